"""Web addresses of articles: one canonical form, and the key that says which article it is.

`canonical` gives an address that can still be opened; `url_key` gives an identity that may drop
more. What is dropped is what never names another article: tracking parameters, fragments, ports,
and the marks of AMP and mobile editions. Knows nothing of the network.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Container

_PORTS = {"http": 80, "https": 443}
_STRAY = r"\s\x00-\x1f\x7f<>\"\\^`{|}"
_UNFIT = re.compile(f"[{_STRAY}]")
# What nearly every address is: no port, no credentials, no capitals in its host. A test holds the
# short way equal to the long one.
_PLAIN = re.compile(rf"https?://([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?:[/?#][^{_STRAY}]*)?")

# Parameters that name the way a reader came, never the article. Prefixes, then whole names.
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "matomo_", "hsa_", "at_", "ns_", "ea_", "_hs", "guce_")
_TRACKING = frozenset(
    """
    _ga _gl cmp cmpid cvid dclid fb_action_ids fb_action_types fb_ref fb_source fbclid gaa_at
    gaa_n gaa_sig gaa_ts gbraid gclid gclsrc guccounter icid igsh igshid ito li_fat_id mbid mc_cid
    mc_eid mkt_tok msclkid ocid oly_anon_id oly_enc_id rb_clickid ref_src ref_url s_cid s_kwcid
    sfmc_id smid smtyp soc_src soc_trk srsltid taid ttclid twclid vero_id wbraid xtor yclid ysclid
    """.split()  # noqa: SIM905 - a word list, read and extended as running text
)
_AMP_PARAMETERS = frozenset({"amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp"})
_EDITION = re.compile(r"^(?:m|mobile|amp)\.(?=[^.]+\.)|(?<=^[a-z]{2})\.m(?=\.[^.]+\.)")
_AMP_PATH = re.compile(r"(?<=[^/])(?:/+amp|\.amp)/*$|\.amp(?=\.html?$)", re.I)
_AMP_CACHE = re.compile(r"^/amp/(?:s/)?(?=[^/]+\.[^/]+)")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

_DAILY8_HOST = re.compile(r"(?:.+\.)?daily8\.com|main\.d358xbzettaslu\.amplifyapp\.com")
_DAILY8_PATH = re.compile(r"(?:/[a-z]{2})?/article/([0-9a-f]{32})", re.I)


def is_web(url: str) -> bool:
    """Whether `url` is a complete http(s) address with a host and without stray characters."""
    return _PLAIN.fullmatch(url) is not None or _split(url) is not None


def may_link(url: str, schemes: Container[str]) -> bool:
    """Whether an article may link to `url`: inside the site, or an address of one of `schemes`."""
    try:
        parts = urlsplit(url)
    except ValueError:  # an impossible bracket or host name
        return False
    if not parts.scheme and not parts.netloc:
        return True
    return parts.scheme.lower() in schemes


def host(url: str) -> str:
    """The host of a web address in lower case, an empty string where there is none."""
    if plain := _PLAIN.fullmatch(url):
        return plain[1]
    parts = _split(url)
    return _host(parts) if parts else ""


def canonical(url: str) -> str:
    """The one form in which an address is kept. What is no web address is only trimmed.

    Scheme kept; host in lower case ASCII without default port and credentials; mobile and AMP
    editions mapped to the plain one; dot segments resolved; tracking parameters and fragment
    dropped, the others sorted by name; no trailing slash but for the root. Idempotent.
    """
    url = url.strip()
    while (parts := _split(url)) is not None:
        name = _host(parts)
        cached = _AMP_CACHE.match(parts.path) if name.startswith("www.google.") else None
        if not cached:
            break
        # Google's AMP cache: the address of the article is in the path.
        url = f"https://{parts.path[cached.end() :]}{f'?{parts.query}' if parts.query else ''}"
    else:
        return url
    place = _plain_edition(name)
    if parts.port is not None and parts.port != _PORTS[parts.scheme]:
        place += f":{parts.port}"
    query = _query(parts.query)
    return f"{parts.scheme}://{place}{_path(parts.path)}{f'?{query}' if query else ''}"


def url_key(url: str) -> str:
    """The identity of the article at `url`: equal keys mean one article.

    The canonical form without scheme and www. The pages of Daily8 stand under several hosts and
    languages with one id each; their key is that id.
    """
    whole = canonical(url)
    parts = _split(whole)
    if parts is None:
        return whole
    daily8 = _DAILY8_PATH.fullmatch(parts.path)
    if daily8 and _DAILY8_HOST.fullmatch(_host(parts)):
        return f"daily8:{daily8[1].lower()}"
    return whole.partition("://")[2].removeprefix("www.").removesuffix("/")


@lru_cache(maxsize=1024)  # the same few addresses are asked about again and again
def _split(url: str) -> SplitResult | None:
    """The parts of a web address, None for anything else."""
    if _UNFIT.search(url):
        return None
    try:
        parts = urlsplit(url)
        fit = parts.scheme in _PORTS and bool(_host(parts)) and parts.port != 0
    except ValueError:  # an impossible port, bracket or host name
        return None
    return parts if fit else None


def _host(parts: SplitResult) -> str:
    """The host in ASCII. Raises ValueError for a name that cannot be one."""
    name = (parts.hostname or "").rstrip(".")
    if ":" in name:
        return f"[{name}]"
    name = name if name.isascii() else name.encode("idna").decode("ascii").lower()
    if re.search(r"[^a-z0-9._-]|\.\.|^\.", name):
        raise ValueError(f"not a host name: {name}")
    return name


def _plain_edition(name: str) -> str:
    """`name` without the label of a mobile or AMP edition, as long as two labels stay."""
    while (plain := _EDITION.sub("", name)) != name:
        name = plain
    return name


def _path(path: str) -> str:
    kept: list[str] = []
    for segment in _escapes(path).split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment not in ("", "."):
            kept.append(segment)
    plain = "/" + "/".join(kept)
    while (shorter := _AMP_PATH.sub("", plain)) != plain:
        plain = shorter
    return plain


def _query(query: str) -> str:
    fields = [_escapes(field) for field in query.split("&") if field]
    kept = [field for field in fields if not _is_tracking(field)]
    return "&".join(sorted(kept, key=lambda field: field.partition("=")[0]))


def _is_tracking(field: str) -> bool:
    name = field.partition("=")[0].lower()
    return (
        name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or field.lower() in _AMP_PARAMETERS
    )


def _escapes(text: str) -> str:
    """`text` with what needs no percent-encoding decoded, and the rest encoded in upper case."""

    def settle(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    return _ESCAPE.sub(settle, quote(text, safe="%/:@!$&'()*+,;=-._~?[]"))
