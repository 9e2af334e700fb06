/* The edge between canvas and table: dragged, or moved with the arrow keys. The width is kept in this browser. */
import { h } from "../common/dom.js";

const NAME = "chokepoint-explore-table", LEAST = 280, REST = 320, STEP = 24;

export class Splitter {
  constructor(box) {
    this.box = box;
    this.edge = h("div", { class: "ex-splitter", role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-label": "Width of the table", "aria-controls": box.id, "aria-valuemin": LEAST });
    box.prepend(this.edge);
    this.edge.addEventListener("pointerdown", (event) => this.drag(event));
    this.edge.addEventListener("keydown", (event) => this.keys(event));
    this.edge.addEventListener("dblclick", () => this.use(null));
    try { const kept = Number(localStorage.getItem(NAME)); if (kept) this.use(kept); } catch { /* a private window: the width that the style gives */ }
    new ResizeObserver(() => this.said()).observe(box);
  }

  get most() { return Math.max(LEAST, this.box.parentElement.clientWidth - REST); }

  use(width) {
    if (width === null) this.box.style.removeProperty("--table-width");
    else this.box.style.setProperty("--table-width", Math.round(Math.max(LEAST, Math.min(width, this.most || width))) + "px");
    try { if (width === null) localStorage.removeItem(NAME); else localStorage.setItem(NAME, String(Math.round(width))); } catch { /* as above */ }
    this.said();
  }

  said() {
    this.edge.setAttribute("aria-valuemax", this.most);
    this.edge.setAttribute("aria-valuenow", Math.max(LEAST, Math.min(this.most, this.box.offsetWidth)));
  }

  drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const { left, right } = this.box.getBoundingClientRect(), held = event.clientX - left, move = (now) => this.use(right - now.clientX + held), end = () => { this.edge.removeEventListener("pointermove", move); this.edge.classList.remove("dragged"); };
    this.edge.setPointerCapture(event.pointerId);
    this.edge.classList.add("dragged");
    this.edge.addEventListener("pointermove", move);
    ["pointerup", "pointercancel", "lostpointercapture"].forEach((name) => this.edge.addEventListener(name, end, { once: true }));
    this.edge.focus();
  }

  keys(event) {
    const now = this.box.offsetWidth, to = { ArrowLeft: now + STEP, ArrowRight: now - STEP, Home: LEAST, End: this.most }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.use(to);
  }
}
