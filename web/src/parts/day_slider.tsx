// One day to look at things as of: a slider, a date field and steps of a day, all the same value.
import { useEffect, useRef, useState } from "preact/hooks";
import { useData } from "../api/client";
import type { Counts } from "../api/types";
import { day } from "../i18n/format";
import { L } from "../i18n/words";
import { go, query, with_query } from "../router";

const kDay = 86_400_000;
const number_of = (iso: string) => Math.round(Date.parse(iso) / kDay);
const iso_of = (n: number) => new Date(n * kDay).toISOString().slice(0, 10);

export function DaySlider({ name = "as_of" }: { name?: string }) {
  const counts = useData<Counts>("/counts.json");
  const [moving, set_moving] = useState<number | null>(null);
  const wait = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(wait.current), []);
  const first = counts.data?.first;
  const last = counts.data?.last;
  if (!first || !last || first === last) return null;
  const [low, high] = [number_of(first), number_of(last)];
  const asked = query.value.get(name);
  const value = moving ?? (asked ? Math.max(low, Math.min(high, number_of(asked))) : high);
  const put = (n: number) => {
    const kept = Math.max(low, Math.min(high, n));
    set_moving(kept);
    clearTimeout(wait.current);
    wait.current = setTimeout(() => {
      go(with_query({ [name]: kept === high ? null : iso_of(kept) }), true);
      set_moving(null);
    }, 140);
  };
  return (
    <div class="day-slider" role="group" aria-label={L("as_of")}>
      <span class="aside">{L("as_of")}</span>
      <button type="button" aria-label={L("day_before")} onClick={() => put(value - 1)}>
        −
      </button>
      <input
        type="range"
        min={low}
        max={high}
        value={value}
        aria-label={L("as_of")}
        aria-valuetext={day(iso_of(value))}
        onInput={(e) => put(Number(e.currentTarget.value))}
      />
      <button type="button" aria-label={L("day_after")} onClick={() => put(value + 1)}>
        +
      </button>
      <output>{day(iso_of(value))}</output>
      <input
        type="date"
        aria-label={L("as_of")}
        value={iso_of(value)}
        min={first}
        max={last}
        onChange={(e) => e.currentTarget.value && put(number_of(e.currentTarget.value))}
      />
    </div>
  );
}
