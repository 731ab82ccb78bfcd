// A page of claims or of events beside their filters.
import type { ComponentChildren } from "preact";
import { useData } from "../api/client";
import type { Page } from "../api/types";
import { num } from "../i18n/format";
import { L } from "../i18n/words";
import { Downloads, Nothing, Pager, Show } from "./common";
import { Export } from "./export";
import { Chosen, filter_query, Filters } from "./filters";
import { Order } from "./order";

export function Listing<T>({ of, children }: { of: "claims" | "events"; children: (items: T[]) => ComponentChildren }) {
  const asked = useData<Page<T>>(`/${of}.json${filter_query({ limit: "40" })}`);
  return (
    <div class="with-filters">
      <Filters />
      <section>
        <header class="list-head">
          <h1>{L(of)}</h1>
          <span class="found">
            {asked.data && (
              <bdi dir="ltr">
                {num(asked.data.total)}
                {asked.data.at_least && "+"}
              </bdi>
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
              {page.items.length === 0 ? <Nothing /> : children(page.items)}
              <Pager next={page.next} />
            </>
          )}
        </Show>
      </section>
    </div>
  );
}
