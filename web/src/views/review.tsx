// The review queue: one claim with its sentence in context, its fields and its siblings. Keys go by
// where they lie (event.code), so that they work on an Arabic layout too.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { post, problem_of, useData } from "../api/client";
import { coder, set_coder } from "../api/coder";
import type { Claim, EventRecord, FullDocument, Judgement, Page, Problem } from "../api/types";
import { num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Chain } from "../parts/chain";
import { reader_address } from "../parts/claim_card";
import { Show, Trouble } from "../parts/common";
import { Chosen, filter_query } from "../parts/filters";
import { Arabic, Commitment, Headline, Veiled } from "../parts/names";
import { Slots } from "../parts/slots";
import { Tolls } from "../parts/toll";
import { clean } from "../text";
import { go, query, with_query } from "../router";
import { Coders } from "./coders";
import { Conflicts } from "./conflicts";
import { Correction } from "./correction";

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
      <Veiled text={clean(letters.slice(from, start).join(""))} />
      <mark>
        <Veiled text={clean(letters.slice(start, end).join(""))} />
      </mark>
      <Veiled text={clean(letters.slice(end, to).join(""))} />
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

const kKeys: [string, "accept" | "reject" | "edit" | "skip_claim" | "previous" | "undo" | "merge" | "split" | "search" | "keys"][] = [
  ["A", "accept"], ["X", "reject"], ["E", "edit"], ["J", "skip_claim"], ["K", "previous"], ["⌫", "undo"], ["M", "merge"],
  ["S", "split"], ["/", "search"], ["?", "keys"],
];

function Help({ close }: { close: () => void }) {
  return (
    <div class="panel keys-help" role="dialog" aria-label={L("keys")}>
      <h3>{L("keys")}</h3>
      <p class="aside">{L("keys_note")}</p>
      <dl>
        {kKeys.map(([key, name]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{L(name)}</dd>
          </>
        ))}
      </dl>
      <button type="button" class="quiet" onClick={close}>
        {L("cancel")}
      </button>
    </div>
  );
}

