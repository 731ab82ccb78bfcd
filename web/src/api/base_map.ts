// The base map: lines as whole thousandths of a degree, each point the difference from the last.
// Paths are made once, in hundredths of a degree of a Mercator plane, north up.
export const kUnit = 100;

export function mercator(lat: number): number {
  const r = (Math.max(-84, Math.min(84, lat)) * Math.PI) / 180;
  return -(Math.log(Math.tan(Math.PI / 4 + r / 2)) * 180) / Math.PI;
}

interface Stored {
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
  names: { ar: string; en: string; lon: number; lat: number; size: number }[];
  towns: { ar: string; en: string; lon: number; lat: number; size: number }[];
}

function path(lines: number[][], close: boolean): string {
  let out = "";
  for (const line of lines) {
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < line.length; i += 2) {
      lon += line[i];
      lat += line[i + 1];
      out += `${i === 0 ? "M" : "L"}${((lon / 1000) * kUnit).toFixed(1)} ${(mercator(lat / 1000) * kUnit).toFixed(1)}`;
    }
    if (close) out += "Z";
  }
  return out;
}

export function unpack(stored: Stored): BaseMap {
  return {
    countries: stored.countries.map((c) => path(c.rings, true)).join(""),
    provinces: stored.provinces.map((p) => path(p, true)).join(""),
    rivers: stored.rivers.filter((r) => r.rank <= 4).map((r) => path(r.lines, false)).join(""),
    small_rivers: stored.rivers.filter((r) => r.rank > 4).map((r) => path(r.lines, false)).join(""),
    lakes: stored.lakes.map((l) => path(l, true)).join(""),
    disputed: stored.disputed.map((d) => path(d, false)).join(""),
    names: stored.countries.map((c) => ({ ar: c.ar || c.en, en: c.en, lon: c.at[0], lat: c.at[1], size: c.size })),
    towns: stored.towns.map(([ar, en, lon, lat, size]) => ({ ar, en, lon, lat, size })),
  };
}
