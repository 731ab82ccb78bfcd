// Merging and splitting events by hand. A judgement is kept with the project and followed by every
// later run; it can be taken back.
import { useState } from "preact/hooks";
import { post, problem_of, useData } from "../api/client";
import type { EventRecord, Page, Problem } from "../api/types";
import { days } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Trouble } from "../parts/common";
import { Arabic, Headline, key_of } from "../parts/names";
import { go, query } from "../router";
import { clean } from "../text";

interface Judgement {
  key: number;
  kind: "merge" | "split";
  claims: string[];
  others: string[];
  who?: string;
  reason?: string;
  withdrawn?: string;
}

// Events of the same place first, of the days around.
function near_query(of: EventRecord): string {
  const out = new URLSearchParams({ limit: "12" });
  const place = of.places[0] && key_of(of.places[0]);
  if (place) out.set("place", place);
  const shift = (iso: string, by: number) => new Date(Date.parse(iso) + by * 86_400_000).toISOString().slice(0, 10);
  if (of.time?.start) out.set("from", shift(of.time.start, -7));
  if (of.time?.end) out.set("to", shift(of.time.end, 7));
  return out.toString();
}

export function Join({ of, changed }: { of: EventRecord; changed: () => void }) {
  const asked = query.value.get("split") ?? query.value.get("merge");
  const [open, set_open] = useState(asked !== null);
  const [chosen, set_chosen] = useState<string[]>(query.value.get("split") ? [query.value.get("split") as string] : []);
  const [other, set_other] = useState("");
  const [reason, set_reason] = useState("");
  const [problem, set_problem] = useState<Problem | null>(null);
  const near = useData<Page<EventRecord>>(open ? `/events.json?${near_query(of)}` : null);
  const [round, set_round] = useState(0);
  const judged = useData<{ items: Judgement[] }>(open ? "/judgements.json" : null, round);
  const mine = judged.data?.items.filter((j) => !j.withdrawn && [...j.claims, ...j.others].some((id) => of.claims.includes(id))) ?? [];
  const send = async (body: object) => {
    try {
      await post("/events", { ...body, reason });
      set_problem(null);
      set_round((n) => n + 1);
      changed(); // the event may keep its id and lose a claim
      set_chosen([]);
      // The event may stand under another id now: the claim that stays leads to it.
      const stays = of.claims.find((id) => !chosen.includes(id)) ?? of.claims[0];
      const claim = await fetch(`/claims/${encodeURIComponent(stays)}.json`).then((r) => r.json() as Promise<{ event?: string }>);
      go(claim.event ? `/events/${encodeURIComponent(claim.event)}` : "/events", true);
    } catch (error) {
      set_problem(problem_of(error));
    }
  };
  return (
    <details class="panel join" open={open} onToggle={(e) => set_open(e.currentTarget.open)}>
      <summary>{L("join_events")}</summary>
      {problem && <Trouble problem={problem} />}
      {mine.map((j) => (
        <p key={j.key} class="joined">
          {L("joined_by_hand")} ({word("join", j.kind)}) <bdi class="aside">{clean(j.who)}</bdi> <bdi class="aside">{clean(j.reason)}</bdi>{" "}
          <button type="button" class="quiet" onClick={() => void send({ kind: "withdraw", key: j.key })}>
            {L("take_back")}
          </button>
        </p>
      ))}
      <div class="join-parts">
        {of.claim_records.length > 1 && (
          <fieldset>
            <legend>{L("split")}</legend>
            <p class="aside">{L("split_hint")}</p>
            {of.claim_records.map((c) => (
              <label key={c.id} class="join-row">
                <input
                  type="checkbox"
                  checked={chosen.includes(c.id)}
                  onChange={() => set_chosen((now) => (now.includes(c.id) ? now.filter((id) => id !== c.id) : [...now, c.id]))}
                />{" "}
                <Arabic>{c.evidence.text}</Arabic>
              </label>
            ))}
            <button
              type="button"
              disabled={chosen.length === 0 || chosen.length === of.claim_records.length}
              onClick={() => void send({ kind: "split", events: [of.id], claims: chosen })}
            >
              {L("split_chosen")}
            </button>
          </fieldset>
        )}
        <fieldset>
          <legend>{L("merge")}</legend>
          <p class="aside">{L("merge_hint")}</p>
          {near.data?.items
            .filter((e) => e.id !== of.id)
            .map((e) => (
              <label key={e.id} class="join-row">
                <input type="radio" name="other" checked={other === e.id} onChange={() => set_other(e.id)} /> <Headline of={e} />{" "}
                <span class="aside">{days(e.time)}</span>
              </label>
            ))}
          <input type="text" dir="ltr" aria-label={L("merge_hint")} value={other} onInput={(e) => set_other(e.currentTarget.value.trim())} />{" "}
          <button type="button" disabled={!other || other === of.id} onClick={() => void send({ kind: "merge", events: [of.id, other] })}>
            {L("merge_with")}
          </button>
        </fieldset>
      </div>
      <label class="join-reason">
        <span>{L("reason")}</span> <input type="text" dir="auto" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} />
      </label>
    </details>
  );
}
