"""The countries of ISO 3166-1 alpha-2: what is no country is refused, and people read names.

XK is among the codes: it is none of the standard, and what everyone writes for Kosovo. The names
shown are the short ones that English readers know. Those that people may write are also the names
of `country_names.json`, in several languages; a name of two countries is none.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

_SHORT = """
    AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla;
    AL Albania; AM Armenia; AO Angola; AQ Antarctica; AR Argentina; AS American Samoa;
    AT Austria; AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan;
    BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso;
    BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda;
    BN Brunei; BO Bolivia; BQ Caribbean Netherlands; BR Brazil; BS Bahamas; BT Bhutan;
    BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize; CA Canada; CC Cocos Islands;
    CD DR Congo; CF Central African Republic; CG Congo; CH Switzerland; CI Côte d’Ivoire;
    CK Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica; CU Cuba;
    CV Cabo Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia; DE Germany;
    DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador;
    EE Estonia; EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland;
    FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon;
    GB United Kingdom; GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana;
    GI Gibraltar; GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea;
    GR Greece; GS South Georgia and South Sandwich Islands; GT Guatemala; GU Guam;
    GW Guinea-Bissau; GY Guyana; HK Hong Kong; HM Heard and McDonald Islands; HN Honduras;
    HR Croatia; HT Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man;
    IN India; IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland; IT Italy;
    JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia;
    KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea;
    KW Kuwait; KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia;
    LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg;
    LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin;
    MG Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia;
    MO Macao; MP Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat;
    MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique;
    NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua;
    NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman;
    PA Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines;
    PK Pakistan; PL Poland; PM Saint Pierre and Miquelon; PN Pitcairn; PR Puerto Rico;
    PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Réunion; RO Romania;
    RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles;
    SD Sudan; SE Sweden; SG Singapore; SH Saint Helena; SI Slovenia;
    SJ Svalbard and Jan Mayen; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal;
    SO Somalia; SR Suriname; SS South Sudan; ST São Tomé and Príncipe; SV El Salvador;
    SX Sint Maarten; SY Syria; SZ Eswatini; TC Turks and Caicos Islands; TD Chad;
    TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau;
    TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye;
    TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda;
    UM US Outlying Islands; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican City;
    VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands;
    VI US Virgin Islands; VN Vietnam; VU Vanuatu; WF Wallis and Futuna; WS Samoa; XK Kosovo;
    YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""
# By code: `{"DE": "Germany", …}`.
COUNTRIES = {one.strip()[:2]: one.strip()[3:] for one in _SHORT.split(";")}
# Written often, and no code of the standard.
OFTEN_MEANT = {"UK": "GB", "EL": "GR"}
NAMES_FILE = Path(__file__).with_name("country_names.json")
# Names in use that CLDR gives only as a variant, or not at all.
_ALSO = {
    "US": ("USA", "U.S.", "United States of America", "America", "美利坚合众国"),
    "GB": ("Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "NL": ("Holland",),
    "TR": ("Turkey",),
    "CZ": ("Czech Republic",),
    "RU": ("Russian Federation",),
    "KR": ("Republic of Korea",),
    "CN": ("People's Republic of China", "中华人民共和国"),
    "HK": ("Hong Kong", "香港"),
    "MO": ("Macau", "Macao", "澳门", "澳門"),
    "MM": ("Myanmar", "Burma"),
    "PS": ("Palestine",),
    "VA": ("Vatican", "Holy See"),
    "CI": ("Ivory Coast",),
}
_TWO = frozenset({"congo", "korea"})  # of either it must be said which


def country_name(code: str) -> str:
    """`DE` → `Germany`; what is no code stays as it is."""
    return COUNTRIES.get(code, code)


def country_code(text: str) -> str | None:
    """The code of what was written: `DE`, Germany, Deutschland or 德国; None for no country."""
    code = text.strip().upper()
    return code if code in COUNTRIES else _names().get(_plain(text))


def nearest_country(text: str) -> str | None:
    """The English name of the country that was perhaps meant."""
    near = get_close_matches(_plain(text)[:40], _names(), n=1, cutoff=0.75)
    return COUNTRIES[_names()[near[0]]] if near else None


@cache
def _names() -> Mapping[str, str]:
    """Every name, in small letters and nothing but letters, with its code."""
    found = {_plain(name): code for code, name in COUNTRIES.items()}
    for code, names in json.loads(NAMES_FILE.read_text(encoding="utf-8")).items():
        for name in names:
            found.setdefault(_plain(name), code)
    found |= {_plain(name): code for code, names in _ALSO.items() for name in names}
    return {name: code for name, code in found.items() if name not in _TWO}


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s", "", bare.strip()))
