"""The worked example of the interface: the command that asks for it, and the row that it is to give."""

from __future__ import annotations

CLEANING = ("coverage", "cleaning", "--on", "2023-07-23", "--toward", "chn", "--by", "usa,jpn,nld,kor")
ROW = {
    "technology": "cleaning",
    "on": "2023-07-23",
    "toward": "chn",
    "covered_share": 51.9,
    "undated_share": 0.0,
    "known_share": 100.0,
    "holders_without_number": [],
    "basis": "headquarters",
    "year": 2025,
    "share_source": "eto",
}
JAPAN = {
    "jurisdiction": "jpn",
    "status": "in-force",
    "share": 51.9,
    "measures": ["jp-23-items-2023"],
    "requests": [],
    "announced": [],
    "suspended": [],
}
