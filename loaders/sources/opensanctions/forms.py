"""The struct for the lines of each schema, made from `mapping.toml`, and the decoder that tells them apart."""

from __future__ import annotations

from typing import Any, Union

from msgspec import Struct, defstruct, json
from msgspec.structs import fields

from loaders.sources.opensanctions.line import (
    Designation,
    Line,
    Link,
    LinkLine,
    ListingLine,
    OtherLine,
    Party,
    PartyLine,
    Texts,
)
from loaders.sources.opensanctions.mapping import MAPPING, Relation


def _form(schema: str, base: type[Line], properties: type[Struct] | None = None) -> Any:
    own = [("properties", properties)] if properties else []
    return defstruct(schema, own, bases=(base,), tag=schema, kw_only=True, frozen=True, gc=False)


def _link(schema: str, relation: Relation) -> type[Link]:
    """The properties of one schema of relationships: the fields of `Link` by the names that they have there.

    A schema without a share has that field under an empty name, which no property has.
    """
    names = {"start": relation.start, "end": relation.end, "words": relation.words, "share": relation.share}
    names |= {"start_date": "startDate", "end_date": "endDate"}
    read = [(name, Texts, ()) for name in Link.__struct_fields__]
    return defstruct(f"{schema}Link", read, bases=(Link,), rename=names, frozen=True, gc=False)  # type: ignore[return-value]


def _names(properties: type[Struct]) -> frozenset[str]:
    return frozenset(each.encode_name for each in fields(properties))


_LINKS = {schema: _link(schema, relation) for schema, relation in MAPPING.relations.items()}
FORMS: dict[str, type[Line]] = {
    **{schema: _form(schema, PartyLine) for schema in MAPPING.parties},
    **{schema: _form(schema, LinkLine, link) for schema, link in _LINKS.items()},
    **{schema: _form(schema, ListingLine) for schema in MAPPING.listings},
    **{schema: _form(schema, OtherLine) for schema in MAPPING.left_out},
}
"""The struct for each schema."""

READ: dict[str, frozenset[str]] = {
    **dict.fromkeys(MAPPING.parties, _names(Party)),
    **{schema: _names(link) for schema, link in _LINKS.items()},
    **dict.fromkeys(MAPPING.listings, _names(Designation)),
}
"""The names of the properties that are read of each schema of which anything is loaded."""

LINE: json.Decoder[Line] = json.Decoder(Union[tuple(FORMS.values())])  # noqa: UP007  # made here, not written
