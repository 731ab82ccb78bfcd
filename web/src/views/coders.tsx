// How far coders agree, field by field, and how often what was read was accepted.
import type { AgreementRow, ReliabilityRow } from "../api/types";
import { digits, num } from "../i18n/format";
import { L, type_name, word } from "../i18n/words";
import { Section } from "../parts/common";

function Value({ of }: { of: number | null }) {
  return <bdi dir="ltr">{of === null ? "–" : digits(of.toFixed(2))}</bdi>;
}

function agreement(rows: AgreementRow[]) {
  const coded = rows.filter((r) => r.claims > 0);
  if (coded.length === 0) return <p class="nothing">{L("no_double")}</p>;
  return (
    <table class="ledger agreement">
      <thead>
        <tr>
          <th scope="col">{L("field")}</th>
          <th scope="col" class="number">{L("claims")}</th>
          <th scope="col" class="number">{L("observed")}</th>
          <th scope="col" class="number">{L("kappa")}</th>
          <th scope="col" class="number">{L("alpha")}</th>
        </tr>
      </thead>
      <tbody>
        {coded.map((r) => (
          <tr key={r.field}>
            <th scope="row">{word("field", r.field)}</th>
            <td class="number"><bdi dir="ltr">{num(r.claims)}</bdi></td>
            <td class="number"><bdi dir="ltr">{digits((r.observed * 100).toFixed(0))} %</bdi></td>
            <td class="number"><Value of={r.kappa} /></td>
            <td class="number"><Value of={r.alpha} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function reliability(rows: ReliabilityRow[]) {
  if (rows.length === 0) return <p class="nothing">{L("nothing_judged")}</p>;
  return (
    <table class="ledger calibration">
      <thead>
        <tr>
          <th scope="col">{L("group")}</th>
          <th scope="col" class="number">{L("judged_count")}</th>
          <th scope="col">{L("accepted_share")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.by + r.value}>
            <th scope="row">
              <span class="aside">{word("by", r.by)}</span>{" "}
              {r.by === "type" ? type_name(r.value) : <bdi dir="ltr" class="codes">{r.value}</bdi>}
            </th>
            <td class="number"><bdi dir="ltr">{num(r.judged)}</bdi></td>
            <td>
              <span class="stack" aria-hidden="true">
                <span class="stack-accepted" style={{ inlineSize: `${(r.accepted / r.judged) * 100}%` }} />
                <span class="stack-edited" style={{ inlineSize: `${(r.corrected / r.judged) * 100}%` }} />
                <span class="stack-rejected" style={{ inlineSize: `${(r.rejected / r.judged) * 100}%` }} />
              </span>
              <span class="aside">
                {word("review", "accepted")} <bdi dir="ltr">{num(r.accepted)}</bdi> · {word("review", "edited")}{" "}
                <bdi dir="ltr">{num(r.corrected)}</bdi> · {word("review", "rejected")} <bdi dir="ltr">{num(r.rejected)}</bdi>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Coders() {
  return (
    <>
      <Section<{ items: AgreementRow[] }> at="/agreement" title={L("agreement")} note={L("agreement_note")}>
        {({ items }) => agreement(items)}
      </Section>
      <Section<{ items: ReliabilityRow[] }> at="/calibration" title={L("calibration")} note={L("calibration_note")}>
        {({ items }) => reliability(items)}
      </Section>
      <p>
        <a href="/gold.jsonl" download="gold.jsonl">
          {L("gold_export")}
        </a>
      </p>
    </>
  );
}
