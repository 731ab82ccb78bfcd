// Who quotes whom: outlets on one side, sources on the other, a line as wide as the claims between
// them. The same pairs stand as a table for whoever does not see it.
import { useState } from "preact/hooks";
import { useData } from "../api/client";
import { english_name } from "../api/names";
import { num } from "../i18n/format";
import { lang } from "../i18n/lang";
import { L } from "../i18n/words";
import { address } from "../router";
import { clean } from "../text";
import { Downloads, Show } from "./common";
import { filter_query } from "./filters";

interface Pair {
  outlet: string;
  source: string;
  name: string;
  kind: string;
  count: number;
}
const kRow = 30;
const kMost = 18; // of either side
const kWidth = 820;
const kNames = 265;
const kLongest = 36; // letters of a name

function tops(pairs: Pair[], key: "outlet" | "source"): string[] {
  const sums = new Map<string, number>();
  for (const p of pairs) sums.set(p[key], (sums.get(p[key]) ?? 0) + p.count);
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, kMost).map(([id]) => id);
}
// Isolated, so that an Arabic name is cut and closed at its own end whatever the drawing's direction.
const shorten = (text: string) =>
  `\u2068${text.length > kLongest ? `${text.slice(0, kLongest - 1).replace(/\s\S*$/u, "")}…` : text}\u2069`;

function Drawing({ pairs }: { pairs: Pair[] }) {
  const [over, set_over] = useState<string | null>(null);
  const [most_outlets, most_sources] = [tops(pairs, "outlet"), tops(pairs, "source")];
  const shown = pairs.filter((p) => most_outlets.includes(p.outlet) && most_sources.includes(p.source));
  // Who has no line left in the drawing is not drawn.
  const outlets = most_outlets.filter((id) => shown.some((p) => p.outlet === id));
  const sources = most_sources.filter((id) => shown.some((p) => p.source === id));
  const most = Math.max(1, ...shown.map((p) => p.count));
  const height = Math.max(outlets.length, sources.length) * kRow + 10;
  const rtl = lang.value === "ar";
  // The outlet stands where reading begins.
  const near = rtl ? kWidth - kNames : kNames;
  const far = rtl ? kNames : kWidth - kNames;
  const y = (list: string[], id: string) => ((list.indexOf(id) + 0.5) / list.length) * (height - 10) + 5;
  const kinds = new Map(shown.map((p) => [p.source, p.kind]));
  const name = (id: string, given?: string) => shorten(clean((lang.value === "en" && english_name({ id, name: given ?? id })) || given || id));
  const names = new Map(shown.map((p) => [p.source, p.name]));
  const lit = (p: Pair) => over === null || p.outlet === over || p.source === over;
  return (
    <svg class="network" viewBox={`0 0 ${kWidth} ${height}`} role="group" aria-label={L("network")}>
      {shown.map((p) => (
        <path
          key={p.outlet + p.source}
          class={`thread ${lit(p) ? "" : "is-dim"}`}
          d={`M${near} ${y(outlets, p.outlet)}C${kWidth / 2} ${y(outlets, p.outlet)} ${kWidth / 2} ${y(sources, p.source)} ${far} ${y(sources, p.source)}`}
          stroke-width={1 + 6 * (p.count / most)}
        >
          <title>{`${name(p.outlet)} → ${name(p.source, p.name)}: ${num(p.count)}`}</title>
        </path>
      ))}
      {outlets.map((id) => (
        <g key={id} onPointerEnter={() => set_over(id)} onPointerLeave={() => set_over(null)}>
          <rect class="knot-outlet" x={near - 4} y={y(outlets, id) - 4} width="8" height="8" />
          <text x={near + (rtl ? 12 : -12)} y={y(outlets, id) + 5} class={rtl ? "at-right" : "at-left"}>
            {name(id)}
          </text>
        </g>
      ))}
      {sources.map((id) => (
        <a key={id} href={address("/claims", { source: id })} onPointerEnter={() => set_over(id)} onPointerLeave={() => set_over(null)}>
          <circle class={kinds.get(id) === "anonymous" ? "knot-unnamed" : "knot-source"} cx={far} cy={y(sources, id)} r="4.5" />
          <text x={far + (rtl ? -12 : 12)} y={y(sources, id) + 5} class={rtl ? "at-left" : "at-right"}>
            {name(id, names.get(id))}
          </text>
        </a>
      ))}
    </svg>
  );
}

export function Network() {
  const asked = useData<{ items: Pair[] }>(`/network.json${filter_query()}`);
  return (
    <section>
      <header class="list-head">
        <h2>{L("network")}</h2>
        <Downloads at="/network" />
      </header>
      <p class="aside">{L("network_note")}</p>
      <Show asked={asked}>{(rows) => (rows.items.length > 0 ? <Drawing pairs={rows.items} /> : <p class="nothing">{L("nothing")}</p>)}</Show>
    </section>
  );
}
