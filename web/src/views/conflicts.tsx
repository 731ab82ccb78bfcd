// Judgements that the reading in force no longer fits: kept word for word, or taken back.
import { useState } from "preact/hooks";
import { post, problem_of, useData } from "../api/client";
import type { Conflict, Problem } from "../api/types";
import { L, word } from "../i18n/words";
import { Downloads, Show, Trouble } from "../parts/common";
import { Arabic } from "../parts/names";
import { clean } from "../text";

function One({ of, send }: { of: Conflict; send: (body: object) => void }) {
  const fields = Object.keys(of.before ?? {});
  return (
    <article class="panel conflict" data-review={of.key}>
      <p>
        <span class="badge state-contested">{word("conflict", of.kind)}</span>{" "}
        <span class="badge">{word("review", of.verdict)}</span> <bdi class="aside">{clean(of.who)}</bdi>{" "}
        {of.reason && <bdi class="aside">{clean(of.reason)}</bdi>}
      </p>
      {of.words && (
        <blockquote>
          <a href={`/documents/${encodeURIComponent(of.document ?? "")}?claim=${encodeURIComponent(of.now ?? "")}`}>
            <Arabic>{of.words}</Arabic>
          </a>
        </blockquote>
      )}
      {fields.length > 0 && (
        <table class="ledger">
          <thead>
            <tr>
              <th scope="col">{L("field")}</th>
              <th scope="col">{L("read_then")}</th>
              <th scope="col">{L("read_now")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((f) => (
              <tr key={f}>
                <th scope="row">{word("field", f)}</th>
                <td><bdi>{clean(of.before?.[f]) || "–"}</bdi></td>
                <td><bdi>{clean(of.after?.[f]) || "–"}</bdi></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="review-actions">
        {of.now && (
          <button type="button" class="accept" onClick={() => send({ verdict: "keep", key: of.key })}>
            {L("keep_judgement")}
          </button>
        )}
        <button type="button" onClick={() => send({ verdict: "undo", key: of.key })}>
          {L("take_reading")}
        </button>
      </p>
    </article>
  );
}

export function Conflicts() {
  const [round, set_round] = useState(0);
  const [problem, set_problem] = useState<Problem | null>(null);
  const asked = useData<{ items: Conflict[] }>("/conflicts.json", round);
  const send = async (body: object) => {
    try {
      await post("/reviews", body);
      set_problem(null);
    } catch (error) {
      set_problem(problem_of(error));
    }
    set_round((n) => n + 1);
  };
  return (
    <section>
      <header class="list-head">
        <h2>{L("conflicts")}</h2>
        <Downloads at="/conflicts" />
      </header>
      <p class="aside">{L("conflicts_note")}</p>
      {problem && <Trouble problem={problem} />}
      <Show asked={asked}>
        {(rows) => (
          <>
            {rows.items.length === 0 && <p class="nothing">{L("no_conflicts")}</p>}
            {rows.items.map((c) => (
              <One key={c.key} of={c} send={(body) => void send(body)} />
            ))}
          </>
        )}
      </Show>
    </section>
  );
}
