"""What a page looks like in numbers: text that is cut off, and text that lies on text."""

from __future__ import annotations

from playwright.sync_api import Page

SCRIPT = """
(root) => {
  const place = document.querySelector(root), seen = [], clipped = [];
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('.unseen');
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || !element || element.closest('title, option, script, style') || !visible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      let area = { left: box.left, top: box.top, right: box.right, bottom: box.bottom }, cut = false, scrolled = false;
      for (let up = element; up && up !== document.documentElement; up = up.parentElement) {
        const style = getComputedStyle(up), frame = up.getBoundingClientRect();
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        if (up.namespaceURI.endsWith('svg') && up.tagName !== 'svg') continue;
        const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
        if (area.left < frame.left - 1.5 || area.right > frame.right + 1.5 || area.top < frame.top - 2.5 || area.bottom > frame.bottom + 2.5) {
          if (scrolls) scrolled = true; else cut = true;
        }
      }
      if (scrolled) continue;
      if (cut) clipped.push(node.data.trim().slice(0, 60));
      else seen.push({ text: node.data.trim().slice(0, 60), element, ...area });
    }
  }
  const overlaps = [];
  for (let i = 0; i < seen.length; i++) for (let j = i + 1; j < seen.length; j++) {
    const a = seen[i], b = seen[j];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide < 1.5 || high < Math.min(a.bottom - a.top, b.bottom - b.top) * 0.4) continue;
    const x = (Math.max(a.left, b.left) + Math.min(a.right, b.right)) / 2, y = (Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2;
    const top = document.elementFromPoint(x, y);
    const over = (one, other) => top && one.element.contains(top) === false && other.element.contains(top) === false;
    if (over(a, b)) continue;  // something else lies over both, such as a card that is open
    overlaps.push(a.text + ' | ' + b.text);
  }
  return { clipped, overlaps, sideways: document.documentElement.scrollWidth > innerWidth + 1 };
}
"""


def clipped_text(page: Page, within: str = "main") -> list[str]:
    """Every visible text of which a part is cut off by what holds it; what one can scroll to does not count."""
    return list(page.evaluate(SCRIPT, within)["clipped"])


def overlapping_text(page: Page, within: str = "main") -> list[str]:
    """Every pair of visible texts that lie on each other."""
    return list(page.evaluate(SCRIPT, within)["overlaps"])


def scrolls_sideways(page: Page) -> bool:
    """Whether the page as a whole is wider than its window."""
    return bool(page.evaluate(SCRIPT, "main")["sideways"])
