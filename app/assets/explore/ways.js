/* What a path says, as text and as elements: entities in their order and, between two, the relationships in words. */
import { count, h } from "../common/dom.js";

/* `ASML Holding produces EUV lithography`, read in the direction of the path. */
export function said(link, from, name) {
  const out = link.from === from, other = out ? link.to : link.from;
  return [h("bdi", null, name(from)), " " + (out ? link.label : link.inverse) + " ", h("bdi", null, name(other)), ...(link.fact ? [" (", h("bdi", null, link.fact), ")"] : [])];
}

/* The steps of a path: for each the entity it leaves, the one it comes to, and the relationships between them. */
export function steps({ entities, relationships }, links) {
  const known = relationships.map((id) => links.get(id)).filter(Boolean);
  return entities.slice(1).map((to, at) => {
    const from = entities[at];
    return { from, to, links: known.filter((link) => (link.from === from && link.to === to) || (link.from === to && link.to === from)) };
  });
}

export const length = (path) => count(path.entities.length - 1, "step");

/* `2 steps: ASML → EUV lithography → China` */
export function chain(path, name) {
  const names = path.entities.flatMap((id, at) => [at ? " → " : null, h("bdi", null, name(id))]);
  return h("p", { class: "ex-way-chain" }, h("span", { class: "ex-way-steps" }, length(path) + ": "), ...names);
}

export function inWords(path, links, name) {
  return h("ul", { class: "ex-way-words" }, steps(path, links).flatMap((step) => step.links.map((link) => h("li", null, said(link, step.from, name)))));
}
