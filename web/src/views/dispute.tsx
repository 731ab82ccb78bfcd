// Two claims of one event that cannot both be right, face to face.
import type { Agreement, Claim, EventRecord } from "../api/types";
import { range, range_words } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Chain } from "../parts/chain";
import { reader_address } from "../parts/claim_card";
import { Arabic, Commitment } from "../parts/names";

// Disputes of one event, the weightiest first: existence, then toll, then the rest.
const kWeight = ["existence", "toll", "party", "stage", "place", "time"];
export function disputes(of: EventRecord): Agreement[] {
  return of.agreement
    .filter((a) => a.relation === "contradicts")
    .sort((a, b) => kWeight.indexOf(a.on) - kWeight.indexOf(b.on));
}

function Side({ of, on }: { of: Claim; on: string }) {
  const toll = of.killed ?? of.injured ?? of.quantity;
  return (
    <div class="side">
      <Chain of={of} />
      {on === "toll" && toll && (
        <p class="big-figure">
          <bdi dir="ltr" aria-label={range_words(toll)}>
            {range(toll)}
          </bdi>
        </p>
      )}
      <p class="side-words">
        <a href={reader_address(of)}>
          <Arabic>{of.evidence.text}</Arabic>
        </a>
      </p>
      <Commitment of={of} />
    </div>
  );
}

export function Dispute({ event, of }: { event: EventRecord; of: Agreement }) {
  const find = (id: string) => event.claim_records.find((c) => c.id === id);
  const [one, other] = [find(of.claim), find(of.other)];
  if (!one || !other) return null;
  return (
    <div class="dispute">
      <p class="dispute-on">
        <span class="badge state-contested">{word("relation", "contradicts")}</span> {word("on", of.on)}
      </p>
      <div class="sides">
        <Side of={one} on={of.on} />
        <bdi class="against" dir="ltr" role="img" aria-label={L("against")}>
          ≠
        </bdi>
        <Side of={other} on={of.on} />
      </div>
    </div>
  );
}
