// Names, headlines and the small marks that go with them.
import type { ComponentChildren } from "preact";
import { english_name } from "../api/names";
import type { Actor, Claim, EventRecord, Place, SourceRef } from "../api/types";
import { veiled, veiled_spots } from "../care";
import { lang, say } from "../i18n/lang";
import { num } from "../i18n/format";
import { people } from "../i18n/people";
import { kTypes } from "../i18n/types";
import { L, type_name, word } from "../i18n/words";
import { clean } from "../text";

// A name in the desk's language where there is one, else as it stands; always isolated, so that
// brackets and numbers around it stay where they belong.
export function Name({ of }: { of: Actor | Place | SourceRef }) {
  const english = lang.value === "en" ? (("name_en" in of && of.name_en) || english_name(of)) : undefined;
  if (english) return <bdi lang="en">{clean(english)}</bdi>;
  return (
    <bdi lang="ar">
      <Veiled text={clean(of.name || of.text || of.id || "")} />
    </bdi>
  );
}

// A text with the names and ages of victims blurred, where the desk is set so.
export function Veiled({ text }: { text: string }) {
  const spots = veiled.value ? veiled_spots(text) : [];
  if (spots.length === 0) return <>{text}</>;
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const [begin, end] of spots) {
    parts.push(text.slice(at, begin), <span class="veiled" title={L("veiled")}>{text.slice(begin, end)}</span>);
    at = end;
  }
  return <>{[...parts, text.slice(at)]}</>;
}

export function Outlet({ name }: { name: string | undefined }) {
  const english = lang.value === "en" ? english_name({ name }) : undefined;
  return english ? <bdi lang="en">{clean(english)}</bdi> : <bdi lang="ar">{clean(name)}</bdi>;
}

export function key_of(of: Actor): string {
  return of.id || of.name || of.text || "";
}

// Somebody hit who is nobody the data know may be a kind of people; `many` as the toll has it.
function Hit({ of, many }: { of: Actor; many: boolean }) {
  const kind = of.id ? undefined : people(clean(of.name || of.text || ""), many);
  return kind ? <bdi>{say(kind)}</bdi> : <Name of={of} />;
}

function Names({ of, many }: { of: Actor[]; many: boolean }) {
  const ar = lang.value === "ar";
  const shown = of.slice(0, 3);
  return (
    <>
      {shown.map((a, i) => (
        <>
          {i > 0 && (ar ? " و" : i === shown.length - 1 && of.length <= 3 ? " and " : ", ")}
          <Hit of={a} many={many} />
        </>
      ))}
      {of.length > 3 && (ar ? ` و${num(of.length - 3)} غيرهم` : ` and ${num(of.length - 3)} more`)}
    </>
  );
}

function unique<T extends Actor>(list: T[]): T[] {
  const seen = new Set<string>();
  return list.filter((a) => {
    const key = key_of(a);
    if (!key || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// The happening in one line, put together from the slots in the desk's language.
export function Headline({ of }: { of: Pick<EventRecord | Claim, "type" | "agent" | "target" | "places" | "killed" | "injured"> }) {
  const words = kTypes[of.type];
  const many = [of.killed, of.injured].some((q) => (q?.min ?? 0) > 1);
  if (!words) return <>{type_name(of.type)}</>;
  const pattern = say(words.headline);
  let agents = unique(of.agent ?? []);
  let targets = unique(of.target ?? []);
  const mutual = pattern.includes("{agents}");
  if (mutual) {
    agents = unique([...agents, ...targets]);
    targets = [];
  }
  const places = unique(of.places ?? []).slice(0, 2);
  const slots: Record<string, ComponentChildren> = {
    agent: agents.length > 0 && <Names of={agents} many={false} />,
    agents: agents.length > 0 && <Names of={agents} many={false} />,
    target: targets.length > 0 && <Names of={targets} many={many} />,
    place: places.length > 0 && (
      <>
        {places.map((p, i) => (
          <>
            {i > 0 && (lang.value === "ar" ? "، " : ", ")}
            <Name of={p} />
          </>
        ))}
      </>
    ),
  };
  const parts: ComponentChildren[] = [];
  for (const part of pattern.split(/(\[[^\]]*\])/)) {
    if (!part.startsWith("[")) {
      parts.push(part);
      continue;
    }
    const slot = /\{(\w+)\}/.exec(part);
    if (!slot || !slots[slot[1]]) continue;
    let [before, after] = part.slice(1, -1).split(slot[0]);
    if (slot[1] === "agents" && agents.length === 1) before = lang.value === "ar" ? " بمشاركة " : " involving ";
    parts.push(before, slots[slot[1]], after);
  }
  return <>{parts}</>;
}

export function State({ of }: { of: string }) {
  return <span class={`badge state-${of}`}>{word("state", of)}</span>;
}

// What a claim commits to, where it is less than a plain statement of fact.
export function Commitment({ of }: { of: Claim }) {
  return (
    <>
      {of.polarity === "-" && <span class="badge denied">{L("denied")}</span>}
      {of.certainty !== "fact" && <span class="badge doubt">{word("certainty", of.certainty)}</span>}
      {of.stage && <span class="badge stage">{word("stage", of.stage)}</span>}
      {of.review !== "open" && <span class="badge reviewed">{word("review", of.review)}</span>}
    </>
  );
}

export function Arabic({ children, class: name }: { children: string | undefined; class?: string }) {
  return (
    <span lang="ar" dir="rtl" class={`arabic ${name ?? ""}`}>
      <Veiled text={clean(children)} />
    </span>
  );
}
