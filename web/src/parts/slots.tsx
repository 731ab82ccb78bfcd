// Everything a claim holds, slot by slot, with the rule and the reasons.
import type { ComponentChildren } from "preact";
import { useData } from "../api/client";
import { may } from "../api/session";
import type { Actor, Claim, Place, Reason } from "../api/types";
import { days, digits, num, range, range_words } from "../i18n/format";
import { lang } from "../i18n/lang";
import { L, type_name, word } from "../i18n/words";
import { address } from "../router";
import { clean } from "../text";
import { key_of, Name, Veiled } from "./names";

function Row({ name, children, key_class }: { name: string; children: ComponentChildren; key_class?: string }) {
  return (
    <>
      <dt class={key_class}>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Refs({ of, to }: { of: (Actor | Place)[]; to: "actor" | "place" }) {
  return (
    <ul>
      {of.map((a) => {
        const place = to === "place" ? (a as Place) : undefined;
        const words = clean(a.text);
        return (
          <li key={key_of(a) + words}>
            <a href={address("/claims", { [to]: key_of(a) })}>
              <Name of={a} />
            </a>
            {words && words !== clean(a.name) && (
              <span class="aside">
                {" "}
                «<bdi lang="ar"><Veiled text={words} /></bdi>»
              </span>
            )}
            {place && (
              <span class="aside">
                {" "}
                {place.role && place.role !== "at" ? `${word("role", place.role)} · ` : ""}
                {word("precision", place.precision)}
                {place.inherited ? ` · ${L("inherited")}` : ""}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

// Where the words of each part stood, and what the confidence goes by.
function Reasons({ of }: { of: Claim }) {
  const asked = useData<{ items: Reason[] }>(`/claims/${encodeURIComponent(of.id)}/why.json`);
  return (
    <ul class="because">
      {(asked.data?.items ?? []).map((r, at) => (
        <li key={at}>
          {r.slot.ar && <span class="aside">{r.slot[lang.value]}: </span>}
          {r.slot.ar ? "«" : ""}
          <bdi lang="ar">
            <Veiled text={clean(r.words)} />
          </bdi>
          {r.slot.ar ? "» — " : ""}
          <bdi>{clean(r.how[lang.value])}</bdi>
        </li>
      ))}
    </ul>
  );
}

// `judging`: with a way to the review of the claim.
export function Slots({ of, judging = false }: { of: Claim; judging?: boolean }) {
  const counts = ["killed", "injured", "captured", "missing", "quantity"] as const;
  return (
    <dl class="slots">
      {of.agent.length > 0 && (
        <Row name={L("agent")} key_class="key-agent">
          <Refs of={of.agent} to="actor" />
        </Row>
      )}
      {of.target.length > 0 && (
        <Row name={L("target")} key_class="key-target">
          <Refs of={of.target} to="actor" />
        </Row>
      )}
      {of.mediator && of.mediator.length > 0 && (
        <Row name={L("mediator")}>
          <Refs of={of.mediator} to="actor" />
        </Row>
      )}
      {of.places.length > 0 && (
        <Row name={L("place")} key_class="key-place">
          <Refs of={of.places} to="place" />
        </Row>
      )}
      {of.time && (
        <Row name={L("time")} key_class="key-time">
          {days(of.time) || L("undated")}
          {of.time.approximate && <span class="aside"> {L("approximate")}</span>}
          {of.time.text && (
            <span class="aside">
              {" "}
              «<bdi lang="ar">{clean(of.time.text)}</bdi>» {word("basis", of.time.basis)}
            </span>
          )}
        </Row>
      )}
      {counts.map((kind) => {
        const q = of[kind];
        return (
          q && (
            <Row key={kind} name={L(kind)} key_class="key-number">
              <bdi dir="ltr" aria-label={range_words(q)}>
                {range(q)}
              </bdi>
              {q.text && (
                <span class="aside">
                  {" "}
                  «<bdi lang="ar">{clean(q.text)}</bdi>»
                </span>
              )}
              {q.approximate && <span class="aside"> {L("approximate")}</span>}
              {q.cumulative && <span class="aside"> {L("cumulative")}</span>}
            </Row>
          )
        );
      })}
      {of.share !== undefined && (
        <Row name={L("share")}>
          <bdi dir="ltr">{digits(String(of.share))} %</bdi>
        </Row>
      )}
      {of.victims && <Row name={L("victims")}>{word("victims", of.victims)}</Row>}
      {of.breakdown && of.breakdown.length > 0 && (
        <Row name={L("breakdown")}>
          <ul>
            {of.breakdown.map((b) => (
              <li key={b.category + (b.names ?? []).join()}>
                {word("victims", b.category)}
                {(["killed", "injured"] as const).map((kind) => {
                  const q = b[kind];
                  return (
                    q && (
                      <span key={kind}>
                        {" "}
                        <bdi dir="ltr" aria-label={range_words(q)}>
                          {range(q)}
                        </bdi>{" "}
                        {L(kind)}
                      </span>
                    )
                  );
                })}
                {b.names && b.names.length > 0 && (
                  <>
                    {b.category || b.killed || b.injured ? ": " : ""}
                    <bdi lang="ar">
                      <Veiled text={clean(b.names.join("، "))} />
                    </bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Row>
      )}
      {of.weapon && <Row name={L("weapon")}>{word("weapon", of.weapon)}</Row>}
      {of.terms && of.terms.length > 0 && (
        <Row name={L("terms")}>
          <ul>
            {of.terms.map((t) => (
              <li key={t}>
                <bdi lang="ar">{clean(t)}</bdi>
              </li>
            ))}
          </ul>
        </Row>
      )}
      <Row name={L("certainty")}>
        {word("polarity", of.polarity)} · {word("certainty", of.certainty)}
      </Row>
      <Row name={L("trigger")} key_class="key-trigger">
        <bdi lang="ar">{clean(of.trigger.text)}</bdi> → {type_name(of.type)}
      </Row>
      <Row name={L("rule")}>
        <bdi dir="ltr">
          <code>{of.rule}</code>
        </bdi>
      </Row>
      {of.because && (
        <Row name={L("why")}>
          <Reasons of={of} />
        </Row>
      )}
      <Row name={L("confidence")}>
        <bdi dir="ltr">{digits(of.confidence.toFixed(2))}</bdi>
      </Row>
      {(of.acled || of.plover || of.cameo) && (
        <Row name={L("codes")}>
          <bdi dir="ltr" class="codes">
            {[of.acled && `ACLED ${of.acled.event_type}`, of.acled?.sub_event_type, of.plover && `PLOVER ${of.plover.type}`, of.cameo && `CAMEO ${of.cameo}`]
              .filter(Boolean)
              .join(" · ")}
          </bdi>
        </Row>
      )}
      {of.event && (
        <Row name={L("events")}>
          <a href={`/events/${encodeURIComponent(of.event)}`}>{L("see_event")}</a>
        </Row>
      )}
      {judging && may("coder") && (
        <Row name={L("review")}>
          <a href={`/review?claim=${encodeURIComponent(of.id)}`}>{L("judge_it")}</a>
        </Row>
      )}
      <Row name={L("id")}>
        <bdi dir="ltr" class="codes">
          {num(of.sentence)} · {of.id}
        </bdi>
      </Row>
    </dl>
  );
}
