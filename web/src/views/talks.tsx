// The negotiation board: each process with its stages as every source tells them.
import { useData } from "../api/client";
import type { Claim, EventRecord, Page } from "../api/types";
import { days } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Chain } from "../parts/chain";
import { reader_address } from "../parts/claim_card";
import { Downloads, Pager, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Chosen, filter_query } from "../parts/filters";
import { Arabic, Headline, State } from "../parts/names";
import { event_address } from "../router";

const kStages = ["proposed", "begun", "ongoing", "suspended", "stopped", "agreed", "implemented", "violated", "rejected"];

function Cell({ of }: { of: Claim }) {
  return (
    <div class={`stage-claim ${of.polarity === "-" ? "is-denied" : ""}`}>
      <Chain of={of} />
      <a href={reader_address(of)}>
        <Arabic>{of.evidence.text}</Arabic>
      </a>
      <span class="aside">
        {of.polarity === "-" && <span class="badge denied">{L("denied")}</span>} {days(of.time)}
      </span>
    </div>
  );
}

function Process({ of }: { of: EventRecord }) {
  const claims = of.claim_records.filter((c) => c.type === "negotiate" || c.type === "ceasefire");
  const stages = kStages.filter((s) => claims.some((c) => c.stage === s));
  const none = claims.filter((c) => !c.stage);
  return (
    <article class="process" data-event={of.id}>
      <header>
        <h2>
          <a href={event_address(of.id)}>
            <Headline of={of} />
          </a>
        </h2>
        <span class="aside">{days(of.time)}</span> {of.state !== "reported" && <State of={of.state} />}
      </header>
      <div class="stages">
        {stages.map((stage) => (
          <section key={stage}>
            <h3>{word("stage", stage)}</h3>
            {claims.filter((c) => c.stage === stage).map((c) => <Cell key={c.id} of={c} />)}
          </section>
        ))}
        {none.length > 0 && (
          <section>
            <h3>–</h3>
            {none.map((c) => <Cell key={c.id} of={c} />)}
          </section>
        )}
      </div>
    </article>
  );
}

export function Talks() {
  const asked = useData<Page<EventRecord>>(`/events.json${filter_query({ type: "negotiate,ceasefire", limit: "30" })}`);
  return (
    <section>
      <header class="list-head">
        <h1>{L("talks")}</h1>
        <Downloads />
        <Export />
      </header>
      <p class="intro">{L("talks_note")}</p>
      <Chosen />
      <Show asked={asked}>
        {(page) => (
          <>
            {page.items.length === 0 && <p class="nothing">{L("no_talks")}</p>}
            {page.items.map((e) => (
              <Process key={e.id} of={e} />
            ))}
            <Pager next={page.next} />
          </>
        )}
      </Show>
    </section>
  );
}
