// The toll ledger: what was said of each event's dead and wounded, by whom.
import { useData } from "../api/client";
import type { Actor, EventRecord, Page } from "../api/types";
import { num, range } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Downloads, Nothing, Pager, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Chosen, filter_query, Filters } from "../parts/filters";
import { Headline, Name, State } from "../parts/names";
import { voice } from "../parts/chain";
import { Count, Killed } from "../parts/toll";
import { type TollLedger as Months, TollMonths } from "../parts/toll_months";
import { event_address } from "../router";
import { when } from "./event_row";

// What somebody is blamed for; taking a place or talking is none of it.
const kHarm = new Set(["airstrike", "shelling", "bombing", "assault", "abuse_civilians", "casualties", "detain", "destruction"]);

function Row({ of }: { of: EventRecord }) {
  const told = of.claim_records.filter((c) => c.killed || c.injured || c.captured || c.missing);
  const victims = new Set(told.map((c) => c.victims).filter((v) => v !== undefined));
  // In a clash both sides are agents, and neither is blamed; who says so stands with each.
  const blamed = new Map<string, { who: Actor; voices: Set<string> }>();
  for (const c of of.claim_records) {
    if (c.polarity !== "+" || !kHarm.has(c.type)) continue;
    for (const who of c.agent) {
      const key = who.id || who.name || "";
      blamed.set(key, { who, voices: (blamed.get(key)?.voices ?? new Set()).add(voice(c)) });
    }
  }
  return (
    <tr>
      <th scope="row">
        <a href={event_address(of.id)}>
          <Headline of={of} />
        </a>
        <span class="aside">{when(of)}</span>
        {of.state === "contested" && <State of={of.state} />}
      </th>
      <td class="toll-cell">
        <Killed of={of} />
      </td>
      <td class="toll-cell">{of.injured && <Count of={of.injured} name="injured" />}</td>
      <td>
        <ul class="told">
          {told.map((c) => (
            <li key={c.id}>
              <bdi lang="ar">{voice(c)}</bdi>{" "}
              <bdi dir="ltr" class="figure">
                {c.killed ? range(c.killed) : c.injured ? "–" : ""}
                {c.injured ? ` / ${range(c.injured)}` : ""}
              </bdi>{" "}
              {c.captured && <Count of={c.captured} name="captured" />} {c.missing && <Count of={c.missing} name="missing" />}
              {c.polarity === "-" && <span class="badge denied">{L("denied")}</span>}
              {(c.killed?.cumulative || c.injured?.cumulative) && <span class="aside"> {L("cumulative")}</span>}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {[...victims].map((v) => (
          <span key={v} class="listed">
            {word("victims", v)}
          </span>
        ))}
      </td>
      <td>
        {[...blamed.values()].map(({ who, voices }) => (
          <span key={who.id || who.name} class="listed">
            <Name of={who} />{" "}
            <span class="aside">
              {L("by_word_of")} <bdi lang="ar">{[...voices].join("، ")}</bdi>
            </span>
          </span>
        ))}
      </td>
    </tr>
  );
}

function OverTime() {
  const asked = useData<Months>(`/tolls.json${filter_query({ cursor: "", limit: "1" })}`);
  return asked.data ? <TollMonths of={asked.data} /> : null;
}

export function TollLedger() {
  const asked = useData<Page<EventRecord>>(`/events.json${filter_query({ toll: "1", limit: "60" })}`);
  return (
    <div class="with-filters">
      <Filters />
      <section>
        <header class="list-head">
          <h1>{L("tolls")}</h1>
          <span class="found">
            {asked.data && (
              <>
                <bdi dir="ltr">{num(asked.data.total)}{asked.data.at_least && "+"}</bdi>
              </>
            )}
          </span>
          <Downloads />
          <Export />
        </header>
        <p class="intro">{L("toll_note")}</p>
        <Chosen />
        <OverTime />
        <Show asked={asked}>
          {(page) =>
            page.items.length === 0 ? (
              <Nothing />
            ) : (
              <>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
                <div class="wide-table" tabIndex={0} role="region" aria-label={L("tolls")}>
                  <table class="ledger toll-ledger">
                    <thead>
                      <tr>
                        <th scope="col">{L("event")}</th>
                        <th scope="col">{L("killed")}</th>
                        <th scope="col">{L("injured")}</th>
                        <th scope="col">{L("by_source")}</th>
                        <th scope="col">{L("victims")}</th>
                        <th scope="col">{L("blamed")}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {page.items.map((e) => (
                        <Row key={e.id} of={e} />
                      ))}
                    </tbody>
                  </table>
                </div>
                <Pager next={page.next} />
              </>
            )
          }
        </Show>
      </section>
    </div>
  );
}
