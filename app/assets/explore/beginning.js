/* A canvas with nothing on it says what it is for, and how to begin. */
import { fill, h } from "../common/dom.js";

/* Examples are offered only as far as the graph holds them. */
const EXAMPLES = [["asml", "who makes what, and who supplies them"], ["litho-euv", "a technology with its makers and its controls"], ["tokyo-electron", "a company with rivals and customers"], ["ymtc", "a company under controls"], ["photoresist", "a material with its suppliers"], ["usa", "a jurisdiction with its measures"]];
const MOST = 3;

export function beginning(explorer) {
  const ways = h("ul", { class: "ex-begin-ways" }), box = h("div", { class: "ex-begin", hidden: true });
  /* It stands on the canvas, or in the list that takes the place of the canvas. */
  const place = () => document.getElementById(document.getElementById("explore--page").dataset.lists === "alone" ? "explore--table" : "explore--over");
  const search = () => { const field = document.querySelector("input#explore--find") || document.querySelector(".search input"); if (field) field.focus(); };
  fill(box, h("p", { class: "ex-begin-words" }, "The canvas shows entities and how they are linked. Nothing is on it yet."),
    h("button", { class: "button", type: "button", on: { click: search } }, "Search for an entity"), ways, h("p", null, "Or drop the file of a saved view here."));

  let offered = false;

  /* Without an answer the examples are asked for again at the next change; that the database is away is told. */
  async function offer() {
    const found = await explorer.ask("add", { ids: EXAMPLES.map(([id]) => id), have: [], rooms: [] }, { quiet: true }).catch((error) => { offered = false; if (error.unreachable) explorer.emit("unreachable"); return null; });
    const names = new Map(((found && found.entities) || []).map((each) => [each.id, each.name])), here = EXAMPLES.filter(([id]) => names.has(id)).slice(0, MOST);
    fill(ways, here.map(([id, words]) => h("li", null, h("a", { href: address(id), dir: "auto", on: { click: (event) => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); explorer.writeNow(); window.chokepoint.go(address(id)); } } } }, names.get(id)), h("span", null, ": " + words))));
  }
  const address = (id) => explorer.begin.base + window.chokepoint.changed({ focus: id }, explorer.lens());

  const follow = () => {
    const empty = !explorer.view.entities.length;
    box.hidden = !empty;
    if (empty && box.parentElement !== place()) place().append(box);
    if (empty && !offered) { offered = true; offer(); }
  };
  ["changed", "panel"].forEach((event) => explorer.on(event, follow));
}
