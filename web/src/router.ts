// The address is the state: every view can be restored, sent and bookmarked.
import { computed, signal } from "@preact/signals";

const place = signal(new URL(location.href));
export const path = computed(() => place.value.pathname);
export const query = computed(() => place.value.searchParams);

export function go(address: string, replace = false): void {
  const url = new URL(address, location.origin);
  const lang = place.value.searchParams.get("lang");
  if (lang && !url.searchParams.has("lang")) url.searchParams.set("lang", lang);
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  const moved = url.pathname !== place.value.pathname;
  place.value = url;
  if (moved && !replace) {
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
}

// The same view with some parts of the query changed; null takes a part out.
export function with_query(changes: Record<string, string | string[] | null>): string {
  const params = new URLSearchParams(query.value);
  params.delete("cursor");
  for (const [name, value] of Object.entries(changes)) {
    params.delete(name);
    const list = Array.isArray(value) ? value : value === null || value === "" ? [] : [value];
    for (const one of list) params.append(name, one);
  }
  const text = params.toString();
  return path.value + (text ? `?${text}` : "");
}

export function address(base: string, params: Record<string, string | undefined>): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) out.set(name, value);
  const text = out.toString();
  return base + (text ? `?${text}` : "");
}

// An event's page, as of the day that the view looks back to.
export function event_address(id: string): string {
  return address(`/events/${encodeURIComponent(id)}`, {
    known_by: query.value.get("known_by") ?? undefined, as_of: query.value.get("as_of") ?? undefined,
  });
}

addEventListener("popstate", () => {
  place.value = new URL(location.href);
});

// Links of the desk move without loading the page anew; files (.csv, .json) and modified clicks do not.
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.href);
});
