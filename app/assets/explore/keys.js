/* The keyboard on the canvas: a walk from entity to entity in four directions, and a key for what is done most. */
const PAN = 60, SIDEWAYS = 2.2;
const WALK = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/* What the help lists, in its order. */
export const KEYS = [
  ["Arrow keys", "walk from entity to entity; with Alt, move the picture; with Shift, add to what is chosen"],
  ["Enter or Ctrl+E", "expand what is chosen"], ["Backspace", "collapse it"], ["Space", "choose, or let go"],
  ["Delete or Ctrl+H", "hide what is chosen"], ["Ctrl+Shift+H", "hide all others"], ["Ctrl+Shift+R", "bring back what is hidden"],
  ["Ctrl+A", "choose all"], ["Ctrl+I", "invert what is chosen"], ["N", "choose the neighbours too"], ["P", "pin or unpin"], ["G", "group into a box"],
  ["Ctrl+Z", "undo"], ["Ctrl+Shift+Z or Ctrl+Y", "redo"], ["+ and -", "zoom"], ["0", "zoom to all"], ["1", "zoom to what is chosen"],
  ["L", "lasso"], ["F", "find on the canvas"], ["T", "table beside the canvas"], ["M or Shift+F10", "menu of what is chosen"], ["S", "save as a file"], ["Escape", "let go of all, cancel"], ["/", "search everything"], ["?", "this help"],
];

export class Keys {
  constructor(explorer) {
    this.explorer = explorer;
    explorer.on("moved", () => this.frame.addEventListener("keydown", (event) => this.key(event)));
  }

  get frame() { return this.explorer.canvas.frame; }

  key(event) {
    if (event.defaultPrevented) return;
    const { explorer } = this, { actions } = explorer, ctrl = event.ctrlKey || event.metaKey, done = (then) => { event.preventDefault(); event.stopPropagation(); then(); };
    const name = (ctrl ? "Ctrl+" : "") + (ctrl && event.shiftKey ? "Shift+" : "") + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
    if (WALK[event.key] && !ctrl) { done(() => (event.altKey ? explorer.canvas.cy.panBy({ x: -WALK[event.key][0] * PAN, y: -WALK[event.key][1] * PAN }) : this.walk(WALK[event.key], event.shiftKey))); return; }
    if (event.altKey) return;
    const one = () => this.one();
    const table = {
      Enter: () => one() && actions.expand(one()), "Ctrl+E": () => one() && actions.expand(one()), Backspace: () => one() && actions.collapse(one()),
      " ": () => this.toggle(), Delete: () => actions.hide(), "Ctrl+H": () => actions.hide(), "Ctrl+Shift+H": () => actions.hideOthers(), "Ctrl+Shift+R": () => actions.restore(),
      "Ctrl+A": () => actions.all(), "Ctrl+I": () => actions.invert(), N: () => actions.neighbours(), P: () => actions.pin(), G: () => explorer.emit("group"),
      "Ctrl+Z": () => explorer.undo(), "Ctrl+Shift+Z": () => explorer.redo(), "Ctrl+Y": () => explorer.redo(),
      "+": () => explorer.canvas.zoomBy(1.2), "=": () => explorer.canvas.zoomBy(1.2), "-": () => explorer.canvas.zoomBy(1 / 1.2), 0: () => actions.fit(), 1: () => explorer.chosen.size && actions.fit([...explorer.chosen]),
      L: () => explorer.emit("lasso"), F: () => explorer.emit("find-here"), T: () => explorer.emit("table"), S: () => explorer.emit("save"), M: () => this.menu(), ContextMenu: () => this.menu(), "?": () => explorer.emit("help"),
      Escape: () => { if (!explorer.asking.stopAll()) explorer.select([]); },
    };
    const act = event.key === "F10" && event.shiftKey ? table.M : table[name];
    if (act && !(event.key === "Escape" && !explorer.chosen.size && !explorer.asking.running.size)) done(act);
  }

  /* The entity that the keyboard is on: the one chosen last, else the focus. */
  one() { const { chosen, view } = this.explorer; return this.on && chosen.has(this.on) ? this.on : [...chosen].pop() || (this.explorer.here(view.focus) ? view.focus : ""); }

  /* The next entity in a direction: near, and rather ahead than aside. */
  walk([x, y], add) {
    const { explorer } = this, here = this.one(), shown = explorer.shown().entities.map((each) => each.id), place = (id) => explorer.view.entities.find((each) => each.id === id);
    if (!shown.length) return;
    if (!here || !explorer.chosen.size) { this.go(here && shown.includes(here) ? here : shown[0], false); return; }
    const from = place(here), ahead = shown.filter((id) => id !== here).map((id) => { const to = place(id), dx = to.x - from.x, dy = to.y - from.y, forth = dx * x + dy * y, aside = Math.abs(dx * y) + Math.abs(dy * x); return { id, forth, cost: forth + SIDEWAYS * aside }; }).filter((each) => each.forth > 2);
    if (!ahead.length) { explorer.tell("Nothing further that way."); return; }
    this.go(ahead.reduce((best, each) => (each.cost < best.cost ? each : best)).id, add);
  }

  go(id, add) {
    const { explorer } = this;
    this.on = id;
    explorer.select([id], { add });
    explorer.canvas.show([id]);
    const one = explorer.data.get(id), linked = explorer.shown().relationships.filter((each) => each.from === id || each.to === id).length;
    explorer.tell(one.name + ", " + one.label + ", " + linked + (linked === 1 ? " relationship" : " relationships") + " on the canvas.");
  }

  toggle() {
    const { explorer } = this, id = this.one();
    if (!id) return;
    if (explorer.chosen.has(id)) explorer.select([...explorer.chosen].filter((each) => each !== id)); else explorer.select([id], { add: true });
  }

  menu() {
    const id = this.one(), { explorer } = this, node = id && explorer.canvas.cy.getElementById(id), frame = explorer.canvas.box.getBoundingClientRect(), at = node ? node.renderedPosition() : { x: frame.width / 2, y: frame.height / 2 };
    explorer.emit("menu", { x: frame.left + at.x, y: frame.top + at.y, id: id || "", statement: "", group: null, keyboard: true });
  }
}
