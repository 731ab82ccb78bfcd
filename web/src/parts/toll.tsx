// Numbers of people, each with its word; ranges stand left to right.
import type { Claim, EventRecord, Quantity } from "../api/types";
import { range, range_words } from "../i18n/format";
import { L } from "../i18n/words";

const kKinds = ["killed", "injured", "captured", "missing"] as const;

export function Count({ of, name }: { of: Quantity; name: string }) {
  return (
    <span class={`toll ${name}`}>
      <bdi dir="ltr" class="figure" aria-label={range_words(of)}>
        {of.approximate ? "~" : ""}
        {range(of)}
      </bdi>{" "}
      {L(name as "killed")}
    </span>
  );
}

export function Tolls({ of }: { of: Partial<Pick<Claim, (typeof kKinds)[number]>> | EventRecord }) {
  const any = kKinds.some((kind) => (of as Claim)[kind]);
  if (!any) return null;
  return (
    <span class="tolls">
      {kKinds.map((kind) => {
        const q = (of as Claim)[kind];
        return q ? <Count of={q} name={kind} /> : null;
      })}
    </span>
  );
}
