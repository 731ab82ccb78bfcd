// The publication that `isnad site` writes, opened from its folder with the network cut.
//   node web/e2e/site.mjs --isnad build/release/isnad
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { open_browser } from "./browser.mjs";

const program = resolve(process.argv[process.argv.indexOf("--isnad") + 1]);
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "isnad-site-"));
let failed = 0;
const check = (holds, what) => {
  if (holds) return;
  failed += 1;
  console.error(`site: ${what}`);
};
const run = (...words) => execFileSync(program, words, { stdio: ["ignore", "pipe", "inherit"] }).toString();

const demo = readdirSync(join(root, "demo")).filter((name) => name.endsWith(".txt")).map((name) => join(root, "demo", name));
run("import", "--project", join(folder, "p.db"), ...demo);
run("site", "--project", join(folder, "p.db"), "--title", "<b>عنوان</b> & تجربة", "--out", join(folder, "site"));
run("verify", join(folder, "site"));

const browser = await open_browser();
try {
  await browser.context.setOffline(true);
  const page = await browser.context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const address = pathToFileURL(join(folder, "site", "index.html")).href;
  await page.goto(address);
  await page.waitForSelector("html[data-ready]");
  const events = Number(await page.getAttribute("html", "data-ready"));
  check(events > 20, `only ${events} events`);
  check((await page.title()) === "<b>عنوان</b> & تجربة", "the title is not as given");
  check((await page.locator("h1 b").count()) === 0, "the title became markup");
  check((await page.locator("#map circle").count()) > 5, "the map is empty");
  check((await page.locator("#timeline rect").count()) > 5, "the timeline is empty");
  check(/^\d{4}-\d\d-\d\d\d{4}-\d\d-\d\d$/.test(await page.textContent("#days")), "the timeline does not say its days");
  check((await page.locator("#timeline text").count()) > 3, "the timeline has no words under it");
  const heights = await page.locator("#timeline rect").evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
  check(new Set(heights).size > 1, "every column of the timeline is as high as the others");
  const undated = Number(await page.textContent("#undated-count"));
  const told = (await page.locator("#timeline rect title").allTextContents()).map((title) => Number(title.split(": ")[1]));
  check(undated + told.reduce((sum, n) => sum + n, 0) === events, "columns and undated events are not all events");
  const tallest = told.indexOf(Math.max(...told));
  await page.locator("#timeline rect").nth(tallest).dispatchEvent("click");
  check((await page.locator("#list li").count()) >= told[tallest], "a column of the timeline does not filter the list");
  await page.locator("button[type=reset]").dispatchEvent("click");
  await page.waitForFunction((n) => Number(document.querySelector("#count").textContent.slice(1, -1)) === n, events);
  const all = await page.locator("#list li").count();
  check(all > 20, `only ${all} events in the list`);
  await page.locator("#list li button").first().click();
  check((await page.locator("#claims blockquote").count()) > 0, "an event shows no evidence");
  await page.fill("#words", "الحديدة");
  const some = await page.locator("#list li").count();
  check(some > 0 && some < all, `a search gives ${some} of ${all}`);
  await page.click("button[type=reset]");
  await page.waitForFunction((n) => document.querySelectorAll("#list li").length === n, all);
  await page.check("#disputed");
  const disputed = await page.locator("#list li").count();
  check(disputed > 0 && disputed < all, `${disputed} of ${all} are disputed`);
  check(asked.every((url) => url === address), `asked for ${asked.filter((url) => url !== address)}`);
  check(browser.said.errors.length === 0, `said ${browser.said.errors}`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.error(failed === 0 ? "site: opens from its folder with the network cut" : `site: ${failed} failures`);
process.exit(failed === 0 ? 0 : 1);
