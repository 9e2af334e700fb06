/* The database was stopped while the page is open: the strip under the app bar says so and tries again, as it does for
   what Dash asks (app/errors.py); what is on the canvas stays, and what failed can be asked once more. */
const STRIP = "database-strip";
const made = (type, props) => ({ namespace: "dash_html_components", type, props });

export function stopped(explorer) {
  let down = false;
  const strip = document.getElementById(STRIP);

  explorer.on("unreachable", () => {
    down = true;
    if (!strip.hidden) return;
    window.dash_clientside.set_props(STRIP, { hidden: false, children: [
      made("Strong", { children: "The database does not answer. " }), made("Span", { children: "What is on the canvas stays. " }),
      made("Span", { className: "countdown", children: "Trying again in a few seconds." }), made("Button", { className: "button retry", children: "Try now" }),
    ] });
    explorer.tell("The database does not answer. What is on the canvas stays.");
  });

  new MutationObserver(() => {
    if (!strip.hidden || !down) return;
    down = false;
    explorer.say("The database answers again. What failed can be tried again.");
  }).observe(strip, { attributes: true, attributeFilter: ["hidden"] });
}
