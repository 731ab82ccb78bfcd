// Events on one scale of days, uncertain ones as long as their uncertainty.
import { useData } from "../api/client";
import type { EventRecord, Page } from "../api/types";
import { day, digits, num } from "../i18n/format";
import { L } from "../i18n/words";
import { Downloads, Nothing, Pager, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Chosen, filter_query } from "../parts/filters";
import { Months } from "../parts/months";
import { Headline, State } from "../parts/names";
import { kTypes } from "../i18n/types";
import { event_address, query } from "../router";
import { event_day, when } from "./event_row";

const kDay = 86_400_000;
const kMostTicks = 6;

// Starts of years, months or weeks, whichever give a handful; each with its words.
function ticks_of(low: number, high: number): { at: number; words: string }[] {
  const iso = (t: number) => new Date(t).toISOString().slice(0, 10);
  for (const weeks of [1, 2])
    if (high - low <= weeks * 7 * kMostTicks * kDay) {
      const first = Math.ceil(low / kDay) * kDay;
      const step = Math.max(1, Math.ceil((high - low) / kDay / kMostTicks)) * kDay;
      return Array.from({ length: kMostTicks + 1 }, (_, i) => first + i * step)
        .filter((t) => t < high)
        .map((t) => ({ at: t, words: day(iso(t)) }));
    }
  for (const months of [1, 3, 6, 12, 24, 60, 120, 240]) {
    const out: { at: number; words: string }[] = [];
    const start = new Date(low);
    for (let m = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; m += 1) {
      const t = Date.UTC(Math.floor(m / 12), m % 12, 1);
      if (t >= high) break;
      if (t >= low && m % months === 0) out.push({ at: t, words: months >= 12 ? iso(t).slice(0, 4) : day(iso(t).slice(0, 7)) });
    }
    if (out.length <= kMostTicks) return out;
  }
  return [];
}

// Where no day is told the event stands at its day of publication, hollow: it happened by then.
function Scale({ events }: { events: EventRecord[] }) {
  const told = (e: EventRecord) => Boolean(e.time?.start || e.time?.end);
  const dated = events.filter((e) => event_day(e));
  const undated = events.length - dated.length;
  if (dated.length === 0) return <Nothing />;
  const first_of = (e: EventRecord) => Date.parse(e.time?.start ?? event_day(e) ?? "");
  const last_of = (e: EventRecord) => Date.parse(e.time?.end ?? event_day(e) ?? "") + kDay;
  const asked_from = query.value.get("from");
  const asked_to = query.value.get("to");
  const low = asked_from ? Date.parse(asked_from) : Math.min(...dated.map(first_of));
  const high = asked_to ? Date.parse(asked_to) + kDay : Math.max(...dated.map(last_of));
  const span = Math.max(kDay, high - low);
  const part = (t: number) => Math.max(0, Math.min(100, ((t - low) / span) * 100));
  const ticks = ticks_of(low, low + span);
  return (
    <>
      <div class="scale-head" aria-hidden="true">
        <span />
        <div class="ticks">
          {ticks.map((t) => (
            <span key={t.at} style={{ insetInlineStart: `${part(t.at)}%` }}>
              {digits(t.words)}
            </span>
          ))}
        </div>
      </div>
      <ol class="scale">
        {dated.filter((e) => last_of(e) > low && first_of(e) < high).map((e) => {
          const [a, b] = [part(first_of(e)), part(last_of(e))];
          const group = kTypes[e.type]?.group ?? "force";
          return (
            <li key={e.id} data-event={e.id}>
              <span class="scale-name">
                <a href={event_address(e.id)}>
                  <Headline of={e} />
                </a>{" "}
                {e.state === "contested" && <State of={e.state} />}
              </span>
              <span class="scale-track" title={when(e)}>
                {ticks.map((t) => (
                  <i key={t.at} class="scale-tick" style={{ insetInlineStart: `${part(t.at)}%` }} />
                ))}
                <span
                  class={`scale-bar group-${group} ${told(e) ? (e.time?.approximate ? "is-approximate" : "") : "is-published"}`}
                  style={{ insetInlineStart: `${a}%`, inlineSize: `max(8px, ${b - a}%)` }}
                />
                <span class="hidden">{when(e)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {undated > 0 && (
        <p class="aside">
          {L("undated")}: <bdi dir="ltr">{num(undated)}</bdi>
        </p>
      )}
    </>
  );
}

export function Timeline() {
  const asked = useData<Page<EventRecord>>(`/events.json${filter_query({ limit: "120", order: query.value.get("order") ?? "old" })}`);
  return (
    <section>
      <header class="list-head">
        <h1>{L("timeline")}</h1>
        <Downloads />
        <Export />
      </header>
      <Chosen />
      <Months />
      <p class="aside">{L("timeline_note")}</p>
      <ul class="scale-key">
        {(["force", "control", "people", "politics"] as const).map((group) => (
          <li key={group}>
            <i class={`group-${group}`} />
            {L(`group_${group}`)}
          </li>
        ))}
      </ul>
      <Show asked={asked}>
        {(page) => (
          <>
            <Scale events={page.items} />
            <Pager next={page.next} />
          </>
        )}
      </Show>
    </section>
  );
}