function Card({ of, judge, move, left }: {
  of: Claim;
  judge: (verdict: string, more?: { changes?: object; reason?: string }) => void;
  move: (by: 1 | -1) => void;
  left: number;
}) {
  const [mode, set_mode] = useState<"" | "reject" | "edit" | "help">("");
  const [reason, set_reason] = useState("");
  const [keys, set_keys] = useState(localStorage.getItem("isnad.keys") !== "off");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (mode === "reject") field.current?.focus(); // before the next key comes
  }, [mode]);
  const skip = () => move(1);
  const at_event = (what: string) => of.event && go(`/events/${encodeURIComponent(of.event)}?${what}=${encodeURIComponent(of.id)}`);
  useLayoutEffect(() => {
    const on_key = (e: KeyboardEvent) => {
      if (e.key === "Escape") return set_mode("");
      if (!keys || e.ctrlKey || e.metaKey || e.altKey || (e.target as Element).closest("input, select, textarea")) return;
      const pressed = (e.target as Element).closest("button, a, summary");
      if (pressed && (e.code === "Space" || e.code === "Enter")) return;
      const actions: Record<string, () => void> = {
        KeyA: () => judge("accepted"),
        KeyX: () => set_mode("reject"),
        KeyE: () => set_mode("edit"),
        KeyM: () => void at_event("merge"),
        KeyS: () => void at_event("split"),
        Space: skip,
        KeyJ: skip,
        KeyK: () => move(-1),
        Slash: () => (e.shiftKey ? set_mode("help") : document.querySelector<HTMLInputElement>(".search input")?.focus()),
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
        <button type="button" onClick={() => move(-1)}>
          {L("previous")} <kbd>K</kbd>
        </button>
        <button type="button" aria-expanded={mode === "help"} onClick={() => set_mode(mode === "help" ? "" : "help")}>
          {L("keys")} <kbd>?</kbd>
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
      {mode === "help" && <Help close={() => set_mode("")} />}
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

type Mode = "open" | "second" | "conflicts" | "agreement";
const kModes: [Mode, "mode_open" | "mode_second" | "conflicts" | "agreement"][] = [
  ["open", "mode_open"], ["second", "mode_second"], ["conflicts", "conflicts"], ["agreement", "agreement"],
];

function Head({ mode }: { mode: Mode }) {
  return (
    <header class="list-head review-head">
      <h1>{L("review")}</h1>
      <fieldset class="segmented">
        <legend class="hidden">{L("review")}</legend>
        {kModes.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name="mode"
              checked={mode === value}
              onChange={() => go(with_query({ mode: value === "open" ? null : value }), true)}
            />
            <span>{L(name)}</span>
          </label>
        ))}
      </fieldset>
      <label class="order coder">
        <span>{L("coder")}</span>
        <input type="text" dir="auto" value={coder.value} placeholder={L("this_account")} onChange={(e) => set_coder(e.currentTarget.value)} />
      </label>
    </header>
  );
}

function Judged({ of, undo, undo_last }: { of: Judgement[]; undo: (key: number) => void; undo_last: () => void }) {
  return (
    <aside class="panel judged">
      <h2>{L("judged")}</h2>
      <button type="button" onClick={undo_last} disabled={!of.some((j) => !j.undone)}>
        {L("undo")} <kbd>⌫</kbd>
      </button>
      <ol>
        {of.slice(0, 15).map((j) => (
          <li key={j.key} class={j.undone ? "is-undone" : ""}>
            <span class="badge">{word("review", j.verdict)}</span> <bdi class="aside">{clean(j.who)}</bdi>{" "}
            <a href={`/review?claim=${encodeURIComponent(j.claim)}`}>
              <bdi dir="ltr" class="codes">
                {j.claim.slice(0, 10)}
              </bdi>
            </a>
            {j.reason && (
              <p class="aside">
                <bdi>{clean(j.reason)}</bdi>
              </p>
            )}
            {!j.undone && (
              <button type="button" class="quiet" onClick={() => undo(j.key)}>
                {L("undo")}
              </button>
            )}
          </li>
        ))}
      </ol>
    </aside>
  );
}

// The queue: what nobody has judged, or with several coders what this one has not. In double coding the
// other's judgement is not shown before one's own is given.
function Queue({ second }: { second: boolean }) {
  const [round, set_round] = useState(0);
  const [at, set_at] = useState(0);
  const [problem, set_problem] = useState<Problem | null>(null);
  const one = query.value.get("claim");
  const who: Record<string, string> = coder.value ? { coder: coder.value } : {};
  const wanted = second
    ? filter_query({ review: "second", coder: coder.value || "-", limit: "100" })
    : filter_query({ review: "open", limit: "100", ...who });
  const asked = useData<Page<Claim>>(one ? null : `/claims.json${wanted}`, round);
  const alone = useData<Claim>(one ? `/claims/${encodeURIComponent(one)}.json` : null, round);
  const done = useData<{ items: Judgement[] }>("/reviews.json", round);
  const mine = (done.data?.items ?? []).filter((j) => !second || j.who === coder.value);
  const send = async (body: object) => {
    try {
      await post("/reviews", body);
      set_problem(null);
      if (one) go("/review", true);
    } catch (error) {
      set_problem(problem_of(error));
    }
    set_round((n) => n + 1);
  };
  const undo_last = () => {
    const last = mine.find((j) => !j.undone);
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
  const page: Page<Claim> | undefined = one && alone.data ? { total: 1, next: null, items: [alone.data] } : asked.data;
  return (
    <div class="review">
      <section>
        <p class="intro">{L(second ? "second_note" : "review_note")}</p>
        <Chosen />
        {problem && <Trouble problem={problem} />}
        <Show asked={one ? { ...alone, data: page } : asked}>
          {(found) => {
            const claim = found.items[Math.min(at, found.items.length - 1)];
            if (!claim) return <p class="nothing">{L("nothing_open")}</p>;
            return (
              <Card
                key={claim.id}
                of={second ? { ...claim, review: "open" } : claim}
                left={found.total}
                judge={(verdict, more) => void send({ claim: claim.id, verdict, ...more })}
                move={(by) => set_at(Math.max(0, Math.min(found.items.length - 1, at + by)))}
              />
            );
          }}
        </Show>
      </section>
      <Judged of={mine} undo={(key) => void send({ verdict: "undo", key })} undo_last={undo_last} />
    </div>
  );
}

export function Review() {
  const asked = query.value.get("mode");
  const mode: Mode = asked === "second" || asked === "conflicts" || asked === "agreement" ? asked : "open";
  return (
    <>
      <Head mode={mode} />
      {mode === "conflicts" && <Conflicts />}
      {mode === "agreement" && <Coders />}
      {mode === "second" && !coder.value && <p class="nothing">{L("name_yourself")}</p>}
      {(mode === "open" || (mode === "second" && coder.value)) && <Queue key={mode + coder.value} second={mode === "second"} />}
    </>
  );
}
