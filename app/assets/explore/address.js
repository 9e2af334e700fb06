/* The document as an address, written as app/canvas/written.py writes it; the server alone reads it. */
import { EMPTY } from "./view.js";

const OWN = ["show", "at", "from", "pin", "hid", "bundle", "box", "arrange", "colour", "off", "where", "asof", "look", "title", "card", "kept", "group"];
const inner = (text) => text.replace(/[%,~;:]/g, encodeURIComponent).replace(/~/g, "%7E");
const trimmed = (list) => { const last = list.findLastIndex((each) => each !== ""); return list.slice(0, last + 1).join(","); };
const SIDES = { below: "", left: "l", right: "r" };

function places(view) {
  return trimmed(view.entities.map((each) => (each.x === null ? "" : Math.round(each.x) + "." + Math.round(each.y) + SIDES[each.side])));
}

function values(view) {
  const index = new Map(view.entities.map((each, at) => [each.id, at])), numbers = (found) => found.map((id) => index.get(id)).filter((at) => at !== undefined);
  const listed = (name) => view.entities.map((each, at) => (each[name] ? at : -1)).filter((at) => at >= 0).join(".");
  const off = Object.entries(view.hide).flatMap(([kind, list]) => list.map((value) => kind + ":" + inner(value)));
  return {
    show: view.entities.map((each) => inner(each.id)).join(",") || ",",
    at: places(view),
    from: trimmed(view.entities.map((each) => numbers(each.from).join("."))),
    pin: listed("pinned"),
    hid: listed("hidden"),
    bundle: view.bundles.filter((each) => index.has(each.hub)).map((each) => [index.get(each.hub), each.relations.join("."), Math.round(each.x) + "." + Math.round(each.y)].join("~")).join(";"),
    box: view.groups.map((each) => inner(each.name) + "~" + numbers(each.members).join(".")).join(";"),
    arrange: view.layout === EMPTY.layout ? "" : view.layout,
    ...looks(view, off),
  };
}

function looks(view, off) {
  return {
    colour: view.colour === EMPTY.colour ? "" : view.colour,
    off: off.join(";"),
    where: view.where.map((each) => [each.property, each.is, each.value].map((part) => inner(String(part))).join("~")).join(";"),
    asof: view.asof === EMPTY.asof ? "" : view.asof,
    look: Object.entries(view.styles).map(([kind, style]) => [kind, (style.fill || "").replace("#", ""), style.shape || ""].join("~")).join(";"),
    title: view.name,
  };
}

/* The query string of a document; of an untouched page of one entity only what differs from it. */
export function written(view, { untouched, card }) {
  const none = Object.fromEntries(OWN.map((name) => [name, null]));
  const said = untouched ? looks(view, Object.entries(view.hide).flatMap(([kind, list]) => list.map((value) => kind + ":" + inner(value)))) : values(view);
  return window.chokepoint.changed({ ...none, statement: null, focus: view.focus || null, ...said, ...card });
}
