// Where it happened, and who holds what according to whom. The map's data stands below as a table.
import { useData } from "../api/client";
import type { EventRecord, Page, Value, Values } from "../api/types";
import { day, num } from "../i18n/format";
import { L, word } from "../i18n/words";
import { Downloads, Nothing, Show } from "../parts/common";
import { Export } from "../parts/export";
import { Chosen, filter_query, label_of } from "../parts/filters";
import { type Mark, MapCanvas } from "../parts/map_canvas";
import { DaySlider } from "../parts/day_slider";
import { Months } from "../parts/months";
import { go, query, with_query } from "../router";
import { type ControlLedger, type Holding, holdings, kPartyColours, party_styles, type PartyStyle } from "./control";
import { EventRow } from "./event_row";

const kAreas = new Set(["governorate", "country", "district"]);
const kEventColour = "#a3281c";

type Layer = "" | "control" | "disputes";
const kLayers: [Layer, "events_layer" | "control_layer" | "disputes_layer"][] = [
  ["", "events_layer"], ["control", "control_layer"], ["disputes", "disputes_layer"],
];
function layer_now(): Layer {
  const asked = query.value.get("layer");
  return asked === "control" || asked === "disputes" ? asked : "";
}

function dispute_mark(v: Value): Mark | undefined {
  if (v.lat === undefined || v.lon === undefined) return undefined;
  return {
    key: v.id, lon: v.lon, lat: v.lat, label: label_of("place", v), weight: v.count, radius: 13,
    draw: (chosen) => (
      <>
        <rect x="-12" y="-12" width="24" height="24" transform="rotate(45)" class={`dispute-mark ${chosen ? "chosen" : ""}`} />
        <text y="5" class="area-count" font-size="14">
          {num(v.count)}
        </text>
      </>
    ),
  };
}

function event_mark(v: Value, most: number): Mark | undefined {
  if (v.lat === undefined || v.lon === undefined) return undefined;
  const radius = 5 + 17 * Math.sqrt(v.count / most);
  const precision = v.precision ?? "town";
  return {
    key: v.id,
    lon: v.lon,
    lat: v.lat,
    label: label_of("place", v),
    weight: v.count,
    radius,
    area: kAreas.has(precision) || precision === "neighbourhood"
      ? { id: v.id, colour: kEventColour, pattern: kAreas.has(precision) ? 0 : -1 }
      : undefined,
    outlined: kAreas.has(precision)
      ? (chosen) => (
          <>
            {chosen && <circle r={radius + 4} class="area-mark chosen" />}
            <text y="6" class="area-count" font-size="15">
              {num(v.count)}
            </text>
          </>
        )
      : undefined,
    draw: (chosen) => {
      const state = chosen ? "chosen" : "";
      if (kAreas.has(precision)) return <circle r={radius + 4} class={`area-mark ${state}`} />;
      if (precision === "town") return <circle r={radius} class={`ring-mark ${state}`} />;
      return <circle r={Math.max(5, radius * 0.75)} class={`dot-mark ${state}`} />;
    },
  };
}

function PartySign({ style, x = 0 }: { style: PartyStyle; x?: number }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <rect x="-9" y="-9" width="18" height="18" class={`party party-${style.index}`} />
      {style.index % 2 === 1 && <rect x="-9" y="-9" width="18" height="18" fill="url(#hatch)" />}
      <text class={`party-letter party-letter-${style.index}`} y="5">
        {style.letter}
      </text>
    </g>
  );
}

function control_mark(h: Holding, styles: Map<string, PartyStyle>): Mark | undefined {
  if (h.lat === undefined || h.lon === undefined) return undefined;
  const held = h.holders.map((p) => styles.get(p.key)).filter((s) => s !== undefined);
  return {
    key: h.key,
    lon: h.lon,
    lat: h.lat,
    label: h.label,
    weight: h.statements,
    radius: 10,
    area: {
      id: h.key, colour: kPartyColours[held[0]?.index ?? 6], outline: held.length > 1,
      pattern: held.length === 0 ? 2 : held.length > 1 ? 3 : held[0].index % 2,
    },
    draw: (chosen) => (
      <>
        {held.length === 0 && <rect x="-9" y="-9" width="18" height="18" class="party-none" />}
        {held.map((style, i) => (
          <PartySign key={style.index} style={style} x={(i - (held.length - 1) / 2) * 18} />
        ))}
        {(chosen || held.length > 1) && (
          <rect x={-9 * held.length - 3} y="-12" width={18 * held.length + 6} height="24" class="contested-frame" />
        )}
      </>
    ),
  };
}

