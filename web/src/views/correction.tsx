// Correcting the coded fields of a claim: only what differs is sent, as a merge patch.
import { useState } from "preact/hooks";
import { useData } from "../api/client";
import type { Actor, Claim, Facets, Quantity } from "../api/types";
import { kTypes, kWords } from "../i18n/types";
import { say } from "../i18n/lang";
import { L, word } from "../i18n/words";

const kNumbers = ["killed", "injured", "captured", "missing", "quantity"] as const;

function whole(text: string): number | null {
  const western = text.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).trim();
  return /^\d{1,9}$/.test(western) ? Number(western) : null;
}

// Names of a slot as people write them, one after the other; a name the project knows brings its id.
const kLists = [["agent", "actor"], ["target", "actor"], ["places", "place"], ["attribution", "source"]] as const;
type ListName = (typeof kLists)[number][0];
const joined = (list: Actor[] | undefined): string => (list ?? []).map((a) => a.name || a.text || a.id || "").join(" ؛ ");
const parted = (text: string): string[] => text.split(/[؛;\n]/).map((name) => name.trim()).filter(Boolean);

export function Correction({ of, save, cancel }: {
  of: Claim;
  save: (changes: object, reason: string) => void;
  cancel: () => void;
}) {
  const [type, set_type] = useState(of.type);
  const [polarity, set_polarity] = useState<string>(of.polarity);
  const [certainty, set_certainty] = useState(of.certainty);
  const [stage, set_stage] = useState(of.stage ?? "");
  const [reason, set_reason] = useState("");
  const ends = (q: Quantity | undefined): [string, string] => [String(q?.min ?? ""), String(q?.max ?? "")];
  const [numbers, set_numbers] = useState(() => Object.fromEntries(kNumbers.map((k) => [k, ends(of[k])])));
  const facets = useData<Facets>("/facets.json");
  const [lists, set_lists] = useState(() => Object.fromEntries(kLists.map(([k]) => [k, joined(of[k] as Actor[])])));
  const [victims, set_victims] = useState(of.victims ?? "");
  const [weapon, set_weapon] = useState(of.weapon ?? "");
  const [start, set_start] = useState(of.time?.start ?? "");
  const [end, set_end] = useState(of.time?.end ?? "");
  // Names that stay keep their slot as it was read; new ones are looked up in the project.
  const slots = (name: ListName, facet: string): object[] =>
    parted(lists[name]).map((text) => {
      const before = (of[name] as Actor[] | undefined)?.find((a) => (a.name || a.text || a.id) === text);
      if (before) return before;
      const known = facets.data?.[facet]?.items.find((v) => v.name === text || v.name_en === text || v.id === text);
      const id = known && known.id !== known.name ? known.id : null;
      const slot: Record<string, unknown> = { id, name: known?.name ?? text };
      if (known?.name_en) slot.name_en = known.name_en;
      if (name === "attribution") {
        slot.kind = known?.kind || "organisation";
        slot.level = 0;
      }
      return slot;
    });
  const submit = () => {
    const changes: Record<string, unknown> = {};
    for (const [name, facet] of kLists)
      if (lists[name] !== joined(of[name] as Actor[])) changes[name] = slots(name, facet);
    if (victims !== (of.victims ?? "")) changes.victims = victims || null;
    if (weapon !== (of.weapon ?? "")) changes.weapon = weapon || null;
    if (start !== (of.time?.start ?? "") || end !== (of.time?.end ?? ""))
      changes.time = start || end ? { ...of.time, start: start || null, end: end || start || null } : null;
    if (type !== of.type) changes.type = type;
    if (polarity !== of.polarity) changes.polarity = polarity;
    if (certainty !== of.certainty) changes.certainty = certainty;
    if (stage !== (of.stage ?? "")) changes.stage = stage || null;
    for (const kind of kNumbers) {
      const [min, max] = numbers[kind];
      const [before_min, before_max] = ends(of[kind]);
      if (min === before_min && max === before_max) continue;
      changes[kind] = min === "" && max === "" ? null : { min: whole(min), max: whole(max) };
    }
    if (Object.keys(changes).length > 0) save(changes, reason);
  };
  const choice = (name: string, value: string, set: (v: string) => void, list: [string, string][]) => (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(e) => set(e.currentTarget.value)}>
        {list.map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  const words = (list: string): [string, string][] => Object.keys(kWords[list]).map((id) => [id, word(list, id)]);
  return (
    <form
      class="correction"
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      {choice(L("type"), type, set_type, Object.entries(kTypes).map(([id, t]) => [id, say(t.name)]))}
      {choice(L("polarity"), polarity, set_polarity, words("polarity"))}
      {choice(L("certainty"), certainty, set_certainty, words("certainty"))}
      {choice(L("stage"), stage, set_stage, [["", "–"], ...words("stage")])}
      {choice(L("victims"), victims, set_victims, [["", "–"], ...words("victims")])}
      {choice(L("weapon"), weapon, set_weapon, [["", "–"], ...words("weapon")])}
      <label>
        <span>{L("from")}</span>
        <input type="date" value={start} onChange={(e) => set_start(e.currentTarget.value)} />
      </label>
      <label>
        <span>{L("to")}</span>
        <input type="date" value={end} onChange={(e) => set_end(e.currentTarget.value)} />
      </label>
      {kLists.map(([name, facet]) => (
        <label key={name} class="wide">
          <span>
            {L(name === "places" ? "place" : name === "attribution" ? "according_to" : name)}{" "}
            <span class="aside">{L("parted_by")}</span>
          </span>
          <input
            type="text"
            dir="auto"
            list={`known-${facet}`}
            value={lists[name]}
            onInput={(e) => {
              const text = e.currentTarget.value;
              set_lists((now) => ({ ...now, [name]: text }));
            }}
          />
        </label>
      ))}
      {["actor", "place", "source"].map((facet) => (
        <datalist key={facet} id={`known-${facet}`}>
          {facets.data?.[facet]?.items.slice(0, 200).map((v) => <option key={v.id} value={v.name ?? v.id} />)}
        </datalist>
      ))}
      {kNumbers.map((kind) => (
        <fieldset key={kind}>
          <legend>{L(kind)}</legend>
          {([0, 1] as const).map((i) => (
            <label key={i}>
              <span>{L(i === 0 ? "min" : "max")}</span>
              <input
                type="text"
                inputMode="numeric"
                dir="ltr"
                value={numbers[kind][i]}
                onInput={(e) => {
                  const text = e.currentTarget.value;
                  set_numbers((n) => ({ ...n, [kind]: i === 0 ? [text, n[kind][1]] : [n[kind][0], text] }));
                }}
              />
            </label>
          ))}
        </fieldset>
      ))}
      <label class="wide">
        <span>{L("reason")}</span>
        <input type="text" dir="auto" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} />
      </label>
      <p class="correction-buttons">
        <button type="submit" class="accept">
          {L("save")}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {L("cancel")}
        </button>
      </p>
    </form>
  );
}
