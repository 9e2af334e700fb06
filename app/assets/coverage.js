/* The matrix of coverage: a real table of which only the rows in view are drawn, with keys and print. */
(function () {
  "use strict";
  const AROUND = 10;
  let now = null, at = { row: 0, column: -1 }, shown = new Map(), printing = false, scrolling = 0, jumped = -1, late = false, entering = false, leaving = false;

  const place = () => now && document.getElementById(now.place);
  const none = () => window.dash_clientside.no_update;

  function make(tag, classes, ...content) {
    const made = document.createElement(tag);
    if (classes) made.className = classes;
    made.append(...content.filter((each) => each !== null && each !== ""));
    return made;
  }

  function named(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    return element;
  }

  /* The table without its rows. */
  function table() {
    const head = make("tr", "");
    const all = now.unsized.length ? named(make("a", "wide show-all", now.unsized[0]), { href: now.unsized[1] }) : null;
    head.append(named(make("th", "name", all, make("span", "", "Technology")), { scope: "col" }));
    head.append(named(make("th", "covered", make("span", "wide", "Covered, % of world market, at most"), make("span", "narrow", "% at most")), { scope: "col" }));
    head.append(named(make("th", "bar"), { "aria-hidden": "true" }));
    now.columns.forEach(([id, name, look, brief]) => head.append(named(
      make("th", "state", make("span", "place place-" + look), make("span", "wide", name), make("span", "narrow", brief)), { scope: "col", title: name, "data-place": id })));
    named(head, { "aria-rowindex": 1 });
    const made = named(make("table", now.compared ? "matrix-table compared" : "matrix-table", make("thead", "", head), make("tbody", "")),
      { "aria-label": now.name, "aria-rowcount": now.rows.length + 1 });
    made.style.setProperty("--columns", now.columns.length);
    return made;
  }

  function headingRow(row) {
    const [kind, , words, more, href, folded] = kind_of(row);
    const link = named(make("a", "fold", make("span", "arrow", folded ? "▸" : "▾"), make("span", "", words), more ? make("span", "count", more) : null),
      { href: href, tabindex: -1, "aria-expanded": String(!folded), "data-column": -1 });
    const cell = named(make("th", "", link), { scope: kind === "g" ? "rowgroup" : "row", colspan: now.columns.length + 3 });
    if (kind === "u") link.prepend(make("span", "bar no-number"));
    return make("tr", kind === "g" ? "group" : "unsized", cell);
  }

  const kind_of = (row) => (row[0] === "g" ? row : ["u", row[1], row[2], "", row[3], !row[4]]);

  function technologyRow(row) {
    const [, id, label, name, indent, covered, before, year, bar, old, words, cells] = row;
    const link = named(make("a", "label", label), { href: address(id, ""), tabindex: -1, title: name, "data-column": -1, dir: "auto" });
    const head = named(make("th", "name indent-" + indent, make("span", "name-box", link, year ? make("span", "year", String(year)) : null)), { scope: "row" });
    const figure = make("td", before ? "covered moved" : "covered", make("span", "figure", covered));
    if (before) figure.title = "Before: " + before;
    const chosen = id === now.focus;
    const made = make("tr", chosen ? "technology chosen" : "technology", head, figure, bars(bar, old, words), ...cells.map((cell, column) => tile(id, cell, column)));
    if (chosen) made.setAttribute("aria-current", "true");
    return named(made, { "data-technology": id });
  }

  function bars(bar, old, words) {
    const box = named(make("span", "bars-box"), { role: "img", "aria-label": words, title: words });
    if (now.compared) box.append(strip(old, "old"));
    box.append(strip(bar, "new"));
    return make("td", "bar", box);
  }

  function strip(bar, classes) {
    const made = make("span", "strip-bar " + classes + (bar.length ? "" : " no-number"));
    bar.forEach(([look, share]) => {
      const part = make("span", (look === "others" || look === "unknown" ? "look-" : "status-") + look);
      part.style.width = share + "%";
      made.append(part);
    });
    return made;
  }

  function tile(id, cell, column) {
    const [status, share, marks, words, was] = cell, [look, letter] = now.statuses[status], state = now.columns[column][0];
    const chosen = id === now.focus && state === now.cell;
    const classes = ["tile", "status-" + look, share ? "long" : "short", was >= 0 ? "changed" : "", chosen ? "chosen-cell" : ""].filter(Boolean).join(" ");
    const link = named(make("a", classes, make("span", "letter", letter), share ? make("span", "share", share) : null),
      { href: address(id, state), tabindex: -1, "aria-label": words, title: words, "data-column": column, "aria-current": chosen ? "true" : null });
    return make("td", "cell", link, ...Array.from(marks, mark));
  }

  function mark(sign) {
    return named(make("span", sign === "h" ? "mark-square no-number" : "mark-square status-" + now.statuses[Number(sign)][0]), { "aria-hidden": "true" });
  }

  function address(id, state) {
    const more = "focus=" + encodeURIComponent(id) + (state ? "&cell=" + encodeURIComponent(state) : "");
    return now.href + (now.href.includes("?") ? "&" : "?") + more;
  }

  /* Which rows are in view, and the heading above them. While one scrolls some more are kept ready; at rest, and
     after a jump to what is chosen (`jumped`), none lies hidden behind the heads. */
  const pitch = () => parseFloat(getComputedStyle(place()).getPropertyValue("--pitch")) || 17;
  const headHeight = () => { const head = place().querySelector("thead"); return head ? head.offsetHeight : 0; };

  function range() {
    const box = place(), high = pitch();
    if (printing) return [0, now.rows.length];
    const above = Math.floor(box.scrollTop / high + 0.01), hidden = groupAbove(above + 1) === above ? 0 : 1;
    const top = scrolling ? Math.max(0, above - AROUND) : Math.min(above > 0 ? above + hidden : 0, now.rows.length - 1);
    return [top, Math.min(now.rows.length, Math.ceil((box.scrollTop + box.clientHeight) / high) + AROUND)];
  }

  function groupAbove(index) {
    for (let i = Math.min(index, now.rows.length) - 1; i >= 0; i -= 1) if (now.rows[i][0] === "g") return i;
    return -1;
  }

  function render() {
    const box = place(), body = box && box.querySelector("tbody");
    if (!body) return;
    const [first, last] = range(), pinned = groupAbove(first), wanted = new Set(), high = pitch();
    if (pinned >= 0) wanted.add(pinned);
    for (let i = first; i < last; i += 1) wanted.add(i);
    shown.forEach((row, index) => { if (!wanted.has(index)) { if (row.contains(document.activeElement)) box.focus({ preventScroll: true }); row.remove(); shown.delete(index); } });
    const rows = Array.from(wanted).sort((a, b) => a - b).map((index) => shown.get(index) || build(index));
    const above = spacer((first - (pinned >= 0 ? 1 : 0)) * high), below = spacer((now.rows.length - last) * high);
    body.querySelectorAll(".space").forEach((each) => each.remove());
    let after = null;
    rows.forEach((row) => { if (row.parentNode !== body || row.previousSibling !== after) body.insertBefore(row, after ? after.nextSibling : body.firstChild); after = row; });
    if (pinned >= 0 && rows.length) rows[0].after(above); else body.prepend(above);
    body.append(below);
    rove();
  }

  function build(index) {
    const row = now.rows[index], made = row[0] === "t" ? technologyRow(row) : headingRow(row);
    named(made, { "aria-rowindex": index + 2, "data-index": index });
    shown.set(index, made);
    return made;
  }

  function spacer(height) {
    const made = named(make("tr", "space", named(make("td", ""), { colspan: now.columns.length + 3 })), { "aria-hidden": "true" });
    made.firstChild.style.height = Math.max(0, height) + "px";
    made.hidden = height <= 0;
    return made;
  }

  /* One link of the table is in the order of tabs; the arrows move it. */
  const linkAt = (row, column) => { const found = shown.get(row); return found && (found.querySelector('[data-column="' + column + '"]') || found.querySelector("[data-column]")); };

  function rove() {
    const box = place();
    box.querySelectorAll('[data-column][tabindex="0"]').forEach((link) => { link.tabIndex = -1; });
    const link = linkAt(at.row, at.column) || box.querySelector(".technology [data-column]") || box.querySelector("[data-column]");
    if (link) link.tabIndex = 0;
  }

  function moveTo(row, column) {
    at = { row: Math.min(Math.max(row, 0), now.rows.length - 1), column: Math.min(Math.max(column, -1), now.columns.length - 1) };
    show(at.row);
    const link = linkAt(at.row, at.column);
    if (!link) return;
    link.focus({ preventScroll: true });
    link.closest("td, th").scrollIntoView({ block: "nearest", inline: "nearest" });
    rove();
  }

  function show(row, middle) {
    const box = place(), high = pitch(), top = row * high, room = box.clientHeight - headHeight() - high;
    const up = top < box.scrollTop + high, down = top + high > box.scrollTop + room + high;
    const wanted = middle ? top - room / 2 : up ? top - high : top - room;
    if (up || down) {
      box.scrollTop = Math.max(0, Math.ceil(wanted / high) * high);
      jumped = box.scrollTop;
    }
    render();
  }

  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-20, 0], PageDown: [20, 0] };

  function keys(event) {
    const box = place();
    if (!box || box.closest("[hidden]") || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { leave(event); return; }
    if (!box.contains(document.activeElement)) return;
    const step = STEPS[event.key];
    if (step) moveTo(at.row + step[0], at.column + step[1]);
    else if (event.key === "Home") moveTo(event.ctrlKey ? 0 : at.row, -1);
    else if (event.key === "End") moveTo(event.ctrlKey ? now.rows.length - 1 : at.row, now.columns.length - 1);
    else return;
    event.preventDefault();
  }

  function leave(event) {
    if (!now.focus || (event.target.matches && event.target.matches("input, select, textarea"))) return;
    leaving = true;
    window.chokepoint.go(now.close);
  }

  /* A matrix from the server takes the place of the one before; scroll, focus and the place of the keys stay. */
  function draw(values) {
    if (!values || !document.getElementById(values.place)) return none();
    const before = now, box = document.getElementById(values.place), held = box.contains(document.activeElement) && document.activeElement !== box;
    const id = before && before.rows[at.row] ? before.rows[at.row][1] : "";
    now = values;
    shown = new Map();
    box.replaceChildren(values.rows.length ? table() : make("p", "nothing", values.none));
    if (!box.dataset.ready) start(box);
    const kept = now.rows.findIndex((row) => row[1] === (id || now.focus));
    at = { row: kept >= 0 ? kept : Math.max(0, now.rows.findIndex((row) => row[0] === "t")), column: at.column };
    if (now.rows.length) render();
    if (now.focus && (!before || before.focus !== now.focus)) choose();
    if ((held || leaving) && now.rows.length) moveTo(at.row, at.column);
    leaving = false;
    const find = document.getElementById("coverage--find");
    if (find && find !== document.activeElement && find.value !== now.find) dash_clientside.set_props("coverage--find", { value: now.find });
    dash_clientside.set_props("coverage--file-said", { children: "" });
    document.title = now.title + " · Chokepoint";
    box.dataset.drawn = now.name;
    box.dispatchEvent(new CustomEvent("chokepoint:drawn", { bubbles: true }));
    return Date.now();
  }

  /* A view that is not shown yet has no height: what is chosen is sought once it has. */
  function choose() {
    late = place().clientHeight === 0;
    if (late) return;
    const row = now.rows.findIndex((each) => each[0] === "t" && each[1] === now.focus), column = now.columns.findIndex((each) => each[0] === now.cell);
    if (row < 0) return;
    at = { row: row, column: column };
    show(row, true);
  }

  function start(box) {
    box.dataset.ready = "1";
    let waiting = false;
    const again = () => { waiting = false; if (now.rows.length) render(); };
    box.addEventListener("scroll", () => {
      if (box.scrollTop === jumped) return;
      jumped = -1;
      clearTimeout(scrolling);
      scrolling = setTimeout(() => { scrolling = 0; again(); }, 120);
      if (!waiting) { waiting = true; requestAnimationFrame(again); }
    }, { passive: true });
    box.addEventListener("click", (event) => {
      const link = event.target.closest("[data-column]"), row = link && link.closest("[data-index]");
      if (!row) return;
      at = { row: Number(row.dataset.index), column: Number(link.dataset.column) };
      entering = row.classList.contains("technology") ? (event.detail === 0 ? "keys" : "mouse") : false;
    });
    new ResizeObserver(() => { if (now && now.rows.length) { if (late) choose(); render(); } }).observe(box);
  }

  /* The card: from the keyboard it takes the focus; on a small screen it opens. */
  function carded(event) {
    if (!entering || !event.target.closest(".coverage .card")) return;
    const card = event.target.closest(".card"), heading = card.querySelector("h2");
    if (entering === "keys" && heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
    card.classList.add("open");
    entering = false;
  }

  /* Filter and forms lead to addresses. */
  function print(begins) {
    if (!now || !place() || place().closest("[hidden]") || !now.rows.length) return;
    printing = begins;
    render();
  }

  document.addEventListener("keydown", keys);
  document.addEventListener("chokepoint:drawn", carded);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  window.dash_clientside = Object.assign({}, window.dash_clientside, { coverage: { draw: draw } });
})();
