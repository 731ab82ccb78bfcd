// Walks the desk in a browser, in Arabic and in English.
//
//   node web/e2e/run.mjs --isnad build/release/isnad [--project FILE] [--out build/screenshots] [--only NAME,…]
//
// Without --project the demo corpus is read into a fresh one. Fails on a console error, a request
// that leaves 127.0.0.1, a serious finding of axe, or a view that does not show what it should.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { open_browser } from "./browser.mjs";
import { open_desk } from "./desk.mjs";
import { walk_hostile, write_hostile } from "./hostile.mjs";
import { walks } from "./walks.mjs";
import { missing_words } from "./words.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values } = parseArgs({
  options: {
    isnad: { type: "string", default: join(root, "build/release/isnad") },
    project: { type: "string" },
    out: { type: "string", default: join(root, "build/screenshots") },
    only: { type: "string" },
  },
});
mkdirSync(values.out, { recursive: true });
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let project = values.project;
let scratch;
if (!project) {
  scratch = mkdtempSync(join(tmpdir(), "isnad-project-"));
  project = join(scratch, "demo.db");
  const articles = readdirSync(join(root, "demo")).filter((f) => f.endsWith(".txt")).map((f) => join(root, "demo", f));
  execFileSync(resolve(values.isnad), ["import", "--project", project, ...articles], { stdio: "inherit" });
}

const kPatience = Number(process.env.PATIENCE ?? 10_000); // ms that anything may take; a busy machine may ask for more
const kFirstPaint = Number(process.env.FIRST_PAINT ?? 1000); // ms; a busy machine may ask for more
const failures = missing_words(root).map((what) => `no words for ${what}`);
const bad = mkdtempSync(join(tmpdir(), "isnad-hostile-"));
write_hostile(bad);
// The data and what it compiles to, as copies that the walk may change.
const kept = mkdtempSync(join(tmpdir(), "isnad-data-"));
cpSync(join(root, "data"), join(kept, "data"), { recursive: true });
const blob = `${resolve(values.isnad)}.blob`;
const own = existsSync(blob);
if (own) copyFileSync(blob, join(kept, "isnad.blob"));
const desk = await open_desk(resolve(values.isnad), project, own ? ["--data", join(kept, "isnad.blob"), "--data-dir", join(kept, "data")] : []);
desk.data = own;
desk.read_only = statSync(project).isDirectory();
const browser = await open_browser();

async function audit(page, name) {
  // The desk's policy forbids inline script; the tool is put in by the debugger, which is not the page.
  await page.evaluate(execFileSync("cat", [axe], { encoding: "utf8", maxBuffer: 1 << 26 }));
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  for (const v of found.violations)
    if (v.impact === "serious" || v.impact === "critical")
      failures.push(`${name}: axe ${v.id}: ${v.nodes.length} × ${v.nodes[0].target} ${v.nodes[0].failureSummary?.split("\n")[1] ?? ""}`);
}

let slowest = 0;
try {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(3 * kPatience);
  await page.goto(desk.address);
  for (const lang of ["ar", "en"]) {
    for (const walk of walks) {
      if (values.only && !values.only.split(",").includes(walk.name)) continue;
      const name = `${walk.name}-${lang}`;
      const check = (ok, what) => ok || failures.push(`${name}: ${what}`);
      try {
        const at = new URL(walk.at, desk.origin);
        at.searchParams.set("lang", lang);
        await page.setViewportSize({ width: walk.width ?? 1280, height: walk.height ?? 900 });
        await page.goto(at.href);
        await page.waitForSelector(walk.ready, { timeout: kPatience });
        await page.evaluate(() => document.fonts.ready);
        const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
        slowest = Math.max(slowest, paint);
        check((await page.getAttribute("html", "lang")) === lang, "lang is not set");
        check((await page.getAttribute("html", "dir")) === (lang === "ar" ? "rtl" : "ltr"), "dir is not set");
        const shot = (what) => page.screenshot({ path: join(values.out, `${what}-${lang}.png`) });
        await walk.run?.({ page, check, lang, desk, shot });
        await page.waitForSelector(".busy", { state: "detached" });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        check(!wide, "the page is wider than the window");
        await page.screenshot({ path: join(values.out, `${name}.png`), fullPage: walk.full ?? false });
        await audit(page, name);
        await walk.after?.({ page });
      } catch (error) {
        failures.push(`${name}: ${error.message.split("\n")[0]}`);
        await page.screenshot({ path: join(values.out, `${name}-failed.png`) }).catch(() => undefined);
      }
    }
  }
  if (!values.only || values.only.split(",").includes("hostile")) {
    const hostile = await open_desk(resolve(values.isnad), bad);
    try {
      await page.setViewportSize({ width: 1280, height: 900 });
      await walk_hostile(page, hostile, (ok, what) => ok || failures.push(`hostile: ${what}`));
      await page.screenshot({ path: join(values.out, "hostile.png") });
    } catch (error) {
      failures.push(`hostile: ${error.message.split("\n")[0]} at ${page.url()}`);
      await page.screenshot({ path: join(values.out, "hostile-failed.png") });
    } finally {
      await hostile.close();
    }
  }
} finally {
  await browser.close();
  await desk.close();
  rmSync(bad, { recursive: true, force: true });
  rmSync(kept, { recursive: true, force: true });
  if (scratch) rmSync(scratch, { recursive: true, force: true });
}

for (const error of new Set(browser.said.errors)) failures.push(`console: ${error}`);
for (const url of new Set(browser.said.outside)) failures.push(`request to another host: ${url}`);
console.log(`slowest first paint: ${Math.round(slowest)} ms`);
if (slowest > kFirstPaint) failures.push(`first paint took ${Math.round(slowest)} ms`);
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? "the desk is in order" : `${failures.length} findings`);
process.exit(failures.length === 0 ? 0 : 1);
