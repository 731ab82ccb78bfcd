// The list of events with its filters.
import { useData } from "../api/client";
import type { EventRecord, Page } from "../api/types";
import { num } from "../i18n/format";
import { L } from "../i18n/words";
import { Downloads, Nothing, Pager, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Chosen, Filters, filter_query } from "../parts/filters";
import { Order } from "../parts/order";
import { ByMonth } from "./overview";

export function Events() {
  const asked = useData<Page<EventRecord>>(`/events.json${filter_query({ limit: "40" })}`);
  return (
    <div class="with-filters">
      <Filters />
      <section>
        <header class="list-head">
          <h1>{L("events")}</h1>
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
              {page.items.length === 0 ? <Nothing /> : <ByMonth events={page.items} />}
              <Pager next={page.next} />
            </>
          )}
        </Show>
      </section>
    </div>
  );
}
