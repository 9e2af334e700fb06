"""The check of geometry itself: it sees what is cut off, what lies on what, and what is wider than its window."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser import geometry

PAGE = """<body style="margin:0"><main style="font:16px monospace">
<div style="width:60px;overflow:hidden;white-space:nowrap">cut off for sure</div>
<div style="width:60px;overflow:auto;white-space:nowrap">one can scroll to it</div>
<div style="position:absolute;top:100px;left:0">below</div><div style="position:absolute;top:104px;left:8px">above</div>
<div style="position:absolute;top:160px;left:0">hidden</div>
<div style="position:absolute;top:160px;left:0;width:90px;height:30px;background:white;z-index:2">cover</div>
<div style="position:absolute;top:200px;left:0">one</div><div style="position:absolute;top:220px;left:0">two</div>
<div style="display:none">none of this<div>counts</div></div></main></body>"""


def test_the_check_sees_what_a_reader_would(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 300, "height": 400})
    page.set_content(PAGE)
    assert geometry.clipped_text(page) == ["cut off for sure"]
    assert geometry.overlapping_text(page) == ["below | above", "hidden | cover"]
    assert not geometry.scrolls_sideways(page)
    page.evaluate("document.querySelector('main').style.width = '500px'")
    assert geometry.scrolls_sideways(page)
    page.close()
