/* The row of buttons over the canvas, and the menus that they open. */
import { fill, h } from "../common/dom.js";

/* A menu: entries { words, hint, key, then, off, checked } or null for a line. It closes on a choice, Escape or a click
   elsewhere, and gives the focus back to where it was opened. */
export class Menu {
  constructor() {
    this.box = h("div", { class: "ex-menu", role: "menu", hidden: true });
    document.body.append(this.box);
    this.box.addEventListener("keydown", (event) => this.keys(event));
    addEventListener("pointerdown", (event) => { if (!this.box.hidden && !this.box.contains(event.target) && !(this.opener && this.opener.contains(event.target))) this.close(false); }, true);
    addEventListener("blur", () => this.close(false));
  }

  get open() { return !this.box.hidden; }

  show({ x, y, opener = null, name, entries, heading = "" }) {
    if (this.opener && this.opener !== opener) this.close(false);
    Object.assign(this, { opener, back: opener || document.activeElement });
    this.box.setAttribute("aria-label", name);
    fill(this.box, heading ? h("div", { class: "ex-menu-head", dir: "auto" }, heading) : null, ...entries.map((each) => this.entry(each)));
    this.box.hidden = false;
    if (opener) opener.setAttribute("aria-expanded", "true");
    const { offsetWidth: wide, offsetHeight: high } = this.box;
    this.box.style.left = Math.max(4, Math.min(x, innerWidth - wide - 4)) + "px";
    this.box.style.top = Math.max(4, Math.min(y, innerHeight - high - 4)) + "px";
    const first = this.items()[0];
    if (first) first.focus();
  }

  under(opener, name, entries, heading) {
    if (this.open && this.opener === opener) { this.close(); return; }
    const { left, bottom } = opener.getBoundingClientRect();
    this.show({ x: left, y: bottom + 4, opener, name, entries, heading });
  }

  entry(each) {
    if (!each) return h("div", { class: "ex-menu-line", role: "separator" });
    if (each instanceof Node) return each;
    const role = each.checked === undefined ? "menuitem" : "menuitemcheckbox";
    const item = h("button", { class: "ex-menu-item", role, tabindex: -1, disabled: each.off || null, "aria-checked": each.checked === undefined ? null : String(Boolean(each.checked)) }, h("span", { class: "ex-menu-words", dir: "auto" }, each.words), each.hint ? h("span", { class: "ex-menu-hint" }, each.hint) : null, each.key ? h("kbd", null, each.key) : null);
    item.addEventListener("click", () => { this.close(); each.then(); });
    return item;
  }

  items() { return [...this.box.querySelectorAll("button:not([disabled])")]; }

  keys(event) {
    const all = this.items(), at = all.indexOf(document.activeElement), to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); event.stopPropagation(); all[(to + all.length) % all.length].focus(); }
    else if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); event.stopPropagation(); this.close(); }
    else if (event.key.length === 1 && /\p{L}/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const order = [...all.slice(at + 1), ...all.slice(0, at + 1)], found = order.find((each) => each.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
      if (found) { event.preventDefault(); found.focus(); }
    }
  }

  close(refocus = true) {
    if (this.box.hidden) return;
    this.box.hidden = true;
    if (this.opener) this.opener.setAttribute("aria-expanded", "false");
    if (refocus && this.back && this.back.isConnected) this.back.focus();
    this.opener = null;
  }
}

/* Two rows: what acts on the canvas stands over it, what acts on the view as a whole beside its name. Buttons come in the
   order of their `order`; each row is one stop of the Tab key, walked with arrows. */
const ON_VIEW = 80;

export class Bar {
  constructor(explorer) {
    this.explorer = explorer;
    this.boxes = ["explore--bar", "explore--view-bar"].map((id) => document.getElementById(id));
    this.boxes.forEach((box) => box.addEventListener("keydown", (event) => this.keys(event, box)));
    explorer.menu = new Menu();
  }

  get box() { return this.boxes[0]; }

