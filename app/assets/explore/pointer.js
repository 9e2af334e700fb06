/* Mouse and touch on the canvas: choose, drag, box, lasso, open, and what a thing is under the pointer. */
import { h } from "../common/dom.js";
import * as views from "./view.js";

const TIP_ROOM = 290, LONG = 550, STEP = 4;
const words = (said) => [...said].sort().join(", ");

export class Pointer {
  constructor(explorer) {
    Object.assign(this, { explorer, lassoing: false, tapped: ["", ""] });
    explorer.on("mounted", (cy) => this.wire(cy));
  }

  wire(cy) {
    this.cy = cy;
    const { explorer } = this, many = (event) => { const from = event.originalEvent || {}; return Boolean(from.shiftKey || from.ctrlKey || from.metaKey); };
    // Two quick clicks on different entities are a double click to the core, and none to the person.
    cy.on("tap", (event) => { this.tapped = [this.tapped[1], event.target === cy ? "" : event.target.id()]; this.hideTip(); });
    cy.on("tap", (event) => { if (event.target === cy && !many(event)) explorer.select([]); });
    cy.on("tap", "edge", (event) => explorer.open(event.target.data("statement")));
    cy.on("tap", ".plate", (event) => explorer.emit("plate", { hub: event.target.data("hub"), relation: event.target.data("relation") }));
    cy.on("dbltap", "node.entity", (event) => { if (this.tapped[0] === this.tapped[1]) explorer.emit("expand", { id: event.target.id() }); });
    cy.on("cxttap", (event) => this.menu(event));
    cy.on("taphold", "node, edge", (event) => { if ((event.originalEvent || {}).pointerType !== "mouse") this.menu(event); });
    cy.on("select unselect", "node.entity", () => this.selected());
    cy.on("mouseover", "node.entity, edge, .plate, .group", (event) => this.over(event));
    cy.on("mouseout", "node, edge", (event) => this.out(event));
    cy.on("pan zoom", () => this.hideTip());
    cy.on("position", "node.entity", () => this.moving());
    cy.on("free", "node", () => this.dropped());
    this.wheel(cy); this.lasso(cy);
  }

  /* The canvas's own choosing (a click, a box) becomes the explorer's, once for all that changed at a time. */
  selected() {
    if (this.explorer.canvas.marking || this.gathering) return;
    this.gathering = true;
    queueMicrotask(() => {
      this.gathering = false;
      const now = this.cy.nodes(".entity:selected").map((node) => node.id()), before = this.explorer.chosen;
      if (now.length === before.size && now.every((id) => before.has(id))) return;
      this.explorer.select(now);
    });
  }

  menu(event) {
    const at = event.originalEvent, { target } = event, id = target === this.cy ? "" : target.data("statement") ? "" : target.hasClass("entity") ? target.id() : "";
    if (at && at.preventDefault) at.preventDefault();
    const touch = at && at.changedTouches && at.changedTouches[0], from = touch || at || { clientX: 0, clientY: 0 }, place = { x: from.clientX, y: from.clientY };
    if (id && !this.explorer.chosen.has(id)) this.explorer.select([id]);
    this.explorer.emit("menu", { ...place, id, statement: target === this.cy ? "" : target.data("statement") || "", group: target !== this.cy && target.hasClass("group") ? Number(target.id().slice(6)) : null });
  }

  over(event) {
    const { target } = event;
    target.addClass("hover");
    if (target.hasClass("entity")) target.connectedEdges().addClass("near");
    this.cy.container().style.cursor = "pointer";
    this.showTip(event);
  }

  out(event) {
    event.target.removeClass("hover");
    if (event.target.isNode()) event.target.connectedEdges().removeClass("near");
    this.cy.container().style.cursor = "";
    this.hideTip();
  }

  says({ target }) {
    const { data, links } = this.explorer;
    if (target.hasClass("entity")) {
      const one = data.get(target.id()), painted = this.explorer.painted && this.explorer.painted.get(one.id), faded = target.hasClass("faded") ? "not valid on the day" : "";
      return one && [one.name, [one.label, one.home_name, painted && painted.label, faded].filter(Boolean).join(" · "), one.degree.toLocaleString("en-GB") + (one.degree === 1 ? " relationship" : " relationships") + " in the graph"];
    }
    const link = links.get(target.data("statement"));
    if (link) return [this.explorer.name(link.from) + " " + link.label + " " + this.explorer.name(link.to), link.fact, words([link.sources.length ? link.sources.length + (link.sources.length === 1 ? " source" : " sources") : "no source"])];
    return target.data("title") ? [target.data("title")] : null;
  }

