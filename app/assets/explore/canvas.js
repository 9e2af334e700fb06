/* The canvas: the one module that draws with cytoscape. It is brought in line with the document after every change. */
import { h } from "../common/dom.js";
import { CROWD, FAR, Legible, NAMES, NEAR, SAID } from "./legible.js";
import { byTheme, sheet } from "./looks.js";
import { Lines } from "./lines.js";

const MARGIN = 28, LARGEST = 1.15, LEAST = 0.06, MOST = 4, READABLE = 0.7, MANY = 400, NAMED = 60, FRESH = 2500, FEW = 20, NAME = 15, FACT = 14, SLACK = 2, TOLD = 40, HALF = 10;
const GROUP = "group|";

export class Canvas {
  constructor(explorer) {
    Object.assign(this, { explorer, waiting: null, cy: null, styled: "", known: new Set() });
    this.lines = new Lines(explorer);
  }

  /* The component of dash-cytoscape, put up without Dash: a canvas can be drawn before Dash's page is there, and moves
     into it then. What it reports on every event would copy the whole graph, so it is let go. */
  mount() {
    const { React, ReactDOM, dash_cytoscape: core } = window, id = this.explorer.begin.canvas;
    this.host = h("div", { class: "canvas-core" });
    this.move();
    const made = React.createElement(core.Cytoscape, { id, elements: [], stylesheet: [], layout: { name: "preset", fit: false }, autoRefreshLayout: false, style: { width: "100%", height: "100%" }, setProps: () => null });
    ReactDOM.flushSync(() => ReactDOM.createRoot(this.host).render(made));
    const box = document.getElementById(id), { cy } = box._cyreg;
    quieted(cy);
    this.cy = cy;
    this.box = box;
    cy.minZoom(LEAST); cy.maxZoom(MOST);
    cy.autoungrabify(false); cy.boxSelectionEnabled(true); cy.selectionType("single");
    this.legible = new Legible(cy);
    new ResizeObserver(() => this.resized()).observe(box);
    const turned = () => { if (this.theme && this.theme !== byTheme()) this.restyle(); };
    document.addEventListener("chokepoint:theme", turned);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", turned);
    this.explorer.emit("mounted", cy);
    this.drawn = fontsReady().then(() => { this.ready = true; if (this.waiting) { const asked = this.waiting; this.waiting = null; this.draw(asked); } });
  }

  /* Into the place that the page has for it now. */
  move() { document.getElementById(this.explorer.begin.place).append(this.host); }

  /* The page that it moved into has its parts. */
  arrived() {
    this.explorer.emit("moved");
    this.explorer.emit("restyled");
    if (!this.called) return;
    this.frame.setAttribute("aria-label", this.called);
    this.box.dataset.drawn = this.called;
  }

  /* What a canvas is, to who listens: it has the name. */
  get frame() { return this.box.closest(".canvas"); }

  /* The rules that what is here needs: each rule is tried on each element. */
  restyle() {
    if (!this.cy) return;
    const { begin, data } = this.explorer, theme = byTheme();
    this.theme = theme;
    this.known = new Set([...data.values()].flatMap((each) => [each.look, each.kind]));
    const needed = begin.styles[theme].filter(({ selector }) => !begin.classes[selector.slice(1)] || this.known.has(selector.slice(1)));
    this.cy.style().fromJson([...needed, ...sheet(this.explorer, theme)]).update();
    this.explorer.emit("restyled");
  }

  resized() {
    if (!this.cy) return;
    this.cy.resize();
    const { clientWidth: wide, clientHeight: high } = this.box, changed = !this.size || Math.abs(wide - this.size[0]) > SLACK || Math.abs(high - this.size[1]) > SLACK;
    if (!changed || !wide) return;
    this.size = [wide, high];
    if (this.untouched) this.fit(undefined, { readable: true });
  }

  /* `place`: "all" brings the whole picture into view; otherwise the view stays where the person has it. */
  draw({ place = "", picture = null } = {}) {
    if (!this.cy || !this.ready) { this.waiting = { place: place || (this.waiting && this.waiting.place) || "", picture: picture || (this.waiting && this.waiting.picture) }; return; }
    const { explorer, cy } = this, styled = JSON.stringify(explorer.view.styles);
    if (styled !== this.styled || [...explorer.data.values()].some((each) => !this.known.has(each.look) || !this.known.has(each.kind))) { this.styled = styled; this.restyle(); }
    cy.batch(() => { this.groups(); this.entities(); this.relationships(); this.lines.plates(cy); this.facts(); });
    this.lines.bend(cy);
    this.mark();
    if (place === "all") { cy.resize(); this.fit(undefined, { readable: true }); this.untouched = true; }
    this.called = (picture && picture.name) || this.name();
    this.frame.setAttribute("aria-label", this.called);
    if (explorer.furnished) this.box.dataset.drawn = this.called;
    if (explorer.title) document.title = explorer.title + " · Chokepoint";
    explorer.emit("drawn");
  }

