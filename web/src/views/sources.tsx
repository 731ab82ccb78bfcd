// Whom the articles quote, how often, and how often alone; and who publishes.
import type { Values } from "../api/types";
import { num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Section } from "../parts/common";
import { Chosen, filter_query, label_of } from "../parts/filters";
import { Name, Outlet } from "../parts/names";
import { Network } from "../parts/network";
import { address } from "../router";
import { clean } from "../text";

function Table({ at, title, name }: { at: string; title: string; name: "source" | "outlet" }) {
  return (
    <Section<Values> at={at} query={filter_query()} title={title}>
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
    </Section>
  );
}

interface Wording {
  outlet: string;
  actor: string;
  name: string;
  name_en?: string;
  words: string;
  count: number;
}

// Each party by its neutral name, and what it is called, by whom. The words are the outlets', never the desk's.
function Wordings() {
  return (
    <Section<{ items: Wording[] }> at="/wording" query={filter_query()} title={L("wording")} note={L("wording_note")}>
      {({ items }) => {
        const parties = new Map<string, Wording[]>();
        for (const row of items) parties.set(row.actor, [...(parties.get(row.actor) ?? []), row]);
        if (parties.size === 0) return <p class="nothing">{L("no_wording")}</p>;
        return (
          <table class="ledger wording">
            <thead>
              <tr>
                <th scope="col">{L("actor")}</th>
                <th scope="col">{L("called")}</th>
              </tr>
            </thead>
            <tbody>
              {[...parties.values()].slice(0, 40).map((rows) => (
                <tr key={rows[0].actor}>
                  <th scope="row">
                    <a href={address("/claims", { actor: rows[0].actor })}>
                      <Name of={{ id: rows[0].actor, name: rows[0].name, name_en: rows[0].name_en }} />
                    </a>
                  </th>
                  <td>
                    <ul>
                      {[...new Map(rows.map((r) => [r.words, rows.filter((o) => o.words === r.words)]))].map(([words, by]) => (
                        <li key={words}>
                          «<bdi lang="ar">{clean(words)}</bdi>»{" "}
                          {by.map((r) => (
                            <span key={r.outlet} class="aside listed-in-line">
                              <Outlet name={r.outlet} /> <bdi dir="ltr">{num(r.count)}</bdi>
                            </span>
                          ))}
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Section>
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
      <Wordings />
    </div>
  );
}
