// Who holds a place, as the control ledger tells it: by each voice, and by the rules of consensus.
import type { Actor, Place } from "../api/types";
import { lang } from "../i18n/lang";
import { label_of } from "../parts/filters";
import { key_of } from "../parts/names";

export interface Party {
  key: string;
  name: string;
}
export interface Holding {
  key: string;
  label: string;
  lat?: number;
  lon?: number;
  state: string;
  besieged: boolean;
  holders: Party[];
  latest: { voice: string; day: string; holders: Party[]; interested: boolean; counts: boolean }[];
  statements: number;
}
export interface ControlLedger {
  on: string;
  items: {
    place: Place;
    state: string;
    holders: Actor[];
    besieged: boolean;
    words: { source: string; holders: Actor[]; since: string; claim: string; counts: boolean; interested?: boolean }[];
    claims: string[];
  }[];
}

const party = (of: Actor): Party => ({
  key: key_of(of), name: (lang.value === "en" && of.name_en) || of.name || of.text || "",
});

export function holdings(ledger: ControlLedger): Holding[] {
  return ledger.items
    .map((row) => ({
      key: key_of(row.place),
      label: label_of("place", { id: key_of(row.place), name: row.place.name, name_en: row.place.name_en }),
      lat: row.place.lat,
      lon: row.place.lon,
      state: row.state,
      besieged: row.besieged,
      holders: row.holders.map(party),
      latest: row.words
        .map((w) => ({
          voice: w.source, day: w.since, holders: w.holders.map(party), interested: w.interested ?? false, counts: w.counts,
        }))
        .sort((a, b) => (a.day < b.day ? 1 : -1)),
      statements: row.claims.length,
    }))
    .filter((h) => h.latest.length > 0)
    .sort((a, b) => b.statements - a.statements);
}

// As the classes party-0 to party-7 have them.
export const kPartyColours = ["#0b6b62", "#c28d12", "#3b5fa8", "#c0654a", "#6d3d86", "#7d9a3c", "#43494a", "#5b97b8"];

export interface PartyStyle {
  index: number;
  letter: string;
  name: string;
}

// A colour, a pattern and a letter for each party, the same for one set of holdings.
export function party_styles(held: Holding[]): Map<string, PartyStyle> {
  const names = new Map<string, string>();
  for (const h of held) for (const p of h.holders) names.set(p.key, p.name);
  const styles = new Map<string, PartyStyle>();
  const used = new Set<string>();
  for (const [key, name] of [...names].sort()) {
    const words = name.replace(/(^|\s)ال/g, "$1").trim().toUpperCase().split(/\s+/);
    // Initials before other letters: SDF is S, then D, before any letter inside a word.
    const letter = [...words.map((word) => word[0]), ...words.join("")].find((l) => l && !used.has(l)) ?? "•";
    used.add(letter);
    styles.set(key, { index: styles.size % 8, letter, name });
  }
  return styles;
}
