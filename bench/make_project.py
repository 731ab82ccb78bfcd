#!/usr/bin/env python3
"""A large project of invented events, for measuring the desk and the store.

    make_project.py FILE [--events 100000] [--claims 400000] [--isnad build/release/isnad]

`isnad init` makes the file, so that it has the schema of the program that is measured; the rows are
written by SQLite. Each event has one to a dozen claims by outlets that quote sources, on places with
coordinates; about one event in twelve is contested. The same arguments give the same project.
"""
import argparse
import datetime
import hashlib
import random
import sqlite3
import subprocess

TYPES = ["airstrike", "shelling", "armed_clash", "assault", "bombing", "gain_control", "lose_control", "withdraw",
         "casualties", "displacement", "negotiate", "ceasefire", "accuse", "aid", "detain", "advance"]
STEMS = ["صنوبر", "رمان", "نخيل", "زيتون", "سنديان", "غدير", "مرجان", "بيدر", "ساقية", "قنطرة", "منارة", "طاحون",
         "عرزال", "خابية", "مرفأ", "بستان", "ربوة", "سفح", "وادي", "جسر"]
KINDS = ["حي", "بلدة", "قرية", "مدينة", "ناحية"]
SOURCES = ["مصدر طبي", "شاهد", "مصدر محلي", "ناطق عسكري", "الدفاع المدني", "سكان", "مصدر أمني", "مجلس البلدة"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=400_000)
    parser.add_argument("--isnad", default="build/release/isnad")
    args = parser.parse_args()
    subprocess.run([args.isnad, "init", "--project", args.file], check=True, stdout=subprocess.DEVNULL)
    draw = random.Random(20170614)
    db = sqlite3.connect(args.file, isolation_level=None)
    db.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; BEGIN")
    db.execute("INSERT INTO imports(key, started, finished, who, tool, data_hash, inputs) VALUES "
               "(1, '2021-01-01T00:00:00Z', '2021-01-01T01:00:00Z', 'bench', 'make_project', 'none', 'invented')")
    places = []
    for i in range(3000):
        name = f"{draw.choice(KINDS)} {draw.choice(STEMS)} {i % 97}" if i >= 20 else f"مدينة {STEMS[i]}"
        precision = draw.choice(["town", "town", "neighbourhood", "exact", "district"])
        places.append((f"pl:{i}", name, round(30 + draw.random() * 7, 4), round(36 + draw.random() * 12, 4), precision,
                       f"XX\nXX{i % 14:02d}\nXX{i % 140:04d}"))
    weights = [1 / (i + 3) for i in range(len(places))]
    actors = [(f"actor_{i}", f"قوات {draw.choice(STEMS)} {i}", f"Forces {i}") for i in range(120)]
    outlets = [f"صحيفة {s}" for s in STEMS] + [f"وكالة {s}" for s in STEMS]
    for i, name in enumerate(SOURCES):
        db.execute("INSERT INTO sources(key, id, name, kind) VALUES (?,?,?,?)", (i + 1, "", name, "anonymous" if i in (0, 1, 2, 5) else "organisation"))
    first = datetime.date(2012, 1, 1)
    sizes = [1] * args.events
    for _ in range(args.claims - args.events):
        sizes[int(draw.random() ** 2 * args.events)] += 1
    draw.shuffle(sizes)
    rows = {name: [] for name in ("raw", "documents", "readings", "sentences", "claims", "slots", "figures", "searched_claims",
                                  "searched_documents", "events", "event_slots", "event_figures", "event_claims", "agreements")}

    def flush():
        for table, values in rows.items():
            if not values:
                continue
            marks = ",".join("?" * len(values[0]))
            head = {
                "raw": "raw(key,sha256,size,packing,bytes)",
                "documents": "documents(key,id,text,text_sha256,body_begin,title,outlet,language,published,path,charset,raw_sha256,import)",
                "readings": "readings(key,document,engine,data_hash,import,state)",
                "sentences": "sentences(reading,position,span_begin,span_end,paragraph,kind)",
                "claims": "claims(key,id,reading,document,current,sentence,type,evidence_begin,evidence_end,trigger_begin,trigger_end,trigger_text,rule,polarity,certainty,confidence,time_first,time_last,time_resolved,sorted_day)",
                "slots": "slots(owner,slot,position,id,name,name_en,text,span_begin,span_end,generic,role,lat,lon,precision,admin,source,level)",
                "figures": "figures(owner,slot,position,min,max,approximate,cumulative)",
                "searched_claims": "searched_claims(key,folded)",
                "searched_documents": "searched_documents(key,folded)",
                "events": "events(key,id,type,state,time_first,time_last,time_resolved,sorted_day,claims,origins,outlets)",
                "event_slots": "event_slots(owner,slot,position,id,name,name_en,text,lat,lon,precision,admin,role)",
                "event_figures": "event_figures(owner,slot,position,min,max,approximate,cumulative)",
                "event_claims": "event_claims(event,position,claim,origin)",
                "agreements": "agreements(event,position,claim,other,relation,subject)",
            }[table]
            db.executemany(f"INSERT INTO {head} VALUES ({marks})", values)
            values.clear()

    claim = document = 0
    for event in range(1, args.events + 1):
        kind = draw.choice(TYPES)
        place = draw.choices(places, weights)[0]
        agent, target = draw.sample(actors, 2)
        day = first + datetime.timedelta(days=int(draw.random() * 3650))
        toll = draw.randrange(1, 60) if kind in ("airstrike", "shelling", "bombing", "casualties") else None
        ids, used = [], []
        for position in range(sizes[event - 1]):
            claim += 1
            outlet = draw.choice(outlets)
            who = draw.randrange(len(SOURCES))
            said = toll + draw.choice([0, 0, 0, 1, 5]) if toll else None
            negative = draw.random() < 0.04
            words = (f"قال {SOURCES[who]} إن {agent[1]} استهدفت {target[1]} في {place[1]}"
                     + (f" وقتل {said} أشخاص" if said else "") + f" يوم {day.day} من الشهر")
            # Three claims an article, told by one outlet.
            if claim % 3 == 1:
                document += 1
                published = day + datetime.timedelta(days=draw.randrange(0, 3))
                text = words + ".\n" + " ".join(draw.choice(STEMS) for _ in range(60)) + "."
                digest = hashlib.sha256(f"{document}".encode()).hexdigest()
                rows["raw"].append((document, digest, len(text), "none", b""))
                rows["documents"].append((document, f"article-{document:06}", text, digest, 0, f"خبر {place[1]} {document}",
                                          outlet, "ar", published.isoformat(), "invented", "UTF-8", digest, 1))
                rows["readings"].append((document, document, "bench", "none", 1, "current"))
                rows["sentences"].append((document, 0, 0, len(words.encode()), 0, "body"))
                rows["searched_documents"].append((document, text))
                length = len(words.encode())
            ident = f"{claim:016x}"
            ids.append(ident)
            used.append(outlet)
            rows["claims"].append((claim, ident, document, document, 1, 0, kind, 0, length, 0, 8, "قال", f"{kind}.invented",
                                   "-" if negative else "+", "fact" if draw.random() < 0.9 else "possible",
                                   round(0.4 + draw.random() * 0.5, 2), day.isoformat(), day.isoformat(), 1, day.isoformat()))
            for slot, party in (("agent", agent), ("target", target)):
                rows["slots"].append((claim, slot, 0, party[0], party[1], party[2], party[1], 0, 4, 0, None, None, None, None, None, None, None))
            rows["slots"].append((claim, "place", 0, place[0], place[1], None, place[1], 0, 4, None, "at", place[2], place[3], place[4], place[5], None, None))
            rows["slots"].append((claim, "source", 0, None, SOURCES[who], None, SOURCES[who], 0, 4, None,
                                  "anonymous" if who in (0, 1, 2, 5) else "organisation", None, None, None, None, who + 1, 0))
            if said:
                rows["figures"].append((claim, "killed", 0, said, said, 0, 0))
            rows["searched_claims"].append((claim, words))
        contested = len(ids) > 1 and draw.random() < 0.15
        rows["events"].append((event, f"ev{event:014x}", kind, "contested" if contested else "corroborated" if len(ids) > 2 else "reported",
                               day.isoformat(), day.isoformat(), 1, day.isoformat(), len(ids), min(len(ids), 3), "\n".join(sorted(set(used)))))
        for slot, party in (("agent", agent), ("target", target)):
            rows["event_slots"].append((event, slot, 0, party[0], party[1], party[2], party[1], None, None, None, None, None))
        rows["event_slots"].append((event, "place", 0, place[0], place[1], None, place[1], place[2], place[3], place[4], place[5], "at"))
        if toll:
            rows["event_figures"].append((event, "killed", 0, toll, toll + 5, 0, 0))
        for position, ident in enumerate(ids):
            rows["event_claims"].append((event, position, ident, min(position, 2)))
        if contested:
            rows["agreements"].append((event, 0, ids[0], ids[1], "contradicts", "toll" if toll else "existence"))
        if event % 2000 == 0:
            flush()
    flush()
    for table in ("claim_words", "document_words"):
        db.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")
    db.execute("UPDATE searched SET claims = (SELECT max(key) FROM searched_claims), "
               "documents = (SELECT max(key) FROM searched_documents)")
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()
    print(f"{args.file}: {args.events} events, {claim} claims, {document} articles")


if __name__ == "__main__":
    main()
