// An article with its claims marked in it. Marks are painted by the CSS Custom Highlight API: the
// text itself stays whole, so that Arabic letters keep joining.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useData } from "../api/client";
import { veiled, veiled_spots } from "../care";
import type { Claim, FullDocument, Spot } from "../api/types";
import { day, num } from "../i18n/format";
import { L, type_name } from "../i18n/words";
import { Downloads, Show } from "../parts/common";
import { Chain } from "../parts/chain";
import { Commitment } from "../parts/names";
import { Slots } from "../parts/slots";
import { Tolls } from "../parts/toll";
import { go, query, with_query } from "../router";
import { clean, type Shown, show, shown_offset } from "../text";

interface Line {
  begin: number; // offset in the shown text
  text: string;
}

function lines_of(shown: Shown): Line[] {
  const lines: Line[] = [];
  let begin = 0;
  for (const text of shown.text.split("\n")) {
    if (text.trim()) lines.push({ begin, text });
    begin += text.length + 1;
  }
  return lines;
}

// Ranges of the page for a stretch of the shown text; one for each line it touches.
function ranges(root: HTMLElement, lines: Line[], begin: number, end: number): Range[] {
  const out: Range[] = [];
  lines.forEach((line, i) => {
    const from = Math.max(begin, line.begin);
    const to = Math.min(end, line.begin + line.text.length);
    const node = root.children[i]?.firstChild;
    if (from >= to || !node) return;
    const range = document.createRange();
    range.setStart(node, from - line.begin);
    range.setEnd(node, to - line.begin);
    out.push(range);
  });
  return out;
}

type Marks = Record<string, Spot[]>;

function slot_marks(claim: Claim): Marks {
  const time = claim.time?.span ? [{ start: claim.time.span[0], end: claim.time.span[1] }] : [];
  const numbers = [claim.killed, claim.injured, claim.captured, claim.missing, claim.quantity];
  return {
    "mark-trigger": [claim.trigger],
    "mark-agent": [...claim.agent, ...(claim.mediator ?? [])],
    "mark-target": claim.target,
    "mark-place": claim.places,
    "mark-time": time,
    "mark-source": claim.attribution,
    "mark-number": numbers.filter((q) => q !== undefined),
  };
}

const kMarks = ["mark-claim", "mark-denied", "mark-active", "mark-trigger", "mark-agent", "mark-target", "mark-place",
  "mark-time", "mark-source", "mark-number", "mark-veiled"];

function paint(root: HTMLElement, shown: Shown, lines: Line[], claims: Claim[], active: Claim | undefined): void {
  if (!("highlights" in CSS)) return;
  for (const name of kMarks) CSS.highlights.delete(name);
  const put = (name: string, spots: Spot[], priority: number) => {
    const all = spots.flatMap((s) =>
      s.start === undefined || s.end === undefined
        ? []
        : ranges(root, lines, shown_offset(shown, s.start), shown_offset(shown, s.end)),
    );
    if (all.length === 0) return;
    const highlight = new Highlight(...all);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  };
  if (veiled.value) {
    const hidden = veiled_spots(shown.text).flatMap(([begin, end]) => ranges(root, lines, begin, end));
    if (hidden.length > 0) {
      const highlight = new Highlight(...hidden);
      highlight.priority = 99;
      CSS.highlights.set("mark-veiled", highlight);
    }
  }
  put("mark-claim", claims.filter((c) => c.polarity === "+").map((c) => c.evidence), 0);
  put("mark-denied", claims.filter((c) => c.polarity === "-").map((c) => c.evidence), 1);
  if (!active) return;
  put("mark-active", [active.evidence], 2);
  let priority = 3;
  for (const [name, spots] of Object.entries(slot_marks(active))) put(name, spots, priority++);
}

// The offset in the shown text under a point of the page.
function offset_at(root: HTMLElement, lines: Line[], x: number, y: number): number | undefined {
  const caret = document.caretRangeFromPoint?.(x, y);
  const line = caret?.startContainer.parentElement;
  if (!caret || !line || line.parentElement !== root) return undefined;
  const box = line.getBoundingClientRect();
  if (y < box.top || y > box.bottom) return undefined;
  const i = Array.prototype.indexOf.call(root.children, line);
  return lines[i].begin + caret.startOffset;
}

function claim_at(claims: Claim[], shown: Shown, offset: number | undefined): Claim | undefined {
  if (offset === undefined) return undefined;
  const size = (c: Claim) => c.evidence.end - c.evidence.start;
  return claims
    .filter((c) => shown_offset(shown, c.evidence.start) <= offset && offset < shown_offset(shown, c.evidence.end))
    .sort((a, b) => size(a) - size(b))[0];
}

