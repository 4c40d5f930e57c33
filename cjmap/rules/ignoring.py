"""Comments that set findings aside (CJ018, CJ019, CJ028, CJ029)."""

from __future__ import annotations

from cjmap.ignore import (
    EXPIRED_IGNORE,
    IGNORE_WITHOUT_REASON,
    NEEDLESS_IGNORE,
    UNKNOWN_IGNORE,
)
from cjmap.rules.declare import page


@page(IGNORE_WITHOUT_REASON)
def ignore_without_reason() -> None:
    """A finding is set aside, and nobody says why.

    In a year nobody will know whether the reason still holds.

    Bad:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchase]
          buy: {name: Buy, when: during}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchase] because care is another map
          buy: {name: Buy, when: during}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(UNKNOWN_IGNORE)
def unknown_ignore() -> None:
    """A comment for cjmap is not understood, or names a rule that does not exist.

    It sets nothing aside.

    Bad:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchas] because care is another map
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(EXPIRED_IGNORE)
def expired_ignore() -> None:
    """A finding was set aside until a day that has passed.

    What could wait then may hurt customers now. The comment holds no longer, and what it hid is
    reported again: mend it, or say anew until when it may wait, and why.

    Bad:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchase] until 2026-06-30 because care comes in June
          buy: {name: Buy, when: during}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchase] until 2027-06-30 because care comes in June
          buy: {name: Buy, when: during}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(NEEDLESS_IGNORE, usual=False)
def needless_ignore() -> None:
    """A comment sets something aside that is not found.

    Whatever it excused is mended, or never was there. Take the comment away, so that it doesn't
    hide the same fault when it comes back.

    Bad:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchase] because care is another map
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        phases:  # cjmap: ignore[stops-at-purchase] because care is another map
          buy: {name: Buy, when: during}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


RULES = (ignore_without_reason, unknown_ignore, expired_ignore, needless_ignore)