  name() {
    const { entities, relationships } = this.explorer.shown(), said = (amount, one, many) => amount.toLocaleString("en-GB") + " " + (amount === 1 ? one : many);
    return said(entities.length, "entity", "entities") + ", " + said(relationships.length, "relationship", "relationships");
  }

  get visible() { return this.explorer.view.entities.filter((each) => !each.hidden && this.explorer.data.has(each.id)); }

  entities() {
    const { cy, explorer } = this, wanted = new Map(this.visible.map((each) => [each.id, each])), added = [], crowd = wanted.size > CROWD;
    cy.nodes(".entity").forEach((node) => { if (!wanted.has(node.id())) node.remove(); });
    const box = new Map(explorer.view.groups.flatMap((group, at) => group.members.map((id) => [id, GROUP + at])));
    wanted.forEach((one, id) => {
      const node = cy.getElementById(id), parent = box.get(id) || null;
      if (node.empty()) { added.push(named(this.node(one, parent), crowd ? "" : SAID)); return; }
      const place = node.position();
      if (place.x !== one.x || place.y !== one.y) node.position({ x: one.x || 0, y: one.y || 0 });
      if ((node.parent().nonempty() ? node.parent().id() : null) !== parent) node.move({ parent });
      const made = this.node(one, parent);
      if (node.data("classes") !== made.classes) node.classes(made.classes + (node.hasClass(SAID) ? " " + SAID : ""));
      if (node.data("classes") !== made.classes || node.data("label") !== made.data.label || node.data("w") !== made.data.w || node.data("h") !== made.data.h) node.data(made.data);
    });
    if (added.length) cy.add(added);
  }

  node(one, parent) {
    const data = this.explorer.data.get(one.id), { off } = this.explorer, centre = one.id === this.explorer.view.focus && this.explorer.view.layout === "relations";
    const painted = this.explorer.painted && this.explorer.painted.get(one.id), framed = centre && this.framed(data);
    const classes = ["entity", framed ? "framed" : "", "shape", data.look, data.kind === data.look ? "" : data.kind, centre ? "centre" : one.side, one.pinned ? "pinned" : "", off.entities.has(one.id) ? "off" : "", off.faded.has(one.id) ? "faded" : "", painted ? "painted" : ""].filter(Boolean).join(" ");
    const size = centre ? centred(data, framed) : { w: 26, h: 20, label: this.lines_(one).join("\n"), dy: one.side === "below" ? 0 : -(this.fact(one) ? FACT / 2 : 0) };
    return { group: "nodes", data: { id: one.id, ...size, parent: parent || undefined, classes, ...(painted ? { fill: painted[byTheme()] } : {}) }, position: { x: one.x || 0, y: one.y || 0 }, classes };
  }

  /* Beside a name that stands left or right of its shape: what its relationship to the hub says. */
  fact(one) {
    if (one.side === "below" || one.id === this.explorer.view.focus) return "";
    const said = this.lines.fact(one.id) || this.explorer.data.get(one.id).fact;
    return said.length > TOLD ? [...said].slice(0, TOLD - 1).join("").trimEnd() + "…" : said;
  }

  facts() {
    this.emblem();
    const { cy, explorer } = this, wanted = new Map(this.visible.filter((each) => this.fact(each)).map((each) => ["f|" + each.id, each]));
    cy.nodes(".fact").forEach((node) => { if (!wanted.has(node.id())) node.remove(); });
    wanted.forEach((one, id) => {
      const lines = this.lines_(one).length, data = { id, of: one.id, label: this.fact(one), w: 26, h: 20, dy: (lines * NAME) / 2 };
      const classes = "fact " + one.side + (explorer.off.entities.has(one.id) ? " off" : "") + (explorer.off.faded.has(one.id) ? " faded" : ""), node = cy.getElementById(id), position = { x: one.x || 0, y: one.y || 0 };
      if (node.empty()) { cy.add({ group: "nodes", data, position, classes, grabbable: false, selectable: false }); return; }
      node.position(position);
      if (node.data("label") !== data.label) node.data(data);
      node.classes(classes);
    });
  }

  /* A shape that has no room for words stands small in a frame, above the name. */
  framed(data) { const style = this.explorer.view.styles[data.look] || {}; return !ROOMY.includes(style.shape || this.explorer.begin.classes[data.kind].shape); }

