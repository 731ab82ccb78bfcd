// Asking the desk's server. Answers of the last addresses are kept, so that going back is instant;
// a write empties them.
import { useEffect, useState } from "preact/hooks";
import { learn } from "../care";
import { coder } from "./coder";
import { ask_session } from "./session";
import type { Problem } from "./types";

const kept = new Map<string, unknown>();
const kMostKept = 60;

export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export async function problem_of_answer(response: Response): Promise<Problem> {
  let problem: Problem = { title: response.statusText, title_ar: response.statusText, status: response.status };
  if (response.headers.get("content-type")?.startsWith("application/problem+json"))
    problem = (await response.json()) as Problem;
  return problem;
}

async function answer(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  throw new Failure(await problem_of_answer(response));
}

// A large project is counted once before it can be asked for totals: the desk says so and is asked again.
async function fetch_counted(address: string, signal?: AbortSignal): Promise<Response> {
  for (;;) {
    const response = await fetch(address, { signal });
    const pause = Number(response.headers.get("retry-after"));
    if (response.status !== 503 || !(pause > 0)) return response;
    await new Promise((done) => setTimeout(done, pause * 1000));
    signal?.throwIfAborted();
  }
}

export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  if (kept.has(address)) return kept.get(address) as T;
  const data = await answer(await fetch_counted(address, signal));
  learn(data);
  if (kept.size >= kMostKept) kept.delete(kept.keys().next().value as string);
  kept.set(address, data);
  return data as T;
}

// A write; `body` is sent as JSON, a file as it is.
export async function post<T>(address: string, body: unknown): Promise<T> {
  const { token } = await ask_session();
  const file = body instanceof Blob;
  const headers: Record<string, string> = {
    "content-type": file ? "application/octet-stream" : "application/json",
    "x-isnad-token": token,
  };
  if (coder.value) headers["x-isnad-coder"] = encodeURIComponent(coder.value);
  const data = await answer(
    await fetch(address, { method: "POST", headers, body: file ? body : JSON.stringify(body) }),
  );
  kept.clear();
  return data as T;
}

// What the address of a failure says, for showing.
export function problem_of(error: unknown): Problem {
  if (error instanceof Failure) return error.problem;
  return { title: "The desk does not answer", title_ar: "المكتب لا يجيب", status: 0, detail: String(error) };
}

// Forgets what was asked, where something else than a write has changed it.
export function forget(): void {
  kept.clear();
}

export interface Asked<T> {
  data?: T;
  problem?: Problem;
  waiting: boolean;
}

// The data at an address; what was there stays in view until the next has come.
export function useData<T>(address: string | null, again = 0): Asked<T> {
  const [state, set] = useState<Asked<T>>(() =>
    address && kept.has(address) ? { data: kept.get(address) as T, waiting: false } : { waiting: address !== null },
  );
  useEffect(() => {
    if (address === null) return;
    const stop = new AbortController();
    set((s) => ({ data: s.data, waiting: true }));
    get<T>(address, stop.signal).then(
      (data) => set({ data, waiting: false }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        set({ problem: problem_of(error), waiting: false });
      },
    );
    return () => stop.abort();
  }, [address, again]);
  return state;
}