function Side({ claims, active, choose, hover }: {
  claims: Claim[];
  active: Claim | undefined;
  choose: (id: string | null) => void;
  hover: (id: string | null) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>(".is-active");
    const box = list.current?.parentElement;
    if (!item || !box || box.scrollHeight <= box.clientHeight) return;
    const top = item.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + item.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - 60;
  }, [active?.id]);
  return (
    <aside class="reader-side" aria-label={L("claims_here")}>
      <h2>
        {L("claims_here")} <bdi dir="ltr">{num(claims.length)}</bdi>
      </h2>
      {claims.length === 0 ? <p class="aside">{L("no_claims_here")}</p> : <p class="aside">{L("select_claim")}</p>}
      <ol ref={list}>
        {claims.map((c) => (
          <li key={c.id} class={c === active ? "is-active" : ""} data-claim={c.id}>
            <button
              type="button"
              aria-expanded={c === active}
              onClick={() => choose(c === active ? null : c.id)}
              onMouseEnter={() => hover(c.id)}
              onMouseLeave={() => hover(null)}
              onFocus={() => hover(c.id)}
              onBlur={() => hover(null)}
            >
              <span class="side-type">{type_name(c.type)}</span> <Commitment of={c} /> <Tolls of={c} />
            </button>
            <Chain of={c} outlet={c.attribution.length === 0} />
            {c === active && <Slots of={c} judging />}
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Article({ of }: { of: FullDocument }) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => show(of.text), [of]);
  const lines = useMemo(() => lines_of(shown), [shown]);
  const claims = useMemo(() => of.claim_records.map((c) => ({ ...c, document: of })), [of]);
  const chosen = query.value.get("claim");
  const [hovered, hover] = useState<string | null>(null);
  const active = claims.find((c) => c.id === hovered) ?? claims.find((c) => c.id === chosen);
  const choose = (id: string | null) => go(with_query({ claim: id }), true);

  useEffect(() => {
    if (root.current) paint(root.current, shown, lines, claims, active);
    return () => {
      if ("highlights" in CSS) for (const name of kMarks) CSS.highlights.delete(name);
    };
  }, [of, active?.id, veiled.value]);

  useEffect(() => {
    const claim = claims.find((c) => c.id === chosen);
    if (!claim || !root.current) return;
    const spot = ranges(root.current, lines, shown_offset(shown, claim.evidence.start), shown_offset(shown, claim.evidence.end))[0];
    const box = spot?.getBoundingClientRect();
    if (box && (box.top < 120 || box.bottom > innerHeight - 40)) scrollBy({ top: box.top - innerHeight / 3 });
  }, [of, chosen]);

  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("input, select, textarea")) return;
      const step = event.code === "KeyJ" ? 1 : event.code === "KeyK" ? -1 : 0;
      if (step === 0 || claims.length === 0) return;
      const now = claims.findIndex((c) => c.id === chosen);
      choose(claims[Math.min(Math.max(now + step, 0), claims.length - 1)].id);
    };
    addEventListener("keydown", on_key);
    return () => removeEventListener("keydown", on_key);
  });

  const titled = lines.length > 0 && of.title && clean(of.title).trim() === lines[0].text.trim();
  return (
    <div class="reader">
      <article class="paper">
        <header>
          <p class="kicker">
            <bdi lang="ar">{clean(of.outlet)}</bdi>
            {of.published && <span>{day(of.published)}</span>}
            <Downloads />
          </p>
          {!titled && of.title && (
            <h1 lang="ar" dir="auto">
              {clean(of.title)}
            </h1>
          )}
          {titled && <h1 class="hidden">{clean(of.title)}</h1>}
        </header>
        <div
          ref={root}
          class={`text ${titled ? "titled" : ""}`}
          lang={of.language || "ar"}
          dir="rtl"
          onMouseMove={(e) => root.current && hover(claim_at(claims, shown, offset_at(root.current, lines, e.clientX, e.clientY))?.id ?? null)}
          onMouseLeave={() => hover(null)}
          onClick={(e) => {
            const claim = root.current && claim_at(claims, shown, offset_at(root.current, lines, e.clientX, e.clientY));
            if (claim) choose(claim.id);
          }}
        >
          {lines.map((line) => (
            <p key={line.begin}>{line.text}</p>
          ))}
        </div>
        {of.url && (
          <p class="aside original">
            {L("original")}: <bdi dir="ltr">{of.url}</bdi>
          </p>
        )}
        {of.notes.map((note) => (
          <p key={note.code} class="aside">
            <bdi>{note.message}</bdi>
          </p>
        ))}
        <Legend />
      </article>
      <Side claims={claims} active={active} choose={choose} hover={hover} />
    </div>
  );
}

function Legend() {
  const keys = ["trigger", "agent", "target", "place", "time", "source"] as const;
  return (
    <ul class="legend" aria-label={L("legend")}>
      {keys.map((key) => (
        <li key={key} class={`key-${key}`}>
          {L(key)}
        </li>
      ))}
      <li class="key-number">{L("quantity")}</li>
    </ul>
  );
}

export function Reader({ id }: { id: string }) {
  const asked = useData<FullDocument>(`/documents/${encodeURIComponent(id)}.json`);
  return <Show asked={asked}>{(document) => <Article key={document.id} of={document} />}</Show>;
}
