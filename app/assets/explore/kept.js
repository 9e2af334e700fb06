/* Views kept in this browser: those too long for an address, under keys that their content gives, and those that a person
   keeps under a name. Of the former the oldest go when there is no more room; of the latter none goes by itself. */
import { EMPTY, entity } from "./view.js";

const NAME = "chokepoint-view-", ABOUT = "chokepoint-about-view-", MOST = 30;

function hash(text) {
  let a = 0x811c9dc5, b = 0x1000193;
  for (let at = 0; at < text.length; at += 1) { a = Math.imul(a ^ text.charCodeAt(at), 0x01000193); b = Math.imul(b + text.charCodeAt(at), 0x85ebca6b) ^ (b >>> 13); }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/* Without what is by default: a third of the room. */
const said = (one, usual) => Object.fromEntries(Object.entries(one).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key])));
const PLAIN = entity({});
const short = (view) => JSON.stringify({ chokepoint: view.chokepoint, version: view.version, ...said(view, EMPTY), entities: view.entities.map((each) => said(each, PLAIN)) });

function about(key) { try { return JSON.parse(localStorage.getItem(ABOUT + key)); } catch { return null; } }
const keys = () => Object.keys(localStorage).filter((each) => each.startsWith(ABOUT)).map((each) => each.slice(ABOUT.length));
const passing = () => keys().map((key) => ({ key, ...about(key) })).filter((each) => !each.own).sort((a, b) => a.at - b.at);

function drop(key) { localStorage.removeItem(NAME + key); localStorage.removeItem(ABOUT + key); }

/* Whether it could be kept. Older ones make room, those with a name of their own do not. */
function put(key, text, facts) {
  try { passing().slice(0, Math.max(0, passing().length - MOST + 1)).forEach((each) => drop(each.key)); } catch { return false; }
  for (;;) {
    try { localStorage.setItem(NAME + key, text); localStorage.setItem(ABOUT + key, JSON.stringify(facts)); return true; }
    catch {
      const [oldest] = passing().filter((each) => each.key !== key);
      drop(key);
      if (!oldest) return false;
      drop(oldest.key);
    }
  }
}

/* Keeps a document; the key it has from now on, or nothing when the browser keeps none. */
export function keeping(view) {
  const text = short(view), key = hash(text), was = about(key);
  return put(key, text, { at: Date.now(), name: view.name, entities: view.entities.length, own: Boolean(was && was.own) }) ? key : "";
}

/* Keeps a document under a name, until the person deletes it. */
export function keepAs(name, view) {
  const text = short({ ...view, name });
  return put(hash(name + text), text, { at: Date.now(), name, entities: view.entities.length, own: true });
}

export function kept(key) {
  try { return JSON.parse(localStorage.getItem(NAME + key)); } catch { return null; }
}

/* What is kept: { key, at, name, entities, own }, those with a name first, the newest first. */
export function list() {
  try { return keys().map((key) => ({ key, ...about(key) })).sort((a, b) => Number(b.own) - Number(a.own) || b.at - a.at); } catch { return []; }
}

export function rename(key, name) {
  const view = kept(key);
  if (view) put(key, JSON.stringify({ ...view, name }), { ...about(key), name, own: true });
}

/* Takes one away; what brings it back is returned. */
export function forget(key) {
  const text = localStorage.getItem(NAME + key), facts = about(key);
  drop(key);
  return () => put(key, text, facts);
}
