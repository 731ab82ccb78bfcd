// Taking something away: a bundle in a format other tools read, of the filter in view, of one event, or of
// the whole project. The desk makes the bytes that `isnad export` writes.
import { useRef, useState } from "preact/hooks";
import { may } from "../api/session";
import type { Problem } from "../api/types";
import { kExports } from "../i18n/exports";
import { say } from "../i18n/lang";
import { L } from "../i18n/words";
import { query } from "../router";
import { problem_of_answer } from "../api/client";
import { Trouble } from "./common";
import { Chosen, kFilterNames } from "./filters";

// What an export can be narrowed by; the rest of a filter holds for what is on the screen alone.
const kCarried = ["type", "actor", "place", "source", "outlet", "from", "to", "q"];

type Scope = "filter" | "event" | "project";

function parameters(scope: Scope, event: string | undefined, spreadsheet: boolean): string {
  const out = new URLSearchParams();
  if (scope === "filter")
    for (const name of kCarried) for (const value of query.value.getAll(name)) out.append(name, value);
  if (scope === "event" && event) out.set("event", event);
  if (spreadsheet) out.set("spreadsheet", "1");
  const text = out.toString();
  return text ? `?${text}` : "";
}

// Fetched first, so that a refusal is told here rather than saved as a file.
async function take(address: string, name: string): Promise<Problem | undefined> {
  const response = await fetch(address);
  if (!response.ok) return problem_of_answer(response);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return undefined;
}

export function Export({ event }: { event?: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const filtered = !event && kFilterNames.some((name) => query.value.has(name));
  const first: Scope = event ? "event" : filtered ? "filter" : "project";
  const [chosen, set_scope] = useState<Scope | undefined>();
  const scope = chosen === "filter" && !filtered ? first : (chosen ?? first);
  const [spreadsheet, set_spreadsheet] = useState(false);
  const [busy, set_busy] = useState("");
  const [problem, set_problem] = useState<Problem | undefined>();
  if (!may("reviewer")) return null;
  const left_out = scope === "filter" ? kFilterNames.filter((n) => !kCarried.includes(n) && query.value.has(n)) : [];
  const scopes: [Scope, string][] = [
    ...(event ? [["event", L("this_event")] as [Scope, string]] : []),
    ...(filtered ? [["filter", L("this_filter")] as [Scope, string]] : []),
    ["project", L("whole_project")],
  ];
  const run = async (name: string, address: string, file: string) => {
    set_busy(name);
    set_problem(undefined);
    set_problem(await take(address, file).catch((e: unknown) => ({ title: String(e), title_ar: String(e), status: 0 })));
    set_busy("");
  };
  return (
    <>
      <button type="button" class="quiet no-print export-open" onClick={() => dialog.current?.showModal()}>
        {L("export_as")}
      </button>
      <dialog
        ref={dialog}
        class="export no-print"
        aria-labelledby="export-title"
        onClick={(e) => e.target === dialog.current && dialog.current?.close()}
      >
        <header>
          <h2 id="export-title">{L("export_title")}</h2>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {L("close")}
          </button>
        </header>
        <fieldset class="segmented export-scope">
          <legend class="hidden">{L("export_what")}</legend>
          {scopes.map(([value, words]) => (
            <label key={value}>
              <input type="radio" name="export-scope" checked={scope === value} onChange={() => set_scope(value)} />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
        {scope === "filter" && <Chosen />}
        {left_out.length > 0 && (
          <p class="warn" role="note">
            {L("export_left_out")} {left_out.map((n) => L(kNamesOf[n] ?? "filters")).join("، ")}
          </p>
        )}
        <label class="export-option">
          <input type="checkbox" checked={spreadsheet} onChange={(e) => set_spreadsheet(e.currentTarget.checked)} />{" "}
          {L("export_spreadsheet")}
        </label>
        {problem && <Trouble problem={problem} />}
        <ul class="export-formats" aria-busy={busy !== ""}>
          {kExports.map((f) => (
            <li key={f.name}>
              <button
                type="button"
                disabled={busy !== ""}
                aria-describedby={`export-${f.name}`}
                onClick={() => void run(f.name, `/exports/${f.name}.zip${parameters(scope, event, spreadsheet)}`, `${f.name}.zip`)}
              >
                {busy === f.name ? L("export_making") : say(f.title)}
              </button>
              <p id={`export-${f.name}`}>{say(f.holds)}</p>
            </li>
          ))}
          {scope === "project" && (
            <li>
              <button
                type="button"
                disabled={busy !== ""}
                aria-describedby="export-sqlite"
                onClick={() => void run("sqlite", "/exports/sqlite/project.db", "project.db")}
              >
                {busy === "sqlite" ? L("export_making") : L("export_sqlite")}
              </button>
              <p id="export-sqlite">{L("export_sqlite_holds")}</p>
            </li>
          )}
        </ul>
        <p class="aside">{L("export_note")}</p>
      </dialog>
    </>
  );
}

const kNamesOf: Record<string, Parameters<typeof L>[0]> = {
  certainty: "certainty", polarity: "polarity", state: "state", as_of: "as_of", known_by: "known_by", voice: "only_own",
  toll: "only_toll", disputed: "only_disputed", review: "review",
};
