"""Single values of FollowTheMoney, brought to the forms of this graph.

Every value of a property is a list of texts in no order that means something. Where the graph has room for one, the
first in the file's order that is not blank is taken; where it has a list, all are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loaders.record import SourceFault, Where
from loaders.sources.opensanctions.mapping import MAPPING

_NUMBER = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)\s?%?", re.ASCII)
_COUNTRY = re.compile(r"([a-z]{2})(?:-[a-z0-9]{1,4})?", re.ASCII)
DAY = 10
"""Characters of a full day, 2024-09-30; what follows it is a time."""


def first(values: tuple[str, ...]) -> str | None:
    """The first text that is not blank; `None` when there is none."""
    for value in values:
        if text := value.strip():
            return text
    return None


def unlike(values: Iterable[str], *others: str) -> list[str]:
    """The texts that are not blank, each once, in their order, without `others`."""
    kept = dict.fromkeys(value.strip() for value in values)
    return [text for text in kept if text and text not in others]


def day(values: tuple[str, ...]) -> str | None:
    """The first date, without the time if it has one: 2023, 2023-04 or 2023-04-12. Checked with all others, later."""
    text = first(values)
    if text is not None and len(text) > DAY and text[DAY] in "T ":
        return text[:DAY]
    return text


def web_address(values: tuple[str, ...]) -> str | None:
    """The first that is an address of the web; `None` when there is none."""
    return next((text for value in values if (text := value.strip()).startswith(("http://", "https://"))), None)


def share(values: tuple[str, ...], where: Where) -> tuple[float | None, str | None]:
    """The first percentage as a number, or as words where it is a range or a bound, such as `25-50` or `over 50%`.

    Raises `SourceFault` for a number outside of 0 to 100, and for words without any number, such as `n/a`.
    """
    text = first(values)
    if text is None:
        return None, None
    number, words = _share(text)
    if number is None and words is None:
        raise SourceFault(
            f"{where}: field 'percentage' is {text!r}.",
            hint="Allowed: 0 to 100, a range such as 25-50, or words with a number; leave it out when it is not known.",
        )
    return number, words


@lru_cache(maxsize=4096)
def _share(text: str) -> tuple[float | None, str | None]:
    if found := _NUMBER.fullmatch(text):
        number = float(found[1])
        return (number if 0 <= number <= 100 else None), None
    return None, (text if any("0" <= each <= "9" for each in text) else None)


@lru_cache(maxsize=4096)
def country(code: str) -> str | None:
    """The two-letter code in capitals of a country or of the one that a region belongs to (`us-de`: US).

    `None` for a state that is no more (`suhh`), the European Union and other codes that are no country's.
    """
    found = _COUNTRY.fullmatch(code.strip().lower())
    return found[1].upper() if found and found[1] not in MAPPING.no_countries else None


@lru_cache(maxsize=4096)
def is_kept_topic(topic: str) -> bool:
    """Whether a topic is about trade: its first word is one of mapping.toml's."""
    return topic.partition(".")[0] in MAPPING.topics
