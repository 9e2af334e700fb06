"""Texts that try to be something else than text."""

from __future__ import annotations

HOSTILE = (
    "=cmd()",
    "+1",
    "-1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<r><t>x</t></r>",
    "a & b \"c\" 'd' \\e",
    "two\nlines\tand a tab\rand a return",
    "nothing\x00 and bell\x07",
    "_x0041_",
    "no character \uffff",
    "شركة أشباه الموصلات",
    "半導体 反도체",
    "name " * 24,
    "https://example.org/a",
    " spaces ",
    "123",
)
