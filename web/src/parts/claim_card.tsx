// A claim in a list: what, where, when, the words, whose word it is.
import type { Claim } from "../api/types";
import { days } from "../i18n/format";
import { L } from "../i18n/words";
import { address } from "../router";
import { Chain } from "./chain";
import { Arabic, Commitment, Headline } from "./names";
import { Tolls } from "./toll";

export function reader_address(of: Claim): string {
  return address(`/documents/${encodeURIComponent(of.doc)}`, { claim: of.id });
}

export function ClaimCard({ of }: { of: Claim }) {
  return (
    <article class={`claim ${of.polarity === "-" ? "is-denied" : ""}`} data-claim={of.id}>
      <header>
        <h3>
          <a href={reader_address(of)}>
            <Headline of={of} />
          </a>
        </h3>
        <Commitment of={of} />
        <Tolls of={of} />
      </header>
      <blockquote>
        <Arabic>{of.evidence.text}</Arabic>
      </blockquote>
      <footer>
        <Chain of={of} />
        <span class="when">{days(of.time) || L("undated")}</span>
      </footer>
    </article>
  );
}
