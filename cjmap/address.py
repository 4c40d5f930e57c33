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
