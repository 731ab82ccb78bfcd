// The list of claims with its filters.
import { useData } from "../api/client";
import type { Claim, Page } from "../api/types";
import { num } from "../i18n/format";
import { L } from "../i18n/words";
import { ClaimCard } from "../parts/claim_card";
import { Downloads, Nothing, Pager, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Chosen, filter_query, Filters } from "../parts/filters";
import { Order } from "../parts/order";

export function Claims() {
  const asked = useData<Page<Claim>>(`/claims.json${filter_query({ limit: "40" })}`);
  return (
    <div class="with-filters">
      <Filters />
      <section>
        <header class="list-head">
          <h1>{L("claims")}</h1>
          <span class="found">
            {asked.data && (
              <>
                <bdi dir="ltr">{num(asked.data.total)}{asked.data.at_least && "+"}</bdi>
              </>
            )}
          </span>
          <Order />
          <Downloads />
          <Export />
        </header>
        <Chosen />
        <Show asked={asked}>
          {(page) => (
            <>
              {page.items.length === 0 && <Nothing />}
              {page.items.map((claim) => (
                <ClaimCard key={claim.id} of={claim} />
              ))}
              <Pager next={page.next} />
            </>
          )}
        </Show>
      </section>
    </div>
  );
}
