#!/usr/bin/env python3
"""Makes Arabic articles for load tests, always the same ones: templates filled by a counted choice.

    make_articles.py COUNT OUT.jsonl            one JSON line an article
    make_articles.py COUNT OUT.warc.gz          the same as pages, one gzip member a record
    make_articles.py COUNT OUT/                 the same as .html files, a thousand a folder

250 words on average, a headline, an outlet and a publication day each; every number in them is made up.
"""
import argparse
import datetime
import gzip
import html
import json
import pathlib
import random

OUTLETS = ["صوت الضفاف", "وكالة المرسى", "مرصد التلال", "جريدة البرزخ", "إذاعة القنطرة", "شبكة الهضبة"]
SOURCES = ["مصدر طبي", "مصدر محلي", "متحدث عسكري", "شهود عيان", "ناشطون", "المرصد السوري لحقوق الإنسان",
           "الدفاع المدني", "وزارة الصحة", "مسؤول في البلدية", "الأمم المتحدة", "الهلال الأحمر"]
ACTORS = ["قوات سوريا الديمقراطية", "الجيش السوري", "تنظيم الدولة", "قوات الدعم السريع", "الجيش السوداني",
          "الحوثيون", "قوات حكومة الوفاق", "فصائل معارضة", "الجيش اليمني", "مسلحون مجهولون"]
PLACES = ["الرقة", "حلب", "إدلب", "دير الزور", "الموصل", "الخرطوم", "الفاشر", "الحديدة", "تعز", "مأرب", "طرابلس",
          "سرت", "منبج", "عفرين", "الحسكة", "أم درمان", "نيالا", "صعدة", "مصراتة", "درعا"]
CITIZENS = ["مدنيين", "أشخاص", "عناصر", "مقاتلين", "جنود"]
WEAPONS = ["بالمدفعية الثقيلة", "بقذائف الهاون", "بصواريخ أرض أرض", "بطائرة مسيرة", "بالرشاشات الثقيلة"]
WHEN = ["أمس", "صباح اليوم", "مساء الثلاثاء", "فجر الجمعة", "يوم الأحد الماضي", "قبل ثلاثة أيام", "خلال الليل"]
SIDES = ["الشمالية", "الجنوبية", "الشرقية", "الغربية"]

SENTENCES = [
    "قال {source} إن {n} {people} قُتلوا {when} في قصف استهدف أطراف مدينة {place} {weapon}.",
    "وأعلنت مصادر متطابقة أن {actor} سيطر على قرية قريبة من {place} بعد معارك دامت {n} ساعات متواصلة.",
    "ونفى {source} أن يكون {actor} قد انسحب من المواقع التي دخلها {when} في الضواحي {side} من {place}.",
    "وأضاف {source} أن {n} آخرين أصيبوا بجروح متفاوتة ونُقلوا إلى مستشفى ميداني في {place} لتلقي العلاج.",
    "واندلعت اشتباكات عنيفة {when} بين {actor} و{other} في الأحياء {side} لمدينة {place} وسط حركة نزوح واسعة.",
    "وشنت طائرات حربية {n} غارات {when} على مواقع يُعتقد أنها تابعة لـ{actor} قرب الطريق المؤدي إلى {place}.",
    "ودعا {source} الأطراف كلها إلى وقف إطلاق النار وفتح ممر آمن أمام العائلات العالقة في {place}.",
    "وكان {actor} قد هدد {when} بتوسيع عملياته نحو {place} إذا لم تنسحب القوات المنتشرة في المنطقة {side}.",
    "وبحسب {source} فقد فر نحو {hundreds} شخص من {place} باتجاه {place2} منذ بداية الأسبوع بحثاً عن مأوى.",
    "وأوضح {source} أن قافلة مساعدات تضم {n} شاحنة وصلت {when} إلى {place} محملة بالطحين والأدوية والأغطية.",
    "ولم يصدر أي تعليق من {actor} على هذه الأنباء التي تعذر التحقق منها من جهة مستقلة حتى ساعة إعداد الخبر.",
    "واتهم {source} {actor} باعتقال {n} {people} في بلدة تتبع {place} دون توجيه أي تهمة معلنة إليهم.",
    "وتوصل الجانبان {when} إلى هدنة محلية في {place} تقضي بتبادل {n} من الأسرى وإعادة فتح السوق الرئيسية.",
    "وتحدث سكان من {place} عن انقطاع الكهرباء والمياه منذ {n} أيام وعن ارتفاع كبير في أسعار الخبز والوقود.",
    "وفي {place2} خرج مئات المتظاهرين {when} مطالبين برحيل المسلحين وبعودة الموظفين إلى أعمالهم.",
    "وقُتل {n} {people} وأصيب {n2} إثر انفجار سيارة مفخخة {when} عند حاجز يديره {actor} في {place}.",
]
TITLES = ["قتلى في قصف على {place}", "{actor} يعلن التقدم نحو {place}", "هدنة محلية في {place} بعد أيام من القتال",
          "نزوح المئات من {place}", "اشتباكات في محيط {place}"]


