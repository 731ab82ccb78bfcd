// How fast the desk answers many readers while articles are read in.
//
//   bench/make_project.py big.db
//   node bench/desk_load.mjs --project big.db [--isnad build/release/isnad] [--readers 20] [--seconds 30]
//        [--think 100] [--no-import]
//
// Each reader asks one address after the other (lists with filters, searches, the map, event pages, as
// the desk's views do), with a pause of up to twice --think milliseconds between them. Prints the
// 50th, 95th and 99th percentile of each kind. The import goes into the same project: use a copy.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values: o } = parseArgs({
  options: {
    project: { type: "string" }, isnad: { type: "string", default: "build/release/isnad" },
    readers: { type: "string", default: "20" }, seconds: { type: "string", default: "30" },
    think: { type: "string", default: "100" }, "no-import": { type: "boolean", default: false },
  },
});
// The same addresses in each run.
let seed = 7;
const draw = (n) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * n);
};
const pick = (list) => list[draw(list.length)];

const desk = spawn(o.isnad, ["serve", "--project", o.project, "--port", "0", "--no-open"], { stdio: ["ignore", "pipe", "inherit"] });
process.on("exit", () => desk.kill("SIGTERM"));
let address = "";
for await (const line of createInterface({ input: desk.stdout })) {
  address = /http:\/\/127\.0\.0\.1:\d+\/enter\?key=\w+/.exec(line)?.[0] ?? "";
  if (address) break;
}
const origin = new URL(address).origin;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let cookie = "";
const ask = (path) =>
  new Promise((done, failed) => {
    const begin = performance.now();
    get(origin + path, { agent, headers: { cookie } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ ms: performance.now() - begin, status: answer.statusCode, answer, body: Buffer.concat(parts) }));
    }).on("error", failed);
  });
// What is counted first is asked for again, as the desk's pages do.
const ready = async (path) => {
  for (;;) {
    const answer = await ask(path);
    if (answer.status === 200) return JSON.parse(answer.body);
    if (answer.status !== 503) throw new Error(`${path} answered ${answer.status}`);
    await new Promise((done) => setTimeout(done, 500));
  }
};
cookie = (await ask(address.slice(origin.length))).answer.headers["set-cookie"][0].split(";")[0];

const types = ["airstrike", "shelling", "armed_clash", "gain_control", "negotiate", "displacement", "casualties"];
const words = ["غدير", "سنديان", "مرجان", "مدينة رمان", "بلدة ساقية", "الدفاع المدني", "قوات زيتون 12", "حي منارة"];
const first = await ready("/events.json?limit=200");
const events = first.items.map((e) => e.id);
const places = (await ready("/places.json")).items.slice(0, 60).map((p) => p.id);
const day = () => `20${12 + draw(9)}-${String(1 + draw(12)).padStart(2, "0")}-01`;
const kinds = {
  list: () => pick([
    "/claims.json?limit=40", `/claims.json?limit=40&type=${pick(types)}`, `/events.json?limit=40`, `/events.json?limit=40&type=${pick(types)}`,
    `/claims.json?limit=40&place=${encodeURIComponent(pick(places))}`, `/events.json?limit=40&disputed=1`, `/events.json?limit=40&from=${day()}`,
    "/documents.json?limit=60",
  ]),
  search: () => `/claims.json?limit=40&q=${encodeURIComponent(pick(words))}`,
  map: () => pick(["/map.json", "/map.json", `/map.json?type=${pick(types)}`]),
  event: () => `/events/${pick(events)}.json`,
};

const scratch = mkdtempSync(join(tmpdir(), "isnad-load-"));
let importing;
if (!o["no-import"]) {
  const rows = [];
  for (let i = 0; i < 2000 * Number(o.seconds); i += 1)
    rows.push(JSON.stringify({ id: `load-${process.pid}-${i}`, outlet: "وكالة الحقل", published: "2021-05-06",
      text: `قال مصدر طبي إن ${2 + (i % 9)} مدنيين قُتلوا أمس الأربعاء بقصف مدفعي على بلدة الجسر رقم ${i}. وأضاف أن القصف استمر ساعات.` }));
  writeFileSync(join(scratch, "more.jsonl"), rows.join("\n"));
  importing = spawn(o.isnad, ["import", "--project", o.project, "--jobs", "1", "--no-events", join(scratch, "more.jsonl")], { stdio: "ignore" });
}

// Once each, as a desk that has been open for a while has been asked.
for (const path of ["/counts.json", "/map.json", "/facets.json", ...types.map((t) => `/map.json?type=${t}`)]) await ready(path);

const times = Object.fromEntries(Object.keys(kinds).map((k) => [k, []]));
const slow = [];
let bad = 0;
const end = Date.now() + Number(o.seconds) * 1000;
async function reader() {
  while (Date.now() < end) {
    const kind = pick(Object.keys(kinds));
    const path = kinds[kind]();
    const answer = await ask(path);
    times[kind].push(answer.ms);
    if (answer.ms > 300) slow.push([Math.round(answer.ms), path]);
    if (answer.status !== 200) bad += 1;
    await new Promise((done) => setTimeout(done, draw(2 * Number(o.think))));
  }
}
await Promise.all(Array.from({ length: Number(o.readers) }, reader));
const still = importing && importing.exitCode === null;
const at = (list, p) => (list.length ? list[Math.min(list.length - 1, Math.floor(list.length * p))].toFixed(1).padStart(8) : "–");
console.log(`${o.readers} readers, pause ${o.think} ms, ${importing ? (still ? "import running throughout" : "import ended early") : "no import"}`);
console.log("kind     answers     p50     p95     p99 ms");
const all = [];
for (const [kind, list] of [...Object.entries(times), ["all", all]]) {
  if (kind !== "all") all.push(...list);
  list.sort((a, b) => a - b);
  console.log(`${kind.padEnd(8)} ${String(list.length).padStart(7)} ${at(list, 0.5)}${at(list, 0.95)}${at(list, 0.99)}`);
}
if (bad > 0) console.log(`${bad} answers were not 200`);
for (const [ms, path] of slow.sort((a, b) => b[0] - a[0]).slice(0, 12)) console.log(`${ms} ms ${decodeURIComponent(path)}`);
if (importing) {
  importing.kill("SIGTERM");
  if (importing.exitCode === null && importing.signalCode === null) await once(importing, "exit");
}
desk.kill("SIGTERM");
agent.destroy();
rmSync(scratch, { recursive: true, force: true });
