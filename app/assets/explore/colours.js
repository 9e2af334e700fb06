/* Colour by: what the fill of the shapes says. The values come from the server; the legend counts what is on the canvas. */
const BY = [["class", "Class"], ["jurisdiction", "Jurisdiction (home)"], ["coverage", "Coverage on the day"], ["concentration", "Concentration of supply"], ["confidence", "Confidence"]];
const UNKNOWN = { fill: null, unknown: true };

export function colours(explorer) {
  const painter = new Painter(explorer);
  explorer.bar.add("Colour", { order: 60, title: "What the colour of the shapes says", entries: () => BY.map(([by, words]) => ({ words, checked: explorer.view.colour === by, then: () => painter.choose(by, words) })) });
  explorer.on("changed", () => painter.follow());
}

class Painter {
  constructor(explorer) { Object.assign(this, { explorer, lens: "", known: new Map(), legend: [], said: "" }); }

  choose(by, words) {
    if (by === this.explorer.view.colour) { this.lens = ""; this.follow(); return; }
    this.explorer.change("Coloured by " + words.replace(/ \(.*/, "").toLowerCase(), (view) => ({ ...view, colour: by }), { structure: false });
  }

  get ids() { return this.explorer.view.entities.filter((each) => !each.hidden && this.explorer.data.has(each.id)).map((each) => each.id); }

  /* Asks where the day, the destination, the jurisdictions or the entities are others than those last asked for. */
  follow() {
    const { view } = this.explorer, lens = JSON.stringify([view.colour, view.on, view.toward, view.by, view.scenario]);
    if (view.colour === "class") { this.lens = lens; this.plain(); return; }
    const fresh = lens !== this.lens;
    if (fresh || this.ids.some((id) => !this.known.has(id))) { this.ask(lens, fresh); return; }
    this.count();
  }

  plain() {
    const { explorer } = this;
    if (!explorer.painted) return;
    Object.assign(this, { known: new Map(), legend: [] });
    explorer.painted = explorer.colouring = null;
    this.show();
  }

  async ask(lens, fresh) {
    const { explorer } = this, { view } = explorer, ids = this.ids;
    if (this.asking === lens + ids.join()) return;
    this.asking = lens + ids.join();
    this.lens = lens;
    const found = await explorer.ask("colours", { by: view.colour, ids, on: view.on, toward: view.toward, by_jurisdictions: view.by, scenario: view.scenario }, { words: "Computing the colours", instead: "colours" });
    if (this.lens !== lens) return;
    this.asking = "";
    if (!found) { this.broken(ids); return; }
    if (fresh) this.known = new Map();
    ids.forEach((id) => this.known.set(id, one(found.values[id], explorer.data.get(id))));
    Object.assign(this, { legend: found.legend, said: found.said });
    explorer.painted = this.known;
    this.count();
    this.show();
  }

  /* Cancelled, or refused: the old colours would say something else, so there are none until it is asked again. */
  broken(ids) {
    this.known = new Map(ids.map((id) => [id, { ...UNKNOWN, key: "", label: "colour not fetched", mark: "" }]));
    Object.assign(this, { legend: [{ key: "", label: "not fetched", fill: null }], said: "The colours could not be fetched. Choose the colouring again." });
    this.explorer.painted = this.known;
    this.count();
    this.show();
  }

  /* The legend with the counts of what is shown; keys of which nothing is shown are left out. */
  count() {
    const { explorer } = this, shown = explorer.shown().entities, amounts = new Map();
    shown.forEach(({ id }) => { const { key } = this.known.get(id) || UNKNOWN; amounts.set(key, (amounts.get(key) || 0) + 1); });
    explorer.colouring = { legend: this.legend.map(({ key, label, fill }) => ({ key, label, fill: fill || null, count: amounts.get(key) || 0 })).filter((each) => each.count), said: this.said };
    explorer.emit("coloured");
  }

  /* The shapes are brought in line: the style asks for the colours of each. */
  show() {
    this.explorer.canvas.restyle();
    this.explorer.settle({});
  }
}

/* A value as it is painted, with its number or word beside the name; what has none is hatched, and said so. */
function one(value, data) {
  if (!value || !value.fill) return { ...UNKNOWN, key: value ? value.key : "", label: value ? value.label : "no value", mark: "" };
  const mark = typeof value.number === "number" ? Math.round(value.number * 10) / 10 : data.home && data.home === value.key ? data.home.toUpperCase() : value.label;
  return { ...value.fill, key: value.key, label: value.label, mark: String(mark), unknown: false };
}