function Layers() {
  const now = layer_now();
  return (
    <div class="map-tools">
      <fieldset class="segmented">
        <legend class="hidden">{L("layer")}</legend>
        {kLayers.map(([value, name]) => (
          <label key={name}>
            <input
              type="radio"
              name="layer"
              checked={now === value}
              onChange={() => go(with_query({ layer: value || null, at: null }), true)}
            />
            <span>{L(name)}</span>
          </label>
        ))}
      </fieldset>
      <VoiceChoice />
    </div>
  );
}

function VoiceChoice() {
  const asked = useData<Values>("/sources.json");
  return (
    <label class="order">
      <span>{L("voice_of")}</span>
      <select
        value={query.value.get("source") ?? ""}
        onChange={(e) => go(with_query({ source: e.currentTarget.value || null }), true)}
      >
        <option value="">{L("every_source")}</option>
        {asked.data?.items.slice(0, 80).map((v) => (
          <option key={v.id} value={v.id}>
            {label_of("source", v)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Beside({ place }: { place: string | null }) {
  const asked = useData<Page<EventRecord>>(place ? `/events.json${filter_query({ place, limit: "12" })}` : null);
  if (!place) return <p class="aside map-hint">{L("pick_place")}</p>;
  return (
    <Show asked={asked}>
      {(page) => (
        <>
          {page.items.map((event) => (
            <EventRow key={event.id} of={event} words={false} />
          ))}
        </>
      )}
    </Show>
  );
}

function EventLayer({ place, disputes }: { place: string | null; disputes: boolean }) {
  const asked = useData<Values>(`/places.json${filter_query(disputes ? { disputed: "1" } : {})}`);
  const choose = (key: string | null) => go(with_query({ at: key }), true);
  return (
    <Show asked={asked}>
      {(values) => {
        if (values.items.length === 0) return <Nothing />;
        const most = Math.max(1, ...values.items.map((v) => v.count));
        const marks = values.items.map((v) => (disputes ? dispute_mark(v) : event_mark(v, most))).filter((m) => m !== undefined);
        const unlocated = values.items.filter((v) => v.lat === undefined);
        return (
          <>
            <div class="map-page">
              <MapCanvas marks={marks} chosen={place} choose={choose} />
              <aside class="map-side">
                <Beside place={place} />
              </aside>
            </div>
            <p class="aside">{L(disputes ? "disputes_note" : "map_note")}</p>
            <p class="aside">{L("made_with")}</p>
            <table class="ledger places">
              <thead>
                <tr>
                  <th scope="col">{L("place")}</th>
                  <th scope="col">{L("claims")}</th>
                  <th scope="col">{L("map")}</th>
                </tr>
              </thead>
              <tbody>
                {values.items.slice(0, 200).map((v) => (
                  <tr key={v.id}>
                    <th scope="row">
                      <a href={with_query({ at: v.id })}>
                        <bdi>{label_of("place", v)}</bdi>
                      </a>
                    </th>
                    <td>
                      <bdi dir="ltr">{num(v.count)}</bdi>
                    </td>
                    <td>
                      {word("precision", v.precision)}{" "}
                      {v.lat !== undefined && v.lon !== undefined && (
                        <bdi dir="ltr" class="codes">
                          {v.lat.toFixed(3)}, {v.lon.toFixed(3)}
                        </bdi>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {unlocated.length > 0 && (
              <p class="aside">
                {L("not_on_map")}: <bdi dir="ltr">{num(unlocated.length)}</bdi>
              </p>
            )}
          </>
        );
      }}
    </Show>
  );
}

// How many of the places told of each party holds: a count of places, not of land or people.
function ControlShare({ held, styles }: { held: Holding[]; styles: Map<string, PartyStyle> }) {
  const counts = new Map<string, number>();
  let contested = 0;
  let nobody = 0;
  for (const h of held)
    if (h.holders.length > 1) contested += 1;
    else if (h.holders.length === 0) nobody += 1;
    else counts.set(h.holders[0].key, (counts.get(h.holders[0].key) ?? 0) + 1);
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  const part = (n: number) => `${(n / held.length) * 100}%`;
  return (
    <figure class="share-chart">
      <figcaption>{L("control_share")}</figcaption>
      <div class="share-bar" aria-hidden="true">
        {rows.map(([key, n]) => (
          <span key={key} class={`share party-fill-${styles.get(key)?.index ?? 6}`} style={{ inlineSize: part(n) }}>
            {styles.get(key)?.letter}
          </span>
        ))}
        {contested > 0 && <span class="share share-contested" dir="ltr" style={{ inlineSize: part(contested) }}>≠</span>}
        {nobody > 0 && <span class="share share-none" style={{ inlineSize: part(nobody) }} />}
      </div>
      <ul class="share-key">
        {rows.map(([key, n]) => (
          <li key={key}>
            <bdi>{styles.get(key)?.name}</bdi>: <bdi dir="ltr">{num(n)}</bdi>
          </li>
        ))}
        {contested > 0 && (
          <li>
            {word("control", "contested")}: <bdi dir="ltr">{num(contested)}</bdi>
          </li>
        )}
        {nobody > 0 && (
          <li>
            {L("nobody")}: <bdi dir="ltr">{num(nobody)}</bdi>
          </li>
        )}
      </ul>
    </figure>
  );
}

function ControlLayer({ place }: { place: string | null }) {
  const asked = useData<ControlLedger>(`/control.json${filter_query()}`);
  const choose = (key: string | null) => go(with_query({ at: key }), true);
  return (
    <Show asked={asked}>
      {(page) => {
        const held = holdings(page);
        if (held.length === 0) return <Nothing />;
        const styles = party_styles(held);
        const marks = held.map((h) => control_mark(h, styles)).filter((m) => m !== undefined);
        return (
          <>
            <div class="map-page">
              <MapCanvas marks={marks} chosen={place} choose={choose} />
              <aside class="map-side">
                <ul class="party-key">
                  {[...styles.values()].map((style) => (
                    <li key={style.index}>
                      <svg width="22" height="22" viewBox="-11 -11 22 22" aria-hidden="true">
                        <PartySign style={style} />
                      </svg>
                      <bdi>{style.name}</bdi>
                    </li>
                  ))}
                </ul>
                <Beside place={place} />
              </aside>
            </div>
            <p class="aside">{L("control_note")}</p>
            <ControlShare held={held} styles={styles} />
            <table class="ledger places">
              <thead>
                <tr>
                  <th scope="col">{L("place")}</th>
                  <th scope="col">{L("holds")}</th>
                  <th scope="col">{L("according_to")}</th>
                </tr>
              </thead>
              <tbody>
                {held.map((h) => (
                  <tr key={h.key}>
                    <th scope="row">
                      <a href={with_query({ at: h.key })}>
                        <bdi>{h.label}</bdi>
                      </a>
                    </th>
                    <td>
                      <span class={`badge control-${h.state}`}>{word("control", h.state)}</span>{" "}
                      {h.besieged && <span class="badge doubt">{word("control", "besieged")}</span>}{" "}
                      {h.holders.length === 0
                        ? L("nobody")
                        : h.holders.map((p, i) => (
                            <>
                              {i > 0 && <bdi dir="ltr"> ≠ </bdi>}
                              <bdi>{p.name}</bdi>
                            </>
                          ))}
                    </td>
                    <td>
                      <ul>
                        {h.latest.map((s) => (
                          <li key={s.voice + s.day} class={s.counts ? "" : "is-older"}>
                            <bdi>{s.voice}</bdi>: {s.holders.length === 0 ? L("nobody") : s.holders.map((p) => p.name).join(" / ")}{" "}
                            {s.interested && <span class="badge doubt">{L("own_word")}</span>}{" "}
                            <span class="aside">{day(s.day)}</span>
                          </li>
                        ))}
                      </ul>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    </Show>
  );
}

export function MapView() {
  const place = query.value.get("at");
  const layer = layer_now();
  return (
    <section>
      <header class="list-head">
        <h1>{L("map")}</h1>
        <Layers />
        <Downloads />
        <Export />
      </header>
      <Chosen />
      <DaySlider />
      {layer !== "control" && <Months />}
      {layer === "control" ? (
        <ControlLayer place={place} />
      ) : (
        <EventLayer key={layer} place={place} disputes={layer === "disputes"} />
      )}
    </section>
  );
}