  emblem() {
    const { cy } = this, [framed] = cy.nodes(".framed"), old = cy.nodes(".emblem");
    if (!framed) { old.remove(); return; }
    const data = this.explorer.data.get(framed.id()), { x, y } = framed.position(), id = "e|" + framed.id(), position = { x, y: y - framed.data("h") / 2 + EMBLEM / 2 + 8 }, classes = "emblem " + data.look + (data.kind === data.look ? "" : " " + data.kind);
    old.not(cy.getElementById(id)).remove();
    const node = cy.getElementById(id);
    if (node.empty()) cy.add({ group: "nodes", data: { id, of: framed.id(), w: 30, h: 23 }, position, classes, grabbable: false, selectable: false });
    else { node.position(position); node.classes(classes); }
  }

  /* What stands beside a shape goes with it while it is dragged. */
  follow() {
    this.cy.nodes(".fact").forEach((node) => { node.position(this.cy.getElementById(node.data("of")).position()); });
    this.emblem();
    this.lines.plates(this.cy);
    this.lines.bend(this.cy);
  }

  /* The lines of a name: beside its shape it has more room than below. */
  lines_(one) { const data = this.explorer.data.get(one.id); return one.side === "below" ? data.lines : data.wide; }

  relationships() {
    const { cy, explorer } = this, { off } = explorer, shown = new Set(this.visible.map((each) => each.id)), wanted = new Map();
    explorer.links.forEach((link) => { if (shown.has(link.from) && shown.has(link.to) && link.from !== link.to) wanted.set("r|" + link.id, link); });
    cy.edges().forEach((edge) => { if (!wanted.has(edge.id())) edge.remove(); });
    const crowd = wanted.size > MANY, line = crowd ? "plain" : "curved", name = wanted.size <= NAMED ? NEAR : FAR, added = [];
    wanted.forEach((link, id) => {
      const bundled = this.lines.bundle(link) ? "bundled" : line + (!explorer.asides && this.lines.aside(link) ? " beside" : "");
      const classes = ["link", link.line === "solid" ? "" : "line-" + link.line, bundled, off.relationships.has(link.id) ? "off" : "", off.faded.has(link.id) ? "faded" : ""].filter(Boolean).join(" ");
      const edge = cy.getElementById(id);
      const known = !edge.empty() && NAMES.find((each) => edge.hasClass(each)), called = bundled === "bundled" || (crowd && !known) ? "" : name;
      if (edge.empty()) added.push(named({ group: "edges", data: { id, source: link.from, target: link.to, label: link.label, statement: link.id, classes }, classes }, called));
      else if (edge.data("classes") !== classes || (known || "") !== called) { edge.data({ classes, label: link.label }); edge.classes(classes + (called ? " " + called : "")); }
    });
    if (added.length) cy.add(added);
  }

  groups() {
    const { cy, explorer } = this, wanted = explorer.view.groups;
    cy.nodes(".group").forEach((node) => {
      if (Number(node.id().slice(GROUP.length)) < wanted.length) return;
      node.children().move({ parent: null });
      node.remove();
    });
    wanted.forEach((group, at) => {
      const node = cy.getElementById(GROUP + at);
      if (node.empty()) cy.add({ group: "nodes", data: { id: GROUP + at, label: group.name, w: 1, h: 1, dy: -4 }, classes: "group", selectable: false });
      else if (node.data("label") !== group.name) node.data("label", group.name);
    });
  }

  /* What is chosen, in the canvas's own terms. */
  mark() {
    if (!this.cy) return;
    const { chosen, statement } = this.explorer;
    this.marking = true;
    this.cy.batch(() => {
      this.cy.nodes(".entity").forEach((node) => { if (node.selected() !== chosen.has(node.id())) node[chosen.has(node.id()) ? "select" : "unselect"](); });
      this.cy.edges(".chosen, .of-chosen").removeClass("chosen of-chosen");
      if (chosen.size && chosen.size <= FEW) this.cy.nodes(":selected").connectedEdges().addClass("of-chosen");
      if (statement) this.cy.getElementById("r|" + statement).addClass("chosen");
    });
    this.marking = false;
  }

  /* Brings some entities, or all, into view, no larger than they are drawn; a picture that would be too small to read is
     shown at a readable size with the focus in the middle. */
  fit(ids, { readable = false } = {}) {
    const { cy } = this, some = ids ? cy.collection(ids.map((id) => cy.getElementById(id))) : cy.elements().not(".off");
    if (some.empty() || !cy.width() || !cy.height()) return;
    const area = some.nodes().length > CROWD ? this.area(some) : some.boundingBox(), wide = cy.width() - 2 * MARGIN, high = cy.height() - 2 * MARGIN, zoom = Math.min(wide / area.w, high / area.h, LARGEST);
    const focus = cy.getElementById(this.explorer.view.focus), near = readable && zoom < READABLE && focus.nonempty() && this.explorer.untouched ? focus.position() : null;
    const level = near ? READABLE : Math.max(zoom, LEAST), middle = { x: (area.x1 + area.x2) / 2, y: (area.y1 + area.y2) / 2 };
    const x = near && area.w * level > wide ? near.x : middle.x, y = near && area.h * level > high ? near.y : middle.y;
    cy.viewport({ zoom: level, pan: { x: cy.width() / 2 - x * level, y: cy.height() / 2 - y * level } });
    this.box.closest(".canvas-box").classList.toggle("overflows", Boolean(near));
  }

