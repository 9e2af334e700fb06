/* The canvas before the page: its picture is asked for by the page's own head, and drawn before Dash begins. Then Dash
   puts up the page, and the canvas moves into it. See docs/decisions/0011. */
import { begun, early, missed, moved } from "./page.js";

const before = document.getElementById("before"), { chokepoint } = window;

async function draw() {
  const asked = fetch(before.dataset.first);
  begun(JSON.parse(before.dataset.begin));
  const answer = await asked;
  if (!answer.ok) throw new Error("The picture was answered with " + answer.status);
  const picture = await answer.json();
  chokepoint.ahead();
  if (!picture) throw new Error("The graph is empty");
  await early(picture);
}

const painted = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));

if (before) {
  chokepoint.arrived(moved);
  draw().then(painted).catch(missed).finally(chokepoint.start);
}
