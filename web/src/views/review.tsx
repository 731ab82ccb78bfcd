// The review queue: one claim with its sentence in context, its fields and its siblings. Keys go by
// where they lie (event.code), so that they work on an Arabic layout too.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { post, useData } from "../api/client";
import type { Claim, EventRecord, FullDocument, Page, Problem } from "../api/types";
import { num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Chain } from "../parts/chain";
import { reader_address } from "../parts/claim_card";
import { Show, Trouble } from "../parts/common";
import { Chosen, filter_query } from "../parts/filters";
import { Arabic, Commitment, Headline } from "../parts/names";
import { Slots } from "../parts/slots";
import { Tolls } from "../parts/toll";
import { clean } from "../text";
import { Failure } from "../api/client";
import { Correction } from "./correction";

interface Judgement {
  key: number;
  claim: string;
  verdict: string;
  reason?: string;
  at: string;
  undone?: string;
}

const kReasons = ["reasons_wrong_type", "reasons_wrong_party", "reasons_wrong_source", "reasons_not_event"] as const;

// The evidence within its line of the article.
function Context({ of }: { of: Claim }) {
  const asked = useData<FullDocument>(`/documents/${encodeURIComponent(of.doc)}.json`);
  if (!asked.data) return <Arabic>{of.evidence.text}</Arabic>;
  const letters = [...asked.data.text];
  const { start, end } = of.evidence;
  let from = start;
  let to = end;
  while (from > 0 && letters[from - 1] !== "\n") from -= 1;
  while (to < letters.length && letters[to] !== "\n") to += 1;
  return (
    <p class="review-context arabic" lang="ar" dir="rtl">
      {clean(letters.slice(from, start).join(""))}
      <mark>{clean(letters.slice(start, end).join(""))}</mark>
      {clean(letters.slice(end, to).join(""))}
    </p>
  );
}

