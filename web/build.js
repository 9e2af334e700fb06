/* Builds the editor into app/assets/vendor, with the hash of its sources in the first line and the licences beside it. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OUT = "../app/assets/vendor/codemirror-6.min.js";
const SOURCES = readdirSync(".").filter((name) => /\.js(on)?$/.test(name)).sort();
const hash = createHash("sha256");
SOURCES.forEach((name) => hash.update(name + "\n" + readFileSync(name, "utf8")));

const made = await build({
  entryPoints: ["editor.js"], outfile: OUT, bundle: true, minify: true, format: "esm", target: "es2020",
  legalComments: "none", metafile: true, charset: "utf8",
  banner: { js: `/* Built by make editor from web/, sources sha256:${hash.digest("hex")}; licences in codemirror-LICENSE.txt */` },
});
const packages = [...new Set(Object.keys(made.metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))].sort();
const told = packages.map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync("../app/assets/vendor/codemirror-LICENSE.txt", told.join("\n----\n\n"));
console.log(packages.join(", "));
