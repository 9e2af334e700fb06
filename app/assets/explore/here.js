/* What is on the canvas by what a person typed: case and accents do not count, a wrong letter is forgiven. */
const LONG = 5, LONGER = 9;
const RANKS = 5;

export const folded = (text) => String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/* Letters wrong, missing, too many or swapped between two words, counted no further than `most`. */
export function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let last = [], before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let y = 1; y <= one.length; y += 1) {
    const row = [y];
    for (let x = 1; x <= other.length; x += 1) {
      const same = one[y - 1] === other[x - 1] ? 0 : 1, swapped = y > 1 && x > 1 && one[y - 1] === other[x - 2] && one[y - 2] === other[x - 1];
      row.push(Math.min(before[x] + 1, row[x - 1] + 1, before[x - 1] + same, swapped ? last[x - 2] + 1 : Infinity));
    }
    if (Math.min(...row) > most) return most + 1;
    [last, before] = [before, row];
  }
  return before[other.length];
}

/* A word begins like another, but for one letter, or two in a long one. */
function alike(asked, said) {
  const most = asked.length >= LONGER ? 2 : asked.length >= LONG ? 1 : 0;
  if (!most) return false;
  const lengths = [asked.length - 1, asked.length, asked.length + 1, said.length];
  return lengths.some((length) => apart(asked, said.slice(0, length), most) <= most);
}

const texts = (value) => (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");

/* How well an entity fits, 0 best; as many as `RANKS` for not at all. */
export function rank(one, text) {
  const asked = folded(text).trim(), name = folded(one.name), others = [one.id, ...(one.aliases || []), ...Object.values(one.facts || {}).flatMap(texts)].map(folded);
  if (name.startsWith(asked)) return 0;
  if (name.includes(asked)) return 1;
  if (others.some((each) => each.includes(asked))) return 2;
  const said = [name, ...others], all = said.flatMap(words), wanted = words(text);
  if (!wanted.length) return RANKS;
  if (wanted.every((word) => said.some((each) => each.includes(word)))) return 3;
  return wanted.every((word) => all.some((each) => each.includes(word) || alike(word, each))) ? 4 : RANKS;
}

/* The ids of those that fit, best first, then as one reads: row by row. */
export function fitting(entities, text, place) {
  if (!folded(text).trim()) return [];
  const found = entities.map((one) => ({ id: one.id, rank: rank(one, text), at: place(one.id) })).filter((each) => each.rank < RANKS);
  return found.sort((a, b) => a.rank - b.rank || a.at.y - b.at.y || a.at.x - b.at.x || (a.id < b.id ? -1 : 1)).map((each) => each.id);
}
