// What the data can say about a claim that the desk has no words for: it would show the bare code.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (/\.(tsv|toml)$/.test(name)) yield path;
  }
}

export function missing_words(root) {
  const types = readFileSync(join(root, "web/src/i18n/types.ts"), "utf8");
  const part = (name) => new RegExp(`^  ${name}: \\{([^}]*)\\}`, "ms").exec(types)?.[1] ?? "";
  const said = { weapon: new Set(), victims: new Set() };
  for (const line of readFileSync(join(root, "data/ar/weapons.tsv"), "utf8").split("\n").slice(1))
    if (/^[a-z_]+\t/.test(line) && !line.startsWith("id\t")) said.weapon.add(line.split("\t")[0]);
  for (const path of files(join(root, "data")))
    for (const found of readFileSync(path, "utf8").matchAll(/\bvictim\.([a-z_]+)/g)) said.victims.add(found[1]);
  return Object.entries(said).flatMap(([name, ids]) => {
    const words = part(name);
    return [...ids].filter((id) => !new RegExp(`\\b${id}: \\[`).test(words)).map((id) => `${name} ${id}`);
  });
}