function Siblings({ of }: { of: Claim }) {
  const asked = useData<EventRecord>(of.event ? `/events/${encodeURIComponent(of.event)}.json` : null);
  const others = asked.data?.claim_records.filter((c) => c.id !== of.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section class="siblings">
      <h3>{L("siblings")}</h3>
      <ul>
        {others.slice(0, 5).map((c) => (
          <li key={c.id}>
            <Chain of={c} links={false} />
            <Commitment of={c} /> <Tolls of={c} />
            <Arabic>{c.evidence.text}</Arabic>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ of, judge, skip, left }: {
  of: Claim;
  judge: (verdict: string, more?: { changes?: object; reason?: string }) => void;
  skip: () => void;
  left: number;
}) {
  const [mode, set_mode] = useState<"" | "reject" | "edit">("");
  const [reason, set_reason] = useState("");
  const [keys, set_keys] = useState(localStorage.getItem("isnad.keys") !== "off");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (mode === "reject") field.current?.focus();
  }, [mode]);
  useLayoutEffect(() => {
    const on_key = (e: KeyboardEvent) => {
      if (e.key === "Escape") return set_mode("");
      if (!keys || e.ctrlKey || e.metaKey || e.altKey || (e.target as Element).closest("input, select, textarea, button, a")) return;
      const actions: Record<string, () => void> = {
        KeyA: () => judge("accepted"),
        KeyX: () => set_mode("reject"),
        KeyE: () => set_mode("edit"),
        Space: skip,
        KeyJ: skip,
      };
      const action = actions[e.code];
      if (!action) return;
      e.preventDefault();
      action();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  });
  return (
    <article class="review-card panel" data-claim={of.id}>
      <header>
        <h2>
          <Headline of={of} />
        </h2>
        <Commitment of={of} /> <Tolls of={of} />
        <span class="aside">
          <bdi dir="ltr">{num(left)}</bdi> {L("left")}
        </span>
      </header>
      <Context of={of} />
      <Chain of={of} />
      <div class="review-actions">
        <button type="button" class="accept" onClick={() => judge("accepted")}>
          {L("accept")} <kbd>A</kbd>
        </button>
        <button type="button" class="reject" aria-expanded={mode === "reject"} onClick={() => set_mode(mode === "reject" ? "" : "reject")}>
          {L("reject")} <kbd>X</kbd>
        </button>
        <button type="button" aria-expanded={mode === "edit"} onClick={() => set_mode(mode === "edit" ? "" : "edit")}>
          {L("edit")} <kbd>E</kbd>
        </button>
        <button type="button" onClick={skip}>
          {L("skip_claim")} <kbd>J</kbd>
        </button>
        <a href={reader_address(of)}>{L("in_article")}</a>
        <label class="quiet">
          <input
            type="checkbox"
            checked={keys}
            onChange={(e) => {
              set_keys(e.currentTarget.checked);
              localStorage.setItem("isnad.keys", e.currentTarget.checked ? "on" : "off");
            }}
          />{" "}
          {L("keys_on")}
        </label>
      </div>
      {mode === "reject" && (
        <form
          class="reject-form"
          onSubmit={(e) => {
            e.preventDefault();
            judge("rejected", { reason });
          }}
        >
          <label>
            {L("reject_reason")}{" "}
            <input ref={field} type="text" list="reasons" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} />
          </label>
          <datalist id="reasons">
            {kReasons.map((r) => (
              <option key={r} value={L(r)} />
            ))}
          </datalist>
          <button type="submit">{L("reject")}</button>
          <button type="button" class="quiet" onClick={() => set_mode("")}>
            {L("cancel")}
          </button>
        </form>
      )}
      {mode === "edit" && (
        <Correction of={of} save={(changes, why) => judge("edited", { changes, reason: why })} cancel={() => set_mode("")} />
      )}
      <Slots of={of} />
      <Siblings of={of} />
    </article>
  );
}

export function Review() {
  const [round, set_round] = useState(0);
  const [skipped, set_skipped] = useState<string[]>([]);
  const [problem, set_problem] = useState<Problem | null>(null);
  const asked = useData<Page<Claim>>(`/claims.json${filter_query({ review: "open", limit: "100" })}`, round);
  const done = useData<{ items: Judgement[] }>("/reviews.json", round);
  const send = async (body: object) => {
    try {
      await post("/reviews", body);
      set_problem(null);
    } catch (error) {
      set_problem(error instanceof Failure ? error.problem : { title: String(error), title_ar: L("error"), status: 0 });
    }
    set_round((n) => n + 1);
  };
  const undo_last = () => {
    const last = done.data?.items.find((j) => !j.undone);
    if (last) void send({ verdict: "undo", key: last.key });
  };
  useEffect(() => {
    const on_key = (e: KeyboardEvent) => {
      if (e.code !== "Backspace" || (e.target as Element).closest("input, select, textarea")) return;
      if (localStorage.getItem("isnad.keys") === "off") return;
      e.preventDefault();
      undo_last();
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  });
  return (
    <div class="review">
      <section>
        <header class="list-head">
          <h1>{L("review")}</h1>
        </header>
        <p class="intro">{L("review_note")}</p>
        <Chosen />
        {problem && <Trouble problem={problem} />}
        <Show asked={asked}>
          {(page) => {
            const claim = page.items.find((c) => !skipped.includes(c.id));
            if (!claim) return <p class="nothing">{L("nothing_open")}</p>;
            return (
              <Card
                key={claim.id}
                of={claim}
                left={page.total}
                judge={(verdict, more) => void send({ claim: claim.id, verdict, ...more })}
                skip={() => set_skipped((s) => [...s, claim.id])}
              />
            );
          }}
        </Show>
      </section>
      <aside class="panel judged">
        <h2>{L("judged")}</h2>
        <button type="button" onClick={undo_last} disabled={!done.data?.items.some((j) => !j.undone)}>
          {L("undo")} <kbd>⌫</kbd>
        </button>
        <ol>
          {done.data?.items.slice(0, 15).map((j) => (
            <li key={j.key} class={j.undone ? "is-undone" : ""}>
              <span class="badge">{word("review", j.verdict)}</span>{" "}
              <bdi dir="ltr" class="codes">
                {j.claim}
              </bdi>
              {j.reason && (
                <p class="aside">
                  <bdi>{j.reason}</bdi>
                </p>
              )}
              {!j.undone && (
                <button type="button" class="quiet" onClick={() => void send({ verdict: "undo", key: j.key })}>
                  {L("undo")}
                </button>
              )}
            </li>
          ))}
        </ol>
      </aside>
    </div>
  );
}