  showTip(event) {
    const said = this.says(event), at = event.originalEvent;
    if (!said || !at) return;
    this.tip = this.tip || document.querySelector(".canvas-tip") || document.body.appendChild(h("div", { class: "canvas-tip", hidden: true }));
    this.tip.replaceChildren(...said.filter(Boolean).map((line, nth) => h("div", { class: nth ? "tip-more" : "tip-name", dir: "auto" }, line)));
    this.tip.hidden = false;
    this.tip.style.left = Math.max(4, Math.min(at.clientX + 14, innerWidth - TIP_ROOM)) + "px";
    this.tip.style.top = Math.min(at.clientY + 16, innerHeight - this.tip.offsetHeight - 8) + "px";
  }

  hideTip() { if (this.tip) this.tip.hidden = true; }

  moving() {
    if (this.following || this.cy.nodes(".plate, .fact").empty()) return;
    this.following = requestAnimationFrame(() => { this.following = null; this.explorer.canvas.follow(); });
  }

  /* What was dragged stays where it was put, and is pinned: a new layout leaves it there. */
  dropped() {
    if (this.dropping) return;
    this.dropping = true;
    queueMicrotask(() => {
      this.dropping = false;
      const { explorer } = this, places = {};
      explorer.view.entities.forEach((each) => {
        const node = this.cy.getElementById(each.id), at = node.nonempty() && node.position();
        if (at && (Math.round(at.x) !== each.x || Math.round(at.y) !== each.y)) places[each.id] = [at.x, at.y];
      });
      const moved = Object.keys(places);
      if (!moved.length) return;
      const said = moved.length === 1 ? "Moved " + explorer.name(moved[0]) : "Moved " + moved.length + " entities";
      explorer.change(said, (view) => views.edited(views.placed(view, places), moved, () => ({ pinned: true })));
    });
  }

  /* The wheel scrolls the picture, as it scrolls a page; with Ctrl, or a pinch, it zooms. */
  wheel(cy) {
    this.explorer.canvas.box.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault(); event.stopPropagation();
      cy.panBy({ x: event.shiftKey ? -event.deltaY : -event.deltaX, y: event.shiftKey ? 0 : -event.deltaY });
    }, { capture: true, passive: false });
  }

  /* With Alt, or the lasso in hand, a line is drawn around what is to be chosen. */
  lasso(cy) {
    const box = this.explorer.canvas.box;
    box.addEventListener("pointerdown", (event) => {
      if (!(event.altKey || this.lassoing) || event.button !== 0) return;
      event.preventDefault(); event.stopImmediatePropagation();
      this.draw(cy, box, event);
    }, { capture: true });
    ["mousedown", "touchstart"].forEach((name) => box.addEventListener(name, (event) => { if (event.altKey || this.lassoing) event.stopImmediatePropagation(); }, { capture: true }));
  }

  draw(cy, box, begun) {
    const frame = box.getBoundingClientRect(), at = (event) => [event.clientX - frame.left, event.clientY - frame.top], points = [at(begun)];
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), line = document.createElementNS("http://www.w3.org/2000/svg", "polygon");
    svg.setAttribute("class", "lasso"); svg.append(line); box.parentElement.append(svg);
    const move = (event) => { const [x, y] = at(event), [px, py] = points[points.length - 1]; if (Math.hypot(x - px, y - py) > STEP) { points.push([x, y]); line.setAttribute("points", points.map((each) => each.join(",")).join(" ")); } };
    const end = (event) => {
      removeEventListener("pointermove", move, true); removeEventListener("pointerup", end, true); removeEventListener("pointercancel", end, true);
      svg.remove();
      if (event.type === "pointercancel" || points.length < 3) return;
      const inside = cy.nodes(".entity").not(".off").filter((node) => within(points, node.renderedPosition())).map((node) => node.id());
      this.explorer.select(inside, { add: event.shiftKey || event.ctrlKey || event.metaKey });
      this.explorer.tell(inside.length + (inside.length === 1 ? " entity" : " entities") + " chosen.");
    };
    addEventListener("pointermove", move, true); addEventListener("pointerup", end, true); addEventListener("pointercancel", end, true);
  }

  hold(on) { this.lassoing = on; this.explorer.canvas.box.classList.toggle("lassoing", on); }
}

function within(points, { x, y }) {
  let inside = false;
  points.forEach(([ax, ay], at) => {
    const [bx, by] = points[(at + points.length - 1) % points.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
