/* The parts of this page by their names; the rest is the same on every page. */
export { choose, count, fill, h, keep, say, tabs } from "../common/dom.js";

export const byId = (name) => document.getElementById("cypher--" + name);
