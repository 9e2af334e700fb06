/* Names that are too small to be read are not set: measuring and styling thousands of them is most of what a first frame
   costs. They come when they can be read, for what is in view, once the view stands still. */
export const CROWD = 300;
/* The classes of entities, and of relationships, that have their names. */
export const SAID = "said", NEAR = "named", FAR = "far", NAMES = [NEAR, FAR];
const NODES = 0.25, EDGES = 1, STILL = 90, CHUNK = 40;

export class Legible {
  constructor(cy) {
    this.cy = cy;
    cy.on("pan zoom resize", () => this.soon());
  }

  soon() {
    clearTimeout(this.waiting);
    cancelAnimationFrame(this.next);
    this.waiting = setTimeout(() => this.reveal(), STILL);
  }

  /* Some at a time, a frame each, so that whoever goes on is not held up. */
  reveal() {
    const { cy } = this, [some, name] = this.mute();
    if (!some.length) return;
    cy.batch(() => some.slice(0, CHUNK).forEach((each) => each.addClass(name)));
    this.next = requestAnimationFrame(() => this.reveal());
  }

  /* What is in view, can be read at this zoom, and has no name yet; with the class that gives it one. The core draws a name from these zooms on: see
     min-zoomed-font-size in app/canvas/explorer_style.py, which it compares in steps of two. */
  mute() {
    const { cy } = this, zoom = cy.zoom() * (devicePixelRatio || 1);
    if (zoom <= NODES) return [[]];
    const { x1, y1, x2, y2 } = cy.extent(), inside = ({ x, y }) => x >= x1 && x <= x2 && y >= y1 && y <= y2;
    const nodes = cy.nodes(".entity").filter((node) => !node.hasClass(SAID) && inside(node.position()));
    if (nodes.nonempty() || zoom <= EDGES) return [nodes.toArray(), SAID];
    const nameless = (edge) => !edge.hasClass("bundled") && !NAMES.some((each) => edge.hasClass(each));
    return [cy.edges(".link").filter((edge) => nameless(edge) && (inside(edge.source().position()) || inside(edge.target().position()))).toArray(), FAR];
  }
}
