// Killed month by month: the sum of the lows and the sum of the highs of the events, never one figure
// made of both.
import type { Place } from "../api/types";
import { digits, month_name, num } from "../i18n/format";
import { L } from "../i18n/words";

export interface TollLedger {
  items: {
    event: string;
    slot: string;
    from?: string;
    to?: string;
    range: { min: number; max: number | null };
    part: boolean;
    contested: boolean;
    places: Place[];
  }[];
}
interface Month {
  month: string;
  low: number;
  high: number;
  open: boolean;
  events: number;
}

function by_month(ledger: TollLedger): Month[] {
  const months = new Map<string, Month>();
  for (const row of ledger.items) {
    if (row.slot !== "killed" || row.part || !row.from) continue;
    const month = row.from.slice(0, 7);
    const m = months.get(month) ?? { month, low: 0, high: 0, open: false, events: 0 };
    m.low += row.range.min;
    m.high += row.range.max ?? row.range.min;
    m.open ||= row.range.max === null;
    m.events += 1;
    months.set(month, m);
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

const words = (m: Month) => (m.low === m.high && !m.open ? num(m.low) : m.open ? `≥ ${num(m.low)}` : `${num(m.low)}–${num(m.high)}`);

export function TollMonths({ of }: { of: TollLedger }) {
  const months = by_month(of);
  if (months.length < 2) return null;
  const most = Math.max(1, ...months.map((m) => m.high)) * 1.08;
  const at = (n: number) => `${(n / most) * 100}%`;
  return (
    <figure class="toll-months">
      <figcaption>{L("tolls_over_time")}</figcaption>
      <ul>
        {months.map((m) => {
          const [y, n] = m.month.split("-");
          return (
            <li key={m.month}>
              <a href={`/tolls?from=${m.month}-01&to=${m.month}-31`.replace(/-31$/, `-${new Date(Date.UTC(Number(y), Number(n), 0)).getUTCDate()}`)}>
                {month_name(Number(n)).split("/")[0]} {digits(y)}
              </a>
              <span class="track" aria-hidden="true">
                <span class="low" style={{ inlineSize: at(m.low) }} />
                <span class={`spread ${m.open ? "is-open" : ""}`} style={{ insetInlineStart: at(m.low), inlineSize: `max(${m.open ? "14px" : "0px"}, ${at(m.high - m.low)})` }} />
              </span>
              <bdi dir="ltr" class="figure">
                {words(m)}
              </bdi>
            </li>
          );
        })}
      </ul>
      <p class="aside">{L("tolls_over_time_note")}</p>
    </figure>
  );
}
