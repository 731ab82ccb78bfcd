// What lies under the marks, drawn by MapLibre GL: land, water, borders, administrative units and
// neighbourhoods, and the areas a view wants hatched. Names are not drawn here but as text of the
// page, which shapes Arabic; so no glyph files and no plug-in for right-to-left text are needed. The
// camera is moved by the map around it. Everything comes from this desk; there are no tiles.
import { type GeoJSONSource, Map as GlMap, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import worker from "../../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { as_features, type Collection, latitude, type Stored } from "../api/base_map";

export interface Area {
  id: string; // of a feature of one of the layers below
  colour: string;
  pattern: number; // 0 hatched one way, 1 the other, 2 dotted, 3 crossed; -1 filled
  outline?: boolean;
}
export interface AdminName {
  kind: string;
  ar: string;
  en: string;
}

// Coarse to fine, and from which zoom on each is drawn.
const kLayers = [
  { name: "governorates", file: "governorates", from: 3.4, colour: "#b9b6a8", width: 1 },
  { name: "districts", file: "districts", from: 6.6, colour: "#c9c6b8", width: 0.8 },
  { name: "subdistricts", file: "syria_subdistricts", from: 8.2, colour: "#d2cfc2", width: 0.8 },
  { name: "neighbourhoods", file: "syria_neighbourhoods", from: 10.4, colour: "#a9a695", width: 1 },
] as const;

const kEmpty: Collection = { type: "FeatureCollection", features: [] };

function style(base: Stored): StyleSpecification {
  const data = as_features(base);
  const source = (name: keyof typeof data) => ({ type: "geojson" as const, data: data[name], tolerance: 0.2 });
  return {
    version: 8,
    sources: {
      countries: source("countries"),
      rivers: source("rivers"),
      lakes: source("lakes"),
      disputed: source("disputed"),
      areas: { type: "geojson", data: kEmpty, tolerance: 0.1 },
      ...Object.fromEntries(
        kLayers.map((l) => [l.name, { type: "geojson" as const, data: kEmpty, tolerance: 0.2 }]),
      ),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": "#d5e1e5" } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": "#f1eee7" } },
      ...kLayers.map((l) => ({
        id: `${l.name}-touch`, type: "fill" as const, source: l.name, minzoom: l.from, paint: { "fill-opacity": 0 },
      })),
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": "#cddde3" } },
      {
        id: "rivers", type: "line", source: "rivers", filter: ["<=", ["get", "rank"], 4],
        paint: { "line-color": "#9dbfca", "line-width": ["interpolate", ["linear"], ["zoom"], 3, 1, 10, 3.5] },
      },
      {
        id: "small-rivers", type: "line", source: "rivers", minzoom: 5.4, filter: [">", ["get", "rank"], 4],
        paint: { "line-color": "#b3ccd4", "line-width": 1 },
      },
      ...kLayers.map((l) => ({
        id: `${l.name}-line`, type: "line" as const, source: l.name, minzoom: l.from,
        paint: { "line-color": l.colour, "line-width": l.width },
      })),
      { id: "areas-fill", type: "fill", source: "areas", filter: ["==", ["get", "pattern"], -1], paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.3 } },
      { id: "areas", type: "fill", source: "areas", filter: [">=", ["get", "pattern"], 0], paint: { "fill-pattern": ["get", "image"], "fill-opacity": 0.45 } },
      {
        id: "areas-line", type: "line", source: "areas",
        paint: { "line-color": ["get", "colour"], "line-width": ["get", "width"] },
      },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": "#8d9a97", "line-width": 1.3 } },
      {
        id: "disputed", type: "line", source: "disputed",
        paint: { "line-color": "#8d9a97", "line-width": 1.3, "line-dasharray": [3, 3] },
      },
    ],
  };
}

// `scale`: pixels for a degree of longitude; `y`: degrees of the Mercator plane, south positive.
export interface View {
  lon: number;
  y: number;
  scale: number;
}
function camera(view: View): { center: [number, number]; zoom: number } {
  return { center: [view.lon, latitude(view.y)], zoom: Math.log2((360 * view.scale) / 512) };
}

