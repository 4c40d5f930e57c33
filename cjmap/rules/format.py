"""The format: what a file says that no map can say (CJ02x and CJ03x of the reading family)."""

from __future__ import annotations

from cjmap import decode
from cjmap.decoding import key_order, unsaid
from cjmap.loading import cascade
from cjmap.rules.declare import page


@page(decode.UNKNOWN_KEY)
def unknown_key() -> None:
    """A key is written that the format does not have.

    What stands there would be shown nowhere. Rows of your own are declared under `lanes`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, painpoints: Freight is shown late}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, pain_points: Freight is shown late}
    """


@page(decode.WRONG_TYPE)
def wrong_type() -> None:
    """Something else is written than the key can hold.

    A text where a number is meant, a list where one text is meant, `yes` where true is meant.
    `true` and `false` as texts go in quotes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, emotion: happy}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, emotion: 1, feeling: happy}
    """


@page(decode.MISSING_KEY)
def missing_key() -> None:
    """A key is missing without which the part cannot be shown.

    A map has a title and phases (or a model), a touchpoint a name and, where there are several
    phases, its phase.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {phase: buy}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(decode.BAD_ID)
def bad_id() -> None:
    """An id has other characters than a-z, 0-9 and the hyphen, or is taken.

    Ids become addresses in pages and names in diagrams. What people read stands under `name`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          Shopping Cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shopping-cart: {name: Cart, phase: buy}
    """


@page(decode.BAD_VALUE)
def bad_value() -> None:
    """A value is none of those that are possible.

    Some keys take one word out of a few, a number within a range, or an address. The finding
    says what is possible.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy, when: befor}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy, when: before}
          wear: {name: Wear, when: after}
        touchpoints:
          cart: {name: Cart, phase: buy}
          care: {name: Care, phase: wear}
    """


@page(decode.NOTHING_TO_TAKE_AWAY)
def nothing_to_take_away() -> None:
    """`null` or `~` takes away what a base says, and there is nothing to take away.

    In a map without a base, leave the value empty where something is still to do.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, goal: null}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart:
            name: Cart
            phase: buy
            goal:
    """


@page(cascade.TAKEN_ALONG)
def taken_along() -> None:
    """Taking away one part of a base takes others along.

    A phase takes its touchpoints along, a touchpoint its place in paths, a persona its journeys
    and what is said for it alone. This note says what has gone.

    Bad:
        title: Shoes, shorter
        extends: base.yaml
        phases:
          wear: null
        # file: base.yaml
        phases:
          buy: {name: Buy}
          wear: {name: Wear}
        touchpoints:
          cart: {name: Cart, phase: buy}
          care: {name: Care, phase: wear}

    Good:
        title: Shoes, shorter
        extends: base.yaml
        phases:
          wear: null
        touchpoints:
          care: {phase: buy}
        # file: base.yaml
        phases:
          buy: {name: Buy}
          wear: {name: Wear}
        touchpoints:
          cart: {name: Cart, phase: buy}
          care: {name: Care, phase: wear}
    """


@page(decode.HOST_WITHOUT_SCHEME)
def host_without_scheme() -> None:
    """A link names a website without `https://`.

    What has no scheme is a path: the page would look for a file of that name beside itself.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, links: shoes.example.com/cart}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, links: "https://shoes.example.com/cart"}
    """


@page(decode.NO_DATE)
def no_date() -> None:
    """A text stands where a date or an interval is expected.

    A date is written as `2026-12-15`, an interval as `6 months`. `12.11.2024` and `6 Monate` are
    read as what they must mean, and `--fix` writes it. Of any other text, such as `last spring`,
    nobody can tell when it is over: a review that is late, or a source that is old, goes unseen.
    What a solution is due for is asked by *due-no-date*.

    Bad:
        title: Shoes
        reviewed: 12.11.2026
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        reviewed: 2026-11-12
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@page(unsaid.UNSAID_LANGUAGE)
def unsaid_language() -> None:
    """The texts of a map are German, and nothing says so.

    Without `language: de` the rows, legends and pages around the texts are labelled in English,
    and screen readers read them as English. It is said only where common German words leave no
    doubt, and where the project has no `language` for all of its maps.

    Bad:
        title: Schuhe
        phases:
          buy: {name: Kauf}
        touchpoints:
          cart:
            name: Warenkorb
            actions: Ich lege ein Paar in den Korb und sehe nach, wie teuer das mit Versand ist
            phase: buy

    Good:
        title: Schuhe
        language: de
        phases:
          buy: {name: Kauf}
        touchpoints:
          cart:
            name: Warenkorb
            actions: Ich lege ein Paar in den Korb und sehe nach, wie teuer das mit Versand ist
            phase: buy
    """


@page(key_order.KEY_ORDER, by_name=True)
def key_order_of_format() -> None:
    """The keys of a part stand in another order than in the format.

    In maps of one order, people find things without searching, and changes are easy to compare.
    Most teams have an order of their own, so the rule speaks, in `strict` too, only where
    `select` or `severity` names it: `cjmap check --select key-order --fix`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {phase: buy, name: Cart}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


RULES = (
    unknown_key,
    wrong_type,
    missing_key,
    bad_id,
    bad_value,
    nothing_to_take_away,
    taken_along,
    host_without_scheme,
    no_date,
    unsaid_language,
    key_order_of_format,
)
