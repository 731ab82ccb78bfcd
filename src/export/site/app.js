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

  // Columns of days, weeks, months, quarters or years: as fine as stays legible.
  const DAY = 864e5;
  const iso = (stamp) => new Date(stamp).toISOString().slice(0, 10);
  const columns = (first, last) => {
    const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
    const months = days <= 900 ? 0 : days <= 4200 ? 1 : days <= 12600 ? 3 : 12, step = (days <= 130 ? 1 : 7) * DAY;
    const out = [];
    let from = Date.parse(first);
    if (months) from = Date.UTC(+first.slice(0, 4), (Math.floor((+first.slice(5, 7) - 1) / months)) * months, 1);
    while (from <= Date.parse(last)) {
      const d = new Date(from);
      const next = months ? Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, 1) : from + step;
      out.push({ from: iso(from), to: iso(next - DAY), count: 0 });
      from = next;
    }
    // A word under every so many columns; whole years where there are years of them.
    let every = Math.ceil(out.length / 7);
    if (months && out.length * months > 24) every = Math.ceil((every * months) / 12) * (12 / months);
    return { out, every, letters: months === 12 || (months && every % (12 / months) === 0 && first.slice(5, 7) === "01") ? 4 : months ? 7 : 10 };
  };

  const drawTimeline = (events) => {
    const line = at("timeline");
    line.replaceChildren();
    line.setAttribute("viewBox", "0 0 800 190");
    const dated = events.filter((e) => e.start).map((e) => e.start).sort();
    at("undated").hidden = dated.length === events.length;
    at("undated-count").textContent = at("undated-number").textContent = String(events.length - dated.length);
    const first = dated[0], last = dated[dated.length - 1], ends = at("days").children;
    ends[0].textContent = first || "";
    ends[1].textContent = dated.length > 1 ? last : "";
    if (!dated.length) return;
    const { out, every, letters } = columns(first, last);
    let place = 0;
    for (const day of dated) {
      while (out[place].to < day) place += 1;
      out[place].count += 1;
    }
    const most = Math.max(...out.map((c) => c.count)), left = 40, bottom = 155, high = 140, wide = 750 / out.length;
    const word = (x, y, text, anchor) => {
      const node = svg("text", { x, y, "text-anchor": anchor });
      node.textContent = text;
      line.append(node);
    };
    for (const level of new Set([most, Math.ceil(most / 2)])) {
      const y = bottom - (level * high) / most;
      line.append(svg("path", { d: `M${left},${y}H790`, class: "grid" }));
      word(left - 8, y + 6, String(level), "end");
    }
    line.append(svg("path", { d: `M${left},${bottom}H790`, class: "axis" }));
    out.forEach((column, i) => {
      const x = left + i * wide;
      if (i % every === 0 && x < 730) {
        line.append(svg("path", { d: `M${x},${bottom}v6`, class: "axis" }));
        word(x, bottom + 25, column.from.slice(0, letters), "start");
      }
      if (!column.count) return;
      const height = (column.count * high) / most;
      const bar = svg("rect", { x, y: bottom - height, width: Math.max(3, wide - 1), height, class: "bar" });
      const title = svg("title", {});
      title.textContent = `${column.from === column.to ? column.from : `${column.from} – ${column.to}`}: ${column.count}`;
      bar.append(title);
      bar.addEventListener("click", () => { at("from").value = column.from; at("to").value = column.to; draw(); });
      line.append(bar);
    });
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
