// Reading articles in: files or pasted text, with what became of each of them as it happens.
import { useEffect, useState } from "preact/hooks";
import { post, problem_of, useData } from "../api/client";
import { type JobRow, type JobState, useJob } from "../api/job";
import type { Counts, ImportRow, Problem } from "../api/types";
import { day, num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Trouble } from "../parts/common";
import { go, query, with_query } from "../router";
import { clean } from "../text";

const kShown = 300;

function Row({ of }: { of: JobRow }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/documents/${encodeURIComponent(of.id)}`}>
          <bdi>{clean(of.title || of.id)}</bdi>
        </a>
        <span class="aside">
          {" "}
          <bdi>{clean(of.outlet)}</bdi> {day(of.published)}
        </span>
      </th>
      <td>
        <span class={`badge outcome-${of.outcome}`}>{word("outcome", of.outcome)}</span>
      </td>
      <td class="number">
        <bdi dir="ltr">{num(of.claims)}</bdi>
      </td>
      <td>
        {of.notes?.map((n) => (
          <span key={n.code + n.message} class="listed">
            <bdi dir="ltr" class="codes">
              {n.code}
            </bdi>{" "}
            <bdi>{clean(n.message)}</bdi>
          </span>
        ))}
      </td>
    </tr>
  );
}

function Progress({ of }: { of: JobState }) {
  return (
    <div class="job-state" role="status">
      {of.running ? (
        <>
          <progress aria-label={L("importing")} /> {L("importing")} <bdi dir="ltr">{num(of.rows.length)}</bdi>
        </>
      ) : (
        <strong>{of.status === 0 ? L("import_done") : L("import_some")}</strong>
      )}
      {of.sum && (
        <ul class="job-sum">
          {(["added", "claims", "unchanged", "proposed", "failed"] as const).map((key) => (
            <li key={key}>
              <bdi dir="ltr" class="figure">
                {num(of.sum?.[key] ?? 0)}
              </bdi>{" "}
              {key === "claims" ? L("claims") : word("outcome", key)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

// What could not be read, with the file, the line and the reason: a hint belongs to the line before it, and
// notes stand with their article.
function failures(said: string[]): string[] {
  const out: string[] = [];
  for (const line of said) {
    if (/^(isnad: )?\d+ documents read/.test(line) || line.includes(": note ")) continue;
    const words = clean(line.replace(/^isnad: /, "").replace(/\S*\/batch-\d+\//g, ""));
    if (/^\s/.test(line) && out.length > 0) out[out.length - 1] += ` · ${words.trim()}`;
    else out.push(words);
  }
  return out;
}

function Report({ job, ended }: { job: string; ended: () => void }) {
  const state = useJob(job);
  useEffect(() => {
    if (state.status !== undefined && !state.running) ended();
  }, [state.status, state.running]);
  return (
    <section class="panel job" data-running={state.running}>
      <h2>{L("import_report")}</h2>
      <Progress of={state} />
      {failures(state.said).map((line) => (
        <p key={line} class="job-failed">
          <strong>{L("not_read")}:</strong> <bdi dir="ltr">{line}</bdi>
        </p>
      ))}
      {state.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
        <div class="wide-table" tabIndex={0} role="region" aria-label={L("import_report")}>
          <table class="ledger">
            <thead>
              <tr>
                <th scope="col">{L("article")}</th>
                <th scope="col">{L("outcome")}</th>
                <th scope="col" class="number">
                  {L("claims")}
                </th>
                <th scope="col">{L("notes")}</th>
              </tr>
            </thead>
            <tbody>
              {state.rows.slice(-kShown).map((row) => (
                <Row key={row.id + row.outcome} of={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Earlier() {
  const asked = useData<{ items: ImportRow[] }>("/imports.json");
  if (!asked.data || asked.data.items.length === 0) return null;
  return (
    <section>
      <h2>{L("imports_before")}</h2>
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">{L("when")}</th>
            <th scope="col">{L("by_whom")}</th>
            <th scope="col" class="number">
              {L("documents")}
            </th>
          </tr>
        </thead>
        <tbody>
          {asked.data.items.map((i) => (
            <tr key={i.key}>
              <th scope="row">
                <bdi dir="ltr" class="codes">
                  {i.started.replace("T", " ").replace("Z", " UTC")}
                </bdi>
                {!i.finished && <span class="badge doubt">{L("unfinished")}</span>}
              </th>
              <td>
                <bdi>{clean(i.who)}</bdi>
              </td>
              <td class="number">
                <bdi dir="ltr">{num(i.documents)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Waiting({ start }: { start: (job: string) => void }) {
  const counts = useData<Counts>("/counts.json");
  const [problem, set_problem] = useState<Problem | null>(null);
  if (!counts.data?.proposed) return null;
  const accept = async () => {
    try {
      start((await post<{ job: string }>("/readings", {})).job);
    } catch (error) {
      set_problem(problem_of(error));
    }
  };
  return (
    <section class="panel">
      <h2>
        {L("proposed_readings")}: <bdi dir="ltr">{num(counts.data.proposed)}</bdi>
      </h2>
      <p>{L("proposed_note")}</p>
      {problem && <Trouble problem={problem} />}
      <button type="button" onClick={() => void accept()}>
        {L("put_in_force")}
      </button>
    </section>
  );
}

export function Import() {
  const job = query.value.get("job");
  const [files, set_files] = useState<File[]>([]);
  const [text, set_text] = useState("");
  const [published, set_published] = useState("");
  const [outlet, set_outlet] = useState("");
  const [sending, set_sending] = useState(0);
  const [over, set_over] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [round, set_round] = useState(0);
  const start = (id: string) => go(with_query({ job: id }), true);
  const send = async () => {
    const all = [...files];
    if (text.trim()) all.push(new File([text], `pasted-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.txt`));
    if (all.length === 0) return;
    set_problem(null);
    try {
      const uploads: string[] = [];
      for (const [i, file] of all.entries()) {
        set_sending(i + 1);
        uploads.push((await post<{ upload: string }>(`/uploads?name=${encodeURIComponent(file.name)}`, file)).upload);
      }
      start((await post<{ job: string }>("/imports", { uploads, published, outlet })).job);
      set_files([]);
      set_text("");
    } catch (error) {
      set_problem(problem_of(error));
    }
    set_sending(0);
  };
  return (
    <div class="narrow import">
      <h1>{L("import")}</h1>
      <p class="intro">{L("import_note")}</p>
      {problem && <Trouble problem={problem} />}
      <form
        class="panel import-form"
        onSubmit={(e) => {
          e.preventDefault();
          void send();
        }}
      >
        <label
          class={`drop ${over ? "is-over" : ""}`}
          onDragOver={(e) => {
            e.preventDefault();
            set_over(true);
          }}
          onDragLeave={() => set_over(false)}
          onDrop={(e) => {
            e.preventDefault();
            set_over(false);
            set_files((now) => [...now, ...(e.dataTransfer?.files ?? [])]);
          }}
        >
          <span>{L("drop_here")}</span>
          <span class="pick" aria-hidden="true">
            {L("choose_files")}
          </span>
          <input type="file" class="hidden" multiple onChange={(e) => set_files([...(e.currentTarget.files ?? [])])} />
        </label>
        {files.length > 0 && (
          <ul class="picked">
            {files.slice(0, 12).map((f) => (
              <li key={f.name}>
                <bdi>{clean(f.name)}</bdi>
              </li>
            ))}
            {files.length > 12 && <li>… {num(files.length)}</li>}
          </ul>
        )}
        <label class="wide">
          <span>{L("paste_here")}</span>
          <textarea lang="ar" dir="auto" rows={4} value={text} onInput={(e) => set_text(e.currentTarget.value)} />
        </label>
        <div class="import-more">
          <label>
            <span>{L("published_if_unsaid")}</span>
            <input type="date" value={published} onChange={(e) => set_published(e.currentTarget.value)} />
          </label>
          <label>
            <span>{L("outlet_if_unsaid")}</span>
            <input type="text" dir="auto" value={outlet} onInput={(e) => set_outlet(e.currentTarget.value)} />
          </label>
        </div>
        <p>
          <button type="submit" class="accept" disabled={sending > 0 || (files.length === 0 && !text.trim())}>
            {L("read_in")}
          </button>{" "}
          {sending > 0 && (
            <span role="status">
              {L("sending")} <bdi dir="ltr">{num(sending)}</bdi>
            </span>
          )}
        </p>
      </form>
      {job && <Report key={job} job={job} ended={() => set_round((n) => n + 1)} />}
      <Waiting start={start} />
      <Earlier key={`${job ?? ""}-${round}`} />
    </div>
  );
}
