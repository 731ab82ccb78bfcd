#!/usr/bin/env python3
"""Writes WARC files of invented Arabic news pages, for tests and measurements of archives.

    make_warc.py OUT --articles 20000 --files 8 [--seed 1]

The same arguments give the same bytes. A tenth of the pages retell another page's happening, a tenth
are in other languages (--other-every 1: all; 0: none). --markup N adds N bytes of menus and scripts to each
page, as pages of the web have them; --sentences LOW HIGH sets how long articles are.
"""
import argparse
import datetime
import gzip
import html
import pathlib
import random

PLACES = ["منبج", "الطبقة", "تدمر", "الحديدة", "الموصل", "طرابلس", "مصراتة", "درعا", "الرقة", "عدن", "تعز", "بنغازي"]
ACTORS = ["قوات سوريا الديمقراطية", "تنظيم الدولة الإسلامية", "القوات الحكومية السورية", "جماعة الحوثي", "الجيش العراقي"]
OUTLETS = ["منبر الضفة", "صدى الشرق", "الأفق", "بوابة النهر", "ساحل اليوم"]
SOURCES = ["قال مصدر طبي إن", "أفاد ناشطون محليون بأن", "أعلن الدفاع المدني أن", "ذكر شهود عيان أن"]
DAYS = ["أمس", "مساء أمس", "فجر اليوم"]


def happening(rng):
    place, count = rng.choice(PLACES), rng.randint(2, 60)
    one, two = rng.sample(ACTORS, 2)
    return rng.choice([
        f"{count} مدنياً قتلوا في غارة على مدينة {place} {rng.choice(DAYS)}",
        f"{one} سيطرت على مدينة {place} {rng.choice(DAYS)}",
        f"اشتباكات دارت بين {one} و{two} في مدينة {place} {rng.choice(DAYS)}",
        f"قصفاً مدفعياً استهدف مدينة {place} {rng.choice(DAYS)} وأصاب {count} شخصاً",
        f"مفاوضات بدأت بين {one} و{two} في مدينة {place}",
    ])


def page(title, outlet, day, sentences, markup=0):
    item = '<li class="menu-item"><a href="/section/latest-news/world">الأقسام</a></li>'
    script = "window.settings.push({key:'value',other:[1,2,3]});"
    menu = "<ul>" + item * (markup // 2 // len(item.encode())) + "</ul>" if markup else ""
    menu += "<script>" + script * (markup // 2 // len(script)) + "</script>" if markup else ""
    body = "".join(f"<p>{html.escape(s)}.</p>" for s in sentences)
    return (f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
            f'<meta property="og:site_name" content="{html.escape(outlet)}">'
            f'<meta property="article:published_time" content="{day}T09:00:00Z"></head>'
            f"<body><nav>الرئيسية أخبار رياضة{menu}</nav><article><h1>{html.escape(title)}</h1>{body}</article>"
            f"<footer>جميع الحقوق محفوظة</footer></body></html>")


def record(url, when, text):
    body = text.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {when}T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--other-every", type=int, default=10)
    parser.add_argument("--sentences", type=int, nargs=2, default=(2, 7))
    parser.add_argument("--markup", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    start, told = datetime.date(2019, 1, 1), []
    for f in range(options.files):
        with open(out / f"news-{f:03}.warc.gz", "wb") as file:
            for n in range(f, options.articles, options.files):
                day = start + datetime.timedelta(days=rng.randrange(330))
                outlet = rng.choice(OUTLETS)
                if options.other_every and n % options.other_every == options.other_every - 1:
                    fair = "The weather stays fair along the coast, with light winds"
                    title, sentences = "Weather", [fair] * (options.sentences[1] - 1)
                else:
                    if told and n % 10 == 8:
                        day, first = rng.choice(told)
                    else:
                        first = happening(rng)
                        told.append((day, first))
                    sentences = [f"{rng.choice(SOURCES)} {first}"]
                    sentences += [f"{rng.choice(SOURCES)} {happening(rng)}" for _ in range(rng.randint(*options.sentences))]
                    title = f"تطورات {rng.choice(PLACES)} في تقرير رقم {n}"
                url = f"https://example.org/{f}/{n}.html"
                file.write(gzip.compress(record(url, day.isoformat(), page(title, outlet, day, sentences, options.markup)),
                                         6, mtime=0))


if __name__ == "__main__":
    main()
