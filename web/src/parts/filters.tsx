// The filter column: what the address says, and what could be added to it with how many claims.
import { useState } from "preact/hooks";
import { useData } from "../api/client";
import { english_name } from "../api/names";
import type { Facets, Value } from "../api/types";
import { day, num } from "../i18n/format";
import { lang } from "../i18n/lang";
import { L, type_name, word } from "../i18n/words";
import { go, query, with_query } from "../router";
import { clean } from "../text";

const kFew = 6;
export const kFilterNames = [
  "type", "actor", "place", "source", "outlet", "certainty", "polarity", "state", "from", "to", "as_of", "known_by", "q",
  "voice", "toll", "disputed", "review",
];

// The filter of the address as a query for the server.
export function filter_query(more: Record<string, string> = {}): string {
  const out = new URLSearchParams();
  for (const name of [...kFilterNames, "order", "cursor"])
    for (const value of query.value.getAll(name)) out.append(name, value);
  for (const [name, value] of Object.entries(more)) out.set(name, value);
  const text = out.toString();
  return text ? `?${text}` : "";
}

export function label_of(facet: string, value: Value | { id: string; name?: string; name_en?: string }): string {
  if (facet === "type") return type_name(value.id);
  if (facet === "certainty" || facet === "polarity" || facet === "stage") return word(facet, value.id);
  if (lang.value === "en") {
    const english = value.name_en || (facet === "source" || facet === "outlet" ? english_name(value) : undefined);
    if (english) return clean(english);
  }
  return clean(value.name || value.id);
}

function toggle(name: string, id: string): void {
  const now = query.value.getAll(name).flatMap((v) => v.split(","));
  go(with_query({ [name]: now.includes(id) ? now.filter((v) => v !== id) : [...now, id] }), true);
}

function FacetList({ name, values, title }: { name: string; values: Value[]; title: string }) {
  const [all, set_all] = useState(false);
  const chosen = query.value.getAll(name).flatMap((v) => v.split(","));
  const known = new Set(values.map((v) => v.id));
  const rows = [...values, ...chosen.filter((id) => !known.has(id)).map((id): Value => ({ id, count: 0 }))];
  if (rows.length === 0) return null;
  rows.sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const shown = all ? rows : rows.slice(0, Math.max(kFew, chosen.length));
  const most = Math.max(1, ...rows.map((v) => v.count));
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      {shown.map((value) => (
        <label key={value.id} class="facet-row">
          <input type="checkbox" checked={chosen.includes(value.id)} onChange={() => toggle(name, value.id)} />
          <bdi class="facet-name">{label_of(name, value)}</bdi>
          <span class="facet-count">
            <bdi dir="ltr">{num(value.count)}</bdi>
          </span>
          <span class="facet-bar" style={{ inlineSize: `${(value.count / most) * 100}%` }} aria-hidden="true" />
        </label>
      ))}
      {rows.length > kFew && (
        <button type="button" class="quiet" onClick={() => set_all(!all)}>
          {all ? L("show_fewer") : `${L("show_all")} (${num(rows.length)})`}
        </button>
      )}
    </fieldset>
  );
}

function DayInput({ name, title }: { name: string; title: string }) {
  return (
    <label class="day-input">
      <span>{title}</span>
      <input
        type="date"
        value={query.value.get(name) ?? ""}
        onChange={(e) => go(with_query({ [name]: e.currentTarget.value }), true)}
      />
    </label>
  );
}

function Switch({ name, value, title }: { name: string; value: string; title: string }) {
  const on = query.value.get(name) === value;
  return (
    <label class="facet-row">
      <input type="checkbox" checked={on} onChange={() => go(with_query({ [name]: on ? null : value }), true)} />
      <span class="facet-name">{title}</span>
    </label>
  );
}

export function Filters() {
  const facets = useData<Facets>(`/facets.json${filter_query()}`);
  const any = kFilterNames.some((name) => query.value.has(name));
  const empty = Object.fromEntries([...kFilterNames, "cursor"].map((name) => [name, null]));
  const lists = ["type", "actor", "place", "source", "outlet", "certainty", "polarity"] as const;
  return (
    <details class="filters" open={innerWidth > 900}>
      <summary>{L("filters")}</summary>
      <form onSubmit={(e) => e.preventDefault()}>
        {any && (
          <button type="button" class="clear" onClick={() => go(with_query(empty))}>
            {L("clear")}
          </button>
        )}
        <fieldset class="facet">
          <legend>{L("date")}</legend>
          <div class="day-inputs">
            <DayInput name="from" title={L("from")} />
            <DayInput name="to" title={L("to")} />
            <DayInput name="known_by" title={L("known_by")} />
          </div>
        </fieldset>
        <fieldset class="facet">
          <legend>{L("narrow")}</legend>
          <Switch name="disputed" value="1" title={L("only_disputed")} />
          <Switch name="toll" value="1" title={L("only_toll")} />
          <Switch name="voice" value="own" title={L("only_own")} />
        </fieldset>
        {facets.data &&
          lists.map((name) => (
            <FacetList key={name} name={name} title={L(name)} values={facets.data?.[name]?.items ?? []} />
          ))}
      </form>
    </details>
  );
}

// The filters in force as a line of words, each of which can be taken away.
export function Chosen() {
  const chips: { name: string; value: string; label: string }[] = [];
  for (const name of kFilterNames)
    for (const value of query.value.getAll(name).flatMap((v) => (name === "q" ? [v] : v.split(",")))) {
      let label = label_of(name, { id: value });
      if (name === "q") label = `«${clean(value)}»`;
      if (name === "from" || name === "to" || name === "as_of" || name === "known_by") label = `${L(name)} ${day(value)}`;
      if (name === "voice") label = L("only_own");
      if (name === "toll") label = L("only_toll");
      if (name === "disputed") label = L("only_disputed");
      if (name === "state" || name === "review") label = word(name, value);
      chips.push({ name, value, label });
    }
  if (chips.length === 0) return null;
  return (
    <ul class="chosen" aria-label={L("filters")}>
      {chips.map(({ name, value, label }) => (
        <li key={name + value}>
          <button type="button" onClick={() => toggle(name, value)}>
            <bdi>{label}</bdi> <span aria-hidden="true">×</span>
            <span class="hidden">{L("clear")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
