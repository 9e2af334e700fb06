"""Companies, organisations, public bodies and people: what the file says of a party.

Names of weak aliases are not taken: they are so general that they find the wrong party. Of people no date or place of
birth, no document and no office is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loaders.emit import Emit
from loaders.record import Where
from loaders.sources.opensanctions.line import Party, Texts
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.sources.opensanctions.values import country, is_kept_topic, unlike

NO_COUNTRY = "of each, a code that is no country's"
NO_ADDRESS = "of each, a website that is no address of the web"
NO_PLACE = "of each, a number that counts in one country only, since the party has no country"
WEB = ("http://", "https://")


def names(caption: str, said: Party) -> list[str]:
    """Every name once, the one it is shown under first: its caption, or without one the first of its names."""
    return unlike((caption, *said.name, *said.alias, *said.previous_name, *said.abbreviation))


def country_codes(said: Party) -> Texts:
    """All codes of countries that a party is linked to, its jurisdiction first, as the file has them."""
    return said.jurisdiction + said.main_country + said.country + said.nationality + said.citizenship


def countries(said: Party) -> list[str]:
    """The countries that a party is linked to, each once, as two-letter codes in capitals."""
    return list(dict.fromkeys([code for each in country_codes(said) if (code := country(each))]))


def seats(said: Party) -> tuple[str, Texts]:
    """The codes of the countries where a party is, and how the file words it; the most exact of what it has."""
    if said.jurisdiction:
        return "jurisdiction", said.jurisdiction
    return ("main country", said.main_country) if said.main_country else ("country", said.country)


def identifiers(said: Party, places: Sequence[str]) -> list[str]:
    """The numbers under which registers know a party, `lei:549300…`.

    A number that counts in one country only gets its code, `reg-cn:…`: the same number elsewhere is another's. Without
    a country it tells nobody apart and is not kept.
    """
    numbers = MAPPING.numbers(said)
    if not any(numbers):
        return []
    found: list[str] = []
    for register, values in zip(MAPPING.identifiers, numbers, strict=True):
        if values and (places or not register.of_country):
            scheme = f"{register.scheme}-{places[0].lower()}" if register.of_country else register.scheme
            found += [f"{scheme}:{number}" for number in unlike(values)]
    return found


def lists(said: Party) -> dict[str, list[str]]:
    """The attributes of a party that are lists, but for its names. Topics are kept as far as they are about trade."""
    places = countries(said)
    return {
        "countries": places,
        "addresses": unlike(said.address) if said.address else [],
        "identifiers": identifiers(said, places),
        "topics": [topic for topic in said.topics if is_kept_topic(topic)] if said.topics else [],
        "websites": [each for each in unlike(said.website) if each.startswith(WEB)] if said.website else [],
    }


def tell_left_out(said: Party, kept: Mapping[str, list[str]], where: Where, emit: Emit) -> None:
    """Name the values of a party that are not among its `kept` lists although their property is read."""
    codes = country_codes(said)
    for code in codes if len(codes) > len(kept["countries"]) else ():
        if country(code) is None:
            emit.leave_out(where, NO_COUNTRY, code)
    for number in () if kept["countries"] or not any(MAPPING.numbers(said)) else _placeless(said):
        emit.leave_out(where, NO_PLACE, number)
    for address in said.website:
        if address.strip() and not address.strip().startswith(WEB):
            emit.leave_out(where, NO_ADDRESS, address)


def _placeless(said: Party) -> Iterator[str]:
    for register, numbers in zip(MAPPING.identifiers, MAPPING.numbers(said), strict=True):
        if numbers and register.of_country:
            yield from unlike(numbers)
