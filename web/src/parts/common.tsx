// Small pieces every view uses.
import type { ComponentChildren } from "preact";
import { type Asked, useData } from "../api/client";
import { may } from "../api/session";
import type { Problem } from "../api/types";
import { lang } from "../i18n/lang";
import { L } from "../i18n/words";
import { path, query, with_query } from "../router";

export function Trouble({ problem }: { problem: Problem }) {
  return (
    <div class="trouble" role="alert">
      <strong>{lang.value === "ar" ? problem.title_ar : problem.title}</strong>
      {problem.detail && (
        <p>
          <bdi>{problem.detail}</bdi>
        </p>
      )}
      {problem.hint && (
        <p>
          <bdi>{problem.hint}</bdi>
        </p>
      )}
    </div>
  );
}

// What is asked for, once it is there; until then a line that says so.
export function Show<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  if (asked.problem) return <Trouble problem={asked.problem} />;
  if (asked.data === undefined)
    return (
      <p class="waiting" role="status">
        {L("loading")}
      </p>
    );
  return (
    <div class={asked.waiting ? "busy" : ""} aria-busy={asked.waiting}>
      {children(asked.data)}
    </div>
  );
}

// Rows of one kind under their heading, and the same rows as files.
export function Section<T>(of: { at: string; query?: string; title: string; note?: string; children: (data: T) => ComponentChildren }) {
  const asked = useData<T>(`${of.at}.json${of.query ?? ""}`);
  return (
    <section>
      <header class="list-head">
        <h2>{of.title}</h2>
        <Downloads at={of.at} />
      </header>
      {of.note && <p class="aside">{of.note}</p>}
      <Show asked={asked}>{of.children}</Show>
    </section>
  );
}

export function Nothing() {
  return (
    <div class="nothing">
      <p>{L("nothing")}</p>
      <p class="aside">{L("nothing_hint")}</p>
    </div>
  );
}

// The same rows as files.
export function Downloads({ at, more }: { at?: string; more?: Record<string, string> }) {
  const base = at ?? path.value;
  const search = new URLSearchParams(query.value);
  for (const name of ["lang", "cursor", "claim", "at", "layer", "mode", "job", "merge", "split"]) search.delete(name);
  for (const [name, value] of Object.entries(more ?? {})) search.set(name, value);
  const text = search.toString();
  const tail = text ? `?${text}` : "";
  return (
    <span class="downloads">
      {L("export")}{" "}
      {may("reviewer") && (
        <>
          <a href={`${base}.csv${tail}`} download>
            <bdi dir="ltr">.csv</bdi>
          </a>{" "}
        </>
      )}
      <a href={`${base}.json${tail}`} download>
        <bdi dir="ltr">.json</bdi>
      </a>
    </span>
  );
}

export function Pager({ next }: { next: string | null }) {
  if (!next && !query.value.has("cursor")) return null;
  const forward = new URLSearchParams(query.value);
  if (next) forward.set("cursor", next);
  return (
    <nav class="pager" aria-label={L("next_page")}>
      {query.value.has("cursor") && <a href={with_query({})}>{L("first_page")}</a>}
      {next && <a href={`${path.value}?${forward}`}>{L("next_page")}</a>}
    </nav>
  );
}
