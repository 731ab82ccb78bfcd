// The first screen: what happened, according to whom, and where they disagree.
import { useData } from "../api/client";
import type { Counts, EventRecord, Page, Values } from "../api/types";
import { day, num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Show } from "../parts/common";
import { Export } from "../parts/export";
import { label_of } from "../parts/filters";
import { Headline } from "../parts/names";
import { address, event_address } from "../router";
import { Dispute, disputes } from "./dispute";
import { EventRow, event_day } from "./event_row";

// Events under a heading for each month.
export function ByMonth({ events }: { events: EventRecord[] }) {
  const months: [string, EventRecord[]][] = [];
  for (const event of events) {
    const month = event_day(event)?.slice(0, 7) ?? "";
    if (months.length === 0 || months[months.length - 1][0] !== month) months.push([month, []]);
    months[months.length - 1][1].push(event);
  }
  return (
    <>
      {months.map(([month, list]) => (
        <section key={month + list[0].id} class="month">
          <h2 class="month-name">{month ? day(month) : L("undated")}</h2>
          {list.map((event) => (
            <EventRow key={event.id} of={event} />
          ))}
        </section>
      ))}
    </>
  );
}

function Totals() {
  const asked = useData<Counts>("/counts.json");
  const c = asked.data;
  return (
    <div class="totals-row">
    <dl class="totals" aria-busy={!c}>
      {(
        [
          ["documents", c?.documents, "/documents"],
          ["claims", c?.claims, "/claims"],
          ["events", c?.events, "/events"],
          ["only_disputed", c?.disputed, "/events?disputed=1"],
        ] as const
      ).map(([key, n, to]) => (
        <div key={key}>
          <dt>
            <a href={to}>{L(key)}</a>
          </dt>
          <dd>
            <bdi dir="ltr">{n === undefined ? "…" : num(n)}</bdi>
          </dd>
        </div>
      ))}
      {c?.first && c.last && (
        <div class="span">
          <dt>{L("date")}</dt>
          <dd>
            {day(c.first.slice(0, 7))} – {day(c.last.slice(0, 7))}
          </dd>
        </div>
      )}
    </dl>
    <Export />
    </div>
  );
}

function Disagreements() {
  const asked = useData<Page<EventRecord>>("/events.json?disputed=1&limit=6");
  return (
    <section class="panel disagreements">
      <h2>{L("disagree")}</h2>
      <Show asked={asked}>
        {(page) => (
          <>
            {page.items.length === 0 && <p class="aside">{L("no_dispute")}</p>}
            {page.items.map((event) => {
              const worst = disputes(event)[0];
              return (
                <article key={event.id} class="disagreement">
                  <h3>
                    <a href={event_address(event.id)}>
                      <Headline of={event} />
                    </a>
                  </h3>
                  <p class="aside">{day(event_day(event))}</p>
                  {worst && <Dispute event={event} of={worst} />}
                </article>
              );
            })}
            {page.total > 6 && (
              <p>
                <a href="/events?disputed=1">{L("all_disputed")}</a>
              </p>
            )}
          </>
        )}
      </Show>
    </section>
  );
}

function Speakers() {
  const asked = useData<Values>("/sources.json");
  return (
    <section class="panel">
      <h2>{L("who_speaks")}</h2>
      <Show asked={asked}>
        {(values) => {
          const most = Math.max(1, ...values.items.map((v) => v.count));
          return (
            <>
              <ul class="bars">
                {values.items.slice(0, 12).map((v) => (
                  <li key={v.id}>
                    <a href={address("/claims", { source: v.id })}>
                      <bdi lang="ar">{label_of("source", v)}</bdi>
                    </a>
                    <span class={`aside kind ${v.kind === "anonymous" ? "unnamed" : ""}`}>{word("kind", v.kind)}</span>
                    <bdi dir="ltr" class="figure">
                      {num(v.count)}
                    </bdi>
                    <span class="bar" style={{ inlineSize: `${(v.count / most) * 100}%` }} aria-hidden="true" />
                  </li>
                ))}
              </ul>
              <p>
                <a href="/sources">{L("all_sources")}</a>
              </p>
            </>
          );
        }}
      </Show>
    </section>
  );
}

export function Overview() {
  const asked = useData<Page<EventRecord>>("/events.json?limit=20");
  return (
    <div class="overview">
      <Totals />
      <section class="happened">
        <h1>{L("what_happened")}</h1>
        <p class="intro">{L("first_time")}</p>
        <Show asked={asked}>
          {(page) => (
            <>
              <ByMonth events={page.items} />
              <p class="onward">
                <a href="/events">{L("all_events")}</a>
              </p>
            </>
          )}
        </Show>
      </section>
      <div class="beside">
        <Disagreements />
        <Speakers />
      </div>
    </div>
  );
}
