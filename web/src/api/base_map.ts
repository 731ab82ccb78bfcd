// The base map: lines as whole thousandths of a degree, each point the difference from the last.
// As paths (in hundredths of a degree of a Mercator plane, north up) where the browser has no WebGL,
// as GeoJSON for MapLibre where it has.
export const kUnit = 100;

export function mercator(lat: number): number {
  const r = (Math.max(-84, Math.min(84, lat)) * Math.PI) / 180;
  return -(Math.log(Math.tan(Math.PI / 4 + r / 2)) * 180) / Math.PI;
}

export function latitude(y: number): number {
  return (Math.atan(Math.exp((-y * Math.PI) / 180)) * 2 - Math.PI / 2) * (180 / Math.PI);
}

export interface Stored {
  countries: { en: string; ar: string; at: [number, number]; size: number; rings: number[][] }[];
  provinces: number[][][];
  rivers: { rank: number; lines: number[][] }[];
  lakes: number[][][];
  disputed: number[][][];
  towns: [ar: string, en: string, lon: number, lat: number, thousands: number][];
}

export interface BaseMap {
  countries: string;
  provinces: string;
  rivers: string;
  small_rivers: string;
  lakes: string;
  disputed: string;
}

export interface NamedPoint {
  ar: string;
  en: string;
  lon: number;
  lat: number;
  size: number;
}

function points(line: number[]): [number, number][] {
  const out: [number, number][] = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < line.length; i += 2) {
    lon += line[i];
    lat += line[i + 1];
    out.push([lon / 1000, lat / 1000]);
  }
  return out;
}

function path(lines: number[][], close: boolean): string {
  let out = "";
  for (const line of lines) {
    let letter = "M";
    for (const [lon, lat] of points(line)) {
      out += `${letter}${(lon * kUnit).toFixed(1)} ${(mercator(lat) * kUnit).toFixed(1)}`;
      letter = "L";
    }
    if (close) out += "Z";
  }
  return out;
}

export function names_of(stored: Stored): { countries: NamedPoint[]; towns: NamedPoint[] } {
  return {
    countries: stored.countries.map((c) => ({ ar: c.ar || c.en, en: c.en, lon: c.at[0], lat: c.at[1], size: c.size })),
    towns: stored.towns.map(([ar, en, lon, lat, size]) => ({ ar, en, lon, lat, size })),
  };
}

export function as_paths(stored: Stored): BaseMap {
  return {
    countries: stored.countries.map((c) => path(c.rings, true)).join(""),
    provinces: stored.provinces.map((p) => path(p, true)).join(""),
    rivers: stored.rivers.filter((r) => r.rank <= 4).map((r) => path(r.lines, false)).join(""),
    small_rivers: stored.rivers.filter((r) => r.rank > 4).map((r) => path(r.lines, false)).join(""),
    lakes: stored.lakes.map((l) => path(l, true)).join(""),
    disputed: stored.disputed.map((d) => path(d, false)).join(""),
  };
}

export type Feature = GeoJSON.Feature<GeoJSON.Geometry, Record<string, string | number>>;
export type Collection = GeoJSON.FeatureCollection<GeoJSON.Geometry, Record<string, string | number>>;

const collection = (features: Feature[]): Collection => ({ type: "FeatureCollection", features });
const feature = (geometry: GeoJSON.Geometry, properties: Record<string, string | number> = {}): Feature => ({
  type: "Feature", properties, geometry,
});
// Each ring an outline of its own: the stored rings are outer ones.
const surface = (rings: number[][]): GeoJSON.Geometry => ({
  type: "MultiPolygon", coordinates: rings.map((ring) => [points(ring)]),
});
const strokes = (lines: number[][]): GeoJSON.Geometry => ({ type: "MultiLineString", coordinates: lines.map(points) });

export function as_features(stored: Stored): Record<"countries" | "rivers" | "lakes" | "disputed", Collection> {
  return {
    countries: collection(stored.countries.map((c) => feature(surface(c.rings), { ar: c.ar, en: c.en }))),
    rivers: collection(stored.rivers.map((r) => feature(strokes(r.lines), { rank: r.rank }))),
    lakes: collection(stored.lakes.map((l) => feature(surface(l)))),
    disputed: collection(stored.disputed.map((d) => feature(strokes(d)))),
  };
}
