// Correcting the coded fields of a claim: only what differs is sent, as a merge patch.
import { useState } from "preact/hooks";
import type { Claim, Quantity } from "../api/types";
import { kTypes, kWords } from "../i18n/types";
import { say } from "../i18n/lang";
import { L, word } from "../i18n/words";

const kNumbers = ["killed", "injured", "captured", "missing", "quantity"] as const;

function whole(text: string): number | null {
  const western = text.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).trim();
  return /^\d{1,9}$/.test(western) ? Number(western) : null;
}

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
  const submit = () => {
    const changes: Record<string, unknown> = {};
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
