/* The narrow form of the table: the same rows as a list to read, each with its deeds. More come as one reads on. */
import { h } from "../common/dom.js";

const STEP = 100;

export class Listed {
  /* `deeds` as for the table, and entity(one): whether a row is an entity, with expand(one) and hide(one). */
  constructor({ name, columns, rows, deeds }) {
    Object.assign(this, { columns, rows, deeds, drawn: new Map(), upTo: 0 });
    this.list = h("ul", { class: "ex-list", "aria-label": name });
    this.end = h("button", { class: "button ex-list-more", type: "button", on: { click: () => this.grow(true) } }, "");
    this.box = h("div", { class: "ex-list-box", tabindex: -1 }, this.list, this.end);
    this.watch = new IntersectionObserver((seen) => { if (seen.some((each) => each.isIntersecting)) this.grow(false); }, { rootMargin: "400px" });
    this.watch.observe(this.end);
    this.grow(false);
  }

  renew({ columns, rows }) {
    const upTo = Math.max(STEP, this.upTo), on = document.activeElement && this.list.contains(document.activeElement) ? { id: document.activeElement.closest("li").dataset.id, deed: document.activeElement.dataset.deed } : null;
    Object.assign(this, { columns, rows, upTo: 0 });
    this.drawn.clear();
    this.list.replaceChildren();
    while (this.upTo < Math.min(upTo, rows.length)) this.grow(false);
    this.grow(false, 0);
    if (on) { const again = this.drawn.get(on.id); (again ? again.querySelector('[data-deed="' + on.deed + '"]') : this.box).focus(); }
  }

  grow(refocus, step = STEP) {
    const next = this.rows.slice(this.upTo, this.upTo + step);
    next.forEach((one) => { const made = this.line(one); this.drawn.set(one.id, made); this.list.append(made); });
    this.upTo += next.length;
    const left = this.rows.length - this.upTo;
    this.end.hidden = !left;
    this.end.textContent = "Show more (" + left.toLocaleString("en-GB") + " left)";
    if (refocus && next.length) this.drawn.get(next[0].id).querySelector("button").focus();
  }

  line(one) {
    const { deeds } = this, [first, ...rest] = this.columns, entity = deeds.entity(one), name = entity ? first.words(one) : rest.slice(0, 2).reduce((line, each) => line + " " + each.words(one), first.words(one));
    const facts = (entity ? rest : rest.slice(2)).map((each) => [each, each.words(one)]).filter(([, words]) => words);
    const deed = (key, words, then, more = {}) => h("button", { class: "button", type: "button", "data-deed": key, "aria-label": words + ": " + name, ...more, on: { click: then } }, words);
    const choose = deed("choose", "Choose", () => deeds.choose(one, { ctrlKey: true }), { class: "button ex-choose" });
    const made = h("li", { "data-id": one.id, class: "ex-line" },
      h("div", { class: "ex-line-head" }, first.glyph && first.glyph(one) ? h("span", { class: "glyph glyph-" + first.glyph(one), "aria-hidden": "true" }) : null, h("button", { class: "ex-line-name", type: "button", dir: "auto", "data-deed": "open", on: { click: () => deeds.open(one) } }, name)),
      h("dl", { class: "ex-line-facts" }, facts.map(([each, words]) => h("div", null, h("dt", null, each.label), h("dd", { dir: "auto" }, words)))),
      h("div", { class: "ex-line-deeds" }, choose, entity ? deed("expand", "Expand", () => deeds.expand(one)) : null, entity ? deed("hide", "Hide", () => deeds.hide(one)) : null, deed("more", "More", (event) => { const { left, bottom } = event.currentTarget.getBoundingClientRect(); deeds.menu(one, left, bottom + 4, true); }, { "aria-haspopup": "menu" })));
    this.dress(made, one);
    return made;
  }

  dress(made, one) {
    const on = this.deeds.chosen(one), button = made.querySelector(".ex-choose");
    made.classList.toggle("chosen", on);
    button.setAttribute("aria-pressed", String(on));
  }

  remark() { this.rows.slice(0, this.upTo).forEach((one) => this.dress(this.drawn.get(one.id), one)); }

  reveal(at) {
    while (this.upTo <= at) this.grow(false);
    this.drawn.get(this.rows[at].id).scrollIntoView({ block: "nearest" });
  }

  soon() {}
  leave() { this.watch.disconnect(); }
}
