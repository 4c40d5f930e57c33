"""Tell which addresses a page may lead to."""

from __future__ import annotations

import re


def safe_link(address: str) -> bool:
    """Whether a page may link there: http, https, mailto, a relative path or a fragment.

    Says no to other schemes however they are written, and to `//host`, which a page opened
    from a disk takes for a network drive.

    >>> safe_link("docs/returns.md"), safe_link("javascript:alert(1)")
    (True, False)
    """
    # Browsers drop tabs and line ends, trim blanks, and read a backslash as a slash.
    if not address or re.search(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]", address):
        return False
    if address.startswith("//"):
        return False
    scheme = re.match(r"([^/?#]*?):", address)
    return scheme is None or scheme[1].lower() in {"http", "https", "mailto"}


def encoded(address: str) -> str:
    """Return an address with everything percent-encoded that no URI may hold.

    >>> encoded("https://a.example/größe>?x=%20#y")
    'https://a.example/gr%C3%B6%C3%9Fe%3E?x=%20#y'
    """
    from urllib.parse import quote

    return quote(address, safe="%/:?#[]@!$&'()*+,;=~", errors="replace")


def likely_address(address: str) -> str:
    """Return what a relative address was probably meant as, "" where it is a path as it stands.

    >>> likely_address("library.org/loans"), likely_address("me@library.org")
    ('https://library.org/loans', 'mailto:me@library.org')
    >>> likely_address("docs/returns.md"), likely_address("returns.md")
    ('', '')
    """
    host = re.match(_HOST, address)
    if not host or not _is_top_level(host["top"].lower(), www=address.lower().startswith("www.")):
        return ""
    return f"{'mailto:' if host['user'] else 'https://'}{address}"


_HOST = r"(?P<user>[^\s@/?#:]+@)?(?:[\w-]{1,63}\.){1,8}(?P<top>[^\W\d_]{2,24})(?=[/?#]|$)"
# Of the longer ones, those that people meet most; every country has one of two letters.
_TOP_LEVEL = frozenset(
    (
        *("app", "berlin", "biz", "blog", "cloud", "com", "coop", "dev", "edu", "gov", "hamburg"),
        *("info", "int", "koeln", "mil", "mobi", "museum", "net", "nrw", "online", "org", "page"),
        *("ruhr", "saarland", "shop", "site", "social", "store", "swiss", "tirol", "wien"),
    )
)
_FILES = {"cs", "gz", "js", "kt", "md", "ps", "py", "rb", "rs", "sh", "ts"}


def _is_top_level(label: str, *, www: bool) -> bool:
    return www or label in _TOP_LEVEL or (len(label) == 2 and label not in _FILES)
