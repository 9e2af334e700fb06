/* A box that suggests entities while one types: the combobox of the ARIA patterns, over what the server finds. */
import { count, fill, h } from "../common/dom.js";

const REST = 140, LIMIT = 30, SOURCES = 2;

export function glyph(explorer, kind) {
  return h("span", { class: "glyph glyph-" + (explorer.begin.classes[kind] ? kind : "Entity"), "aria-hidden": "true" });
}

/* A source by as much of its title as tells it from others: no subtitle, no bracket. */
const short = (title) => title.replace(/\s*\([^)]*\)$/, "").split(": ")[0];

/* What stands under a name: class, what it was found by when that is not the name, and who says that it exists. */
export function below(hit) {
  const sources = hit.sources || [], left = sources.length - SOURCES;
  const named = sources.slice(0, SOURCES).map(short).join(", ") + (left > 0 ? " and " + count(left, "other source", "other sources") : "");
  const parts = [hit.label, hit.reason ? "found by “" + hit.reason + "”" : "", named].filter(Boolean);
  return h("span", { class: "ex-hit-more" }, parts.map((part, at) => [at ? " · " : "", h("bdi", null, part)]).flat());
}

/* `choose` is told of the hit that was chosen; `word` says what choosing one does; `foot` gives elements below the list;
   `offer` gives hits while nothing is typed. */
const NONE = { choose: () => null, word: () => "", foot: () => [], offer: () => [] };

export class Suggest {
  constructor(explorer, given) {
    Object.assign(this, NONE, { explorer, hits: [], at: -1, turn: 0, text: "", waiting: false }, given);
    const { id, label, placeholder } = this;
    this.input = h("input", { id, type: "text", role: "combobox", class: "ex-field", "aria-label": label, placeholder, autocomplete: "off", spellcheck: "false", maxlength: 120, dir: "auto", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id + "-list" });
    this.list = h("ul", { id: id + "-list", role: "listbox", "aria-label": label });
    this.under = h("div", { class: "ex-suggest-foot" });
    this.box = h("div", { class: "ex-suggest-box", hidden: true }, this.list, this.under);
    this.place = h("div", { class: "ex-suggest" }, this.input, this.box);
    this.wire();
  }

  wire() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("click", () => { if (!this.open) this.again(); });
    this.place.addEventListener("keydown", (event) => this.key(event));
    this.place.addEventListener("focusout", (event) => { if (!this.place.contains(event.relatedTarget)) this.close(); });
    /* The text box keeps the focus while a hit is pointed at. */
    this.box.addEventListener("pointerdown", (event) => { if (!event.target.closest("button")) event.preventDefault(); });
    this.list.addEventListener("click", (event) => { const found = event.target.closest("[role=option]"); if (found) this.take(Number(found.dataset.at)); });
  }

  get open() { return !this.box.hidden; }
  get value() { return this.input.value.trim(); }
  set value(text) { this.input.value = text; this.text = ""; this.hits = []; this.close(); }

  typed() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.waiting = false;
    if (!this.value) { this.show("", this.offer()); return; }
    this.timer = setTimeout(() => this.fetch(this.value), REST);
  }

  /* What an older question finds never takes the place of what a newer one found. */
  async fetch(text) {
    const turn = ++this.turn;
    let found;
    try { found = await this.explorer.ask("find", { text, limit: LIMIT }, { instead: this.id, quiet: true }); }
    catch (error) { if (turn === this.turn) this.tell(error.message + " " + (error.hint || "")); return; }
    if (!found || turn !== this.turn) return;
    this.show(text, found.hits);
    if (this.waiting && found.hits.length) this.take(0);
    this.waiting = false;
  }

  again() { if (this.value && this.text === this.value) this.show(this.text, this.hits); else this.typed(); }

  show(text, hits) {
    Object.assign(this, { text, hits });
    if (document.activeElement !== this.input) return;
    if (!hits.length) { if (text) this.tell("Nothing found for “" + text + "”. Try fewer letters, an id, or a number such as 3B001."); else this.close(); return; }
    fill(this.list, hits.map((hit, at) => this.option(hit, at)));
    this.list.hidden = false;
    fill(this.under, this.below());
    this.opened();
    this.mark(0);
  }

  below() { const said = this.foot(this.hits); this.under.hidden = !said.length; return said; }

  option(hit, at) {
    const word = this.word(hit);
    return h("li", { id: this.id + "-" + at, role: "option", class: "ex-hit", "data-at": at, "data-id": hit.id, "aria-selected": "false" }, glyph(this.explorer, hit.kind), h("span", { class: "ex-hit-words" }, h("span", { class: "ex-hit-name", dir: "auto" }, hit.name), below(hit)), word ? h("span", { class: "ex-hit-do" }, word) : null);
  }

  tell(words) {
    this.hits = [];
    this.list.hidden = true;
    this.under.hidden = false;
    fill(this.under, h("p", { role: "status", dir: "auto" }, words));
    this.input.removeAttribute("aria-activedescendant");
    this.opened();
  }

  opened() { this.box.hidden = false; this.input.setAttribute("aria-expanded", "true"); }

  close() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.waiting = false;
    this.box.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  mark(at) {
    const all = [...this.list.children];
    if (!all.length) return;
    this.at = (at + all.length) % all.length;
    all.forEach((each, nth) => each.setAttribute("aria-selected", String(nth === this.at)));
    this.input.setAttribute("aria-activedescendant", all[this.at].id);
    all[this.at].scrollIntoView({ block: "nearest" });
  }

  /* Enter before the answer is there takes the first hit once it comes. */
  enter() {
    if (this.open && this.hits.length && this.text === this.value) { this.take(this.at); return; }
    if (!this.value) return;
    this.waiting = true;
    if (this.text === this.value && this.hits.length) this.take(0);
    else { clearTimeout(this.timer); this.fetch(this.value); }
  }

  take(at) {
    const hit = this.hits[at];
    this.close();
    if (hit) this.choose(hit);
  }

  key(event) {
    const { key } = event, done = (then) => { event.preventDefault(); event.stopPropagation(); then(); }, typing = event.target === this.input;
    if (typing && (key === "ArrowDown" || key === "ArrowUp")) done(() => (this.open && this.hits.length ? this.mark(this.at + (key === "ArrowDown" ? 1 : -1)) : this.again()));
    else if (typing && key === "Enter") done(() => this.enter());
    else if (key === "Escape" && this.open) done(() => { this.close(); this.input.focus(); });
    else if (key === "Escape" && typing && this.input.value) done(() => { this.value = ""; });
  }
}
