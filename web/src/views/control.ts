// Who holds a place: the latest statement of each voice up to the filter's last day. Voices that
// differ are kept side by side; a withdrawal without a successor leaves nobody.
import type { Claim } from "../api/types";
import { lang } from "../i18n/lang";
import { voice } from "../parts/chain";
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
  holders: Party[];
  latest: { voice: string; day: string; holder: Party | null }[];
  statements: number;
}

interface Statement {
  voice: string;
  day: string;
  holder: Party | null;
}

function party(claim: Claim): Party | null {
  const agent = claim.agent[0];
  if (!agent) return null;
  const name = (lang.value === "en" && agent.name_en) || agent.name || agent.text || "";
  return { key: key_of(agent), name };
}

// What a claim says of a place; nothing where it commits to nothing.
function statement(claim: Claim, before: Statement | undefined): Statement | undefined {
  const who = party(claim);
  const day = claim.time?.end ?? claim.time?.start ?? claim.document.published ?? "";
  if (claim.certainty !== "fact" || !who) return undefined;
  const said = { voice: voice(claim), day };
  const gains = claim.type === "gain_control" || claim.type === "hold_control";
  if (claim.polarity === "-") {
    // "X did not take it" ends only what the same voice had said of X.
    return gains && before?.holder?.key === who.key ? { ...said, holder: null } : undefined;
  }
  if (gains) return { ...said, holder: who };
  const other = claim.type === "lose_control" ? claim.target[0] : undefined;
  if (other) return { ...said, holder: { key: key_of(other), name: other.name || other.text || "" } };
  return before === undefined || before.holder?.key === who.key ? { ...said, holder: null } : undefined;
}

export function holdings(claims: Claim[]): Holding[] {
  const places = new Map<string, Holding & { voices: Map<string, Statement> }>();
  for (const claim of claims)
    for (const place of claim.places) {
      const key = key_of(place);
      if (!key) continue;
      let held = places.get(key);
      if (!held) {
        const label = label_of("place", { id: key, name: place.name ?? place.text, name_en: place.name_en });
        held = { key, label, lat: place.lat, lon: place.lon, holders: [], latest: [], statements: 0, voices: new Map() };
        places.set(key, held);
      }
      const before = held.voices.get(voice(claim));
      const said = statement(claim, before);
      if (!said || (before && before.day > said.day)) continue;
      held.statements += 1;
      held.voices.set(said.voice, said);
    }
  const out: Holding[] = [];
  for (const { voices, ...held } of places.values()) {
    if (voices.size === 0) continue;
    held.latest = [...voices.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
    // A voice that is older than a later change by others told by everybody is history: only the
    // statements of the last day and those that name another holder within the same month count.
    const newest = held.latest[0].day.slice(0, 7);
    const seen = new Map<string, Party>();
    for (const said of held.latest)
      if (said.holder && said.day.slice(0, 7) === newest) seen.set(said.holder.key, said.holder);
    held.holders = [...seen.values()];
    out.push(held);
  }
  return out.sort((a, b) => b.statements - a.statements);
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
