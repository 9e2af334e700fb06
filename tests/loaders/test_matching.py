"""When a party of one source is an entity of another, when it may be, and when it is not."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.known import Known, KnownActor
from loaders.matching import ALIKE, Match, Matcher, Party, Similar
from loaders.names import normal, normals

COMPANY, PERSON, ACTOR = ("Company", "Actor", "Entity"), ("Person", "Actor", "Entity"), ("Actor", "Entity")
SMIC = KnownActor(
    "smic",
    COMPANY,
    ("SMIC", "Semiconductor Manufacturing International Corporation"),
    ("CN",),
    ("lei:254900SAMPLE", "uscc:9131 0000-7X"),
    same_as=("csl:confirmed",),
    different_from=("csl:other",),
)
IVAN = KnownActor("ivan", PERSON, ("Ivan Invented",), ("RU",), ("passport:1",))
ABC = KnownActor("abc", COMPANY, ("ABC",), ("CN",))
WORKS = KnownActor("works", COMPANY, ("Invented Lithography Works",), ("CN", "HK"))
BODY = KnownActor("body", ACTOR, ("Imagined Institute",), ("CN",))
STATE = KnownActor("chn", ("Jurisdiction", "Actor", "Entity"), ("China",), ("CN",))
KNOWN = (SMIC, IVAN, ABC, WORKS, BODY, STATE)
NAME = "Semiconductor Manufacturing International Corp."


def match(party: Party, *actors: KnownActor) -> Match:
    """What `party` is among `actors`, or among the six of this module."""
    found = actors or KNOWN
    return Matcher(Known(lambda _ids: {}, lambda _l, _a: {}, lambda _type: {}, lambda: found)).match(party)


def party(name: str, *countries: str, person: bool | None = None, identifiers: tuple[str, ...] = ()) -> Party:
    return Party("csl:1", (name,), person, countries, identifiers)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huawei Technologies Co., Ltd.", "HUAWEI TECHNOLOGIES"),
        ("The Boeing Company", "Boeing"),
        ("Société Générale S.A.", "SOCIETE GENERALE"),
        ("Carl Zeiss SMT GmbH & Co. KG", "Carl Zeiss SMT"),
        ("Johnson & Johnson", "Johnson and Johnson, Inc."),
        ("中芯国际有限公司", "中芯国际"),
        ("株式会社東芝", "東芝"),
        ("주식회사 하이닉스", "하이닉스"),
        ("ООО Ромашка", "РОМАШКА"),
        ("Ａｃｍｅ Ｌｔｄ", "Acme"),
        ("L’Œuvre", "L'OEUVRE"),
        ("Example Sp. z o.o.", "example"),
        ("Smørrebrød ApS", "Smorrebrod"),
        ("PT Contoh Tbk", "Contoh"),
    ],
)
def test_two_spellings_of_a_name_are_one(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("SMIC Beijing", "SMIC Shanghai"), ("Nova", "Nova Systems"), ("中芯北京", "中芯上海"), ("Co., Ltd.", "Nova Ltd.")],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_initials_behind_a_name_do_not_count_and_other_brackets_do() -> None:
    assert list(normals(["Example Chip Works (ECW)"])) == ["example chip works ecw", "example chip works"]
    assert list(normals(["Example Chip Works (Wuxi)", "!!"])) == ["example chip works wuxi"]


@example(name="1.'1", around=" – ")
@given(name=st.text("abcAB12 &.'", max_size=30), around=st.sampled_from(["", " ", "!!", " – "]))
@settings(max_examples=60, deadline=None)
def test_case_and_signs_around_a_name_do_not_count(name: str, around: str) -> None:
    assert normal(f"{around}{name.upper()}{around}") == normal(name.lower())


def test_a_person_who_has_decided_is_believed_before_any_evidence() -> None:
    confirmed = dataclasses.replace(party("Nothing Alike", "US"), id="csl:confirmed")
    assert match(confirmed) == Match("confirmed", "smic", "A person confirmed that csl:confirmed is smic.")
    other = dataclasses.replace(party(NAME, "CN", identifiers=("lei:254900SAMPLE",)), id="csl:other")
    assert match(other) == Match("none")


def test_a_shared_number_makes_two_one_however_it_is_written() -> None:
    found = match(party("Another Name", "US", identifiers=("uscc:913100007x",)))
    assert found == Match("identifier", "smic", "Both have uscc:913100007x.")


def test_a_number_that_several_have_makes_none_of_them_one() -> None:
    double = dataclasses.replace(WORKS, identifiers=("lei:254900SAMPLE",))
    found = match(party("Another Name", identifiers=("lei:254900SAMPLE",)), SMIC, double)
    reason = "Both have lei:254900SAMPLE, and so have others."
    assert found == Match("similar", None, "", (Similar("smic", 95.0, reason), Similar("works", 95.0, reason)))


def test_the_same_name_and_country_make_one_organisation() -> None:
    reason = f"Same name '{NAME}' and 'Semiconductor Manufacturing International Corporation' and same country CN."
    assert match(party(NAME, "CN", "HK")) == Match("name and country", "smic", reason)
    assert match(party("SMIC", "CN", person=False)).id == "smic"


@pytest.mark.parametrize(
    ("given", "score", "missing"),
    [
        (party("SMIC", "US"), 70.0, "Same name 'SMIC', but the countries are US here, CN there."),
        (party("SMIC"), 80.0, "Same name 'SMIC', but no country is known of one of them."),
        (party("ABC", "CN"), 75.0, "Same name 'ABC' and same country CN, but so short a name may be another's too."),
        (
            party("Ivan Invented", "RU", person=True),
            85.0,
            "Same name 'Ivan Invented' and same country RU, but people share names.",
        ),
        (
            party("Imagined Institute", "CN"),
            85.0,
            "Same name 'Imagined Institute' and same country CN, but people share names.",
        ),
        (
            party("SMIC", "CN", identifiers=("lei:ANOTHER",)),
            75.0,
            "Same name 'SMIC' and same country CN, but their lei numbers differ.",
        ),
    ],
)
def test_a_name_that_lacks_something_is_for_a_person_to_decide(given: Party, score: float, missing: str) -> None:
    found = match(given)
    assert (found.kind, found.id) == ("similar", None)
    assert [(each.score, each.reason) for each in found.similar] == [(score, missing)]


def test_a_name_and_country_that_two_have_make_neither_of_them_one() -> None:
    twin = dataclasses.replace(WORKS, id="twin")
    found = match(party("Invented Lithography Works Ltd", "CN"), WORKS, twin)
    assert [(each.id, each.score) for each in found.similar] == [("twin", 90.0), ("works", 90.0)]
    assert "but so have others" in found.similar[0].reason


def test_names_nearly_alike_in_one_country_are_named_with_how_alike_they_are() -> None:
    found = match(party("Invented Litography Works Co., Ltd.", "HK"))
    reason = (
        "Names 98 % alike, 'Invented Litography Works Co., Ltd.' and 'Invented Lithography Works', and same country HK."
    )
    assert found == Match("similar", None, "", (Similar("works", 98.0, reason),))
    assert ALIKE == 90.0
    assert match(party("Invented Litography Works", "US")) == Match("none")
    assert match(party("Invented Works", "CN")) == Match("none")


def test_people_and_firms_are_never_one_and_a_state_is_no_party() -> None:
    assert match(party("Ivan Invented", "RU", person=False, identifiers=("passport:1",))) == Match("none")
    assert match(party("SMIC", "CN", person=True)) == Match("none")
    assert match(party("China", "CN")) == Match("none")


def test_at_most_three_are_named_the_likeliest_first() -> None:
    many = [
        dataclasses.replace(WORKS, id=f"w{n}", countries=countries)
        for n, countries in enumerate([(), ("US",), (), ("CN",), ("US",)])
    ]
    found = match(party("Invented Lithography Works", "CN", person=None, identifiers=()), *many[:3], many[4])
    assert [(each.id, each.score) for each in found.similar] == [("w0", 80.0), ("w2", 80.0), ("w1", 70.0)]


def test_an_entity_is_not_compared_with_itself() -> None:
    own = dataclasses.replace(WORKS, id="csl:1")
    assert match(party("Invented Lithography Works", "CN"), own) == Match("none")


@given(
    names=st.lists(st.text(max_size=30), max_size=3),
    countries=st.lists(st.sampled_from(["CN", "HK", "RU"]), max_size=2),
    identifiers=st.lists(st.text(max_size=10), max_size=2),
)
@settings(max_examples=60, deadline=None)
def test_any_party_is_one_entity_or_at_most_three_possible_ones(
    names: list[str], countries: list[str], identifiers: list[str]
) -> None:
    found = match(Party("csl:1", tuple(names), None, tuple(countries), tuple(identifiers)))
    assert (found.id is None) == (found.kind in ("similar", "none"))
    assert len(found.similar) <= 3
    assert all(0 <= each.score <= 100 and each.reason for each in found.similar)
