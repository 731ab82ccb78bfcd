// What is looked at, and what must be seen there. They follow the data: no id is written down.
const count = (page, what) => page.locator(what).count();

export const walks = [
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
      await page.waitForSelector(".chosen li");
      await page.waitForSelector(".busy", { state: "detached" });
      check(/[?&]\w+=/.test(page.url()), "a filter does not stand in the address");
      const some = await count(page, ".claim");
      check(some >= 1 && some <= all, "the filter does not narrow the list");
      await page.reload();
      await page.waitForSelector(".claim");
      check((await count(page, ".chosen li")) >= 1, "the filter is not restored from the address");
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
      const first = page.locator(".event h3 a").first();
      if ((await first.count()) === 0) return;
      await first.click();
      await page.waitForSelector(".event-page");
      check((await count(page, ".account")) >= 2, "an event in dispute shows fewer than two accounts");
      check((await count(page, ".dispute")) >= 1, "the contradiction is not shown");
      check((await count(page, ".origins > li")) >= 1, "no transmission tree");
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
      await page.waitForSelector(".map path.land");
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
    },
  },
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
    name: "sources",
    at: "/sources",
    ready: ".ledger tbody tr",
    async run({ page, check }) {
      check((await count(page, ".ledger tbody tr")) >= 3, "no sources");
    },
  },
];
