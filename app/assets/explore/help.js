/* What the keys, the mouse and touch do. */
import { h } from "../common/dom.js";
import { KEYS } from "./keys.js";

const MOUSE = [
  ["Click", "choose an entity and open its card; on a line, open what is said"], ["Shift or Ctrl click", "choose more"], ["Double click", "expand"], ["Right click", "menu"],
  ["Drag an entity", "move it; it is pinned there"], ["Drag the ground", "move the picture"], ["Shift drag", "choose with a box"], ["Alt drag", "choose with a lasso"],
  ["Wheel", "move the picture; with Ctrl, zoom"],
];
const TOUCH = [["Tap", "choose"], ["Tap twice", "expand"], ["Press long", "menu"], ["One finger", "move the picture, or an entity"], ["Two fingers", "zoom"]];

export function help(explorer) {
  const list = (heading, rows) => h("section", null, h("h3", null, heading), h("dl", { class: "ex-keys" }, rows.map(([keys, words]) => h("div", null, h("dt", null, h("kbd", null, keys)), h("dd", null, words)))));
  const open = () => {
    if (document.getElementById("explore--help")) return;
    const back = document.activeElement, close = h("button", { class: "button", type: "button", on: { click: () => dialog.close() } }, "Close");
    const dialog = h("dialog", { class: "ex-dialog ex-help", id: "explore--help", "aria-labelledby": "explore--help-name" },
      h("div", { class: "ex-help-head" }, h("h2", { id: "explore--help-name" }, "Working with the canvas"), close),
      h("div", { class: "ex-help-parts", tabindex: 0, role: "region", "aria-label": "Keys, mouse and touch" }, list("Keys on the canvas", KEYS), h("div", null, list("Mouse", MOUSE), list("Touch", TOUCH))));
    dialog.addEventListener("close", () => { dialog.remove(); if (back && back.isConnected) back.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  };
  explorer.on("help", open);
  explorer.bar.add("?", { order: 99, title: "Keys, mouse and touch (?)", then: open }).setAttribute("aria-label", "Help: keys, mouse and touch");
  document.getElementById("explore--page").addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.defaultPrevented || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    open();
  });
}