// A tile of strokes of one colour, for a surface that must be told apart without its colour.
function strokes(colour: string, pattern: number): ImageData {
  const side = 16;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext("2d");
  if (!pen) return new ImageData(side, side);
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 2;
  const line = (rise: boolean) => {
    for (const shift of [-side, 0, side]) {
      pen.beginPath();
      pen.moveTo(shift - 2, rise ? side + 2 : -2);
      pen.lineTo(shift + side + 2, rise ? -2 : side + 2);
      pen.stroke();
    }
  };
  if (pattern === 0 || pattern === 3) line(true);
  if (pattern === 1 || pattern === 3) line(false);
  if (pattern === 2)
    for (const [x, y] of [[4, 4], [12, 12]]) {
      pen.beginPath();
      pen.arc(x, y, 2, 0, 7);
      pen.fill();
    }
  return pen.getImageData(0, 0, side, side);
}

export class GlBase {
  private readonly map: GlMap;
  private readonly kept = new Map<string, Promise<Collection>>();
  private wanted: Area[] = [];
  found = new Set<string>(); // ids of the areas that have an outline

  // Throws where the browser has no WebGL.
  constructor(box: HTMLElement, base: Stored, view: View, ready: () => void, private readonly changed: () => void) {
    setWorkerUrl(worker);
    this.map = new GlMap({
      container: box, style: style(base), ...camera(view), interactive: false, attributionControl: false, fadeDuration: 0,
      renderWorldCopies: false, maxZoom: 20, localIdeographFontFamily: "IBM Plex Sans Arabic",
    });
    this.map.on("load", () => {
      this.fill();
      ready();
    });
  }

  close(): void {
    this.map.remove();
  }

  // Drawn at once and not with the next frame: the land must never stand elsewhere than the marks.
  look(view: View): void {
    const { zoom } = camera(view);
    this.map.jumpTo(camera(view));
    this.map.redraw();
    for (const layer of kLayers) if (zoom >= layer.from) void this.need(layer.name);
  }

  resize(): void {
    this.map.resize();
  }

  async need(name: string): Promise<Collection> {
    const layer = kLayers.find((l) => l.name === name);
    if (!layer) return kEmpty;
    let asked = this.kept.get(name);
    if (!asked) {
      asked = fetch(`/geo/${layer.file}.geojson`).then((r) => r.json() as Promise<Collection>);
      this.kept.set(name, asked);
      const data = await asked;
      const put = () => {
        (this.map.getSource(name) as GeoJSONSource | undefined)?.setData(data);
        this.changed();
      };
      if (this.map.loaded() || this.map.isStyleLoaded()) put();
      else this.map.once("load", put);
    }
    return asked;
  }

  // The units around a point, fine to coarse.
  under(x: number, y: number): AdminName[] {
    if (!this.map.isStyleLoaded()) return [];
    const found = this.map.queryRenderedFeatures([x, y], { layers: kLayers.map((l) => `${l.name}-touch`) });
    return found.map((f) => ({
      kind: String(f.properties.kind), ar: String(f.properties.name), en: String(f.properties.name_en),
    }));
  }

  hatch(areas: Area[]): void {
    this.wanted = areas;
    this.fill();
  }

  private fill(): void {
    const source = this.map.getSource("areas") as GeoJSONSource | undefined;
    if (!source) return;
    const areas = this.wanted;
    if (areas.length === 0) {
      source.setData(kEmpty);
      this.found = new Set();
      return;
    }
    void Promise.all(kLayers.map((l) => this.need(l.name))).then((all) => {
      if (areas !== this.wanted) return;
      const by_id = new Map(all.flatMap((c) => c.features).map((f) => [String(f.properties.id), f]));
      const features = areas.flatMap((a) => {
        const found = by_id.get(a.id);
        if (!found) return [];
        const image = `${a.colour}.${a.pattern}`;
        if (a.pattern >= 0 && !this.map.hasImage(image)) this.map.addImage(image, strokes(a.colour, a.pattern), { pixelRatio: 2 });
        return [{ ...found, properties: { id: a.id, image, colour: a.colour, pattern: a.pattern, width: a.outline ? 2.5 : 1.2 } }];
      });
      source.setData({ type: "FeatureCollection", features });
      this.found = new Set(features.map((f) => String(f.properties.id)));
      this.changed();
    });
  }
}
