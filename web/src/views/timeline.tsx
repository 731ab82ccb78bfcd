// Events on one scale of days, uncertain ones as long as their uncertainty.
import { useData } from "../api/client";
import type { EventRecord, Page } from "../api/types";
import { day, days, num } from "../i18n/format";
import { L } from "../i18n/words";
import { Downloads, Nothing, Pager, Show } from "../parts/common";
import { Chosen, filter_query } from "../parts/filters";
import { Months } from "../parts/months";
import { Headline, State } from "../parts/names";
import { kTypes } from "../i18n/types";
import { query } from "../router";

const kDay = 86_400_000;

function Scale({ events }: { events: EventRecord[] }) {
  const dated = events.filter((e) => e.time?.start || e.time?.end);
  const undated = events.length - dated.length;
  if (dated.length === 0) return <Nothing />;
  const first_of = (e: EventRecord) => Date.parse(e.time?.start ?? e.time?.end ?? "");
  const last_of = (e: EventRecord) => Date.parse(e.time?.end ?? e.time?.start ?? "") + kDay;
  const asked_from = query.value.get("from");
  const asked_to = query.value.get("to");
  const low = asked_from ? Date.parse(asked_from) : Math.min(...dated.map(first_of));
  const high = asked_to ? Date.parse(asked_to) + kDay : Math.max(...dated.map(last_of));
  const span = Math.max(kDay, high - low);
  const part = (t: number) => Math.max(0, Math.min(100, ((t - low) / span) * 100));
  const ticks = [0, 0.25, 0.5, 0.75].map((p) => new Date(low + p * span).toISOString().slice(0, 10));
  return (
    <>
      <div class="scale-head" aria-hidden="true">
        <span />
        <div class="ticks">
          {ticks.map((t, i) => (
            <span key={t + i}>{day(t)}</span>
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
                <a href={`/events/${encodeURIComponent(e.id)}`}>
                  <Headline of={e} />
                </a>{" "}
                {e.state === "contested" && <State of={e.state} />}
              </span>
              <span class="scale-track" title={days(e.time)}>
                <span
                  class={`scale-bar group-${group} ${e.time?.approximate ? "is-approximate" : ""}`}
                  style={{ insetInlineStart: `${a}%`, inlineSize: `max(8px, ${b - a}%)` }}
                />
                <span class="hidden">{days(e.time)}</span>
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
      </header>
      <Chosen />
      <Months />
      <p class="aside">{L("timeline_note")}</p>
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
