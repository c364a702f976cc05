"""A markdown block as HTML: https://docs.slack.dev/reference/block-kit/blocks/markdown-block

HTML in the source stays text, and a picture becomes a link to it, since nothing is fetched here.
"""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from workspace.page.text.references import SAFE_SCHEMES, link


def _image(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    return link(str(token.attrs.get("src", "")), token.content or "picture")


def _link_open(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    tokens[index].attrSet("target", "_blank")
    tokens[index].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, env)


class _Parser(MarkdownIt):
    """Links go to the web, to mail or to a telephone; what has another address stays text."""

    def validateLink(self, url: str) -> bool:
        return url.startswith(SAFE_SCHEMES)


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.add_render_rule("image", _image)
    parser.add_render_rule("link_open", _link_open)
    return parser


_PARSER = _parser()


def markdown(text: str) -> str:
    """Standard Markdown, with tables and strikethrough."""
    return str(_PARSER.render(text))
