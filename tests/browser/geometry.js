/* Every visible text below `root`: what is cut off by what holds it, and what lies on other text. */
(root) => {
  const EDGE = 1.5, LINE = 2.5, ENOUGH = 0.4;
  const seen = [], clipped = [], overlaps = [];

  function shown(node) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || element.closest("title, option, script, style, .unseen")) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  /* Whether what holds a box cuts it off: "cut", "scrolled" when one can scroll to it, or "". The nearest that does decides. */
  function fate(element, box) {
    for (let up = element; up && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up), frame = up.getBoundingClientRect();
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      if (up.namespaceURI.endsWith("svg") && up.tagName !== "svg") continue;
      const across = box.left < frame.left - EDGE || box.right > frame.right + EDGE;
      const down = box.top < frame.top - LINE || box.bottom > frame.bottom + LINE;
      if (!across && !down) continue;
      return /auto|scroll/.test(style.overflowX + style.overflowY) ? "scrolled" : "cut";
    }
    return "";
  }

  function note(node) {
    const range = document.createRange(), text = node.data.trim().slice(0, 60);
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const found = fate(node.parentElement, box);
      if (found === "cut") clipped.push(text);
      else if (!found) seen.push({ text, box, element: node.parentElement });
    }
  }

  function common(a, b) {
    const left = Math.max(a.left, b.left), right = Math.min(a.right, b.right);
    const top = Math.max(a.top, b.top), bottom = Math.min(a.bottom, b.bottom);
    const least = Math.min(a.bottom - a.top, b.bottom - b.top) * ENOUGH;
    return right - left < EDGE || bottom - top < least ? null : [(left + right) / 2, (top + bottom) / 2];
  }

  /* Something else, such as an open card, may lie over both: then neither is seen there. */
  function covered(a, b, place) {
    const top = document.elementFromPoint(...place);
    return top && !a.element.contains(top) && !b.element.contains(top);
  }

  const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (shown(walker.currentNode)) note(walker.currentNode);
  seen.sort((a, b) => a.box.top - b.box.top);
  seen.forEach((a, at) => {
    for (let next = at + 1; next < seen.length && seen[next].box.top < a.box.bottom; next += 1) {
      const place = common(a.box, seen[next].box);
      if (place && !covered(a, seen[next], place)) overlaps.push(a.text + " | " + seen[next].text);
    }
  });
  return { clipped, overlaps, sideways: document.documentElement.scrollWidth > innerWidth + 1 };
}
