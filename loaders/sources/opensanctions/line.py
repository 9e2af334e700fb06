"""One line of a FollowTheMoney file: an entity, and those of its properties that are read.

Properties that are not among the fields here are passed over without being taken apart; `survey.py` counts them.
"""

from __future__ import annotations

from msgspec import Struct, json
from msgspec.structs import fields

Texts = tuple[str, ...]


class Properties(Struct, frozen=True, gc=False, rename="camel"):
    """The properties of parties, relationships and designations that are read; each a list of texts, most are empty."""

    # of every party
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
    # its numbers
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
    # of relationships: the two ends of each kind
    owner: Texts = ()
    asset: Texts = ()
    controller: Texts = ()
    controlled: Texts = ()
    director: Texts = ()
    organization: Texts = ()
    agent: Texts = ()
    client: Texts = ()
    employee: Texts = ()
    employer: Texts = ()
    member: Texts = ()
    subject: Texts = ()
    object: Texts = ()
    person: Texts = ()
    associate: Texts = ()
    relative: Texts = ()
    predecessor: Texts = ()
    successor: Texts = ()
    # and what is said of them
    role: Texts = ()
    relationship: Texts = ()
    control_type: Texts = ()
    percentage: Texts = ()
    status: Texts = ()
    start_date: Texts = ()
    end_date: Texts = ()
    # of designations
    entity: Texts = ()
    authority: Texts = ()
    authority_id: Texts = ()
    program: Texts = ()
    program_id: Texts = ()
    listing_date: Texts = ()
    reason: Texts = ()
    source_url: Texts = ()


class Line(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An entity as the file has it. Plain FollowTheMoney has `id`, `schema` and `properties` alone."""

    id: str
    schema: str
    properties: Properties
    caption: str = ""
    referents: Texts = ()
    datasets: Texts = ()
    origin: Texts = ()
    first_seen: str | None = None
    last_seen: str | None = None
    last_change: str | None = None
    target: bool | None = None


LINE = json.Decoder(Line)
FIELDS = {each.encode_name: each.name for each in fields(Properties)}
"""The field for each property of FollowTheMoney that is read, by its name there."""
