/* The page /explore: the explorer and its parts, put together once; every picture that the server sends goes to it. */
import { h } from "../common/dom.js";
import { Actions } from "./actions.js";
import { Expansion } from "./expansion.js";
import { Explorer } from "./explorer.js";
import { Keys } from "./keys.js";
import { Pointer } from "./pointer.js";
import { looked, whole } from "./view.js";

let explorer = null;

function made(begin) {
  const one = new Explorer(begin);
  one.actions = new Actions(one);
  one.pointer = new Pointer(one);
  one.keys = new Keys(one);
  one.expansion = new Expansion(one);
  one.more = ({ id, relation, kind }) => h("button", { class: "button", on: { click: () => one.expansion.expand(id, { relation, kind }) } }, "Show more");
  one.lens = () => { const said = new URLSearchParams(location.search); return "?" + [...said].filter(([name]) => begin.shared.includes(name) && name !== "focus").map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&"); };
  one.canvas.mount();
  return one;
}

/* The parts around the canvas are fetched once it is drawn. */
async function furnished(one) {
  const { parts } = await import("./parts.js");
  if (one.furnished) return;
  one.furnish(parts);
  one.place.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) one.asking.stopAll(); });
}

const own = () => new URLSearchParams(location.search).has("show");
let waiting = null, here = false, lost = false, first = "";

/* An empty canvas, while the first picture is on its way. */
export function begun(begin) { waiting = made(begin); }

/* The canvas alone, before the rest of the page: drawn once the promise holds. */
export async function early(picture) {
  explorer = waiting;
  first = JSON.stringify(picture.document);
  explorer.take(picture, { own: own() });
  await explorer.canvas.drawn;
  if (here) await furnished(explorer);
}

/* Dash's page has come: the canvas moves into it, and gets its parts. */
export async function moved() {
  here = true;
  if (waiting) waiting.canvas.move();
  if (explorer) await furnished(explorer);
}

/* No picture came before the page. It is asked for once more as every page asks, which says what is wrong. */
export function missed(error) {
  console.warn("The canvas comes with the page: " + error.message);
  lost = true;
  if (here) again();
}
function again() { lost = false; window.dash_clientside.set_props("retry", { data: Date.now() }); }

/* The page is there; the server may have sent a picture for its address. */
export async function open(picture, begin) {
  const sent = picture && picture.canvas, known = sent && JSON.stringify(picture.document) === first;
  here = true;
  if (!sent && !explorer) { if (lost) again(); return; }
  explorer = explorer || waiting || made(begin);
  if (!explorer.furnished) await furnished(explorer);
  if (sent) first = "";
  if (!sent || known) return;
  const key = new URLSearchParams(location.search).get("kept"), held = key && explorer.kept(key);
  if (held) {
    const found = await explorer.ask("picture", { document: looked(whole(held), whole(picture.document)) }, { words: "Fetching the view" });
    if (found) { explorer.take(found, { own: true }); explorer.writeNow(); return; }
  }
  explorer.take(picture, { own: own() });
  if (key) explorer.said("kept", "This address names a view that was kept in another browser. Open its file instead: drop it onto the canvas.");
}
