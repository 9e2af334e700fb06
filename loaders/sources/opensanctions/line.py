"""One line of a FollowTheMoney file: an entity, and those of its properties that are read.

What a line holds follows from its schema, and so does the struct that it becomes: `forms.py` makes one for each schema.
Every property is a list of texts, most are empty. Properties that are no field here are passed over without being taken
apart; `survey.py` counts them.
"""

from __future__ import annotations

from msgspec import Raw, Struct

Texts = tuple[str, ...]


class Party(Struct, frozen=True, gc=False, rename="camel"):
    """What is read of a company, a body or a person. The numbers are those of `[identifier]` in mapping.toml."""

    name: Texts = ()
    alias: Texts = ()
    previous_name: Texts = ()
    abbreviation: Texts = ()
    country: Texts = ()
    jurisdiction: Texts = ()
    main_country: Texts = ()
    nationality: Texts = ()
    citizenship: Texts = ()
    address: Texts = ()
    topics: Texts = ()
    website: Texts = ()
    bik_code: Texts = ()
    bvd_id: Texts = ()
    cage_code: Texts = ()
    cik_code: Texts = ()
    duns_code: Texts = ()
    gii_number: Texts = ()
    imo_number: Texts = ()
    inn_code: Texts = ()
    irs_code: Texts = ()
    isin_code: Texts = ()
    lei_code: Texts = ()
    npi_code: Texts = ()
    ogrn_code: Texts = ()
    okpo_code: Texts = ()
    perm_id: Texts = ()
    registration_number: Texts = ()
    swift_bic: Texts = ()
    tax_number: Texts = ()
    unique_entity_id: Texts = ()
    usc_code: Texts = ()
    vat_code: Texts = ()
    wikidata_id: Texts = ()


class Link(Struct, frozen=True, gc=False):
    """What is read of a relationship. Which properties `start`, `end`, `words` and `share` are, its schema says."""

    start: Texts = ()
    end: Texts = ()
    words: Texts = ()
    share: Texts = ()
    start_date: Texts = ()
    end_date: Texts = ()
    status: Texts = ()


class Designation(Struct, frozen=True, gc=False, rename="camel"):
    """What is read of an entry on a list."""

    entity: Texts = ()
    authority: Texts = ()
    authority_id: Texts = ()
    program: Texts = ()
    program_id: Texts = ()
    country: Texts = ()
    start_date: Texts = ()
    end_date: Texts = ()
    listing_date: Texts = ()
    reason: Texts = ()
    source_url: Texts = ()


class Line(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True, tag_field="schema"):
    """An entity as the file has it. Plain FollowTheMoney has `id`, `schema` and `properties` alone."""

    id: str
    caption: str = ""
    referents: Texts = ()
    datasets: Texts = ()
    origin: Texts = ()
    first_seen: str | None = None
    last_seen: str | None = None
    last_change: str | None = None
    target: bool | None = None

    @property
    def schema(self) -> str:
        """The name of its schema."""
        return str(self.__struct_config__.tag)


class PartyLine(Line, frozen=True, gc=False, kw_only=True):
    """A company, a body or a person."""

    properties: Party


class LinkLine(Line, frozen=True, gc=False, kw_only=True):
    """A relationship."""

    properties: Link


class ListingLine(Line, frozen=True, gc=False, kw_only=True):
    """An entry on a list."""

    properties: Designation


class OtherLine(Line, frozen=True, gc=False, kw_only=True):
    """Something that is left out."""

    properties: Raw
