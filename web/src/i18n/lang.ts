// The language of the desk and its digits.
import { effect, signal } from "@preact/signals";
import { go, query, with_query } from "../router";

export type Lang = "ar" | "en";

function first_lang(): Lang {
  const asked = query.value.get("lang") ?? localStorage.getItem("isnad.lang") ?? navigator.language;
  return asked.startsWith("ar") ? "ar" : "en";
}

export const lang = signal<Lang>(first_lang());
export const eastern = signal(localStorage.getItem("isnad.digits") === "eastern");

effect(() => {
  document.documentElement.lang = lang.value;
  document.documentElement.dir = lang.value === "ar" ? "rtl" : "ltr";
});

effect(() => {
  const asked = query.value.get("lang");
  if (asked === "ar" || asked === "en") lang.value = asked;
});

export function set_lang(to: Lang): void {
  lang.value = to;
  localStorage.setItem("isnad.lang", to);
  go(with_query({ lang: to }), true);
}

export function set_eastern(on: boolean): void {
  eastern.value = on;
  localStorage.setItem("isnad.digits", on ? "eastern" : "western");
}

// Both languages side by side, chosen when shown.
export type Both = readonly [ar: string, en: string];
export function say(both: Both): string {
  return lang.value === "ar" ? both[0] : both[1];
}
