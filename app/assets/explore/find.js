/* Find: entities of the whole graph to bring onto the canvas, or those that are on it. */
import { count, fill, h } from "../common/dom.js";
import { fitting } from "./here.js";
import { Suggest } from "./suggest.js";
import * as views from "./view.js";

const READABLE = 0.6;

export function find(explorer) {
  const all = wide(explorer), here = new Here(explorer), turn = h("button", { class: "button ex-find-turn", type: "button", title: "Find on the canvas (F)" }, "On canvas");
  const box = h("div", { class: "ex-find", role: "search", "aria-label": "Entities of the graph or of the canvas" }, all.place, here.place, turn);
  const turned = (on) => { turn.setAttribute("aria-pressed", String(on)); here.place.hidden = !on; all.place.hidden = on; if (!on) here.stop(); };
  const look = (on) => { const { input } = on ? here : all; turned(on); input.focus(); input.select(); };
  turned(false);
  turn.addEventListener("click", () => look(here.place.hidden));
  here.left = () => { turned(false); explorer.keys.frame.focus(); };
  explorer.on("find-here", () => look(true));
  explorer.on("find", () => look(false));
  explorer.bar.box.before(box);
}

/* Suggestions from the graph. What is on the canvas already is gone to, the rest is added. */
function wide(explorer) {
  const { expansion } = explorer, fresh = (hits) => hits.filter((hit) => !explorer.here(hit.id)).map((hit) => hit.id);
  const away = (id) => explorer.here(id) && explorer.off.entities.has(id);
  const box = new Suggest(explorer, {
    id: "explore--find", label: "Find in the graph and add to the canvas", placeholder: "Find and add",
    word: (hit) => (away(hit.id) ? "Filtered away" : explorer.here(hit.id) ? "On canvas: go to" : "Add"),
    choose: (hit) => { box.input.select(); if (away(hit.id)) explorer.say(hit.name + " is on the canvas, but the filter hides it."); else if (explorer.here(hit.id)) goTo(explorer, hit.id); else expansion.add([hit.id]); },
    foot: (hits) => { const ids = fresh(hits); return ids.length > 1 ? [h("button", { class: "button", type: "button", on: { click: () => { const { text } = box; box.close(); box.input.focus(); expansion.add(ids, "Added " + count(ids.length, "entity", "entities") + " found by “" + text + "”"); } } }, "Add all " + ids.length)] : []; },
  });
  return box;
}

export function goTo(explorer, id) {
  const { cy } = explorer.canvas, node = cy.getElementById(id);
  explorer.keys.on = id;
  explorer.select([id]);
  if (node.empty()) return;
  if (cy.zoom() < READABLE) cy.zoom(READABLE);
  const { x, y } = node.renderedPosition();
  cy.panBy({ x: cy.width() / 2 - x, y: cy.height() / 2 - y });
}

/* Finding within the canvas: all hits are marked, one of them is chosen and in the middle, Enter goes to the next. */
class Here {
  constructor(explorer) {
    Object.assign(this, { explorer, ids: [], at: -1 });
    this.input = h("input", { id: "explore--here", type: "text", class: "ex-field", "aria-label": "Find on this canvas", placeholder: "Find here", autocomplete: "off", spellcheck: "false", maxlength: 120, dir: "auto", "aria-describedby": "explore--here-said" });
    this.said = h("span", { id: "explore--here-said", class: "ex-here-said", role: "status" });
    const step = (by, words, sign) => h("button", { class: "button ex-here-step", type: "button", "aria-label": words, title: words, on: { click: () => this.step(by) } }, sign);
    this.place = h("div", { class: "ex-here" }, h("div", { class: "ex-here-field" }, this.input, this.said), step(-1, "Previous (Shift+Enter)", "↑"), step(1, "Next (Enter)", "↓"));
    this.input.addEventListener("input", () => { this.at = -1; this.look(); });
    this.place.addEventListener("keydown", (event) => this.key(event));
    explorer.on("changed", () => { if (!this.place.hidden && this.input.value) this.look(); });
  }

  look() {
    const { explorer } = this, on = this.ids[this.at], text = this.input.value;
    this.ids = fitting(explorer.shown().entities, text, (id) => views.at(explorer.view, id));
    this.at = this.ids.indexOf(on);
    explorer.marks.set("here", "found", { entities: this.ids });
    this.count();
  }

  count() {
    const { ids, at } = this, words = ids.length ? (at < 0 ? count(ids.length, "hit") : at + 1 + " of " + ids.length) : this.input.value.trim() ? "None" : "";
    fill(this.said, words);
  }

  step(by) {
    const { ids, explorer } = this;
    if (!ids.length) { if (this.input.value.trim()) explorer.tell("Nothing on the canvas fits “" + this.input.value.trim() + "”."); return; }
    this.at = this.at < 0 ? (by > 0 ? 0 : ids.length - 1) : (this.at + by + ids.length) % ids.length;
    goTo(explorer, ids[this.at]);
    this.count();
    explorer.tell(explorer.name(ids[this.at]) + ", " + (this.at + 1) + " of " + ids.length + ".");
  }

  stop() { this.explorer.marks.clear("here"); this.ids = []; this.at = -1; this.input.value = ""; this.count(); }

  key(event) {
    const done = (then) => { event.preventDefault(); event.stopPropagation(); then(); };
    if (event.key === "Enter" && event.target === this.input) done(() => this.step(event.shiftKey ? -1 : 1));
    else if (event.key === "Escape") done(() => (this.input.value ? this.stop() : this.left()));
  }
}