  /* A button: `entries` makes it open a menu (a function, asked each time), `panel` a panel, `then` acts.
     `state` is asked after every change: { off, pressed, words }. */
  add(words, { order, title = "", then = null, entries = null, state = null, id = "" }) {
    const button = h("button", { class: "button ex-tool", type: "button", title, id: id || null, "data-order": order, "aria-haspopup": entries ? "menu" : null, "aria-expanded": entries ? "false" : null }, words);
    button.addEventListener("click", () => (entries ? this.explorer.menu.under(button, words, entries()) : then(button)));
    const box = this.boxes[order >= ON_VIEW ? 1 : 0], after = [...box.children].find((each) => Number(each.dataset.order) > order);
    box.insertBefore(button, after || null);
    if (state) {
      const follow = () => { const { off = false, pressed, words: now } = state(); button.disabled = off; if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed)); if (now && now !== button.textContent) button.textContent = now; };
      ["changed", "selected", "panel"].forEach((event) => this.explorer.on(event, follow));
      follow();
    }
    this.stops();
    return button;
  }

  stops() { this.boxes.forEach((box) => [...box.querySelectorAll("button")].forEach((each, at) => { each.tabIndex = at ? -1 : 0; })); }

  keys(event, box) {
    const all = [...box.querySelectorAll("button:not([disabled])")], at = all.indexOf(document.activeElement), to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    all.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
    next.focus();
  }
}

/* The panel at the left of the canvas: one thing at a time, such as filters or paths. */
export class Panel {
  constructor(explorer) {
    Object.assign(this, { explorer, box: document.getElementById("explore--panel"), name: "" });
    this.box.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) { event.preventDefault(); event.stopPropagation(); this.close(); } });
  }

  /* Shows `content` (elements) under a heading; again with the same name, it closes. `opener` gets the focus back. */
  toggle(name, heading, content, opener) { if (this.name === name) this.close(); else this.open(name, heading, content, opener); }

  open(name, heading, content, opener = document.activeElement) {
    Object.assign(this, { name, opener });
    const close = h("button", { class: "button", type: "button", "aria-label": "Close " + heading, on: { click: () => this.close() } }, "Close");
    fill(this.box, h("div", { class: "ex-panel-head" }, h("h2", null, heading), close), h("div", { class: "ex-panel-body" }, content()));
    this.content = content;
    this.box.hidden = false;
    this.box.setAttribute("role", "region");
    this.box.setAttribute("aria-label", heading);
    this.explorer.emit("panel", name);
    const first = this.box.querySelector("input, select, .ex-panel-body button");
    if (first) first.focus();
  }

  /* Draws the content anew where it is shown; the focus stays on what has the same `data-key`. */
  renew(name) {
    if (this.name !== name) return;
    const body = this.box.querySelector(".ex-panel-body"), on = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : "", top = body.scrollTop;
    fill(body, this.content());
    body.scrollTop = top;
    if (on) { const again = body.querySelector('[data-key="' + CSS.escape(on) + '"]'); if (again) again.focus(); }
  }

  close() {
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.name = "";
    fill(this.box);
    this.explorer.emit("panel", "");
    if (this.opener && this.opener.isConnected) this.opener.focus();
  }
}

/* A question with one text, such as a name: its answer, or `null` when it is put away. */
export function asked(heading, label, given = "", most = 120) {
  return new Promise((answer) => {
    const field = h("input", { type: "text", maxlength: most, value: given, dir: "auto", id: "explore--asked" });
    const form = h("form", { method: "dialog", class: "ex-asked" }, h("h2", null, heading), h("label", { for: "explore--asked" }, label), field, h("div", { class: "buttons" }, h("button", { class: "button", type: "submit", value: "ok" }, "OK"), h("button", { class: "button", type: "button", on: { click: () => dialog.close("") } }, "Cancel")));
    const dialog = h("dialog", { class: "ex-dialog", "aria-label": heading }, form), back = document.activeElement;
    dialog.addEventListener("close", () => { const said = field.value.trim(); dialog.remove(); if (back && back.isConnected) back.focus(); answer(dialog.returnValue === "ok" && said ? said : null); });
    document.body.append(dialog);
    dialog.showModal();
    field.select();
  });
}
