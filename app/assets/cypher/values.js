/* Values as the server marks them (app/views/cypher/cells.py): as text for a cell, as JSON, as elements of a picture. */
const marked = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
export const is = (value, what) => marked(value) && value.$ === what;

/* One line of text. Strings inside lists and maps stand in quotes, those alone do not. */
export function text(value, inside) {
  if (value === null) return "null";
  if (typeof value === "string") return inside ? JSON.stringify(value) : value;
  if (Array.isArray(value)) return "[" + value.map((each) => text(each, true)).join(", ") + "]";
  if (!marked(value)) return String(value);
  if (value.$ === "integer" || value.$ === "float") return value.text;
  if (value.$ === "map") return "{" + value.entries.map(([name, each]) => name + ": " + text(each, true)).join(", ") + "}";
  if (value.$ === "entity") return value.name;
  if (value.$ === "relationship") return value.from + " " + value.type + " " + value.to;
  return pathText(value);
}

function pathText(path) {
  const names = path.nodes.map((node) => node.name);
  return names.length ? names[0] + path.relationships.map((each, at) => " · " + each.type + " · " + names[at + 1]).join("") : "";
}

export const isNumber = (value) => typeof value === "number" || is(value, "integer") || is(value, "float");

/* Plain JSON, whole numbers exactly as the database has them. */
export function json(value, indent = "") {
  const deeper = indent + "  ";
  const inside = (open, parts, close) => parts.length ? open + "\n" + parts.map((part) => deeper + part).join(",\n") + "\n" + indent + close : open + close;
  if (Array.isArray(value)) return inside("[", value.map((each) => json(each, deeper)), "]");
  if (!marked(value)) return JSON.stringify(value);
  if (value.$ === "integer" || value.$ === "float") return value.text;
  return inside("{", entries(value).map(([name, each]) => JSON.stringify(name) + ": " + json(each, deeper)), "}");
}

const map = (pairs) => ({ $: "map", entries: pairs });

function entries(value) {
  if (value.$ === "map") return value.entries;
  if (value.$ === "entity") return [["id", value.id], ["labels", value.labels], ["properties", map(value.properties)]];
  if (value.$ === "relationship") return [["id", value.id], ["type", value.type], ["from", value.from], ["to", value.to], ["properties", map(value.properties)]];
  return [["nodes", value.nodes], ["relationships", value.relationships]];
}

export const rowAsJson = (columns, row, indent) => json(map(columns.map((name, at) => [name, row[at]])), indent);

/* The entities and relationships in rows, each once, in the order met. */
export function elements(rows) {
  const entities = new Map(), relationships = new Map();
  const take = (value) => {
    if (Array.isArray(value)) value.forEach(take);
    else if (is(value, "entity")) entities.set(value.id, [value.id, value.name, value.kind]);
    else if (is(value, "relationship")) relationships.set(value.id, [value.id, value.type, value.from, value.to]);
    else if (is(value, "path")) { value.nodes.forEach(take); value.relationships.forEach(take); }
    else if (is(value, "map")) value.entries.forEach(([, each]) => take(each));
  };
  rows.forEach((row) => row.forEach(take));
  return { entities: [...entities.values()], relationships: [...relationships.values()] };
}