  /* The room that many take, without asking the core, which would measure every name. */
  area(some) {
    const area = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
    some.nodes().forEach((node) => {
      const data = this.explorer.data.get(node.id()), { x, y } = node.position(), w = data ? data.w : node.data("w"), h = data ? data.h : node.data("h");
      area.x1 = Math.min(area.x1, x - w / 2); area.x2 = Math.max(area.x2, x + w / 2); area.y1 = Math.min(area.y1, y - HALF); area.y2 = Math.max(area.y2, y - HALF + h);
    });
    return { ...area, w: area.x2 - area.x1, h: area.y2 - area.y1 };
  }

  /* Moves the view just so far that these are in sight. */
  show(ids) {
    const { cy } = this, some = cy.collection(ids.map((id) => cy.getElementById(id)));
    if (some.empty()) return;
    const { x1, y1, x2, y2 } = some.renderedBoundingBox(), over = (low, high, room) => (high - low > room ? (room - low - high) / 2 : Math.max(0, MARGIN - low) - Math.max(0, high - room + MARGIN));
    cy.panBy({ x: over(x1, x2, cy.width()), y: over(y1, y2, cy.height()) });
  }

  /* What just came is shown for a moment; without motion where that is wished. */
  flash(ids) {
    const some = this.cy.collection(ids.map((id) => this.cy.getElementById(id)));
    some.addClass("fresh");
    setTimeout(() => some.removeClass("fresh"), FRESH);
  }

  /* The same of the names that stand where lines run together. */
  plates() {
    return this.cy.nodes(".plate").map((node) => { const { x1, y1, x2, y2 } = node.boundingBox({ includeEdges: false, includeOverlays: false }); return [Math.round((x1 + x2) / 2), Math.round((y1 + y2) / 2), Math.ceil(x2 - x1), Math.ceil(y2 - y1)]; });
  }

  zoomBy(factor) { this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } }); }

  /* The rooms that are taken, each [x, y, width, height] with its middle, for the server to place others beside. */
  rooms() {
    return this.visible.map((each) => {
      const data = this.explorer.data.get(each.id), node = this.cy.getElementById(each.id), box = node.nonempty() && node.hasClass(SAID) ? node.boundingBox({ includeEdges: false, includeOverlays: false }) : { x1: each.x - data.w / 2, x2: each.x + data.w / 2, y1: each.y - HALF, y2: each.y - HALF + data.h, w: data.w, h: data.h };
      return [Math.round((box.x1 + box.x2) / 2), Math.round((box.y1 + box.y2) / 2), Math.ceil(box.x2 - box.x1), Math.ceil(box.y2 - box.y1)];
    });
  }
}

/* The entity that a page is about stands in a box with its name inside. */
const WIDE = 140, LINE = 18, EMBLEM = 30, ROOMY = ["rectangle", "round-rectangle"];
const pen = document.createElement("canvas").getContext("2d");
function centred(data, framed) {
  pen.font = "600 15px 'IBM Plex Sans', sans-serif";
  const lines = [];
  data.wide.join(" ").split(/\s+/).forEach((word) => {
    const last = lines[lines.length - 1], more = last ? last + " " + word : word;
    if (last && pen.measureText(more).width <= WIDE - 16) lines[lines.length - 1] = more; else lines.push(word);
  });
  const shown = lines.length > 4 ? [...lines.slice(0, 3), lines[3] + "…"] : lines, room = framed ? EMBLEM : 0;
  return { w: WIDE, h: Math.max(64, shown.length * LINE + 24 + room), label: shown.join("\n"), dy: room / 2 };
}

/* An element of a crowd begins without its name: see legible.js. */
const named = (made, how) => (how ? { ...made, classes: made.classes + " " + how } : made);

/* Without its fonts the picture is drawn all the same, in those that the style names next. */
function fontsReady() {
  const wanted = ["400 12px 'IBM Plex Sans'", "500 12px 'IBM Plex Sans'", "600 15px 'IBM Plex Sans'"];
  return Promise.all(wanted.map((font) => document.fonts.load(font))).catch(() => []);
}

/* Everything that the Dash component listens to begins with its tap on a node; the core's own listeners stand before. */
function quieted(cy) {
  const all = cy.emitter().listeners, first = all.findIndex((each) => each.type === "tap");
  if (first >= 0) all.splice(first);
}
