"""A view of the explorer as an address: the same both ways, and readable whatever stands in it."""

from __future__ import annotations

from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st

from app import address
from app.canvas import written
from app.canvas.document import Condition, Document, Group, Hidden, Placed, Style
from app.canvas.opening import from_json
from tests.app.test_canvas_document import WHOLE
from tests.app.views_of_canvas import documents

ADDRESS = (
    "?on=2024-12-31&toward=chn&by=usa,jpn&focus=asml&scenario=kor%20joins&add=kor~2024-07-01~like:jp-23-items-2023"
    "&show=asml,litho-euv,tel&at=0.0,186.-40r&from=,0&pin=0&hid=2&bundle=0~produces-out~186.12"
    "&box=Tool%20makers~0.2&arrange=force&colour=coverage&off=class:Person;type:CITES;source:eto;confidence:low;confidence:"
    "&where=eccn~contains~3B001&asof=hide&look=Company~aabbcc~ellipse&title=Tools%20for%20%3Cb%3Echips%3C%2Fb%3E"
)


def test_a_document_is_the_address_that_says_the_same() -> None:
    assert address.write(written.values(WHOLE)) == ADDRESS
    assert written.from_url(ADDRESS) == (WHOLE, ())


def test_defaults_are_left_out() -> None:
    assert address.write(written.values(Document())) == ""
    assert address.write(written.values(Document(focus="asml"))) == "?focus=asml"
    assert written.from_url("?focus=asml") == (Document(focus="asml"), ())


@settings(max_examples=250, deadline=None)
@given(documents())
def test_every_document_comes_back_from_its_address(document: Document) -> None:
    values = written.values(document)
    assert written.read({name: value for name, value in values.items() if value}).document == document
    search = address.write(values)
    if len(search) <= address.LONGEST:
        assert written.from_url(search).document == document


def test_signs_of_lists_within_names_are_encoded_once_more() -> None:
    one = Document(entities=(Placed(id="a,b~c%;:", place=(1, 2)), Placed(id="d"), Placed(id="中芯")))
    assert written.values(one)["show"] == "a%2Cb%7Ec%25%3B%3A,d,中芯"
    assert parse_qs(address.write(written.values(one))[1:])["at"] == ["1.2"]


def test_a_long_list_of_ids_is_read_whole() -> None:
    ids = [f"entity-{at}" for at in range(500)]
    assert written.from_url("?show=" + ",".join(ids)).document.ids == tuple(ids)


VALUE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
BROKEN = st.text(alphabet="0123456789abclr.,;~:%-in", max_size=40)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from((*written.VALUES, "on", "toward", "by", "focus", "add")), VALUE | BROKEN))
def test_whatever_stands_in_an_address_a_sound_document_comes_out(values: dict[str, str]) -> None:
    document = written.read(values).document
    assert from_json(document.to_json()) == document


def test_what_cannot_be_read_is_left_out_and_named() -> None:
    found = written.from_url(
        "?on=tomorrow&show=a,a,b,&at=1.2,x,3.4q&from=,,7&pin=9&bundle=0~what~1.2&box=Both~0;Again~0.2;None~&arrange=circle"
        "&off=class:Person;kind:x&where=eccn~like~3;name~contains~x&look=Company~red~&asof=later"
    )
    assert found.document == Document(
        entities=(Placed(id="a", place=(1, 2)), Placed(id="b")),
        groups=(Group(name="Both", members=("a",)), Group(name="Again", members=("b",))),
        hide=Hidden(classes=("Person",)),
        where=(Condition(property="name", how="contains", value="x"),),
    )
    left_out = "behind {}= in the address is not understood and was left out."
    assert found.complaints[0] == "'tomorrow' in the address is no day. Write it as 2024-12-31."
    assert found.complaints[1] == "'9' " + left_out.format("pin")
    assert f"'a' {left_out.format('show')}" in found.complaints
    assert found.complaints[-1].endswith("more parts of the address were left out.")


def test_a_style_can_change_the_colour_alone_or_the_shape_alone() -> None:
    styles = (Style(kind="Company", fill="#aabbcc"), Style(kind="Law", shape="star"))
    assert written.from_url("?look=Company~AABBCC~;Law~~star").document.styles == styles


def test_an_address_with_more_entities_than_a_canvas_takes_says_so() -> None:
    found = written.read({"show": ",".join(f"e{at}" for at in range(10_000))})
    assert (len(found.document.entities), found.document.ids[-1]) == (2_000, "e1999")
    assert found.complaints == ("The address names 10,000 entities; the first 2,000 are taken.",)
