// The map itself: MapLibre GL draws the land below (without WebGL, SVG paths stand in for it), marks
// and labels are SVG and text of the page, so that the browser shapes Arabic. No tiles and no other
// host. North is up and east is right in both languages.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useData } from "../api/client";
import { as_paths, type Collection, kUnit, mercator, names_of, type Stored } from "../api/base_map";
import { lang } from "../i18n/lang";
import { L, word } from "../i18n/words";
import type { AdminName, Area, GlBase, View } from "./gl_base";

export interface Mark {
  key: string;
  lon: number;
  lat: number;
  label: string;
  weight: number;
  draw: (chosen: boolean) => ComponentChildren; // around 0,0
  area?: Area; // the surface it stands for, where there is an outline of it
  outlined?: (chosen: boolean) => ComponentChildren; // instead of draw, where the outline is drawn
  radius: number;
}
const kLeast = 8;
const kLeastSpan = 1.4; // degrees: a single place is shown with what lies around it
const kMost = 60000;

function fit(marks: Mark[], width: number, height: number): View {
  const list = marks.length > 0 ? marks : [{ lon: 34, lat: 32 }, { lon: 47, lat: 14 }];
  const lons = list.map((m) => m.lon);
  const ys = list.map((m) => mercator(m.lat));
  const [w, e, n, s] = [Math.min(...lons), Math.max(...lons), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((width * 0.8) / Math.max(e - w, kLeastSpan), (height * 0.76) / Math.max(s - n, kLeastSpan * 0.7));
  return { lon: (w + e) / 2, y: (n + s) / 2, scale: Math.max(kLeast, Math.min(kMost, scale)) };
}

interface Label {
  x: number;
  y: number;
  text: string;
  kind: string;
  size: number;
  around?: number; // radius of the mark it names, beside which it may stand on any side
}
type Box = [left: number, top: number, right: number, bottom: number];
const kMostMarks = 300; // that labels keep clear of

// Where a label may stand, the best place first.
function places_for(l: Label, half: number): [x: number, y: number][] {
  if (l.around === undefined) return l.kind === "country" ? [0, 26, -26, 52].map((d) => [l.x, l.y + d]) : [[l.x, l.y]];
  const [r, middle] = [l.around, l.size / 3];
  return [[l.x, l.y - r - 5], [l.x, l.y + r + l.size], [l.x + half + r + 5, l.y + middle], [l.x - half - r - 5, l.y + middle]];
}

// The weightier label stays where two would touch; none covers a mark but its own.
function placed(labels: Label[], marks: { x: number; y: number; radius: number }[], width: number, height: number): Label[] {
  const touch = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const inside = marks.filter((m) => m.x > -40 && m.x < width + 40 && m.y > -40 && m.y < height + 40).slice(0, kMostMarks);
  const discs = inside.map((m): Box => [m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius]);
  const taken: Box[] = [];
  const out: Label[] = [];
  for (const label of labels) {
    if (label.x < -120 || label.x > width + 120 || label.y < -60 || label.y > height + 60) continue;
    const half = (label.text.length * label.size * 0.56) / 2;
    for (const [x, y] of places_for(label, half)) {
      const box: Box = [x - half, y - label.size, x + half, y + 4];
      if (box[0] < 2 || box[2] > width - 2 || box[1] < 2 || box[3] > height - 2) continue;
      if (taken.some((b) => touch(b, box))) continue;
      if (discs.some((d, i) => touch(d, box) && !(inside[i].x === label.x && inside[i].y === label.y))) continue;
      taken.push(box);
      out.push({ ...label, x, y });
      break;
    }
  }
  return out;
}

// The land below by MapLibre, once it has come; nothing where the browser has no WebGL.
function useGl(
  box: { current: HTMLDivElement | null },
  stored: Stored | undefined,
  view: { current: View },
  changed: () => void,
): GlBase | null {
  const [gl, set_gl] = useState<GlBase | null>(null);
  useEffect(() => {
    if (!stored) return;
    let closed = false;
    let made: GlBase | null = null;
    void import("./gl_base").then(({ GlBase }) => {
      if (closed || !box.current) return;
      try {
        // Until it has drawn for the first time, the paths stay.
        made = new GlBase(box.current, stored, view.current, () => !closed && set_gl(made), changed);
      } catch {
        set_gl(null); // no WebGL here: the paths stay
      }
    });
    return () => {
      closed = true;
      made?.close();
      set_gl(null);
    };
  }, [stored]);
  return gl;
}

// Names of the smallest units, from their outlines.
function quarter_names(data: Collection | undefined): { ar: string; en: string; lon: number; lat: number }[] {
  return (data?.features ?? []).map((f) => {
    const ring = (f.geometry.type === "Polygon" ? f.geometry.coordinates[0] : f.geometry.type === "MultiPolygon" ? f.geometry.coordinates[0][0] : []) as [number, number][];
    const n = Math.max(1, ring.length);
    return {
      ar: String(f.properties.name), en: String(f.properties.name_en).replaceAll("_", " "),
      lon: ring.reduce((t, p) => t + p[0], 0) / n, lat: ring.reduce((t, p) => t + p[1], 0) / n,
    };
  });
}

const kQuarterScale = 2400;

export function MapCanvas({ marks, chosen, choose }: {
  marks: Mark[];
  chosen: string | null;
  choose: (key: string | null) => void;
}) {
  const asked = useData<Stored>("/geo/base.json");
  const names = useMemo(() => asked.data && names_of(asked.data), [asked.data]);
  const ground = useRef<HTMLDivElement>(null);
  const [, set_drawn] = useState(0);
  const looked = useRef<View>({ lon: 40, y: -30, scale: 20 });
  const gl = useGl(ground, asked.data, looked, () => set_drawn((n) => n + 1));
  const base = useMemo(() => (asked.data && !gl ? as_paths(asked.data) : undefined), [asked.data, gl]);
  const [under, set_under] = useState<AdminName[]>([]);
  const [quarters, set_quarters] = useState<ReturnType<typeof quarter_names>>([]);
  const box = useRef<HTMLDivElement>(null);
  const [size, set_size] = useState({ width: 800, height: 560 });
  const [moved, set_view] = useState<View | null>(null);
  const pan = useRef<{ x: number; y: number; view: View; far: boolean } | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) =>
      set_size({ width: entry.contentRect.width, height: entry.contentRect.height }),
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (chosen) box.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const { width, height } = size;
  const view = moved ?? fit(marks, width, height);
  looked.current = view;
  useLayoutEffect(() => gl?.resize(), [gl, width, height]);
  useLayoutEffect(() => gl?.look(view), [gl, view.lon, view.y, view.scale, width, height]);
  useEffect(() => gl?.hatch(marks.flatMap((m) => (m.area ? [m.area] : []))), [gl, marks.map((m) => `${m.area?.id}${m.area?.colour}${m.area?.outline}`).join()]);
  const near = view.scale > kQuarterScale;
  useEffect(() => {
    if (near && gl && quarters.length === 0) void gl.need("neighbourhoods").then((data) => set_quarters(quarter_names(data)));
  }, [near, gl]);
  const at = (lon: number, lat: number): [number, number] => [
    width / 2 + (lon - view.lon) * view.scale,
    height / 2 + (mercator(lat) - view.y) * view.scale,
  ];
  const zoom = (factor: number, x = width / 2, y = height / 2) => {
    const scale = Math.max(kLeast, Math.min(kMost, view.scale * factor));
    const keep = 1 / view.scale - 1 / scale;
    set_view({ lon: view.lon + (x - width / 2) * keep, y: view.y + (y - height / 2) * keep, scale });
  };
  useEffect(() => {
    const element = box.current;
    const wheel = (e: WheelEvent) => {
      if (!e.ctrlKey && !e.metaKey && document.activeElement !== element && !element?.contains(document.activeElement)) return;
      e.preventDefault();
      const r = (e.currentTarget as Element).getBoundingClientRect();
      zoom(Math.exp(-e.deltaY / 300), e.clientX - r.left, e.clientY - r.top);
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  });
  const on_key = (e: KeyboardEvent) => {
    const step = 60 / view.scale;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
    };
    if (moves[e.key]) set_view({ ...view, lon: view.lon + moves[e.key][0], y: view.y + moves[e.key][1] });
    else if (e.key === "+" || e.key === "=") zoom(1.5);
    else if (e.key === "-") zoom(1 / 1.5);
    else return;
    e.preventDefault();
  };
  const ar = lang.value === "ar";
  const heavy_first = [...marks].sort((a, b) => b.weight - a.weight);
  const labels = names
    ? placed(
        [
          ...heavy_first.map((m): Label => {
            const [x, y] = at(m.lon, m.lat);
            return { x, y, text: m.label, kind: "mark", size: 15, around: m.radius };
          }),
          ...names.countries
            .filter((c) => Math.sqrt(c.size) * view.scale > 70)
            .sort((a, b) => b.size - a.size)
            .map((c): Label => {
              const [x, y] = at(c.lon, c.lat);
              return { x, y, text: ar ? c.ar : c.en, kind: "country", size: 17 };
            }),
          ...names.towns
            .filter((t) => t.size * view.scale > 60000 || view.scale > 160)
            .map((t): Label => {
              const [x, y] = at(t.lon, t.lat);
              return { x, y: y - 6, text: ar ? t.ar : t.en, kind: "town", size: 13 };
            }),
          ...(near ? quarters : []).map((q): Label => {
            const [x, y] = at(q.lon, q.lat);
            return { x, y, text: ar ? q.ar : q.en, kind: "quarter", size: 13 };
          }),
        ],
        heavy_first.map((m) => {
          const [x, y] = at(m.lon, m.lat);
          return { x, y, radius: m.radius };
        }),
        width,
        height,
      )
    : [];
  // A town is drawn where its name has found room.
  const named = new Set(labels.filter((l) => l.kind === "town").map((l) => l.text));
  const towns = names?.towns.filter((t) => named.has(ar ? t.ar : t.en)) ?? [];
  const k = view.scale / kUnit;
  const shift = `translate(${width / 2 - view.lon * view.scale} ${height / 2 - view.y * view.scale}) scale(${k})`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the map
    <div class="map" ref={box} tabIndex={0} role="group" aria-label={L("map_label")} onKeyDown={on_key} dir="ltr" data-ground={gl ? "gl" : "paths"}>
      <div class="ground" ref={ground} aria-hidden="true" />
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        onPointerDown={(e) => {
          pan.current = { x: e.clientX, y: e.clientY, view, far: false };
        }}
        onPointerMove={(e) => {
          const p = pan.current;
          if (!p) {
            const r = e.currentTarget.getBoundingClientRect();
            if (gl) set_under(gl.under(e.clientX - r.left, e.clientY - r.top));
            return;
          }
          const [dx, dy] = [e.clientX - p.x, e.clientY - p.y];
          if (Math.hypot(dx, dy) > 4 && !p.far) {
            p.far = true;
            e.currentTarget.setPointerCapture(e.pointerId);
          }
          if (p.far) set_view({ ...p.view, lon: p.view.lon - dx / p.view.scale, y: p.view.y - dy / p.view.scale });
        }}
        onPointerUp={() => {
          pan.current = null;
        }}
      >
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="6" class="hatch-line" />
          </pattern>
        </defs>
        {base && (
          <g transform={shift}>
            <path class="land" d={base.countries} />
            <path class="province" d={base.provinces} />
            <path class="lake" d={base.lakes} />
            <path class="river" d={base.rivers} />
            {view.scale > 60 && <path class="river small" d={base.small_rivers} />}
            <path class="border" d={base.countries} />
            <path class="disputed" d={base.disputed} />
          </g>
        )}
        {towns.map((t) => {
          const [x, y] = at(t.lon, t.lat);
          return <rect key={t.en + t.lon} class="town" x={x - 1.5} y={y - 1.5} width="3" height="3" />;
        })}
        {[...heavy_first].sort((a, b) => Number(a.key === chosen) - Number(b.key === chosen)).map((m) => {
          const [x, y] = at(m.lon, m.lat);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the table beside does the same by keyboard
            <g
              key={m.key}
              class={`mark ${m.key === chosen ? "is-chosen" : ""}`}
              data-place={m.key}
              transform={`translate(${x} ${y})`}
              onClick={() => choose(m.key === chosen ? null : m.key)}
            >
              {m.outlined && m.area && gl?.found.has(m.area.id) ? m.outlined(m.key === chosen) : m.draw(m.key === chosen)}
              <circle r={Math.max(12, m.radius)} class="touch" />
            </g>
          );
        })}
        {labels.map((l) => (
          <text key={l.kind + l.text + l.x} x={l.x} y={l.y} class={`label-${l.kind}`} font-size={l.size}>
            {l.text}
          </text>
        ))}
      </svg>
      {under.length > 0 && (
        <p class="map-under" dir={ar ? "rtl" : "ltr"} aria-hidden="true">
          {[...new Map(under.map((u) => [u.kind, u])).values()].map((u) => (
            <span key={u.kind}>
              <span class="aside">{word("admin", u.kind)}</span> <bdi>{(ar ? u.ar : u.en).replaceAll("_", " ")}</bdi>
            </span>
          ))}
        </p>
      )}
      <div class="map-buttons">
        <button type="button" aria-label={L("zoom_in")} onClick={() => zoom(1.6)}>
          +
        </button>
        <button type="button" aria-label={L("zoom_out")} onClick={() => zoom(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label={L("whole")} onClick={() => set_view(null)}>
          ⤢
        </button>
      </div>
    </div>
  );
}
