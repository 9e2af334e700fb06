"""Values in the words that people read."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}")


def day(value: date, precision: str | None = None) -> str:
    """A date as exactly as it is known: `31 Dec 2024`, `Sep 2024` or `2022`."""
    if precision == "year":
        return f"{value.year}"
    month = f"{MONTHS[value.month - 1]} {value.year}"
    return month if precision == "month" else f"{value.day} {month}"


def written_day(text: str) -> str:
    """A date written 2024-12-31, 2024-09 or 2022 in the same words; any other text as it is."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        return text
    numbers = [int(part) for part in parts] + [1, 1]
    try:
        return day(date(*numbers[:3]), ("year", "month", "day")[len(parts) - 1])
    except ValueError:
        return text


def dated(text: str) -> str:
    """`text` with the date it begins with in the same words: `2023-07-23 In force` becomes `23 Jul 2023: In force`."""
    first, _, rest = text.partition(" ")
    day = written_day(first)
    return text if day == first or not rest else f"{day}: {rest}"


def unbroken_dates(text: str) -> str:
    """`text` with no-break spaces within its dates, so that no line ends inside one."""
    return _DATE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def number(value: float) -> str:
    """A number without needless decimals: `100`, `51.9`, `1,250`."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.1f}"


def percent(value: float) -> str:
    """A share: `51.9 %`, `100 %`; `0 %` only when it is nothing, `under 0.1 %` for less than can be written."""
    if 0 < value < 0.05:
        return "under 0.1 %"
    return f"{value:.1f}".removesuffix(".0") + " %"


def count(amount: int, one: str, many: str | None = None) -> str:
    """An amount with its noun: `1 neighbour`, `1,204 neighbours`."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """`text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def spaced(word: str) -> str:
    """A word of the records in plain words: `list-based-control` and `cut_ties_with` without their joints."""
    return word.replace("-", " ").replace("_", " ")


def short_name(name: str) -> str:
    """A name for a picture: without a bracket at its end, unless the bracket is all there is."""
    if name.endswith(")") and " (" in name:
        return name[: name.rindex(" (")]
    return name
