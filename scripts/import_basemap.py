#!/usr/bin/env python3
"""Makes web/public/geo/base.json, the desk's base map, from Natural Earth and the gazetteer.

    import_basemap.py NATURAL_EARTH_DIR QGIS_WORLD_MAP_DIR [ROOT]

NATURAL_EARTH_DIR holds mena_countries_10m, mena_rivers_lake_centerlines_10m, mena_lakes_10m and
mena_admin_0_boundary_lines_disputed_areas_10m (.geojson), QGIS_WORLD_MAP_DIR the provinces
(mena_states_provinces_10m_simplified.geojson): all public domain. Names of countries and towns come
from data/places. Lines are thinned (Douglas-Peucker) and written as whole thousandths of a degree,
each point as the difference from the one before.
"""
import csv
import json
import pathlib
import sys

BOX = (8.0, 2.0, 63.5, 42.5)  # west, south, east, north
DETAILED = {"SYR", "IRQ", "YEM", "LBY", "SDN", "SDS", "LBN", "JOR", "ISR", "PSX", "EGY", "SAU", "TUN"}
TOWNS_OF = {"SY", "IQ", "YE", "LY", "SD", "LB", "PS", "IL", "JO", "EG", "SA", "TN", "TR", "IR", "KW", "SS", "AE", "QA", "OM"}
# As the names of the outlines' source; only where they differ from the gazetteer's.
SAME = {"Palestine": "PS", "W. Sahara": "EH", "S. Sudan": "SS", "Central African Rep.": "CF", "Dem. Rep. Congo": "CD",
        "Bosnia and Herz.": "BA", "N. Cyprus": "", "Somaliland": "", "Turkey": "TR", "Macedonia": "MK", "Syria": "SY"}


def thin(points, tolerance):
    """Douglas-Peucker, without recursion."""
    if len(points) < 3:
        return points
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a][:2], points[b][:2]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, at = 0.0, -1
        for i in range(a + 1, b):
            px, py = points[i][0] - ax, points[i][1] - ay
            t = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
            d = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if d > worst:
                worst, at = d, i
        if worst > tolerance * tolerance:
            keep[at] = True
            stack += [(a, at), (at, b)]
    return [p for p, k in zip(points, keep) if k]


def packed(points):
    out, x, y = [], 0, 0
    for lon, lat in ((p[0], p[1]) for p in points):
        nx, ny = round(lon * 1000), round(lat * 1000)
        out += [nx - x, ny - y]
        x, y = nx, ny
    return out


def touches(points):
    return any(BOX[0] <= p[0] <= BOX[2] and BOX[1] <= p[1] <= BOX[3] for p in points)


def lines(geometry):
    kind, c = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [c]
    if kind in ("MultiLineString", "Polygon"):
        return c
    if kind == "MultiPolygon":
        return [ring for polygon in c for ring in polygon]
    return []


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def middle(ring):
    """Centroid of a ring."""
    a = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring, ring[1:])) or 1e-9
    x = sum((p[0] + q[0]) * (p[0] * q[1] - q[0] * p[1]) for p, q in zip(ring, ring[1:]))
    y = sum((p[1] + q[1]) * (p[0] * q[1] - q[0] * p[1]) for p, q in zip(ring, ring[1:]))
    return [round(x / (3 * a), 2), round(y / (3 * a), 2)]


def shapes(features, tolerance, smallest, wanted=lambda p: True):
    for feature in features:
        if not wanted(feature["properties"]):
            continue
        kept = [r for r in lines(feature["geometry"]) if touches(r)]
        thinned = [thin(r, tolerance) for r in kept if smallest is None or area(r) > smallest]
        thinned = [r for r in thinned if len(r) > 1]
        if thinned:
            yield feature["properties"], kept, thinned


def features(path):
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def main():
    natural, qgis = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    root = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else pathlib.Path(__file__).parent.parent)
    by_english = {r["name_en"]: r for r in rows(root / "data/places/countries.tsv")}
    by_id = {r["id"]: r for r in by_english.values()}
    out = {"countries": [], "provinces": [], "rivers": [], "lakes": [], "disputed": [], "towns": []}
    for p, kept, rings in shapes(features(natural / "mena_countries_10m.geojson"), 0.02, 0.002):
        name = p["name"]
        row = by_id.get(SAME[name]) if name in SAME else by_english.get(name)
        largest = max(kept, key=area)
        out["countries"].append({"en": name, "ar": row["name"] if row else "", "at": middle(largest),
                                 "size": round(sum(map(area, kept)), 1), "rings": [packed(r) for r in rings]})
    for p, _, rings in shapes(features(qgis / "mena_states_provinces_10m_simplified.geojson"), 0.02, 0.002,
                              lambda p: p["adm0_a3"] in DETAILED):
        out["provinces"].append([packed(r) for r in rings])
    for p, _, found in shapes(features(natural / "mena_rivers_lake_centerlines_10m.geojson"), 0.01, None,
                              lambda p: (p["scalerank"] or 9) <= 6):
        out["rivers"].append({"rank": int(p["scalerank"]), "lines": [packed(r) for r in found]})
    for _, _, rings in shapes(features(natural / "mena_lakes_10m.geojson"), 0.01, 0.003):
        out["lakes"].append([packed(r) for r in rings])
    for _, _, found in shapes(features(natural / "mena_admin_0_boundary_lines_disputed_areas_10m.geojson"), 0.01, None):
        out["disputed"].append([packed(r) for r in found])
    towns = [r for r in rows(root / "data/places/cities.tsv")
             if r["country"] in TOWNS_OF and int(r["population"] or 0) >= 60000]
    towns.sort(key=lambda r: -int(r["population"]))
    for r in towns[:320]:
        out["towns"].append([r["name"], r["name_en"], round(float(r["lon"]), 3), round(float(r["lat"]), 3),
                             int(r["population"]) // 1000])
    path = root / "web/public/geo/base.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(path, path.stat().st_size, {k: len(v) for k, v in out.items()})


if __name__ == "__main__":
    main()
