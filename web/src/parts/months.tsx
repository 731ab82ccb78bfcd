// Claims by month as bars: drag over them to choose a period; the two days stand beside as inputs.
import { useRef, useState } from "preact/hooks";
import { useData } from "../api/client";
import type { Values } from "../api/types";
import { day, digits, num } from "../i18n/format";
import { L } from "../i18n/words";
import { go, query, with_query } from "../router";
import { filter_query } from "./filters";

export function last_day_of(month: string): string {
  const [y, m] = month.split("-").map(Number);
  return `${month}-${String(new Date(Date.UTC(y, m, 0)).getUTCDate()).padStart(2, "0")}`;
}

// Every month between the first and the last, those without claims too.
function filled(values: Values): { month: string; count: number }[] {
  const known = new Map(values.items.filter((v) => /^\d{4}-\d\d$/.test(v.id)).map((v) => [v.id, v.count]));
  const ids = [...known.keys()].sort();
  if (ids.length === 0) return [];
  const out: { month: string; count: number }[] = [];
  let [y, m] = ids[0].split("-").map(Number);
  for (;;) {
    const month = `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}`;
    out.push({ month, count: known.get(month) ?? 0 });
    if (month >= ids[ids.length - 1] || out.length > 1200) return out;
    m += 1;
    if (m > 12) {
      m = 1;
      y += 1;
    }
  }
}

export function Months() {
  const asked = useData<Record<string, Values>>(`/facets.json${filter_query({ from: "", to: "", cursor: "" })}`);
  const bars = useRef<HTMLDivElement>(null);
  const [drag, set_drag] = useState<[number, number] | null>(null);
  const months = asked.data?.month ? filled(asked.data.month) : [];
  if (months.length === 0) return null;
  const most = Math.max(1, ...months.map((m) => m.count));
  const [from, to] = [query.value.get("from") ?? "", query.value.get("to") ?? ""];
  const at = (e: PointerEvent): number => {
    const box = bars.current?.getBoundingClientRect();
    if (!box) return 0;
    const rtl = document.documentElement.dir === "rtl";
    const part = rtl ? (box.right - e.clientX) / box.width : (e.clientX - box.left) / box.width;
    return Math.max(0, Math.min(months.length - 1, Math.floor(part * months.length)));
  };
  const chosen = (month: string, i: number): boolean => {
    if (drag) return i >= Math.min(...drag) && i <= Math.max(...drag);
    return (!from || last_day_of(month) >= from) && (!to || `${month}-01` <= to);
  };
  const years = months.filter((m, i) => i === 0 || m.month.endsWith("-01"));
  return (
    <section class="months" aria-label={L("months")}>
      <div
        ref={bars}
        class="month-bars"
        aria-hidden="true"
        onPointerDown={(e) => {
          e.currentTarget.setPointerCapture(e.pointerId);
          set_drag([at(e), at(e)]);
        }}
        onPointerMove={(e) => drag && set_drag([drag[0], at(e)])}
        onPointerUp={() => {
          if (!drag) return;
          const [a, b] = [Math.min(...drag), Math.max(...drag)];
          set_drag(null);
          go(with_query({ from: `${months[a].month}-01`, to: last_day_of(months[b].month) }), true);
        }}
      >
        {months.map((m, i) => (
          <span
            key={m.month}
            class={`month-bar ${chosen(m.month, i) ? "is-chosen" : ""}`}
            title={`${day(m.month)}: ${num(m.count)}`}
          >
            <span style={{ blockSize: m.count === 0 ? "0" : `${Math.max(4, (m.count / most) * 100)}%` }} />
          </span>
        ))}
      </div>
      <div class="month-years" aria-hidden="true">
        {years.map((m) => (
          <span key={m.month} style={{ insetInlineStart: `${(months.indexOf(m) / months.length) * 100}%` }}>
            {digits(m.month.slice(0, 4))}
          </span>
        ))}
      </div>
      <div class="month-inputs">
        <label>
          {L("from")}{" "}
          <input type="date" value={from} onChange={(e) => go(with_query({ from: e.currentTarget.value }), true)} />
        </label>
        <label>
          {L("to")}{" "}
          <input type="date" value={to} onChange={(e) => go(with_query({ to: e.currentTarget.value }), true)} />
        </label>
        {(from || to) && (
          <button type="button" onClick={() => go(with_query({ from: null, to: null }), true)}>
            {L("whole_time")}
          </button>
        )}
        <span class="aside">{L("drag_hint")}</span>
      </div>
    </section>
  );
}
