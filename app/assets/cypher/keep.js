/* What the browser keeps: the last texts that were run, and those saved under a name. Read with care: others can write there too. */
const PLACE = "chokepoint-cypher", FORMAT = "chokepoint-queries", HISTORY = 30, SAVED = 500, NAME = 200, LONGEST = 100000, FILE = 5000000;

const isText = (value, most) => typeof value === "string" && value.trim() !== "" && value.length <= most;
const time = (value) => (typeof value === "string" && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : new Date().toISOString());
const pair = (entry) => ({ text: entry.text, at: time(entry.at) });

/* Only what is well formed, and no more than fits. */
function sound(found) {
  const list = (value) => (Array.isArray(value) ? value.filter((entry) => entry && typeof entry === "object" && isText(entry.text, LONGEST)) : []);
  return {
    saved: list(found && found.saved).filter((entry) => isText(entry.name, NAME)).slice(0, SAVED).map((entry) => ({ name: entry.name.trim(), ...pair(entry) })),
    history: list(found && found.history).slice(0, HISTORY).map(pair),
  };
}

let memory = null;
export function kept() {
  try { return sound(JSON.parse(localStorage.getItem(PLACE) || "{}")); } catch { return sound(memory); }
}

/* Whether it could be kept beyond this page. */
function keep(all) {
  memory = all;
  try { localStorage.setItem(PLACE, JSON.stringify(all)); return true; } catch { return false; }
}

export function remember(text) {
  const all = kept(), entry = { text, at: new Date().toISOString() };
  keep({ ...all, history: [entry, ...all.history.filter((each) => each.text !== text)].slice(0, HISTORY) });
}

export function save(name, text) {
  const all = kept(), entry = { name: name.trim().slice(0, NAME), text, at: new Date().toISOString() };
  return keep({ ...all, saved: [entry, ...all.saved.filter((each) => each.name !== entry.name)].slice(0, SAVED) });
}

/* Takes one away; what comes back puts everything as it was. */
export function drop(list, at) {
  const before = kept();
  keep({ ...before, [list]: before[list].filter((_, place) => place !== at) });
  return () => keep(before);
}

export function exported() {
  return new Blob([JSON.stringify({ format: FORMAT, version: 1, ...kept() }, null, 2)], { type: "application/json" });
}

/* Adds what a file holds to what is there. Says in words what came of it. */
export async function imported(file) {
  if (file.size > FILE) return "The file has more than " + FILE / 1e6 + " MB. Nothing was taken from it.";
  let found;
  try { found = JSON.parse(await file.text()); } catch { return "The file is no JSON. Nothing was taken from it."; }
  if (!found || found.format !== FORMAT) return "The file holds no queries of Chokepoint. Nothing was taken from it.";
  const now = kept(), given = sound(found);
  const fresh = given.saved.filter((entry) => !now.saved.some((each) => each.name === entry.name && each.text === entry.text));
  const names = new Set(now.saved.map((each) => each.name));
  fresh.forEach((entry) => { entry.name = free(entry.name, names); names.add(entry.name); });
  const lost = Math.max(0, now.saved.length + fresh.length - SAVED) + (Array.isArray(found.saved) ? found.saved.length : 0) - given.saved.length;
  const history = [...now.history, ...given.history].filter((entry, at, all) => all.findIndex((each) => each.text === entry.text) === at);
  keep({ saved: [...now.saved, ...fresh].slice(0, SAVED), history: history.sort((a, b) => b.at.localeCompare(a.at)).slice(0, HISTORY) });
  return fresh.length + " saved " + (fresh.length === 1 ? "query" : "queries") + " added" + (lost > 0 ? ", " + lost + " left out: not well formed, or too many." : ".");
}

function free(name, names) {
  let found = name;
  for (let number = 2; names.has(found); number += 1) found = name + " (" + number + ")";
  return found;
}
