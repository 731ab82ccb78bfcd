// Articles whose every string is an attack, as a folder of records.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const script = "<script>globalThis.broken=1</script><img src=x onerror=globalThis.broken=1>";
const turned = "أعلن \u202Eناطق\u202C سقوط \u2067قذيفة\u2069 على الجسر";
const giant = "ط".repeat(6000);

export function write_hostile(folder) {
  mkdirSync(folder, { recursive: true });
  const text = `${script}\n${turned}\n${giant}\n=HYPERLINK("x") 𝄞 javascript:alert(1)`;
  const letters = [...text];
  const line = (n) => {
    const lines = text.split("\n");
    const start = [...lines.slice(0, n).join("\n")].length + (n > 0 ? 1 : 0);
    return { start, end: start + [...lines[n]].length, text: lines[n] };
  };
  const claim = (id, n, more) => ({
    id, doc: "مقال/../<b>.txt", sentence: 0, type: "shelling", polarity: "+", certainty: "fact", rule: script,
    evidence: line(n), trigger: { ...line(n), lemma: script }, confidence: 0.5, because: script,
    attribution: [{ id: null, name: script, text: turned, kind: "anonymous", level: 0 }],
    agent: [{ id: "a'\"<x>", name: giant.slice(0, 300), name_en: script, text: script }],
    target: [], places: [{ id: `p&"'`, name: turned, name_en: script, role: "at", precision: "town", lat: 33, lon: 44 }],
    time: { start: "2021-03-04", end: "2021-03-04", text: script }, weapon: script, victims: script,
    ...more,
  });
  const write = (name, rows) => writeFileSync(join(folder, name), rows.map((r) => `${JSON.stringify(r)}\n`).join(""));
  write("documents.jsonl", [
    { id: "مقال/../<b>.txt", title: script, outlet: script, url: "javascript:alert(1)", published: "2021-03-05", text },
  ]);
  write("claims.jsonl", [claim("c#1?x=&y", 0), claim("c2", 1), claim("c3", 2), claim("c4", 3, { type: "unheard_of" })]);
  return letters.length;
}

export async function walk_hostile(page, desk, check) {
  page.on("dialog", (dialog) => {
    check(false, "a dialog opened");
    void dialog.dismiss();
  });
  await page.goto(desk.address);
  const seen = async (at, ready) => {
    await page.goto(`${desk.origin}${at}`);
    await page.waitForSelector(ready);
    const broken = await page.evaluate(() => globalThis.broken ?? document.querySelectorAll("#desk script, #desk img, #desk b").length);
    check(broken === 0, `${at}: markup of an article became markup of the page`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
    check(!wide, `${at}: a giant word widens the page`);
    const controls = await page.evaluate(() => /[\u202a-\u202e]/u.test(document.getElementById("desk").textContent));
    check(!controls, `${at}: a direction control is on the page`);
  };
  for (const lang of ["ar", "en"]) {
    for (const at of ["/", "/claims", "/events", "/map", "/timeline", "/sources", "/documents", "/review"])
      await seen(`${at}?lang=${lang}`, "main h1:visible, main h2:visible");
    await seen(`/claims?lang=${lang}`, ".claim");
    await page.locator(".claim h3 a").first().click();
    await page.waitForSelector(".reader-side .is-active");
    const marked = await page.evaluate(() => [...CSS.highlights.get("mark-active")].map(String).join(""));
    check(marked.length > 0, "the claim of a hostile article is not marked");
    await page.goBack();
    await page.waitForSelector(".claim");
    await page.locator(".claim .chain a").first().click();
    await page.waitForSelector(".claim");
    check((await page.locator(".claim").count()) === 4, "a hostile name does not survive the address");
  }
}
