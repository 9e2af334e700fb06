/* The views kept in this browser, to open, rename and delete. Other tabs see the same list. */
import { count, fill, h } from "../common/dom.js";
import { asked } from "./bar.js";
import { forget, kept, list, rename } from "./kept.js";

const when = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

export function shelf(explorer, open) {
  const rows = h("ul", { class: "ex-shelf" }), close = h("button", { class: "button", type: "button", on: { click: () => dialog.close() } }, "Close");
  const dialog = h("dialog", { class: "ex-dialog ex-wide", "aria-labelledby": "explore--shelf" }, h("h2", { id: "explore--shelf" }, "Views kept in this browser"), rows, h("div", { class: "buttons" }, close)), back = document.activeElement;
  let deleted = null;
  const draw = () => fill(rows, ...lines());
  const button = (words, name, then) => h("button", { class: "button", type: "button", "aria-label": words + ": " + name, on: { click: then } }, words);

  function line(one) {
    const name = one.name || "Without a name", facts = [count(one.entities, "entity", "entities"), when.format(one.at), one.own ? "" : "too large for its address"].filter(Boolean).join(" · ");
    const take = () => { const view = kept(one.key); dialog.close(); if (view) open(view, name); };
    const change = async () => { const said = await asked("Rename the view", "Name of the view", one.name); if (said) { rename(one.key, said); draw(); } };
    const drop = () => { deleted = { name, again: forget(one.key) }; draw(); rows.querySelector("button").focus(); };
    return h("li", null, h("div", null, h("button", { class: "ex-line-name", type: "button", dir: "auto", on: { click: take } }, name), h("div", { class: "ex-shelf-facts" }, facts)), h("div", { class: "ex-shelf-deeds" }, button("Rename", name, change), button("Delete", name, drop)));
  }
  /* What was deleted last can be had back while the list is open: nothing outside it can be reached. */
  const undo = () => { deleted.again(); deleted = null; draw(); close.focus(); };
  const gone = () => (deleted ? [h("li", { role: "status" }, h("span", { dir: "auto" }, "Deleted “" + deleted.name + "”."), h("button", { class: "button", type: "button", on: { click: undo } }, "Undo"))] : []);
  const lines = () => { const all = list(); return [...gone(), ...(all.length ? all.map(line) : [h("li", { class: "ex-shelf-none" }, "Nothing is kept yet. “Keep in this browser” in the Save menu puts a view here.")])]; };

  const follow = () => draw();
  addEventListener("storage", follow);
  dialog.addEventListener("close", () => { removeEventListener("storage", follow); dialog.remove(); if (back && back.isConnected) back.focus(); });
  draw();
  document.body.append(dialog);
  dialog.showModal();
}
