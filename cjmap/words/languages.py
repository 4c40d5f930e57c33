"""Tell the tags of languages from what is none."""

from __future__ import annotations

import re

# The shape of BCP 47: a language of two or three letters, then script, region and variants.
TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"

_NAMES = {
    "de": ("german", "deutsch"),
    "en": ("english", "englisch"),
    "fr": ("french", "französisch", "français"),
    "it": ("italian", "italienisch", "italiano"),
    "es": ("spanish", "spanisch", "español"),
    "nl": ("dutch", "niederländisch", "nederlands"),
    "pl": ("polish", "polnisch", "polski"),
    "pt": ("portuguese", "portugiesisch", "português"),
    "tr": ("turkish", "türkisch", "türkçe"),
}
_TAG_OF = {name: tag for tag, names in _NAMES.items() for name in names}


def not_a_tag(text: str) -> str:
    """Return why a text is no language tag, with the one that may be meant; "" for a tag.

    >>> not_a_tag("pt-BR"), not_a_tag("deutsch")
    ('', '"deutsch" is not a language tag; did you mean "de"?')
    """
    meant = _TAG_OF.get(text.casefold(), text.replace("_", "-"))
    if meant == text and re.fullmatch(TAG, text):
        return ""
    guess = f'; did you mean "{meant}"?' if re.fullmatch(TAG, meant) else ""
    return f'"{text}" is not a language tag{guess}'
