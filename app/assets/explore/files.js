/* Views as files: written as the contract has them (app/canvas/document.py), read with a check of what they are. */
import { keep } from "../common/dom.js";
import { EMPTY, entity } from "./view.js";

export const LARGEST = 4_000_000, NAME = 120;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/* A name that every file system takes. */
export function safe(name) {
  const plain = name.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 80);
  return !plain || RESERVED.test(plain) ? "view" + (plain ? "-" + plain : "") : plain;
}

/* All keys of a document, in their order, and no others. */
const ORDER = { bundles: ["hub", "relations", "x", "y"], groups: ["name", "members"], where: ["property", "is", "value"] };
const picked = (one, names) => Object.fromEntries(names.map((name) => [name, one[name]]));
export function whole(view) {
  const said = picked({ ...EMPTY, ...view }, Object.keys(EMPTY));
  Object.entries(ORDER).forEach(([part, names]) => { said[part] = said[part].map((each) => picked(each, names)); });
  const plain = Object.keys(entity({}));
  return { ...said, entities: said.entities.map((each) => picked(each, plain)), hide: picked(said.hide, Object.keys(EMPTY.hide)), scenario: picked(said.scenario, Object.keys(EMPTY.scenario)) };
}

export function save(view) {
  const name = safe(view.name) + ".json";
  keep(new Blob([JSON.stringify(whole(view), null, 2) + "\n"], { type: "application/json" }), name);
  return name;
}

/* What a file says, as JSON. Throws an Error with words for whoever chose it. */
export async function read(file) {
  if (file.size > LARGEST) throw new Error("It has " + (file.size / 1e6).toFixed(1) + " MB; a view has at most " + LARGEST / 1e6 + " MB.");
  if (!file.size) throw new Error("It is empty.");
  let text = "";
  try { text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()); }
  catch { throw new Error("It is not a text file. Open one that was saved with “Save as a file”."); }
  try { return JSON.parse(text); } catch (error) { throw new Error("It is not whole JSON" + place(text, error.message) + ". Save the view again, or mend the file there."); }
}

/* Where reading stopped, in lines as editors count them. */
function place(text, said) {
  const [, at] = said.match(/position (\d+)/) || [];
  const upTo = at === undefined ? (/end of/i.test(said) ? text : null) : text.slice(0, Number(at));
  if (upTo === null) return "";
  const lines = upTo.split("\n");
  return ": line " + lines.length.toLocaleString("en-GB") + ", column " + (lines.at(-1).length + 1).toLocaleString("en-GB");
}
