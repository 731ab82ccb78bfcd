// Killed month by month: the sum of the lows and the sum of the highs of the events, never one figure
// made of both.
import { digits, month_name, num } from "../i18n/format";
import { L } from "../i18n/words";

interface Month {
  month: string;
  low: number;
  high: number;
  open: boolean;
  events: number;
}
export interface TollLedger {
  months: Month[];
}

const words = (m: Month) => (m.low === m.high && !m.open ? num(m.low) : m.open ? `≥ ${num(m.low)}` : `${num(m.low)}–${num(m.high)}`);

export function TollMonths({ of }: { of: TollLedger }) {
  const { months } = of;
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
