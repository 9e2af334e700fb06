"""The independent reading of a full release, on one of a few rows."""

from __future__ import annotations

from tests.independent.release import read_release
from tests.independent.small_world import share, world


def test_the_full_release_joins_what_is_known_and_prefixes_the_rest(tmp_path):
    (tmp_path / "providers.csv").write_text(
        "provider_name,alias,provider_id,provider_type,country\n"
        "USA,United States,P1,country,\nVarious countries,,P5,country,\n"
        "New Firm,,P9,organization,CHN\nNew Firm,Old Name,P9,organization,CHN\n"
    )
    (tmp_path / "inputs.csv").write_text(
        "input_id,input_name\nN1,Etch tools\nN2,Dry etch\nN3,Wet things\nN4,Baths\nN5,Dry strip\n"
    )
    (tmp_path / "sequence.csv").write_text(
        "input_name,input_id,goes_into_name,goes_into_id,is_type_of_name,is_type_of_id\n"
        ",N1,,,,N3\n,N2,,,,N1\n,N4,,,,N3\n,N5,,,,N2\n,N1,,N2,,\n"
    )
    (tmp_path / "provision.csv").write_text(
        "provider_name,provider_id,provided_name,provided_id,share_provided,year,source\n"
        ",P1,,N1,40.5,2025,\n,P5,,N1,,2025,\n,P9,,N2,7,2019,\n,P1,,S1,99,2022,\n"
    )
    before = world(shares=[share("jpn", "etch", 77.0), share("jpn", "etch", 78.0, source="other")])
    before["technologies"]["etch"]["eto_input_id"] = "N1"
    before["actors"]["various"]["eto_provider_id"] = "P5"
    after = read_release(before, tmp_path)
    parents = {t["id"]: (t["parents"], t["umbrella"]) for t in after["technologies"].values()}
    assert parents == {
        "tools": ([], True),
        "lithography": (["tools"], False),
        "scanners": (["lithography"], False),
        "etch": (["tools"], False),
        "eto:N2": (["etch"], False),
        "eto:N3": ([], True),
        "eto:N4": (["eto:N3"], False),
        "eto:N5": (["eto:N2"], False),
    }
    assert after["flows"] == {("etch", "eto:N2")}
    assert set(after["actors"]) - set(before["actors"]) == {"eto:P9"}
    assert after["actors"]["eto:P9"]["located_in"] == ["chn"]
    assert after["shares"] == [
        share("jpn", "etch", 78.0, source="other"),
        share("usa", "etch", 40.5),
        share("various", "etch", None),
        share("eto:P9", "eto:N2", 7.0, year=2019),
    ]
