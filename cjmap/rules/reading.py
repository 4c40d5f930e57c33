"""Reading: what is wrong with a file before anything is known of the journey (CJ0xx)."""

from __future__ import annotations

from cjmap.rules.declare import page
from cjmap.source import problems


@page(problems.SYNTAX)
def syntax_error() -> None:
    """The file is not YAML.

    Mostly prose did it: a colon with a space inside a text, an apostrophe or quote that is
    opened and not closed, a text that begins with @, %, & or a backtick, a tab, or a line that
    is indented by too much or too little. The finding says which, and how to write it instead.
    Where git could not merge the file, each of these places is said with its lines.

    Bad:
        title: Shoes: from the ad to the review
        phases:
          buy: {name: Buy}

    Good:
        title: "Shoes: from the ad to the review"
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.ENCODING)
def wrong_encoding() -> None:
    r"""The file is not written in UTF-8.

    Umlauts and other letters would be lost. Save the file as UTF-8; every editor can.

    Bad, as bytes:
        title: Gr\xf6\xdfe\n

    Good:
        title: Größe
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.CONTROL_CHARACTER)
def control_character() -> None:
    r"""The file holds a character that nobody can see and that steers programs.

    It mostly comes along with text that is copied from another program. Delete it.

    Bad:
        title: "Shoes\x07"
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: "Shoes"
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.EMPTY_FILE)
def empty_file() -> None:
    """The file holds no map.

    It is empty, or has nothing but comments. A map begins with a title and phases.

    Bad:
        # to be written

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.SEVERAL_DOCUMENTS)
def several_documents() -> None:
    """The file holds more than one document.

    A line of three dashes begins another one, and a map is one document.

    Bad:
        title: Shoes
        ---
        title: Socks

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.DUPLICATE_KEY)
def duplicate_key() -> None:
    """A key is written twice in the same place.

    Other programs keep the last one in silence, and a colleague's work is gone.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            actions: Puts in a pair
            actions: Takes it out again

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            actions:
              - Puts in a pair
              - Takes it out again
    """


@page(problems.UNSAFE_TAG)
def tag() -> None:
    """A text begins with `!`, which is a tag in YAML.

    Maps need no tags, and some tags can run programs. A text that begins with an exclamation
    mark goes in quotes.

    Bad:
        title: !important Shoes
        phases:
          buy: {name: Buy}

    Good:
        title: "!important Shoes"
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.MERGE_KEY)
def merge_key() -> None:
    """A map uses YAML's merge key `<<`.

    Readers of YAML disagree on what it means. A map that shares parts with others says
    `extends`; a text that is used twice can be an alias.

    Bad:
        title: Shoes
        phases:
          buy: &buy {name: Buy}
          wear:
            <<: *buy
            name: Wear

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.ALIAS)
def bad_alias() -> None:
    """An alias leads nowhere, or in a circle.

    A text that begins with `*` is an alias: it stands for a text that has been named with `&`.
    Where a star is meant, put the text in quotes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy, goal: *fast}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy, goal: "*fast"}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.LIMIT)
def limit_exceeded() -> None:
    """The file is larger or deeper than any map needs.

    Files are limited to 16 MiB, nesting to 64 levels, and the bases of a map to 32, so that a
    hostile file cannot bring a build machine down.

    Bad:
        title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.BIDI_CONTROL)
def hidden_direction() -> None:
    """A text holds a character that turns the direction of writing round.

    What is read is then not what is written. Arabic and Hebrew need no such characters here.

    Bad:
        title: "Shoes \\u202E!"
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: "Shoes!"
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.CUT_TEXT)
def cut_text() -> None:
    """A text ends at a ` #` that begins a word.

    A blank and a number sign begin a comment in YAML, so the rest is not part of the text.
    Where it should be, put the whole text in quotes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          post:
            name: Post
            actions: Shares the pair with #newshoes

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          post:
            name: Post
            actions: "Shares the pair with #newshoes"
    """


@page(problems.SPLIT_TEXT)
def split_text() -> None:
    """A comma inside of `[…]` may have split a sentence.

    In brackets every comma begins the next item. Where the next one goes on in lower case, it may
    have been one sentence. Sentences stand in a list of lines with dashes; brackets are for ids.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            questions: [What does it cost me, when I send the shoes back, Does it fit]

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            questions:
              - What does it cost me, when I send the shoes back
              - Does it fit
    """


@page(problems.LOST_START)
def lost_start() -> None:
    """A text begins with `&`, and its first word is lost.

    In YAML that word names an anchor. Put the text in quotes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shop:
            name: Shop
            actions: &friends look at the window

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shop:
            name: Shop
            actions: "&friends look at the window"
    """


@page(problems.BAD_KEY)
def bad_key() -> None:
    """Something stands where a key should be and cannot be one.

    A key is a word before a colon. Braces and brackets begin a mapping or a list, which is no
    word: a placeholder such as `{{name}}` goes in quotes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy, goal: {{goal}}}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy, goal: "{{goal}}"}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(problems.LIST_AS_TEXT)
def list_as_text() -> None:
    """The items of a list are read as one long text.

    A line with a dash goes on with the text above it, unless that line is a key without a text.
    The list is then one sentence with dashes in it.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            steps: Opens the cart
              - Sees the freight

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            steps:
              - Opens the cart
              - Sees the freight
    """


@page(problems.NOT_A_MAP)
def not_a_map() -> None:
    """The file is a list or a text, and a map is made of keys.

    A map begins with keys such as `title` and `phases`, each with a colon and at the left edge.

    Bad:
        - Shoes
        - Socks

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


RULES = (
    syntax_error,
    wrong_encoding,
    control_character,
    empty_file,
    several_documents,
    duplicate_key,
    tag,
    merge_key,
    bad_alias,
    limit_exceeded,
    hidden_direction,
    cut_text,
    split_text,
    lost_start,
    bad_key,
    not_a_map,
    list_as_text,
)
