// Numbers, ranges and days as people write them.
import type { Quantity, Time } from "../api/types";
import { eastern, lang } from "./lang";

export function digits(text: string): string {
  return eastern.value ? text.replace(/[0-9]/g, (d) => String.fromCharCode(0x660 + Number(d))) : text;
}

export function num(n: number): string {
  return digits(n.toLocaleString("en-US"));
}

const kMonthsAr = [
  "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
  "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
  "كانون الأول/ديسمبر",
];
const kMonthsEn = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
];

export function month_name(month: number): string {
  return (lang.value === "ar" ? kMonthsAr : kMonthsEn)[month - 1] ?? "";
}

// 2017-06-14 → 14 حزيران/يونيو 2017; also for months, 2017-06.
export function day(iso: string | undefined): string {
  if (!iso) return "";
  const [y, m, d] = iso.split("-");
  const name = month_name(Number(m));
  return digits(d ? `${Number(d)} ${name} ${Number(y)}` : `${name} ${Number(y)}`);
}

// Without the year, and the months by one name only: for lists under a heading of the year.
export function short_day(iso: string): string {
  const [, m, d] = iso.split("-");
  const name = lang.value === "ar" ? kMonthsAr[Number(m) - 1].split("/")[0] : kMonthsEn[Number(m) - 1].slice(0, 3);
  return digits(`${Number(d)} ${name}`);
}

export function days(time: Time | undefined): string {
  if (!time?.start && !time?.end) return "";
  const { start, end } = time;
  if (!start) return (lang.value === "ar" ? "حتى " : "until ") + day(end);
  if (!end) return (lang.value === "ar" ? "منذ " : "since ") + day(start);
  if (start === end) return day(start);
  const [y1, m1, d1] = start.split("-");
  const [y2, m2] = end.split("-");
  if (y1 === y2 && m1 === m2) {
    const range = `${Number(d1)}–${Number(end.split("-")[2])}`;
    return digits(`\u2066${range}\u2069 ${month_name(Number(m1))} ${Number(y1)}`);
  }
  return `${day(start)} – ${day(end)}`;
}

// The bare range, always left to right: 55, 28–55, ≥ 28, ≤ 40.
export function range(q: { min: number | null; max: number | null }): string {
  if (q.min !== null && q.max !== null) return q.min === q.max ? num(q.min) : `${num(q.min)}–${num(q.max)}`;
  if (q.min !== null) return `≥ ${num(q.min)}`;
  return q.max !== null ? `≤ ${num(q.max)}` : "?";
}

// For screen readers and sentences.
export function range_words(q: Quantity): string {
  const ar = lang.value === "ar";
  const about = q.approximate ? (ar ? "نحو " : "about ") : "";
  if (q.min !== null && q.max !== null)
    return about + (q.min === q.max ? num(q.min) : ar ? `بين ${num(q.min)} و${num(q.max)}` : `${num(q.min)} to ${num(q.max)}`);
  if (q.min !== null) return about + (ar ? `${num(q.min)} على الأقل` : `at least ${num(q.min)}`);
  if (q.max !== null) return about + (ar ? `${num(q.max)} على الأكثر` : `at most ${num(q.max)}`);
  return ar ? "غير معروف" : "unknown";
}
