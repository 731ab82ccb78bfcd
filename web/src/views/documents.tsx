// The articles that were read.
import { useData } from "../api/client";
import type { DocumentRow, Page } from "../api/types";
import { day, num } from "../i18n/format";
import { L } from "../i18n/words";
import { Downloads, Nothing, Pager, Show } from "../parts/common";
import { Chosen, filter_query } from "../parts/filters";
import { clean } from "../text";

export function Documents() {
  const asked = useData<Page<DocumentRow>>(`/documents.json${filter_query({ limit: "60" })}`);
  return (
    <section class="narrow">
      <header class="list-head">
        <h1>{L("documents")}</h1>
        <span class="found">
          {asked.data && (
            <>
              <bdi dir="ltr">{num(asked.data.total)}</bdi>
            </>
          )}
        </span>
        <Downloads />
      </header>
      <Chosen />
      <Show asked={asked}>
        {(page) => (
          <>
            {page.items.length === 0 && <Nothing />}
            <ul class="articles">
              {page.items.map((d) => (
                <li key={d.id}>
                  <a class="article-title" href={`/documents/${encodeURIComponent(d.id)}`}>
                    <span lang="ar" dir="auto">
                      {clean(d.title || d.lead || d.id)}
                    </span>
                  </a>
                  <span class="article-meta">
                    <bdi lang="ar">{clean(d.outlet)}</bdi>
                    <span>{day(d.published)}</span>
                    <span>
                      {L("claims")}: <bdi dir="ltr">{num(d.claims)}</bdi>
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <Pager next={page.next} />
          </>
        )}
      </Show>
    </section>
  );
}
