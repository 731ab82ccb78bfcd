// Names and ages of victims can be blurred on the screen and on paper. What is blurred: the people a
// claim names among its victims, parties hit that are nobody the data know, and words that tell an age.
import { signal } from "@preact/signals";
import { clean } from "./text";

export const veiled = signal(localStorage.getItem("isnad.veil") === "on");
const names = signal<ReadonlySet<string>>(new Set());

export function set_veiled(on: boolean): void {
  veiled.value = on;
  localStorage.setItem("isnad.veil", on ? "on" : "off");
}

interface Told {
  target?: { id?: string | null; name?: string; text?: string; generic?: boolean }[];
  breakdown?: { names?: string[] }[];
}

// Takes note of the victims in an answer of the server, wherever claims stand in it.
export function learn(data: unknown): void {
  const found = new Set(names.value);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (value && typeof value === "object") {
      const told = value as Told;
      const groups = Array.isArray(told.breakdown) ? told.breakdown : [];
      const hit = Array.isArray(told.target) ? told.target : [];
      const all = [
        ...groups.flatMap((b) => b.names ?? []),
        ...hit.filter((t) => !t.id && !t.generic).flatMap((t) => [t.name ?? "", t.text ?? ""]),
      ];
      for (const name of all) if (clean(name).trim().length > 2) found.add(clean(name).trim());
      for (const one of Object.values(value)) if (one && typeof one === "object") walk(one);
    }
  };
  walk(data);
  if (found.size !== names.value.size) names.value = found;
}

const kUnit = "(?:عاماً?|عامًا|أعوام|سنة|سنوات|سنين|شهراً?|شهرًا|أشهر|شهور)";
const kAge = new RegExp(
  `(?:عمر(?:ه|ها|هما|هم)|يبلغ|تبلغ|البالغة?) (?:من العمر )?[\\d٠-٩]+(?: ${kUnit})?|\\( ?[\\d٠-٩]+(?: ${kUnit}) ?\\)|\\b(?:ابن|ابنة) ال[\\d٠-٩]+`,
  "gu",
);

// Stretches of a shown text, in order and apart from each other.
export function veiled_spots(text: string): [begin: number, end: number][] {
  const spots: [number, number][] = [];
  for (const name of names.value)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) spots.push([at, at + name.length]);
  for (const age of text.matchAll(kAge)) spots.push([age.index, age.index + age[0].length]);
  spots.sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [begin, end] of spots) {
    const last = out[out.length - 1];
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([begin, end]);
  }
  return out;
}
