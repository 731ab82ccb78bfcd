// The chain by which a report reached us: the outlet, then whom it quotes, then whom they quote.
// Knots on a thread; an unnamed source is a hollow knot. Sources of one level stand at one knot.
import { english_name } from "../api/names";
import type { Claim, SourceRef } from "../api/types";
import { lang } from "../i18n/lang";
import { L, word } from "../i18n/words";
import { address } from "../router";
import { clean } from "../text";
import { key_of, Name, Outlet } from "./names";

function levels(chain: SourceRef[]): SourceRef[][] {
  const out: SourceRef[][] = [];
  let last: number | undefined;
  for (const source of chain) {
    if (source.level === last) out[out.length - 1].push(source);
    else out.push([source]);
    last = source.level;
  }
  return out;
}

export function Chain({ of, links = true, outlet = true }: { of: Claim; links?: boolean; outlet?: boolean }) {
  const steps = levels(of.attribution ?? []);
  const ar = lang.value === "ar";
  return (
    <ol class="chain" aria-label={L("according_to")}>
      {outlet && (
        <li class="knot outlet">
          <Outlet name={of.document?.outlet || of.doc} />
          {steps.length === 0 && <span class="aside"> {L("own_voice")}</span>}
        </li>
      )}
      {steps.map((step) => (
        <li class={`knot ${step.every((s) => s.kind === "anonymous") ? "unnamed" : ""}`}>
          {step.map((source, i) => (
            <>
              {i > 0 && (ar ? " و" : ", ")}
              {links ? (
                <a href={address("/claims", { source: key_of(source) })}>
                  <Name of={source} />
                </a>
              ) : (
                <Name of={source} />
              )}
              {source.kind === "anonymous" && <span class="aside"> {word("kind", "anonymous")}</span>}
            </>
          ))}
        </li>
      ))}
    </ol>
  );
}

// One phrase for the innermost voice: whose word it is in the end.
export function voice(of: Claim): string {
  const inner = of.attribution?.[of.attribution.length - 1];
  const english = lang.value === "en" && english_name(inner ?? { name: of.document?.outlet });
  if (english) return clean(english);
  return clean(inner ? inner.name || inner.text : of.document?.outlet || of.doc);
}
