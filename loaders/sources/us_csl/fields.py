"""One entry of the list, whichever form it came in, with its fields checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.dates import day_that_counts
from loaders.record import Record, Where, nearest
from loaders.sources.us_csl.tables import COUNTRY, Listing, listings, numbers

FIELDS = (
    *("id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice"),
    *("start_date", "end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type"),
    *("gross_tonnage", "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url"),
    *("alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth", "source_information_url"),
    *("ids", "country"),
)
UNREAD = (
    *("standard_order", "call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage", "vessel_flag"),
    *("vessel_owner", "dates_of_birth", "places_of_birth"),
)
"""Not loaded: what only ships have, days and places of birth, and a mark of the lists of denied persons."""
TYPES = ("Individual", "Entity", "Vessel", "Aircraft")
ADDRESS = ("address", "city", "state", "postal_code", "country")
NUMBER = ("type", "number", "country", "issue_date", "expiration_date")
_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
_ID = re.compile(r"[\w.:+-]+", re.ASCII)
_YEARS = range(1940, 2101)


@dataclass(frozen=True)
class Entry:
    """An entry. `countries` are those of the party, `seats` those of its addresses; both two-letter codes.

    `type` is one of `TYPES`, or `None` where the list does not say. Two entries are equal when all but their places is.
    """

    id: str
    listing: Listing
    type: str | None
    name: str
    aliases: tuple[str, ...]
    addresses: tuple[str, ...]
    seats: tuple[str, ...]
    countries: tuple[str, ...]
    identifiers: tuple[str, ...]
    websites: tuple[str, ...]
    role: str | None
    since: str | None
    until: str | None
    number: str | None
    programs: tuple[str, ...]
    notice: str | None
    requirement: str | None
    policy: str | None
    remarks: str | None
    url: str | None
    where: Where = field(compare=False)


def read_entry(record: Record) -> Entry:
    """The entry that a record holds. Raises `SourceFault` for the first thing that is wrong with it."""
    _know(record, FIELDS)
    id = _id(record)
    record.where = Where(record.where.file, record.where.line, id)
    listing, type = _listing(record), _type(record)
    addresses, seats = _addresses(record)
    identifiers, websites = _numbers(record)
    other = [code for name in ("nationalities", "citizenships") for code in _texts(record, name)]
    entry = Entry(
        id=id,
        listing=listing,
        type=type,
        name=_one_line(record.text("name")),
        aliases=_each(_texts(record, "alt_names")),
        addresses=addresses,
        seats=seats,
        countries=_codes([*seats, record.maybe("country"), *other]),
        identifiers=identifiers,
        websites=websites,
        role=record.maybe("title"),
        since=_day(record, "start_date"),
        until=_day(record, "end_date"),
        number=_word(record, "entity_number"),
        programs=_each(_texts(record, "programs")),
        notice=record.maybe("federal_register_notice"),
        requirement=record.maybe("license_requirement"),
        policy=record.maybe("license_policy"),
        remarks=record.maybe("remarks"),
        url=_address_of_page(record),
        where=record.where,
    )
    record.done(ignoring=UNREAD)
    return entry


def _id(record: Record) -> str:
    id = _word(record, "id")
    if id is None:
        raise record.fault("id", "is missing or blank", hint="Give it a value.")
    if not _ID.fullmatch(id):
        raise record.fault("id", f"is '{id}'", hint="Allowed: letters, digits and . _ : + - in it.")
    return id


def _word(record: Record, name: str) -> str | None:
    """A number that is a name: 906 as well as "906"."""
    item = record.peek(name)
    number = item is not None and isinstance(item.value, int) and not isinstance(item.value, bool)
    return str(record.integer(name)) if number else record.maybe(name)


def _know(record: Record, fields: tuple[str, ...]) -> None:
    for name in record.left():
        if name not in fields:
            raise record.fault(name, "is not known in this list", hint=nearest(name, fields))


def _listing(record: Record) -> Listing:
    said = record.text("source")
    if said not in listings():
        near = nearest(said, listings())
        raise record.fault("source", f"is '{said}'", hint=f"{near} Known lists: {'; '.join(listings())}.")
    return listings()[said]


def _type(record: Record) -> str | None:
    said = record.maybe("type")
    if said is not None and said not in TYPES:
        raise record.fault("type", f"is '{said}'", hint=f"Allowed: {', '.join(TYPES)}, or nothing.")
    return said


def _addresses(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses, each in one line, and the codes of their countries."""
    lines, codes = list[str](), list[str | None]()
    for each in record.children("addresses"):
        _know(each, ADDRESS)
        parts = [each.maybe(name) for name in ADDRESS]
        lines.append(", ".join(_one_line(part) for part in parts if part))
        codes.append(parts[-1])
    return _each(lines), _codes(codes)


def _numbers(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers that registers know the party by, and the addresses of its pages."""
    identifiers, websites = list[str](), list[str]()
    for each in record.children("ids"):
        _know(each, NUMBER)
        type, number, country = each.maybe("type"), each.maybe("number"), each.maybe("country")
        if number and type in numbers():
            identifiers.append(numbers()[type].written(number, country) or "")
        if number and type == "Website":
            websites.append(number if number.startswith(("http://", "https://")) else f"http://{number}")
    return _each(identifiers), _each(websites)


def _texts(record: Record, name: str) -> list[str]:
    """The texts of a field that is a list, or blank, or one text where there is only one."""
    item = record.peek(name)
    if item is not None and isinstance(item.value, str):
        text = record.maybe(name)
        return [text] if text else []
    return record.texts(name)


def _day(record: Record, name: str) -> str | None:
    """A date in ISO form. The list also has 3/14/2019, and days like 3033-01-17 that cannot be meant: those are none.

    Raises `SourceFault` for a text that is no date, or no day of the calendar.
    """
    text = record.maybe(name)
    if text is None:
        return None
    if american := _AMERICAN.fullmatch(text):
        text = f"{american[3]}-{american[1]:0>2}-{american[2]:0>2}"
    try:
        day, _ = day_that_counts(text, "last")
    except ValueError as error:
        raise record.fault(name, f"is no date: {error}", hint="Allowed: 2019-03-14 or 3/14/2019.") from error
    return text if day.year in _YEARS else None


def _address_of_page(record: Record) -> str | None:
    """Where the entry can be read: the list itself, else what is said about it."""
    named = [record.maybe("source_list_url"), record.maybe("source_information_url")]
    return next((url for url in named if url and url.startswith(("http://", "https://"))), None)


def _codes(codes: Iterable[str | None]) -> tuple[str, ...]:
    """The two-letter codes among them, each once, in order; words such as `Palestine` stay in the address alone."""
    return tuple(sorted({code for code in codes if code and COUNTRY.fullmatch(code)}))


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text that is not blank, once, in one line."""
    return tuple(dict.fromkeys(line for text in texts if (line := _one_line(text))))


def _one_line(text: str) -> str:
    return " ".join(text.split())
