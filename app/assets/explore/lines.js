/* Lines that run together: what links a hub to the entities of one relation leaves it as one line, through the plate that
   carries the relation's name, and parts behind it. */
const GAP = 5, HALF_PLATE = 40, SPREAD = 0.4;
const PLATE = "plate|";

export const relation = (link, hub) => link.type.toLowerCase() + (link.from === hub ? "-out" : "-in");

export class Lines {
  constructor(explorer) { this.explorer = explorer; }

  /* The bundles by hub, and for each entity the relations it has to the hub. */
  known() {
    const { view, links } = this.explorer;
    if (this.view === view && this.size === links.size) return this.found;
    const hubs = new Map(view.bundles.map((each) => [each.hub, { bundles: new Map(), relations: new Map() }]));
    view.bundles.forEach((each) => hubs.get(each.hub).bundles.set([...each.relations].sort().join("."), each));
    links.forEach((link) => [[link.from, link.to], [link.to, link.from]].forEach(([hub, other]) => {
      const found = hubs.get(hub);
      if (found && other !== hub) found.relations.set(other, (found.relations.get(other) || new Set()).add(relation(link, hub)));
    }));
    const sided = new Set(view.entities.filter((each) => each.side !== "below").map((each) => each.id));
    Object.assign(this, { view, size: links.size, found: hubs, sided });
    return hubs;
  }

  /* The bundle that a relationship runs through, with its hub; `null` where it runs straight. */
  bundle(link) {
    for (const [hub, other] of [[link.from, link.to], [link.to, link.from]]) {
      const found = this.known().get(hub), set = found && found.relations.get(other), bundle = set && found.bundles.get([...set].sort().join("."));
      if (bundle) return { bundle, hub, other };
    }
    return null;
  }

  /* Whether a relationship joins two entities that stand around one hub: beside what the picture is about, and in its
     way, since they stand in columns. It is drawn when one of its ends is pointed at or chosen, or all are asked for. */
  aside(link) {
    for (const [hub, { relations }] of this.known()) {
      if (link.from !== hub && link.to !== hub && this.stands(hub, relations, link.from) && this.stands(hub, relations, link.to)) return true;
    }
    return false;
  }

  stands(hub, relations, id) {
    const set = relations.get(id), bundle = set && this.found.get(hub).bundles.get([...set].sort().join("."));
    return Boolean(bundle) && this.sided.has(id);
  }

  /* What the relationships of an entity to its hub say, in a few words. */
  fact(id) {
    for (const [hub, { relations, bundles }] of this.known()) {
      const set = relations.get(id);
      if (!set || !bundles.has([...set].sort().join("."))) continue;
      const said = [...this.explorer.links.values()].find((link) => link.fact && ((link.from === hub && link.to === id) || (link.to === hub && link.from === id)));
      if (said) return said.fact;
    }
    return "";
  }

  /* The names of the relations, once each, where their lines run together. */
  plates(cy) {
    const { view, folded } = this.explorer, here = new Set(view.entities.filter((each) => !each.hidden).map((each) => each.id));
    const wanted = new Map(view.bundles.filter((each) => here.has(each.hub)).map((each) => [PLATE + each.hub + "|" + each.relations.join("."), each]));
    cy.nodes(".plate").forEach((node) => { if (!wanted.has(node.id())) node.remove(); });
    wanted.forEach((bundle, id) => {
      const hub = cy.getElementById(bundle.hub).position(), place = { x: hub.x + bundle.x, y: hub.y + bundle.y }, lines = this.names(bundle), more = (folded || {})[bundle.hub + "|" + bundle.relations[0]];
      const label = lines.join("\n") + (more ? "\n" + more : ""), node = cy.getElementById(id), data = { id, label, hub: bundle.hub, relation: bundle.relations[0], w: this.width(bundle), h: (lines.length + (more ? 1 : 0)) * 13 + 6, title: more ? "Show more of these" : "" };
      if (node.empty()) cy.add({ group: "nodes", data, position: place, classes: "plate" + (more ? " more-plate" : ""), grabbable: false, selectable: false });
      else { node.position(place); if (node.data("label") !== label) node.data(data); }
    });
  }

  names(bundle) {
    const known = this.explorer.begin.relations;
    return [...new Set(bundle.relations.map((key) => { const type = key.replace(/-(out|in)$/, "").toUpperCase(); return known[type] ? known[type].label : type.toLowerCase().replaceAll("_", " "); }))].flatMap((words) => wrapped(words));
  }

  width(bundle) { return Math.max(...this.names(bundle).map((line) => line.length)) * 6.2 + 10; }

  /* The ways of all bundled lines anew: from the hub to the plate, level through it, and level into the entity. */
  bend(cy, edges) {
    cy.batch(() => (edges || cy.edges(".bundled")).forEach((edge) => this.way(cy, edge)));
  }

  way(cy, edge) {
    const link = this.explorer.links.get(edge.data("statement")), run = link && this.bundle(link);
    if (!run) return;
    const hub = cy.getElementById(run.hub), other = cy.getElementById(run.other), from = hub.position(), to = other.position(), plate = { x: from.x + run.bundle.x, y: from.y + run.bundle.y };
    const out = run.bundle.x >= 0 ? 1 : -1, beyond = (to.x - plate.x) * out > 0 ? out : -out;
    const start = { x: from.x + (out * hub.width()) / 2, y: from.y + this.meets(run) * hub.height() }, end = { x: to.x - beyond * (other.width() / 2 + GAP), y: to.y };
    const last = plate.x + beyond * HALF_PLATE, half = (last + end.x) / 2;
    const points = [{ x: plate.x - out * HALF_PLATE, y: plate.y }, { x: last, y: plate.y }, { x: half, y: plate.y }, { x: half, y: end.y }];
    const ends = link.from === run.hub ? [start, end, points] : [end, start, [...points].reverse()];
    const [weights, distances] = turns(...ends), near = (point, node) => (point.x - node.position().x).toFixed(1) + "px " + (point.y - node.position().y).toFixed(1) + "px";
    edge.data({ weights, distances, leaves: near(ends[0], link.from === run.hub ? hub : other), meets: near(ends[1], link.from === run.hub ? other : hub) });
  }

  /* Where along its side a hub is met: in the order of the plates. */
  meets({ bundle, hub }) {
    const same = this.explorer.view.bundles.filter((each) => each.hub === hub && each.x >= 0 === bundle.x >= 0), reach = Math.max(...same.map((each) => Math.abs(each.y)), 1);
    return SPREAD * Math.max(-1, Math.min(1, bundle.y / reach));
  }
}

function wrapped(words) {
  const lines = [];
  words.split(" ").forEach((word) => { const last = lines[lines.length - 1]; if (last && (last + " " + word).length <= 14) lines[lines.length - 1] = last + " " + word; else lines.push(word); });
  return lines;
}

/* Weights and distances of the points on a way, seen from the line between its ends: as cytoscape takes them. */
function turns(start, end, points) {
  const dx = end.x - start.x, dy = end.y - start.y, square = dx * dx + dy * dy || 1, root = Math.sqrt(square);
  const seen = points.map(({ x, y }) => [x - start.x, y - start.y]);
  return [seen.map(([x, y]) => ((x * dx + y * dy) / square).toFixed(4)).join(" "), seen.map(([x, y]) => ((y * dx - x * dy) / root).toFixed(2)).join(" ")];
}
