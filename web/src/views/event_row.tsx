// An event as a line of a list: what happened, its toll, and according to whom.
import type { Claim, EventRecord } from "../api/types";
import { day, days, num, short_day } from "../i18n/format";
import { lang } from "../i18n/lang";
import { L, word } from "../i18n/words";
import { Chain } from "../parts/chain";
import { Arabic, Headline, State } from "../parts/names";
import { Tolls } from "../parts/toll";
import { event_address } from "../router";

// The claim that speaks for the event: one that affirms it, with the longest chain.
export function leading(of: EventRecord): Claim | undefined {
  return [...of.claim_records].sort(
    (a, b) =>
      Number(a.polarity === "-") - Number(b.polarity === "-") ||
      Number(a.type !== of.type) - Number(b.type !== of.type) ||
      b.attribution.length - a.attribution.length,
  )[0];
}

// The day an event is listed under; where no day is told, the earliest day it was published.
export function event_day(of: EventRecord): string | undefined {
  return told_day(of) ?? of.claim_records.map((c) => c.document.published).filter((d) => d !== undefined).sort()[0];
}
// The same in words: the days that are told, else that it is the publication's.
export function when(of: EventRecord): string {
  const told = days(of.time);
  if (told) return told;
  const published = event_day(of);
  return published ? `${L("undated_published")} ${day(published)}` : L("undated");
}
function told_day(of: EventRecord): string | undefined {
  return of.time?.start ?? of.time?.end;
}

export function EventRow({ of, words = true }: { of: EventRecord; words?: boolean }) {
  const lead = leading(of);
  const alone = of.claims.length === 1;
  const denied = of.claim_records.every((c) => c.polarity === "-");
  const day = event_day(of);
  const others = of.claims.length - 1; // a list holds the leading ones alone
  return (
    <article class="event" data-event={of.id}>
      <p class="event-day">
        {day && !told_day(of) && <span class="aside by-publication">{L("published")} </span>}
        {day ? short_day(day) : ""}
      </p>
      <div>
        <header>
          <h3>
            <a href={event_address(of.id)}>
              <Headline of={of} />
            </a>
          </h3>
          {denied && of.state !== "denied" && <span class="badge denied">{L("denied")}</span>}
          {(of.state !== "reported" || !alone) && <State of={of.state} />}
          {lead && lead.certainty !== "fact" && alone && <span class="badge doubt">{word("certainty", lead.certainty)}</span>}
          <Tolls of={of} />
        </header>
        {words && lead && (
          <p class="event-words">
            <Arabic>{lead.evidence.text}</Arabic>
          </p>
        )}
        {lead && (
          <div class="event-foot">
            <Chain of={lead} />
            {others > 0 && (
              <a class="more-voices" href={event_address(of.id)}>
                {lang.value === "ar" ? "وروايات أخرى: " : "other accounts: "}
                <bdi dir="ltr">{num(others)}</bdi>
              </a>
            )}
          </div>
        )}
      </div>
    </article>
  );
}
