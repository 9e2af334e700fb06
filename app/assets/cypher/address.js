/* The address of the page: q the text (or `named` a query of the catalogue), as the form, p.<name> the parameters, run. */
const FORMS = ["table", "graph", "json", "plan"];

export function read(search) {
  const given = new URLSearchParams(search || ""), form = given.get("as") || "", parameters = {};
  given.forEach((value, name) => { if (name.startsWith("p.") && name.length > 2 && !(name.slice(2) in parameters)) parameters[name.slice(2)] = value; });
  return { text: given.get("q") || "", named: given.get("named") || "", form: FORMS.includes(form) ? form : "", parameters, run: given.get("run") === "1" };
}

/* The query string for a state; the rest of the address (what other views share) stays. */
export function written({ text, named, form, parameters, run }, longest) {
  const now = {};
  new URLSearchParams(location.search).forEach((_, name) => { if (name.startsWith("p.")) now[name] = null; });
  const own = Object.fromEntries(Object.entries(parameters).map(([name, value]) => ["p." + name, value]));
  const said = (q) => window.chokepoint.changed({ ...now, q, named: named || null, as: form || null, ...own, run: run && q + named ? "1" : null });
  const whole = said(named ? null : text);
  if (whole.length <= longest) return { search: whole, length: whole.length, fits: true };
  const without = window.chokepoint.changed({ ...now, q: null, named: null, as: form || null, run: null });
  return { search: without, length: whole.length, fits: false };
}
