/* Marks on the canvas that are no choice: what was found, and what a path or a neighbour in common runs through. */
/* `behind`: all the rest, while only what is marked counts. */
const LOOKS = ["found", "way", "behind"];

export function marks(explorer) { explorer.marks = new Marks(explorer); }

class Marks {
  constructor(explorer) {
    Object.assign(this, { explorer, now: new Map() });
    explorer.on("drawn", () => this.draw());
  }

  /* `look` is found or way; the rest of the picture steps back when `alone`. One owner's marks at a time. */
  set(owner, look, { entities = [], relationships = [], alone = false }) {
    this.now.set(owner, { look, alone, ids: [...entities, ...[...relationships].map((id) => "r|" + id)] });
    this.draw();
  }

  clear(owner) { if (this.now.delete(owner)) this.draw(); }

  draw() {
    const { cy } = this.explorer.canvas;
    if (!cy) return;
    cy.batch(() => {
      cy.elements(LOOKS.map((each) => "." + each).join()).removeClass(LOOKS.join(" "));
      this.now.forEach(({ look, alone, ids }) => {
        const some = cy.collection(ids.map((id) => cy.getElementById(id)));
        some.addClass(look);
        if (alone && some.nonempty()) cy.elements(".entity, .link").not(some).addClass("behind");
      });
    });
  }
}
