"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const svg = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  // Every string out of an article goes in as text, never as markup.
  const make = (name, text, attributes = {}) => {
    const node = document.createElement(name);
    if (text !== undefined && text !== null) node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const fold = (s) => (s || "").normalize("NFKC").replace(/[\u064B-\u065F\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();
  for (const event of data.events) {
    event.words = fold([event.place, event.agents, event.targets, ...event.claims.flatMap((c) => [c.quote, c.chain])].join(" "));
  }
  const PAGE = 100;
  let shown = PAGE, current = null;

  const types = [...new Set(data.events.map((e) => e.type))].sort();
  for (const type of types) at("type").append(make("option", `${data.types[type] || type} · ${type}`, { value: type }));
  at("about").textContent = `${data.events.length} حدثاً · ${data.claims} قولاً · ${data.documents} مقالاً`;
  at("method").textContent = `${data.method} · ${data.as_of}`;

  const matching = () => {
    const words = fold(at("words").value).split(/\s+/).filter(Boolean);
    const type = at("type").value, from = at("from").value, to = at("to").value, disputed = at("disputed").checked;
    return data.events.filter((e) => (!type || e.type === type) && (!disputed || e.state === "contested") &&
      (!from || (e.end || e.start || "") >= from) && (!to || (e.start && e.start <= to)) &&
      words.every((w) => e.words.includes(w)));
  };
  const range = (q) => (q ? (q[0] === q[1] ? `${q[0]}` : q[1] === null ? `${q[0]}+` : `${q[0]}–${q[1]}`) : "");

  const located = data.events.filter((e) => e.lat !== null);
  const box = located.reduce((b, e) => [Math.min(b[0], e.lon), Math.min(b[1], e.lat), Math.max(b[2], e.lon), Math.max(b[3], e.lat)],
    [180, 90, -180, -90]);
  const middle = located.length ? (box[1] + box[3]) / 2 : 0;
  const squeeze = Math.cos((middle * Math.PI) / 180) || 1;
  const span = Math.max((box[2] - box[0]) * squeeze, box[3] - box[1], 1) * 1.15;
  const W = 800, H = 600;
  const project = (lon, lat) => [W / 2 + ((lon - (box[0] + box[2]) / 2) * squeeze * H) / span, H / 2 - ((lat - middle) * H) / span];
  const map = at("map");
  map.setAttribute("viewBox", `0 0 ${W} ${H}`);
  const rings = (g) => (g.type === "Polygon" ? g.coordinates : g.type === "MultiPolygon" ? g.coordinates.flat() : []);
  for (const outline of data.outlines) {
    const path = rings(outline).map((ring) => "M" + ring.map((p) => project(p[0], p[1]).map((v) => v.toFixed(1)).join(",")).join("L") + "Z").join("");
    map.append(svg("path", { d: path, class: "land" }));
  }

  const drawMap = (events) => {
    for (const old of map.querySelectorAll("circle")) old.remove();
    for (const e of events) {
      if (e.lat === null) continue;
      const [x, y] = project(e.lon, e.lat);
      const dot = svg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: 5 + Math.min(12, Math.sqrt((e.killed && e.killed[0]) || 0)), class: `event ${e.state}` });
      const title = svg("title", {});
      title.textContent = `${e.place} · ${data.types[e.type] || e.type} · ${e.start || ""}`;
      dot.append(title);
      dot.addEventListener("click", () => open(e));
      map.append(dot);
    }
  };

  const drawTimeline = (events) => {
    const line = at("timeline");
    line.replaceChildren();
    line.setAttribute("viewBox", "0 0 800 100");
    line.setAttribute("preserveAspectRatio", "none");
    const days = new Map();
    for (const e of events) if (e.start) days.set(e.start, (days.get(e.start) || 0) + 1);
    const stamps = [...days.keys()].sort();
    const ends = at("days").children;
    ends[0].textContent = stamps[0] || "";
    ends[1].textContent = stamps.length > 1 ? stamps[stamps.length - 1] : "";
    if (!stamps.length) return;
    const number = (day) => Date.parse(day) / 864e5;
    const first = number(stamps[0]), last = number(stamps[stamps.length - 1]), most = Math.max(...days.values());
    for (const [day, count] of days) {
      const width = Math.max(2, 760 / (last - first + 1));
      const bar = svg("rect", { x: 10 + ((number(day) - first) * 760) / (last - first + 1), y: 95 - (count * 85) / most, width, height: (count * 85) / most, class: "bar" });
      const title = svg("title", {});
      title.textContent = `${day}: ${count}`;
      bar.append(title);
      bar.addEventListener("click", () => { at("from").value = day; at("to").value = day; draw(); });
      line.append(bar);
    }
  };

  const drawList = (events) => {
    at("count").textContent = `(${events.length})`;
    at("list").replaceChildren(...events.slice(0, shown).map((e) => {
      const button = make("button", null, { type: "button", "aria-current": String(e === current) });
      button.append(make("bdi", e.start || "—", { dir: "ltr" }), ` ${data.types[e.type] || e.type} · ${e.place || "؟"}`);
      if (e.killed) button.append(" · قتلى ", make("bdi", range(e.killed), { dir: "ltr" }));
      if (e.state === "contested") button.append(" · مختلف عليه");
      button.addEventListener("click", () => open(e));
      const item = make("li");
      item.append(button);
      return item;
    }));
    at("more").hidden = events.length <= shown;
  };

  const open = (e) => {
    current = e;
    const parts = [make("p", `${e.agents || "—"} ← ${e.targets || "—"} · ${e.origins} / ${e.claims.length} (مصادر مستقلة / أقوال)`)];
    for (const c of e.claims) {
      const card = make("article");
      card.append(make("strong", c.chain || "—"));
      if (c.killed) card.append(" · قتلى ", make("bdi", range(c.killed), { dir: "ltr" }));
      if (c.denied) card.append(" · نفي");
      if (c.certainty !== "fact") card.append(` · ${c.certainty}`);
      card.append(make("blockquote", c.quote, { class: c.denied ? "denied" : "" }));
      // The address is shown, not linked: the page never leads out by a slip.
      if (c.url) card.append(make("bdi", c.url, { dir: "ltr", lang: "en" }));
      parts.push(card);
    }
    at("claims").replaceChildren(...parts);
    at("h-evidence").focus();
    drawList(matching());
  };

  const draw = () => {
    const events = matching();
    drawMap(events);
    drawTimeline(events);
    drawList(events);
  };
  at("filter").addEventListener("input", () => { shown = PAGE; draw(); });
  at("filter").addEventListener("submit", (e) => e.preventDefault());
  at("filter").addEventListener("reset", () => setTimeout(draw, 0));
  at("more").addEventListener("click", () => { shown += PAGE; draw(); });
  draw();
  document.documentElement.dataset.ready = String(data.events.length);
})();
