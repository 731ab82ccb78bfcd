// Whom the articles quote, how often, and how often alone; and who publishes.
import { useData } from "../api/client";
import type { Values } from "../api/types";
import { num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Downloads, Show } from "../parts/common";
import { Chosen, filter_query, label_of } from "../parts/filters";
import { Network } from "../parts/network";
import { address } from "../router";

function Table({ at, title, name }: { at: string; title: string; name: "source" | "outlet" }) {
  const asked = useData<Values>(`${at}.json${filter_query()}`);
  return (
    <section>
      <header class="list-head">
        <h2>{title}</h2>
        <Downloads at={at} />
      </header>
      <Show asked={asked}>
        {(values) => {
          const most = Math.max(1, ...values.items.map((v) => v.count));
          return (
            <table class="ledger">
              <thead>
                <tr>
                  <th scope="col">{name === "source" ? L("source") : L("outlet")}</th>
                  {name === "source" && <th scope="col">{L("kind")}</th>}
                  <th scope="col">{L("times_quoted")}</th>
                  <th scope="col" class="number">
                    {L("alone")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {values.items.map((v) => (
                  <tr key={v.id}>
                    <th scope="row">
                      <a href={address("/claims", { [name]: v.id })}>
                        <bdi>{label_of(name, v)}</bdi>
                      </a>
                    </th>
                    {name === "source" && (
                      <td class={v.kind === "anonymous" ? "unnamed" : ""}>{word("kind", v.kind)}</td>
                    )}
                    <td class="measure">
                      <div>
                      <span class="bar-cell">
                        <span class="bar" aria-hidden="true" style={{ inlineSize: `${(v.count / most) * 100}%` }}>
                          <span class="bar-alone" style={{ inlineSize: `${((v.alone ?? 0) / v.count) * 100}%` }} />
                        </span>
                      </span>
                      <bdi dir="ltr">{num(v.count)}</bdi>
                      </div>
                    </td>
                    <td class="number">
                      <bdi dir="ltr">{num(v.alone ?? 0)}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Show>
    </section>
  );
}

export function Sources() {
  return (
    <div class="narrow">
      <h1>{L("sources")}</h1>
      <p class="intro">
        {L("alone")}: {L("alone_note")}.
      </p>
      <Chosen />
      <Network />
      <Table at="/sources" title={L("quoted_parties")} name="source" />
      <Table at="/outlets" title={L("publishers")} name="outlet" />
    </div>
  );
}
