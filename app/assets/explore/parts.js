/* The parts of the page around the canvas. Each is given the explorer, fills its own place, and listens. */
import { Bar, Panel } from "./bar.js";
import { basics } from "./basics.js";
import { cardlinks } from "./cardlinks.js";
import { colours } from "./colours.js";
import { commonNeighbours } from "./common.js";
import { filters } from "./filters.js";
import { find } from "./find.js";
import { layouts } from "./layouts.js";
import { legend } from "./legend.js";
import { marks } from "./marks.js";
import { menu } from "./menu.js";
import { paths } from "./paths.js";
import { styles } from "./styles.js";
import { beginning } from "./beginning.js";
import { help } from "./help.js";
import { minimap } from "./minimap.js";
import { saving } from "./views.js";
import { screen } from "./screen.js";
import { stopped } from "./stopped.js";
import { table } from "./table.js";

export function parts(explorer) {
  explorer.bar = new Bar(explorer);
  explorer.panel = new Panel(explorer);
  [
    basics,
    marks,
    find,
    menu,
    paths,
    commonNeighbours,
    cardlinks,
    colours,
    filters,
    layouts,
    legend,
    styles,
    table,
    saving,
    minimap,
    screen,
    help,
    beginning,
    stopped,
  ].forEach((part) => part(explorer));
}
