// A job of the desk, followed by server-sent events as it runs.
import { useEffect, useState } from "preact/hooks";
import { forget } from "./client";

export interface JobRow {
  id: string;
  outcome: string;
  claims: number;
  path: string;
  title?: string;
  outlet?: string;
  published?: string;
  notes?: { code: string; message: string }[];
}
export interface JobState {
  rows: JobRow[];
  said: string[];
  sum?: { added: number; claims: number; unchanged: number; proposed: number; failed: number; stopped: string };
  running: boolean;
  status?: number;
}

const kNothing: JobState = { rows: [], said: [], running: false };

export function useJob(id: string | null): JobState {
  const [state, set] = useState<JobState>(kNothing);
  useEffect(() => {
    if (!id) {
      set(kNothing);
      return;
    }
    let now: JobState = { ...kNothing, running: true };
    let drawn = 0;
    // Thousands of rows come within a second: the page is drawn anew at most ten times in one.
    const draw = () => {
      clearTimeout(drawn);
      drawn = window.setTimeout(() => set(now), 100);
    };
    const news = new EventSource(`/jobs/${encodeURIComponent(id)}/events`);
    const on = (name: string, take: (data: never) => Partial<JobState>) =>
      news.addEventListener(name, (event) => {
        now = { ...now, ...take(JSON.parse((event as MessageEvent<string>).data) as never) };
        draw();
      });
    on("row", (row: JobRow) => {
      now.rows.push(row);
      return { rows: now.rows };
    });
    on("said", (line: string) => ({ said: [...now.said, line] }));
    on("import", (sum: JobState["sum"]) => ({ sum }));
    on("end", (status: number) => {
      news.close();
      forget();
      return { status, running: false };
    });
    now.rows = [];
    set(now);
    return () => {
      clearTimeout(drawn);
      news.close();
    };
  }, [id]);
  return state;
}
