// Numbers of people, each with its word; ranges stand left to right.
import type { Claim, EventRecord, Quantity } from "../api/types";
import { range, range_words } from "../i18n/format";
import { L, word } from "../i18n/words";

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

// Dead fighters and dead civilians of one event are two figures, not a range: each with its word. Undefined where
// only one kind is told of, or a list does not hold every claim that gives a number.
export function killed_by_kind(of: EventRecord): { victims: string; killed: Quantity }[] | undefined {
  const counted = new Set(of.killed?.by_source?.map((b) => b.claim));
  const told = of.claim_records.filter((c) => counted.has(c.id) && c.killed && c.polarity === "+");
  if (told.length < counted.size) return undefined;
  const kinds = [
    told.filter((c) => c.victims === "combatants"),
    told.filter((c) => c.victims !== "combatants"),
  ];
  if (kinds.some((k) => !k.some((c) => c.victims))) return undefined;
  return kinds.map((claims) => {
    const numbers = claims.flatMap((c) => (c.killed ? [c.killed] : []));
    const ends = numbers.map((q) => q.max);
    return {
      victims: claims.find((c) => c.victims)?.victims ?? "",
      killed: {
        min: Math.min(...numbers.map((q) => q.min ?? 0)),
        max: ends.includes(null) ? null : Math.max(...ends.map((n) => n ?? 0)),
        approximate: numbers.some((q) => q.approximate),
      },
    };
  });
}

export function Killed({ of }: { of: EventRecord }) {
  const kinds = killed_by_kind(of);
  if (!kinds) return of.killed ? <Count of={of.killed} name="killed" /> : null;
  return (
    <>
      {kinds.map((k) => (
        <span key={k.victims} class="toll-kind">
          <Count of={k.killed} name="killed" /> <span class="aside">({word("victims", k.victims)})</span>
        </span>
      ))}
    </>
  );
}

export function Tolls({ of }: { of: Partial<Pick<Claim, (typeof kKinds)[number]>> | EventRecord }) {
  const any = kKinds.some((kind) => (of as Claim)[kind]);
  if (!any) return null;
  return (
    <span class="tolls">
      {kKinds.map((kind) => {
        const q = (of as Claim)[kind];
        if (q && kind === "killed" && "claim_records" in of) return <Killed of={of} />;
        return q ? <Count of={q} name={kind} /> : null;
      })}
    </span>
  );
}
