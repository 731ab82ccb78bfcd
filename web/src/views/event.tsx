// One event: its claims side by side, the range of what is said, who contradicts whom, and how the
// news reached us.
import { useState } from "preact/hooks";
import { useData } from "../api/client";
import { may } from "../api/session";
import type { Claim, EventRecord } from "../api/types";
import { day, days, num, range, range_words } from "../i18n/format";
import { lang } from "../i18n/lang";
import { L, word } from "../i18n/words";
import { Chain, voice } from "../parts/chain";
import { reader_address } from "../parts/claim_card";
import { Downloads, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Arabic, Commitment, Headline, State } from "../parts/names";
import { Tolls } from "../parts/toll";
import { address, go, query, with_query } from "../router";
import { clean } from "../text";
import { Dispute, disputes } from "./dispute";
import { when } from "./event_row";
import { Join } from "./join";

// What each voice says of a number, as bars on one scale; an open end fades out.
function TollChart({ of, name }: { of: Claim[]; name: "killed" | "injured" }) {
  const rows = of.filter((c) => c[name] && c.polarity === "+");
  if (rows.length < 2) return null;
  const ends = rows.flatMap((c) => [c[name]?.min ?? 0, c[name]?.max ?? 0]);
  const most = Math.max(1, ...ends) * 1.15;
  const at = (n: number) => `${(n / most) * 100}%`;
  return (
    <figure class="toll-chart">
      <figcaption>
        {L("range_of")}: {L(name)}
      </figcaption>
      <ul>
        {rows.map((c) => {
          const q = c[name];
          if (!q) return null;
          const low = q.min ?? 0;
          const high = q.max ?? most;
          return (
            <li key={c.id}>
              <span class="who">
                <bdi lang="ar">{voice(c)}</bdi>
                {c.victims && <span class="aside"> ({word("victims", c.victims)})</span>}
              </span>
              <span class="track" aria-hidden="true">
                <span
                  class={`extent ${q.max === null ? "open-end" : ""} ${q.min === null ? "open-start" : ""}`}
                  style={{ insetInlineStart: at(low), inlineSize: `max(9px, ${at(high - low)})` }}
                />
              </span>
              <bdi dir="ltr" class="figure" aria-label={range_words(q)}>
                {range(q)}
              </bdi>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function Transmission({ of }: { of: EventRecord }) {
  const find = (id: string) => of.claim_records.find((c) => c.id === id);
  return (
    <section class="panel">
      <h2>{L("transmission")}</h2>
      <p class="aside">{L("transmission_note")}</p>
      <ol class="origins">
        {of.origins.map((ids, i) => (
          <li key={ids.join()}>
            <span class="origin-number" aria-hidden="true">
              <bdi dir="ltr">{num(i + 1)}</bdi>
            </span>
            <div>
              {ids.map((id) => {
                const claim = find(id);
                return (
                  claim && (
                    <div key={id} class="origin-claim">
                      <Chain of={claim} />
                      <span class="aside">{day(claim.document.published)}</span>
                    </div>
                  )
                );
              })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Accounts({ of }: { of: EventRecord }) {
  return (
    <section>
      <h2>{L("side_by_side")}</h2>
      <div class="accounts">
        {of.claim_records.map((c, i) => (
          <article key={c.id} class={`account ${c.polarity === "-" ? "is-denied" : ""}`} data-claim={c.id}>
            <Chain of={c} />
            <p class="account-what">
              <Headline of={c} /> <Commitment of={c} /> <Tolls of={c} />
            </p>
            <blockquote>
              <Arabic>{c.evidence.text}</Arabic>
              <sup class="print-only">{num(i + 1)}</sup>
            </blockquote>
            <p class="account-foot">
              {days(c.time) && <span class="when">{days(c.time)}</span>}
              <a href={reader_address(c)}>{L("in_article")}</a>
              {may("coder") && (
                <a class="no-print" href={`/review?claim=${encodeURIComponent(c.id)}`}>
                  {L("judge_it")}
                </a>
              )}
            </p>
          </article>
        ))}
      </div>
    </section>
  );
}

// On paper only: where each account stands, numbered as the accounts are.
function Footnotes({ of }: { of: EventRecord }) {
  return (
    <section class="footnotes print-only">
      <h2>{L("footnotes")}</h2>
      <ol>
        {of.claim_records.map((c) => (
          <li key={c.id}>
            <bdi>{clean(c.document.outlet)}</bdi>
            {c.document.title && (
              <>
                {lang.value === "ar" ? "، " : ", "}«<bdi lang="ar">{clean(c.document.title)}</bdi>»
              </>
            )}
            {lang.value === "ar" ? "، " : ", "}
            {day(c.document.published)}
            {c.document.url && (
              <>
                {lang.value === "ar" ? "، " : ", "}
                <bdi dir="ltr">{clean(c.document.url)}</bdi>
              </>
            )}
            . <bdi dir="ltr" class="codes">{c.id}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}

const looking_back = () => ({
  known_by: query.value.get("known_by") ?? undefined, as_of: query.value.get("as_of") ?? undefined,
});

// The day of knowledge: what was published later is not counted, shown or held against anything.
function KnownBy() {
  const day = query.value.get("known_by") ?? "";
  const happened = query.value.get("as_of");
  return (
    <p class={`known-by no-print ${day || happened ? "is-back" : ""}`}>
      <label>
        {L("known_then")}{" "}
        <input type="date" value={day} onChange={(e) => go(with_query({ known_by: e.currentTarget.value }), true)} />
      </label>
      {(day || happened) && (
        <button type="button" class="quiet" onClick={() => go(with_query({ known_by: null, as_of: null }), true)}>
          {L("known_now")}
        </button>
      )}
    </p>
  );
}

export function Event({ id }: { id: string }) {
  const [round, set_round] = useState(0);
  const asked = useData<EventRecord>(address(`/events/${encodeURIComponent(id)}.json`, looking_back()), round);
  return (
    <>
    <KnownBy />
    <Show asked={asked}>
      {(event) => (
        <div class="event-page">
          <header class="page-head">
            <p class="kicker">{when(event)}</p>
            <h1>
              <Headline of={event} />
            </h1>
            <p class="summary">
              <State of={event.state} /> <Tolls of={event} />
              <span>
                {L("voices")}: <bdi dir="ltr">{num(event.claim_records.length)}</bdi>
              </span>
              <span>
                {L("origins")}: <bdi dir="ltr">{num(event.origins.length)}</bdi>
              </span>
              <span>
                {L("outlets")}: <bdi dir="ltr">{num(event.outlets.length)}</bdi>
              </span>
              <Downloads />
              <Export event={event.id} />
              <button type="button" class="quiet no-print" onClick={() => print()}>
                {L("print_dossier")}
              </button>
            </p>
            {event.places.length > 0 && event.places[0].precision && (
              <p class="aside">
                {L("place")}: {word("precision", event.places[0].precision)}
                {event.places[0].lat !== undefined && (
                  <>
                    {" "}
                    <bdi dir="ltr">
                      {event.places[0].lat?.toFixed(4)}, {event.places[0].lon?.toFixed(4)}
                    </bdi>
                  </>
                )}
              </p>
            )}
          </header>
          {disputes(event).length > 0 && (
            <section>
              <h2>{L("contradictions")}</h2>
              {disputes(event).map((a) => (
                <Dispute key={a.claim + a.other + a.on} event={event} of={a} />
              ))}
            </section>
          )}
          <TollChart of={event.claim_records} name="killed" />
          <TollChart of={event.claim_records} name="injured" />
          <Accounts of={event} />
          <Transmission of={event} />
          <Join key={event.id} of={event} changed={() => set_round((n) => n + 1)} />
          <Footnotes of={event} />
        </div>
      )}
    </Show>
    </>
  );
}
