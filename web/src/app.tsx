// The frame: masthead, ways to the views, and the view of the address.
import { useEffect, useState } from "preact/hooks";
import { may, session, sign_out } from "./api/session";
import { set_veiled, veiled } from "./care";
import { eastern, lang, set_eastern, set_lang } from "./i18n/lang";
import { L, type w, word } from "./i18n/words";
import { address, go, path, query } from "./router";
import { Claims } from "./views/claims";
import { Data } from "./views/data";
import { Documents } from "./views/documents";
import { Event } from "./views/event";
import { Events } from "./views/events";
import { Import } from "./views/import";
import { MapView } from "./views/map";
import { Overview } from "./views/overview";
import { Reader } from "./views/reader";
import { Review } from "./views/review";
import { Sources } from "./views/sources";
import { Talks } from "./views/talks";
import { Timeline } from "./views/timeline";
import { TollLedger } from "./views/tolls";

const kWays: [string, keyof typeof w][] = [
  ["/", "overview"],
  ["/events", "events"],
  ["/claims", "claims"],
  ["/map", "map"],
  ["/timeline", "timeline"],
  ["/tolls", "tolls"],
  ["/talks", "talks"],
  ["/documents", "documents"],
  ["/sources", "sources"],
  ["/review", "review"],
  ["/import", "import"],
  ["/data", "data"],
];

function view(at: string) {
  const part = (prefix: string) => decodeURIComponent(at.slice(prefix.length));
  if (at === "/") return <Overview />;
  if (at === "/events") return <Events />;
  if (at.startsWith("/events/")) return <Event id={part("/events/")} />;
  if (at === "/claims") return <Claims />;
  if (at === "/documents") return <Documents />;
  if (at.startsWith("/documents/")) return <Reader id={part("/documents/")} />;
  if (at === "/sources") return <Sources />;
  if (at === "/map") return <MapView />;
  if (at === "/timeline") return <Timeline />;
  if (at === "/tolls") return <TollLedger />;
  if (at === "/talks") return <Talks />;
  if (at === "/review") return <Review />;
  if (at === "/import") return <Import />;
  if (at === "/data" || at.startsWith("/data/")) return <Data name={at === "/data" ? "" : part("/data/")} />;
  return <p class="nothing">{L("not_found")}</p>;
}

function Search() {
  // The data editor has a search of its own.
  const asked = path.value.startsWith("/data") ? "" : (query.value.get("q") ?? "");
  const [text, set] = useState(asked);
  useEffect(() => set(asked), [asked, query.value]);
  const to = path.value === "/events" || path.value === "/documents" ? path.value : "/claims";
  return (
    <form
      role="search"
      class="search"
      onSubmit={(e) => {
        e.preventDefault();
        go(address(to, { q: text.trim() }));
      }}
    >
      <input
        type="search"
        dir="auto"
        value={text}
        aria-label={L("search")}
        placeholder={L("search_button")}
        onInput={(e) => set(e.currentTarget.value)}
      />
      <button type="submit">{L("search_button")}</button>
    </form>
  );
}

function Masthead() {
  const here = (to: string) => (to === "/" ? path.value === "/" : path.value.startsWith(to));
  return (
    <header class="masthead">
      <a class="wordmark" href="/" lang="ar" aria-label={L("title")}>
        إسناد
      </a>
      <nav aria-label={L("title")}>
        {kWays.filter(([to]) => to !== "/import" || may("lead")).map(([to, name]) => (
          <a key={to} href={to} aria-current={here(to) ? "page" : undefined}>
            {L(name)}
          </a>
        ))}
      </nav>
      <Search />
      <div class="switches">
        <button
          type="button"
          lang={lang.value === "ar" ? "en" : "ar"}
          class="quiet"
          onClick={() => set_lang(lang.value === "ar" ? "en" : "ar")}
        >
          {L("language")}
        </button>
        <details class="display">
          <summary class="quiet">{L("display")}</summary>
          <div>
            <label>
              <input type="checkbox" checked={eastern.value} onChange={(e) => set_eastern(e.currentTarget.checked)} />{" "}
              {L("digits")}
            </label>
            <label>
              <input type="checkbox" checked={veiled.value} onChange={(e) => set_veiled(e.currentTarget.checked)} />{" "}
              {L("veil_note")}
            </label>
          </div>
        </details>
        {session.value?.accounts && (
          <span class="visitor">
            <bdi>{session.value.who}</bdi> ({word("role_of", session.value.role)}){" "}
            <button type="button" class="quiet" onClick={() => void sign_out()}>
              {L("sign_out")}
            </button>
          </span>
        )}
      </div>
    </header>
  );
}

export function App() {
  const at = path.value;
  useEffect(() => {
    const way = kWays.find(([to]) => to !== "/" && at.startsWith(to));
    document.title = way ? `${L(way[1])} · ${L("title")}` : `${L("title")} · ${L("tagline")}`;
  }, [at, lang.value]);
  return (
    <>
      <a class="skip" href="#main">
        {L("skip")}
      </a>
      <Masthead />
      <main id="main" tabIndex={-1}>
        {view(at)}
      </main>
    </>
  );
}
