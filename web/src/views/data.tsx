// The data people may change: actors, places and rules. A change is compiled and checked before it
// takes effect.
import { useState } from "preact/hooks";
import { forget, post, problem_of, useData } from "../api/client";
import { useJob } from "../api/job";
import type { DataFile, DataTable, Problem } from "../api/types";
import { num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Downloads, Show, Trouble } from "../parts/common";
import { go, path, query, with_query } from "../router";
import { clean } from "../text";

const kNames = new Set(["name", "aliases", "adjective"]);

// The check of a change as it runs, and the button that puts it in force.
function Check({ job, done, cancel }: { job: string; done: () => void; cancel: () => void }) {
  const state = useJob(job);
  const [problem, set_problem] = useState<Problem | null>(null);
  const apply = async () => {
    try {
      await post("/data/apply", { job });
      forget();
      done();
    } catch (error) {
      set_problem(problem_of(error));
    }
  };
  return (
    <section class="panel check" role="status" data-passed={state.status === 0}>
      <h2>{state.running ? L("checking") : state.status === 0 ? L("check_passed") : L("check_failed")}</h2>
      {state.running && <progress aria-label={L("checking")} />}
      {problem && <Trouble problem={problem} />}
      {state.said.length > 0 && (
        <pre dir="ltr" class="check-lines">
          {state.said.map((line) => clean(line).replace(/\S*\/data-\d+\//g, "")).join("\n")}
        </pre>
      )}
      <p>
        {state.status === 0 && !state.running && (
          <button type="button" class="accept" onClick={() => void apply()}>
            {L("put_in_force")}
          </button>
        )}{" "}
        <button type="button" class="quiet" onClick={cancel}>
          {L("cancel")}
        </button>
      </p>
    </section>
  );
}

function RowForm({ table, row, save, cancel }: {
  table: DataTable;
  row: { line: number; cells: string[] };
  save: (change: object) => void;
  cancel: () => void;
}) {
  const [cells, set_cells] = useState(row.cells);
  return (
    <form
      class="panel row-form"
      onSubmit={(e) => {
        e.preventDefault();
        save({ line: row.line, cells });
      }}
    >
      {table.columns.map((column, i) => (
        <label key={column} class={kNames.has(column) ? "wide" : ""}>
          <span>
            <bdi dir="ltr">{column}</bdi>
          </span>
          <input
            type="text"
            dir={kNames.has(column) ? "auto" : "ltr"}
            value={cells[i] ?? ""}
            onInput={(e) => {
              const text = e.currentTarget.value;
              set_cells((now) => now.map((c, at) => (at === i ? text : c)));
            }}
          />
        </label>
      ))}
      <p class="correction-buttons">
        <button type="submit" class="accept">
          {L("check")}
        </button>
        {row.line > 0 && (
          <button type="button" class="reject" onClick={() => save({ line: row.line, drop: true })}>
            {L("remove_row")}
          </button>
        )}
        <button type="button" class="quiet" onClick={cancel}>
          {L("cancel")}
        </button>
      </p>
    </form>
  );
}

function Table({ of, writable, change }: { of: DataTable; writable: boolean; change: (rows: object[]) => void }) {
  const [open, set_open] = useState<number | null>(null);
  const shown = ["id", "name", "name_en", "kind", "aliases"].map((c) => of.columns.indexOf(c)).filter((i) => i >= 0);
  const columns = shown.length > 1 ? shown : of.columns.map((_, i) => i).slice(0, 5);
  const row = open === 0 ? { line: 0, cells: of.columns.map(() => "") } : of.rows.find((r) => r.line === open);
  return (
    <>
      <div class="data-tools">
        <form
          role="search"
          onSubmit={(e) => {
            e.preventDefault();
            go(with_query({ q: new FormData(e.currentTarget).get("q") as string }), true);
          }}
        >
          <input type="search" name="q" dir="auto" aria-label={L("search_rows")} placeholder={L("search_rows")} defaultValue={query.value.get("q") ?? ""} />{" "}
          <button type="submit">{L("search_button")}</button>
        </form>
        {writable && (
          <button type="button" onClick={() => set_open(0)}>
            {L("add_row")}
          </button>
        )}
      </div>
      {row && <RowForm key={row.line} table={of} row={row} save={(one) => change([one])} cancel={() => set_open(null)} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <div class="wide-table" tabIndex={0} role="region" aria-label={of.path}>
        <table class="ledger data-rows">
          <thead>
            <tr>
              {columns.map((i) => (
                <th key={i} scope="col">
                  <bdi dir="ltr">{of.columns[i]}</bdi>
                </th>
              ))}
              {writable && <td />}
            </tr>
          </thead>
          <tbody>
            {of.rows.map((r) => (
              <tr key={r.line}>
                {columns.map((i) => (
                  <td key={i} class={of.columns[i] === "id" || of.columns[i] === "kind" ? "codes" : ""}>
                    <bdi>{clean(r.cells[i])}</bdi>
                  </td>
                ))}
                {writable && (
                  <td>
                    <button type="button" class="quiet" onClick={() => set_open(r.line)}>
                      {L("edit")}
                      <span class="hidden"> {r.cells[0]}</span>
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.next && (
        <nav class="pager">
          <a href={`${path.value}?${new URLSearchParams([...query.value].filter(([k]) => k !== "cursor").concat([["cursor", of.next]]))}`}>
            {L("next_page")}
          </a>
        </nav>
      )}
    </>
  );
}

function Text({ of, writable, change }: { of: DataTable; writable: boolean; change: (text: string) => void }) {
  const [text, set_text] = useState(of.text ?? "");
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        change(text);
      }}
    >
      <textarea class="rules-text" dir="ltr" rows={26} spellcheck={false} aria-label={of.path} readOnly={!writable} value={text} onInput={(e) => set_text(e.currentTarget.value)} />
      {writable && (
        <p>
          <button type="submit" class="accept" disabled={text === of.text}>
            {L("check")}
          </button>
        </p>
      )}
    </form>
  );
}

function Editor({ name, writable }: { name: string; writable: boolean }) {
  const [round, set_round] = useState(0);
  const [job, set_job] = useState<string | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [applied, set_applied] = useState(false);
  const tail = new URLSearchParams([...query.value].filter(([k]) => k === "q" || k === "cursor")).toString();
  const asked = useData<DataTable>(`/data/${name}.json${tail ? `?${tail}` : ""}`, round);
  const change = async (body: object) => {
    set_problem(null);
    set_applied(false);
    try {
      set_job((await post<{ job: string }>("/data/check", body)).job);
    } catch (error) {
      set_problem(problem_of(error));
    }
  };
  return (
    <section class="data-editor">
      <header class="list-head">
        <h1>
          <bdi dir="ltr">{name}</bdi>
        </h1>
        <span class="found">{asked.data && !asked.data.text && <bdi dir="ltr">{num(asked.data.total)}</bdi>}</span>
        {!name.endsWith(".toml") && <Downloads at={`/data/${name}`} />}
      </header>
      {problem && <Trouble problem={problem} />}
      {applied && <p class="done" role="status">{L("in_force_now")}</p>}
      {job && (
        <Check
          key={job}
          job={job}
          cancel={() => set_job(null)}
          done={() => {
            set_job(null);
            set_applied(true);
            set_round((n) => n + 1);
          }}
        />
      )}
      <Show asked={asked}>
        {(table) =>
          table.text !== undefined ? (
            <Text key={table.hash} of={table} writable={writable} change={(text) => void change({ path: name, hash: table.hash, text })} />
          ) : (
            <Table key={table.hash} of={table} writable={writable} change={(rows) => void change({ path: name, hash: table.hash, rows })} />
          )
        }
      </Show>
    </section>
  );
}

export function Data({ name }: { name: string }) {
  const asked = useData<{ folder: string; writable: boolean; items: DataFile[] }>("/data.json");
  return (
    <Show asked={asked}>
      {(data) => (
        <div class="with-filters">
          <nav class="data-files" aria-label={L("data")}>
            {["actors", "places", "rules"].map((kind) => (
              <div key={kind}>
                <h2>{word("data", kind)}</h2>
                <ul>
                  {data.items.filter((f) => f.kind === kind).map((f) => (
                    <li key={f.path}>
                      <a href={`/data/${f.path}`} aria-current={f.path === name ? "page" : undefined}>
                        <bdi dir="ltr">{f.path.split("/")[1]}</bdi>
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </nav>
          {name ? (
            <Editor key={name} name={name} writable={data.writable} />
          ) : (
            <section>
              <h1>{L("data")}</h1>
              <p class="intro">{L("data_note")}</p>
              <p>
                <bdi dir="ltr" class="codes">
                  {data.folder}
                </bdi>{" "}
                {!data.writable && <span class="badge">{L("read_only")}</span>}
              </p>
            </section>
          )}
        </div>
      )}
    </Show>
  );
}
