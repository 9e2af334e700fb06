/* The names of the publications that entities and relationships rest on: asked for once each, when they are to be read. */
const AGAIN = 10000;

export function named(explorer, { entities, relationships }) {
  const names = explorer.named;
  [...explorer.data.values()].forEach((one) => { if (!names.has(one.id) && one.look === "Source") names.set(one.id, one.name); });
  const wanted = new Set([...entities, ...relationships].flatMap((one) => one.sources).filter((id) => !names.has(id)));
  if (wanted.size) fetched(explorer, [...wanted]);
}

/* What the graph does not know keeps its id for a name. */
async function fetched(explorer, ids) {
  ids.forEach((id) => explorer.named.set(id, id));
  try {
    const found = await explorer.ask("add", { ids, have: [], rooms: [] }, { instead: "names", quiet: true });
    if (!found) { ids.forEach((id) => explorer.named.delete(id)); return; }
    found.entities.forEach((one) => explorer.named.set(one.id, one.name));
    explorer.emit("named");
  } catch { setTimeout(() => ids.forEach((id) => explorer.named.delete(id)), AGAIN); }
}
