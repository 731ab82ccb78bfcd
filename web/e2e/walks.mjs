// What is looked at, and what must be seen there. They follow the data: no id is written down.
const count = (page, what) => page.locator(what).count();
// The page of the first event of a list; false where the list is empty.
const open_first = async (page) => {
  const first = page.locator(".event h3 a").first();
  if ((await first.count()) === 0) return false;
  await first.click();
  await page.waitForSelector(".event-page");
  return true;
};
// Judges under a name of one's own from here on.
const as_coder = async (page, who) => {
  await page.locator(".coder input").fill(who);
  await page.locator(".coder input").press("Enter");
  await page.locator(".coder input").blur();
  await page.waitForFunction((name) => localStorage.getItem("isnad.coder") === name, who);
};

export const walks = [
  {
    // The way of the README, by clicks alone: first event understood, first claim corrected.
    name: "newcomer",
    at: "/",
    ready: ".disagreement h3 a, .nothing",
    async run({ page, check, desk, lang }) {
      if (desk.read_only) return;
      const begin = Date.now();
      await page.locator(".disagreement h3 a").first().click();
      await page.waitForSelector(".event-page .dispute");
      check((await count(page, ".origins > li")) >= 1, "how the news came is not shown");
      await page.locator(".account-foot a").first().click();
      await page.waitForSelector(".reader-side .is-active .slots");
      await page.locator('.reader-side .is-active .slots a[href^="/review?claim="]').click();
      await page.waitForSelector(".review-card");
      const claim = await page.getAttribute(".review-card", "data-claim");
      await page.locator(".review-card button", { hasText: lang === "ar" ? "تصحيح" : "Correct" }).first().click();
      await page.waitForSelector(".correction");
      await page.locator(".correction select").nth(2).selectOption("possible");
      await page.locator(".correction .wide input").last().fill(lang === "ar" ? "المصدر يقوله ظنّاً" : "the source only supposes it");
      await page.locator(".correction .accept").click();
      await page.waitForSelector(`.judged li a[href*="${claim}"]`);
      check(Date.now() - begin < 300_000, "the first correction takes more than five minutes");
      await page.locator(".judged li button").first().click();
      await page.waitForSelector(".judged li.is-undone");
    },
  },
  {
    name: "overview",
    at: "/",
    ready: ".event",
    async run({ page, check }) {
      check((await count(page, ".event")) >= 5, "fewer than five events on the first screen");
      check((await count(page, ".event .chain")) >= 5, "events without their chain");
      check((await count(page, ".bars li")) >= 3, "no sources beside");
    },
  },
  { name: "overview-narrow", at: "/", ready: ".event", width: 400, height: 860 },
  {
    name: "claims",
    at: "/claims",
    ready: ".claim",
    async run({ page, check }) {
      const all = await count(page, ".claim");
      check(all >= 5, "fewer than five claims");
      const box = page.locator(".facet-row input").nth(4);
      await box.waitFor();
      await box.check();
      await page.waitForSelector(".list-head ~ .chosen li"); // the export dialogue has a list of its own
      await page.waitForSelector(".busy", { state: "detached" });
      check(/[?&]\w+=/.test(page.url()), "a filter does not stand in the address");
      const some = await count(page, ".claim");
      check(some >= 1 && some <= all, "the filter does not narrow the list");
      await page.reload();
      await page.waitForSelector(".claim");
      check((await count(page, ".list-head ~ .chosen li")) >= 1, "the filter is not restored from the address");
    },
  },
  {
    name: "search",
    at: "/claims?q=%D8%A7%D9%84%D8%B1%D9%82%D9%87", // الرقه, a common misspelling of الرقة
    ready: ".claim, .nothing",
    async run({ page, check }) {
      check((await count(page, ".claim")) >= 1, "a folded spelling finds nothing");
    },
  },
  {
    name: "events",
    at: "/events",
    ready: ".event",
    async run({ page, check }) {
      check((await count(page, ".event")) >= 5, "fewer than five events");
    },
  },
  {
    name: "event",
    at: "/events?disputed=1",
    ready: ".event, .nothing",
    full: true,
    async run({ page, check }) {
      if (!(await open_first(page))) return;
      check((await count(page, ".account")) >= 2, "an event in dispute shows fewer than two accounts");
      check((await count(page, ".dispute")) >= 1, "the contradiction is not shown");
      check((await count(page, ".origins > li")) >= 1, "no transmission tree");
    },
  },
  {
    name: "event-then",
    at: "/events?disputed=1&order=old",
    ready: ".event, .nothing",
    full: true,
    async run({ page, check, desk }) {
      if (desk.read_only || !(await open_first(page))) return;
      const event = await (await page.request.get(page.url().replace(/\?.*|$/, ".json"))).json();
      const days = [...new Set(event.claim_records.map((c) => c.document.published))].sort();
      const before = event.claim_records.filter((c) => c.document.published <= days[0]).length;
      await page.locator(".known-by input").fill(days[0]);
      await page.waitForFunction((n) => document.querySelectorAll(".account").length === n, before);
      check(page.url().includes(`known_by=${days[0]}`), "the day of knowledge does not stand in the address");
      check((await count(page, ".known-by.is-back")) === 1, "the page does not say that it looks back");
    },
  },
  {
    name: "export",
    at: "/events?toll=1&type=airstrike,shelling",
    ready: ".event, .nothing",
    async run({ page, check, desk }) {
      await page.locator(".export-open").click();
      await page.waitForSelector("dialog.export[open]");
      check((await count(page, ".export-formats button")) >= 16, "not every format is offered");
      check((await count(page, "dialog.export .warn")) === 1, "what an export cannot be narrowed by is not told");
      if (desk.read_only) return;
      const download = page.waitForEvent("download");
      await page.locator(".export-formats button").first().click();
      check((await download).suggestedFilename() === "claims.zip", "the export is not saved under its name");
      await page.waitForSelector('.export-formats[aria-busy="false"]');
    },
    async after({ page }) {
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog.export[open]", { state: "detached" });
    },
  },
  {
    name: "event-print",
    at: "/events?disputed=1",
    ready: ".event, .nothing",
    full: true,
    async run({ page, check }) {
      if (!(await open_first(page))) return;
      await page.emulateMedia({ media: "print" });
      check(await page.locator(".footnotes").isVisible(), "no footnotes on paper");
      check(!(await page.locator(".masthead").isVisible()), "the masthead is printed");
      check((await count(page, ".footnotes li")) === (await count(page, ".account")), "not every account has its footnote");
    },
    async after({ page }) {
      await page.emulateMedia({ media: "screen" });
    },
  },
  {
    name: "event-join",
    at: "/events?disputed=1",
    ready: ".event, .nothing",
    full: true,
    async run({ page, check, desk, lang }) {
      if (desk.read_only || !(await open_first(page))) return;
      await page.locator(".join summary").click();
      await page.waitForSelector(".join-row input[type=checkbox]");
      if (lang === "en") return; // once is enough
      const before = page.url();
      const accounts = await count(page, ".account");
      await page.locator(".join-row input[type=checkbox]").last().check();
      await page.locator(".join fieldset button").first().click();
      await page.waitForFunction((n) => document.querySelectorAll(".account").length !== n, accounts);
      await page.waitForSelector(".event-page");
      if ((await count(page, ".joined")) === 0) await page.locator(".join summary").click();
      await page.waitForSelector(".joined button");
      await page.locator(".joined button").first().click();
      await page.waitForFunction((n) => document.querySelectorAll(".account").length === n, accounts);
      check((await count(page, ".account")) === accounts, `taking a split back does not restore ${before}`);
    },
  },
  {
    name: "documents",
    at: "/documents",
    ready: ".articles li",
    async run({ page, check }) {
      check((await count(page, ".articles li")) >= 20, "the demo's articles are not listed");
    },
  },
  {
    name: "reader",
    at: "/claims?order=old",
    ready: ".claim",
    async run({ page, check }) {
      await page.locator(".claim h3 a").first().click();
      await page.waitForSelector(".reader-side .is-active .slots");
      check((await count(page, ".reader-side li[data-claim]")) >= 1, "no claims beside the article");
      const marks = await page.evaluate(() => [...CSS.highlights.keys()]);
      check(marks.includes("mark-active") && marks.includes("mark-trigger"), "the claim is not marked in the text");
      const same = await page.evaluate(() => {
        const evidence = [...CSS.highlights.get("mark-active")].map((range) => range.toString()).join("");
        return evidence.length > 0 && document.querySelector(".text").textContent.includes(evidence);
      });
      check(same, "the mark is not on words of the article");
      await page.keyboard.press("j");
      await page.waitForTimeout(100);
      check((await count(page, ".reader-side .is-active")) === 1, "J does not move to a claim");
    },
  },
  {
    name: "veiled",
    at: "/claims?q=سعاد",
    ready: ".claim, .nothing",
    async run({ page, check, lang, desk }) {
      await page.goto(`${desk.origin}/events?lang=${lang}&toll=1`);
      await page.waitForSelector(".event");
      await page.locator(".display summary").click();
      await page.locator(".display input").nth(1).check();
      const blurred = () => page.evaluate(() => [...document.querySelectorAll(".veiled")].every((v) => getComputedStyle(v).filter.includes("blur")));
      check(await blurred(), "what is to be blurred is not");
      check((await page.evaluate(() => localStorage.getItem("isnad.veil"))) === "on", "blurring is not kept");
    },
    async after({ page }) {
      await page.evaluate(() => localStorage.removeItem("isnad.veil"));
    },
  },
  { name: "reader-narrow", at: "/documents", ready: ".articles li", width: 400, height: 860,
    async run({ page }) {
      await page.locator(".articles a").first().click();
      await page.waitForSelector(".text p");
    },
  },
  {
    name: "map",
    at: "/map",
    ready: ".map .mark",
    async run({ page, check }) {
      // MapLibre draws the land; without WebGL the paths stand in for it.
      await page.waitForSelector('.map[data-ground="gl"] canvas').catch(() => undefined);
      check((await count(page, '.map[data-ground="gl"] canvas')) === 1, "MapLibre does not draw the land");
      check((await count(page, ".map .mark")) >= 3, "fewer than three places on the map");
      check((await count(page, ".places tbody tr")) >= 3, "the map's data does not stand as a table");
      await page.locator(".places tbody th a").first().click();
      await page.waitForSelector(".map-side .event");
      check((await count(page, ".map .is-chosen")) <= 1, "more than one place is chosen");
    },
  },
  {
    name: "map-control",
    at: "/map?layer=control",
    ready: ".party-key, .nothing",
    async run({ page, check }) {
      if ((await count(page, ".nothing")) > 0) return;
      check((await count(page, ".map .mark")) >= 1, "nobody holds anything");
      check((await count(page, ".party-key li")) >= 1, "no key of parties");
      check((await count(page, ".share-chart")) === 1, "no control share");
      const all = page.url();
      await page.locator('.day-slider input[type="range"]').focus();
      await page.keyboard.press("Home");
      await page.waitForFunction((before) => location.href !== before && location.search.includes("as_of="), all);
      await page.goBack();
      await page.goto(all);
      await page.waitForSelector(".party-key");
    },
  },
  {
    name: "map-near",
    at: "/map?place=C5710",
    ready: ".map .mark",
    async run({ page, check, lang }) {
      await page.waitForSelector('.map[data-ground="gl"]');
      for (let i = 0; i < 5; i += 1) await page.locator(".map-buttons button").first().click();
      await page.waitForSelector(".label-quarter", { timeout: 15_000 });
      // Letters of a word join: shaped, a name is narrower than its letters one by one.
      const shaped = await page.evaluate(() => {
        const label = [...document.querySelectorAll(".label-quarter")].find((l) => l.textContent.length > 5);
        if (!label) return 0;
        const alone = [...label.textContent].reduce((sum, letter) => {
          const one = label.cloneNode();
          one.textContent = letter;
          label.parentNode.append(one);
          const width = one.getComputedTextLength();
          one.remove();
          return sum + width;
        }, 0);
        return label.getComputedTextLength() / alone;
      });
      if (lang === "ar") check(shaped > 0 && shaped < 0.95, `Arabic names on the map are not shaped (${shaped.toFixed(2)})`);
    },
  },
  {
    name: "map-disputes",
    at: "/map?layer=disputes",
    ready: ".map .mark, .nothing",
    async run({ page, check }) {
      check((await count(page, ".dispute-mark")) >= 1, "no disagreement on the map");
    },
  },
  { name: "map-narrow", at: "/map", ready: ".map .mark", width: 400, height: 860 },
  {
    name: "timeline",
    at: "/timeline",
    ready: ".scale li",
    async run({ page, check }) {
      check((await count(page, ".scale-bar")) >= 1, "no event on the timeline");
      const box = await page.locator(".month-bars").boundingBox();
      await page.mouse.move(box.x + box.width * 0.05, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 4 });
      await page.mouse.up();
      await page.waitForFunction(() => location.search.includes("from="));
      check(/from=\d{4}-\d\d-01/.test(page.url()), "dragging does not choose a period");
    },
  },
  {
    name: "tolls",
    at: "/tolls",
    ready: ".toll-ledger tbody tr",
    async run({ page, check }) {
      check((await count(page, ".toll-ledger tbody tr")) >= 3, "fewer than three tolls");
    },
  },
  { name: "talks", at: "/talks", ready: ".process, .nothing" },
  {
    name: "review",
    at: "/review",
    ready: ".review-card",
    async run({ page, check, desk }) {
      const first = await page.getAttribute(".review-card", "data-claim");
      if (desk.read_only) return;
      await page.keyboard.press("a");
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim !== id, first);
      check((await count(page, ".judged li")) >= 1, "the judgement is not listed");
      await page.keyboard.press("Backspace");
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim === id, first);
      await page.keyboard.press("e");
      await page.waitForSelector(".correction");
      await page.locator(".correction select").nth(2).selectOption("possible");
      await page.locator(".correction .accept").click();
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim !== id, first);
      await page.locator(".judged li button").first().click();
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim === id, first);
    },
  },
  {
    // Rejected for a reason, the reason read in the list, taken back by its own button.
    name: "review-reject",
    at: "/review",
    ready: ".review-card",
    async run({ page, check, desk, lang, shot }) {
      if (desk.read_only) return;
      const first = await page.getAttribute(".review-card", "data-claim");
      const reason = lang === "ar" ? "العبارة عن أمر آخر" : "the words tell of something else";
      await page.keyboard.press("x");
      await page.waitForSelector(".reject-form input");
      await page.keyboard.type(reason);
      check((await page.getAttribute(".review-card", "data-claim")) === first, "a letter of the reason is taken for a shortcut");
      await shot("review-reason");
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim !== id, first);
      check((await page.locator(".judged li").first().textContent()).includes(reason), "the reason is not told");
      const judged = (await (await page.request.get(`${desk.origin}/claims/${first}.json`)).json()).review;
      check(judged === "rejected", `the claim is ${judged}`);
      await page.locator(".judged li button").first().click();
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim === id, first);
      check((await (await page.request.get(`${desk.origin}/claims/${first}.json`)).json()).review === "open", "the judgement stands after it was taken back");
    },
  },
  {
    name: "sources",
    at: "/sources",
    ready: ".ledger tbody tr",
    async run({ page, check }) {
      check((await count(page, ".ledger tbody tr")) >= 3, "no sources");
    },
  },
  {
    name: "agreement",
    at: "/review",
    ready: ".review-card",
    async run({ page, check, desk, lang, shot }) {
      if (desk.read_only) return;
      const claim = await page.getAttribute(".review-card", "data-claim");
      const name = (who) => as_coder(page, who);
      await name("سلمى");
      await page.waitForSelector(".review-card");
      const first = await page.getAttribute(".review-card", "data-claim");
      await page.keyboard.press("a");
      await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim !== id, first);
      await name("نادر");
      await page.goto(`${desk.origin}/review?mode=second&lang=${lang}`);
      await page.waitForSelector(".review-card");
      const second = await page.getAttribute(".review-card", "data-claim");
      check(second === first, "the second coding does not start with what the first coder judged");
      check((await count(page, ".review-card .badge.reviewed")) === 0, "the first coder's judgement shows before the second's");
      await page.keyboard.press("a");
      await page.waitForSelector(".nothing");
      await page.goto(`${desk.origin}/review?mode=agreement&lang=${lang}`);
      await page.waitForSelector(".agreement tbody tr");
      check((await count(page, ".agreement tbody tr")) >= 3, "no agreement by field");
      check((await count(page, ".calibration tbody tr")) >= 3, "nothing on how often readings are accepted");
      await shot("agreement-table");
      await page.goto(`${desk.origin}/review?lang=${lang}`);
      await page.waitForSelector(".review-card");
      for (const who of ["نادر", "سلمى"]) {
        await name(who);
        await page.waitForSelector(".judged li button");
        await page.locator(".judged li:not(.is-undone) button").first().click();
        await page.waitForTimeout(150);
      }
      await page.goto(`${desk.origin}/review?mode=agreement&lang=${lang}`);
      await page.waitForSelector(".calibration, .nothing");
      await page.evaluate(() => localStorage.removeItem("isnad.coder"));
      void claim;
    },
  },
  {
    // Two coders over six claims: they agree on four, so that chance can be told from agreement.
    name: "kappa",
    at: "/review",
    ready: ".review-card",
    async run({ page, check, desk, lang, shot }) {
      if (desk.read_only) return;
      const name = (who) => as_coder(page, who);
      const judge = async (verdicts) => {
        for (const verdict of verdicts) {
          await page.waitForSelector(".review-card");
          const claim = await page.getAttribute(".review-card", "data-claim");
          if (verdict === "accept") await page.keyboard.press("a");
          else {
            await page.keyboard.press("x");
            await page.waitForSelector(".reject-form input");
            await page.keyboard.type("ليس حدثاً");
            await page.keyboard.press("Enter");
          }
          await page.waitForFunction((id) => document.querySelector(".review-card")?.dataset.claim !== id, claim);
        }
      };
      await name("هالة");
      await judge(["accept", "accept", "accept", "reject", "reject", "accept"]);
      await name("منير");
      await page.goto(`${desk.origin}/review?mode=second&lang=${lang}`);
      await judge(["accept", "accept", "reject", "reject", "reject", "accept"]);
      await page.goto(`${desk.origin}/review?mode=agreement&lang=${lang}`);
      await page.waitForSelector(".agreement tbody tr");
      const verdict = (await (await page.request.get(`${desk.origin}/agreement.json`)).json()).items.find((r) => r.field === "verdict");
      // By hand: they agree on 5 of 6; chance (4·3 + 2·3)/36 = 0.5; kappa (5/6 − 1/2)/(1 − 1/2) = 0.667.
      check(verdict.claims === 6 && Math.abs(verdict.kappa - 2 / 3) < 0.005, `kappa of the verdicts is ${verdict.kappa} over ${verdict.claims}`);
      const shown = await page.locator(".agreement tbody tr").first().textContent();
      check(shown.includes("0.67") && shown.includes("83"), `the table shows ${shown}`);
      await shot("kappa-table");
      await page.goto(`${desk.origin}/review?lang=${lang}`);
      for (const who of ["منير", "هالة"]) {
        await name(who);
        for (let left = 6; left > 0; left -= 1) {
          const open = page.locator(".judged li:not(.is-undone)", { hasText: who });
          const before = await open.count();
          if (before === 0) break;
          await open.first().locator("button").click();
          await page.waitForFunction(([n, w]) => [...document.querySelectorAll(".judged li:not(.is-undone)")].filter((l) => l.textContent.includes(w)).length < n, [before, who]);
        }
      }
      await page.evaluate(() => localStorage.removeItem("isnad.coder"));
    },
  },
  {
    name: "conflicts",
    at: "/review?mode=conflicts",
    ready: ".nothing, .conflict",
  },
  {
    name: "import",
    at: "/import",
    ready: ".import-form",
    full: true,
    async run({ page, check, desk, lang }) {
      if (desk.read_only) return;
      await page.locator('input[type="file"]').setInputFiles([
        { name: `ضفة-${lang}.txt`, mimeType: "text/plain", buffer: Buffer.from(
          "قال مصدر في الدفاع المدني إن ستة مدنيين قُتلوا أمس الأحد بقصف مدفعي استهدف سوق بلدة دركوش.", "utf8") },
        { name: "broken.warc", mimeType: "application/octet-stream", buffer: Buffer.from("WARC/1.0\r\nnonsense") },
      ]);
      await page.locator('input[type="date"]').first().fill("2019-03-18");
      await page.locator(".import-form .accept").click();
      await page.waitForSelector('.job[data-running="false"] .job-sum', { timeout: 60_000 });
      check((await count(page, ".job tbody tr")) >= 1, "no report by article");
      check((await count(page, ".job-failed")) >= 1, "what could not be read is not named");
      await page.locator(".job tbody th a").first().click();
      await page.waitForSelector(".text p");
      await page.goBack();
      await page.waitForSelector(".job tbody tr");
    },
  },
  {
    // A table of articles with a row that has no text, one whose day is no day, and a cell that does not end.
    name: "import-table",
    at: "/import",
    ready: ".import-form",
    full: true,
    async run({ page, check, desk, lang }) {
      if (desk.read_only) return;
      const rows = [
        "id,title,outlet,published,text",
        `t1-${lang},خبر أول,مرصد الضفة,2021-03-04,"قال مصدر طبي إن ثلاثة مدنيين قُتلوا أمس الأربعاء بقصف مدفعي على بلدة سرمين."`,
        `t2-${lang},خبر ثانٍ,مرصد الضفة,بلا يوم,"أعلنت فرق الإنقاذ انتشال جثتين من تحت الركام في مدينة أريحا يوم الخميس."`,
        `t3-${lang},خبر ثالث,مرصد الضفة,2021-03-05,`,
        `t4-${lang},"خبر رابع,مرصد`,
      ];
      await page.locator('input[type="file"]').setInputFiles([{ name: "جدول.csv", mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`, "utf8") }]);
      await page.locator(".import-form .accept").click();
      await page.waitForSelector('.job[data-running="false"] .job-sum', { timeout: 60_000 });
      const report = await page.locator(".job").textContent();
      check((await count(page, ".job tbody tr")) === 3, "not every row has its line");
      check(/:5\b/.test(report), "the line of the broken row is not named");
      check(report.includes("text.empty"), "the row without a text is not told");
      check(report.includes("published.unreadable"), "the day that is no day is not told");
      const first = await (await page.request.get(`${desk.origin}/documents/t1-${lang}.json`)).json();
      check(first.claim_records.some((c) => c.killed?.min === 3), "the good row is not read");
    },
  },
  {
    name: "data",
    at: "/data/actors/syria.tsv",
    ready: ".data-rows tbody tr",
    async run({ page, check, desk }) {
      if (!desk.data || desk.read_only) return;
      await page.locator(".data-tools input").fill("قسد");
      await page.locator(".data-tools input").press("Enter");
      await page.waitForFunction(() => location.search.includes("q="));
      await page.waitForSelector(".busy", { state: "detached" });
      check((await count(page, ".data-rows tbody tr")) >= 1, "a row is not found by another of its names");
      await page.locator(".data-rows tbody button").first().click();
      await page.waitForSelector(".row-form");
    },
  },
  {
    name: "data-rules",
    at: "/data/rules/strikes.toml",
    ready: ".rules-text",
    async run({ page, check, desk, lang }) {
      if (!desk.data || lang === "en") return;
      const text = await page.locator(".rules-text").inputValue();
      await page.locator(".rules-text").fill(`${text}\n[[rule]\n`);
      await page.locator(".data-editor .accept").first().click();
      await page.waitForSelector('.check[data-passed="false"] .check-lines', { timeout: 120_000 });
      await page.waitForFunction(() => !document.querySelector(".check progress"));
      check((await count(page, ".check .accept")) === 0, "a change that fails its check can be put in force");
    },
  },
  {
    name: "data-change",
    at: "/data/actors/other.tsv",
    ready: ".data-rows tbody tr",
    async run({ page, check, desk, lang }) {
      if (!desk.data || lang === "en") return;
      await page.locator(".data-tools > button").click();
      await page.waitForSelector(".row-form");
      const fill = async (column, text) => page.locator(".row-form label", { hasText: new RegExp(`^${column}$`) }).locator("input").fill(text);
      await fill("id", "watermill_guard");
      await fill("name", "حرس الطاحونة الزرقاء");
      await fill("name_en", "Blue Mill Guard");
      await fill("kind", "other");
      await fill("source", "public record");
      await page.locator(".row-form .accept").click();
      await page.waitForSelector('.check[data-passed="true"]', { timeout: 120_000 });
      await page.locator(".check .accept").click();
      await page.waitForSelector(".done");
      check((await page.content()).includes("حرس الطاحونة الزرقاء") || (await count(page, ".data-rows tbody tr")) >= 1, "the new row is not there");
    },
  },
  {
    // An actor changed for the worse is refused by the check with file and line, and put right is taken.
    name: "data-edit",
    at: "/data/actors/syria.tsv?q=الفرقة الرابعة",
    ready: ".data-rows tbody tr",
    full: true,
    async run({ page, check, desk, lang, shot }) {
      if (!desk.data || lang === "en") return;
      const field = (column) => page.locator(".row-form label", { hasText: new RegExp(`^${column}$`) }).locator("input");
      await page.locator(".data-rows tbody button").first().click();
      await page.waitForSelector(".row-form");
      const parent = await field("parent").inputValue();
      await field("parent").fill("nobody_of_that_name");
      await page.locator(".row-form .accept").click();
      await page.waitForSelector('.check[data-passed="false"] .check-lines', { timeout: 120_000 });
      await page.waitForFunction(() => !document.querySelector(".check progress"), undefined, { timeout: 120_000 });
      const said = await page.locator(".check-lines").textContent();
      check(/syria\.tsv:\d+/.test(said) && said.includes("nobody_of_that_name"), `the check does not name the line: ${said.slice(0, 200)}`);
      check((await count(page, ".check .accept")) === 0, "a change that fails its check can be put in force");
      await shot("data-edit-failed");
      await field("parent").fill(parent);
      await field("note").fill("seen in the walk");
      await page.locator(".row-form .accept").click();
      await page.waitForSelector('.check[data-passed="true"] .accept', { timeout: 120_000 });
      await page.locator(".check .accept").click();
      await page.waitForSelector(".done");
      const row = (await (await page.request.get(`${desk.origin}/data/actors/syria.tsv.json?q=${encodeURIComponent("الفرقة الرابعة")}`)).json()).rows[0];
      check(row.cells.includes("seen in the walk"), "the change is not in the table");
    },
  },
];
