// Debian's chromium under playwright-core, with nothing that talks to anywhere, and a log of
// everything a page says or asks for.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const kFlags = [
  "--no-sandbox", "--disable-quic",
  // WebGL in software: the map is drawn the same wherever the tests run.
  "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-domain-reliability",
  "--no-default-browser-check", "--disable-features=OptimizationHints,MediaRouter,Translate",
  // Whatever is asked of another host fails at once, and shows up in the log.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export async function open_browser() {
  const home = mkdtempSync(join(tmpdir(), "isnad-e2e-"));
  const context = await chromium.launchPersistentContext(home, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: kFlags,
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
  const said = { errors: [], outside: [] };
  context.on("page", (page) => watch(page, said));
  for (const page of context.pages()) watch(page, said);
  return {
    context,
    said,
    async close() {
      await context.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function watch(page, said) {
  page.on("console", (message) => {
    // Software WebGL says that it is slow; that is no finding about the desk.
    if (/GPU stall due to ReadPixels|swiftshader|WebGL-0x/i.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") said.errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.errors.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.hostname !== "127.0.0.1") said.outside.push(request.url());
  });
}
