"""How Slack writes people's words on the wire: `&`, `<` and `>` as entities, and nothing else."""


def decode(text: str) -> str:
    """The words as people see them."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def encode(text: str) -> str:
    """The words as they are sent."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