def article(number):
    pick = random.Random(number)
    place, actor = pick.choice(PLACES), pick.choice(ACTORS)

    def fill(template):
        return template.format(
            source=pick.choice(SOURCES), actor=pick.choice([actor, pick.choice(ACTORS)]), other=pick.choice(ACTORS),
            place=pick.choice([place, place, pick.choice(PLACES)]), place2=pick.choice(PLACES), when=pick.choice(WHEN),
            people=pick.choice(CITIZENS), weapon=pick.choice(WEAPONS), side=pick.choice(SIDES),
            n=pick.randint(3, 10), n2=pick.randint(11, 60), hundreds=pick.randint(2, 40) * 100)

    sentences = [fill(pick.choice(SENTENCES)) for _ in range(pick.randint(11, 19))]
    paragraphs = [" ".join(sentences[i:i + 2]) for i in range(0, len(sentences), 2)]
    day = datetime.date(2016, 1, 1) + datetime.timedelta(days=number % 2800)
    title = fill(pick.choice(TITLES))
    outlet = pick.choice(OUTLETS)
    return {"id": f"made-{number:06}", "title": title, "outlet": outlet, "published": day.isoformat(),
            "url": f"https://{OUTLETS.index(outlet)}.made.example/{day:%Y/%m/%d}/{number}",
            "text": title + "\n" + "\n".join(paragraphs)}


def page(a):
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in a["text"].split("\n")[1:])
    menu = "".join(f'<li><a href="/s/{i}">قسم {i}</a></li>' for i in range(12))
    return (f'<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{html.escape(a["title"])}'
            f' | {a["outlet"]}</title><meta property="og:title" content="{html.escape(a["title"])}">'
            f'<meta property="og:site_name" content="{a["outlet"]}"><link rel="canonical" href="{a["url"]}">'
            f'<meta property="article:published_time" content="{a["published"]}T08:00:00+00:00"></head><body>'
            f'<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{html.escape(a["title"])}</h1>\n{body}\n'
            f'</article></main><footer><p>جميع الحقوق محفوظة</p></footer></body></html>\n')


def record(a):
    body = page(a).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {a['url']}\r\nWARC-Date: {a['published']}T09:00:00Z"
            f"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("count", type=int)
    parse.add_argument("out")
    parse.add_argument("--from", dest="first", type=int, default=0, help="number of the first article")
    options = parse.parse_args()
    articles = (article(i) for i in range(options.first, options.first + options.count))
    if options.out.endswith(".jsonl"):
        with open(options.out, "w", encoding="utf-8") as out:
            for a in articles:
                out.write(json.dumps(a, ensure_ascii=False) + "\n")
    elif options.out.endswith(".warc.gz"):
        with open(options.out, "wb") as out:
            for a in articles:
                out.write(gzip.compress(record(a), 1, mtime=0))
    else:
        for i, a in enumerate(articles):
            folder = pathlib.Path(options.out) / f"{i // 1000:03}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{a['id']}.html").write_text(page(a), encoding="utf-8")


if __name__ == "__main__":
    main()
