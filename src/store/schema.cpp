#include "store/schema.h"

#include <fmt/format.h>

#include <array>

namespace isnad::store {
namespace {

// Spans are bytes of documents.text, half open. Days are YYYY-MM-DD, instants ISO 8601 in UTC. Where rows
// come by the thousand a CHECK is a chain of OR: for an IN of more than two SQLite makes a table at each row.
constexpr const char* kFirst = R"sql(
CREATE TABLE imports(
  key INTEGER PRIMARY KEY,
  started TEXT NOT NULL, finished TEXT,
  who TEXT, tool TEXT NOT NULL, data_hash TEXT NOT NULL,
  inputs TEXT NOT NULL            -- as given, one a line
);
CREATE TABLE raw(                 -- the bytes as they came, once for each content
  key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,          -- before packing
  packing TEXT NOT NULL CHECK (packing IN ('none', 'zstd')),
  bytes BLOB NOT NULL
);
CREATE TABLE documents(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL, text_sha256 TEXT NOT NULL, body_begin INTEGER NOT NULL,
  title TEXT, url TEXT, outlet TEXT, byline TEXT, section TEXT, language TEXT,
  published TEXT, published_text TEXT,
  path TEXT, charset TEXT,
  raw_sha256 TEXT NOT NULL REFERENCES raw(sha256),
  import INTEGER NOT NULL REFERENCES imports(key)
);
CREATE INDEX documents_published ON documents(published, key);
CREATE INDEX documents_outlet ON documents(outlet);
CREATE INDEX documents_raw ON documents(raw_sha256);
CREATE INDEX documents_import ON documents(import);
CREATE TABLE notes(
  document INTEGER NOT NULL REFERENCES documents(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, place TEXT,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE readings(            -- one pass of one engine over one document
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(key) ON DELETE CASCADE,
  engine TEXT NOT NULL, data_hash TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES imports(key),
  state TEXT NOT NULL CHECK (state = 'current' OR state = 'proposed' OR state = 'superseded')
);
CREATE UNIQUE INDEX readings_current ON readings(document) WHERE state = 'current';
CREATE INDEX readings_document ON readings(document, state);
CREATE TABLE sentences(
  reading INTEGER NOT NULL REFERENCES readings(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL,
  paragraph INTEGER NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (reading, position)
) WITHOUT ROWID;
CREATE TABLE sources(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  UNIQUE (id, name, kind)
);
CREATE TABLE claims(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  reading INTEGER NOT NULL REFERENCES readings(key) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES documents(key) ON DELETE CASCADE,
  current INTEGER NOT NULL,       -- 1 where the reading is
  sentence INTEGER NOT NULL, type TEXT NOT NULL,
  evidence_begin INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL, trigger_text TEXT, trigger_lemma TEXT,
  rule TEXT NOT NULL,
  polarity TEXT NOT NULL, certainty TEXT NOT NULL, stage TEXT,
  confidence REAL NOT NULL,
  time_first TEXT, time_last TEXT, time_text TEXT, time_begin INTEGER, time_end INTEGER,
  time_approximate INTEGER, time_resolved INTEGER, time_basis TEXT,
  sorted_day TEXT,                -- time_first, else the publication day
  share REAL, victims TEXT, weapon TEXT, terms TEXT,
  plover TEXT, plover_mode TEXT, acled TEXT, acled_sub TEXT, cameo TEXT,
  because TEXT
);
CREATE INDEX claims_id ON claims(id, current);
CREATE INDEX claims_day ON claims(current, sorted_day, key);
CREATE INDEX claims_type ON claims(type, current, sorted_day);
CREATE INDEX claims_document ON claims(document, current);
CREATE INDEX claims_reading ON claims(reading);
CREATE TABLE slots(               -- parties, places and sources of claims
  owner INTEGER NOT NULL REFERENCES claims(key) ON DELETE CASCADE,
  slot TEXT NOT NULL
    CHECK (slot = 'agent' OR slot = 'place' OR slot = 'source' OR slot = 'target' OR slot = 'mediator'),
  position INTEGER NOT NULL,
  id TEXT, name TEXT, name_en TEXT, text TEXT, span_begin INTEGER, span_end INTEGER,
  generic INTEGER,
  role TEXT, lat REAL, lon REAL, precision TEXT, admin TEXT, runner_up TEXT, inherited INTEGER,
  source INTEGER REFERENCES sources(key), level INTEGER, verb TEXT, affiliation TEXT,
  PRIMARY KEY (owner, slot, position)
) WITHOUT ROWID;
CREATE INDEX slots_id ON slots(slot, id) WHERE id IS NOT NULL;
CREATE INDEX slots_name ON slots(slot, name) WHERE name IS NOT NULL;
CREATE INDEX slots_source ON slots(source) WHERE source IS NOT NULL;
CREATE TABLE figures(             -- intervals; either end may be open
  owner INTEGER NOT NULL REFERENCES claims(key) ON DELETE CASCADE,
  slot TEXT NOT NULL, position INTEGER NOT NULL,
  min INTEGER, max INTEGER, approximate INTEGER NOT NULL, cumulative INTEGER NOT NULL,
  text TEXT, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (owner, slot, position)
) WITHOUT ROWID;
CREATE TABLE breakdowns(
  owner INTEGER NOT NULL REFERENCES claims(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, category TEXT NOT NULL, names TEXT,
  PRIMARY KEY (owner, position)
) WITHOUT ROWID;
CREATE TABLE events(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, state TEXT NOT NULL,
  time_first TEXT, time_last TEXT, time_text TEXT, time_begin INTEGER, time_end INTEGER,
  time_approximate INTEGER, time_resolved INTEGER, time_basis TEXT,
  sorted_day TEXT, claims INTEGER NOT NULL, origins INTEGER NOT NULL, outlets TEXT
);
CREATE INDEX events_day ON events(sorted_day, key);
CREATE TABLE event_slots(
  owner INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE,
  slot TEXT NOT NULL, position INTEGER NOT NULL,
  id TEXT, name TEXT, name_en TEXT, text TEXT, span_begin INTEGER, span_end INTEGER,
  generic INTEGER,
  role TEXT, lat REAL, lon REAL, precision TEXT, admin TEXT, runner_up TEXT, inherited INTEGER,
  source INTEGER REFERENCES sources(key), level INTEGER, verb TEXT, affiliation TEXT,
  PRIMARY KEY (owner, slot, position)
) WITHOUT ROWID;
CREATE TABLE event_figures(       -- slot by_source: the figure of one claim, text its source
  owner INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE,
  slot TEXT NOT NULL, position INTEGER NOT NULL,
  min INTEGER, max INTEGER, approximate INTEGER NOT NULL, cumulative INTEGER NOT NULL,
  text TEXT, span_begin INTEGER, span_end INTEGER, claim TEXT, source TEXT,
  PRIMARY KEY (owner, slot, position)
) WITHOUT ROWID;
CREATE TABLE event_claims(
  event INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, claim TEXT NOT NULL,
  origin INTEGER NOT NULL,        -- claims of one number go back to one origin
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE INDEX event_claims_claim ON event_claims(claim);
CREATE TABLE agreements(
  event INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, claim TEXT NOT NULL, other TEXT NOT NULL,
  relation TEXT NOT NULL, subject TEXT NOT NULL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE audit(               -- a hash chain: each row holds the hash of the row before it
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL, who TEXT, action TEXT NOT NULL, subject TEXT, details TEXT,
  previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE VIRTUAL TABLE claim_words USING fts5(folded, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE document_words USING fts5(folded, tokenize = "unicode61 remove_diacritics 0");
CREATE VIEW v_claims AS
  SELECT c.id, d.id AS document, d.outlet, d.published, c.type, c.polarity, c.certainty, c.stage,
         c.time_first, c.time_last,
         (SELECT group_concat(name, ' | ') FROM slots WHERE owner = c.key AND slot = 'agent') AS agent,
         (SELECT group_concat(name, ' | ') FROM slots WHERE owner = c.key AND slot = 'target') AS target,
         (SELECT group_concat(name, ' | ') FROM slots WHERE owner = c.key AND slot = 'place') AS place,
         (SELECT group_concat(name, ' > ') FROM slots WHERE owner = c.key AND slot = 'source') AS according_to,
         (SELECT min FROM figures WHERE owner = c.key AND slot = 'killed') AS killed_min,
         (SELECT max FROM figures WHERE owner = c.key AND slot = 'killed') AS killed_max,
         CAST(substr(CAST(d.text AS BLOB), c.evidence_begin + 1, c.evidence_end - c.evidence_begin) AS TEXT) AS evidence,
         c.rule, c.confidence
  FROM claims c JOIN documents d ON d.key = c.document WHERE c.current = 1;
CREATE VIEW v_events AS
  SELECT e.id, e.type, e.state, e.time_first, e.time_last,
         (SELECT group_concat(name, ' | ') FROM event_slots WHERE owner = e.key AND slot = 'agent') AS agent,
         (SELECT group_concat(name, ' | ') FROM event_slots WHERE owner = e.key AND slot = 'target') AS target,
         (SELECT group_concat(name, ' | ') FROM event_slots WHERE owner = e.key AND slot = 'place') AS place,
         (SELECT min FROM event_figures WHERE owner = e.key AND slot = 'killed') AS killed_min,
         (SELECT max FROM event_figures WHERE owner = e.key AND slot = 'killed') AS killed_max,
         e.claims, e.origins, e.outlets
  FROM events e;
)sql";

// What analysts say about events, and what else fusion tells of them.
constexpr const char* kJudgements = R"sql(
CREATE TABLE judgements(
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  who TEXT, at TEXT NOT NULL, reason TEXT,
  withdrawn TEXT                  -- when; NULL while it counts
);
CREATE TABLE judgement_claims(
  judgement INTEGER NOT NULL REFERENCES judgements(key) ON DELETE CASCADE,
  side INTEGER NOT NULL CHECK (side IN (0, 1)),  -- a split parts 0 from 1
  position INTEGER NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (judgement, side, position)
) WITHOUT ROWID;
CREATE INDEX judgement_claims_claim ON judgement_claims(claim);
ALTER TABLE events ADD COLUMN confidence REAL;
ALTER TABLE events ADD COLUMN credibility TEXT;
CREATE TABLE passings(            -- who passed a telling on to whom
  event INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, claim TEXT NOT NULL,
  teller TEXT, teller_name TEXT,  -- who had it first; NULL where the telling starts
  heard TEXT, heard_name TEXT,    -- who passes it on
  how TEXT NOT NULL CHECK (how IN ('quoted', 'copied', 'own')), words TEXT, share REAL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_links(         -- a happening inside a longer one
  event INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE,
  position INTEGER NOT NULL, other TEXT NOT NULL,
  whole INTEGER NOT NULL,         -- 1 where the other one holds this one
  because TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
)sql";

// Evidence: when an item was fetched, the hash of its folded text, how it is made from the raw bytes
// again. Search words wait in a plain table until a portion is worth a merge. What the collector knows
// of the addresses it asks.
constexpr const char* kEvidence = R"sql(
ALTER TABLE documents ADD COLUMN retrieved TEXT;
ALTER TABLE documents ADD COLUMN normal_sha256 TEXT;
ALTER TABLE documents ADD COLUMN recipe TEXT;
CREATE TABLE waiting_words(key INTEGER PRIMARY KEY, claim INTEGER, document INTEGER, folded TEXT NOT NULL);
CREATE TABLE fetches(
  address TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('robots', 'feed', 'page')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'gone')),
  feed TEXT,                      -- of a page: the feed that named it
  status INTEGER,                 -- of the last answer; NULL where there was none
  etag TEXT, modified TEXT,       -- for conditional requests
  sha256 TEXT,                    -- of the last body
  tried INTEGER NOT NULL,         -- second of the epoch of the last try, 0 before the first
  due INTEGER NOT NULL,           -- second before which it is not asked again
  failures INTEGER NOT NULL,      -- tries in a row that failed
  message TEXT                    -- what went wrong; of robots.txt: its text
) WITHOUT ROWID;
CREATE INDEX fetches_feed ON fetches(feed, state, due) WHERE feed IS NOT NULL;
)sql";

// What fusion remembers from one run to the next, so that an article that is added, read anew or judged
// touches only its neighbourhood.
constexpr const char* kNeighbours = R"sql(
CREATE TABLE fused(               -- one row where the events are what a whole run would give
  rules TEXT NOT NULL             -- of this program's fusion and this kinship
);
CREATE TABLE fused_readings(reading INTEGER PRIMARY KEY);
CREATE TABLE fused_pairs(         -- judgements that the events follow
  claim TEXT NOT NULL, other TEXT NOT NULL, together INTEGER NOT NULL,
  PRIMARY KEY (claim, other, together)
) WITHOUT ROWID;
CREATE TABLE fused_blocks(        -- claims meet where they share a block
  block INTEGER NOT NULL, day INTEGER NOT NULL, toll INTEGER NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (block, day, toll, claim)
) WITHOUT ROWID;
CREATE TABLE fused_components(    -- two claims or more that could be of one event
  claim TEXT PRIMARY KEY, component TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fused_components_component ON fused_components(component);
CREATE TABLE fused_places(        -- where an event may hold others, or be held
  place TEXT NOT NULL, whole INTEGER NOT NULL, first TEXT NOT NULL, event TEXT NOT NULL,
  PRIMARY KEY (place, whole, first)
) WITHOUT ROWID;
CREATE TABLE kin(                 -- parents and allies of actors, as the data of the last import has them
  actor TEXT NOT NULL, other TEXT NOT NULL, part INTEGER NOT NULL, first_day INTEGER, last_day INTEGER
);
)sql";

// The search keeps its words in plain tables and over them nothing but which rows hold a word: no places
// within a row, since each word is asked for by itself. Rows behind the keys in `searched` wait until a
// portion is worth a merge. Words are folded and parted beforehand, so that the plainest tokenizer will do.
constexpr const char* kSearch = R"sql(
CREATE TABLE searched_claims(key INTEGER PRIMARY KEY, folded TEXT NOT NULL);
CREATE TABLE searched_documents(key INTEGER PRIMARY KEY, folded TEXT NOT NULL);
INSERT INTO searched_claims SELECT rowid, folded FROM claim_words;
INSERT OR IGNORE INTO searched_claims
  SELECT claim, folded FROM waiting_words w WHERE EXISTS (SELECT 1 FROM claims c WHERE c.key = w.claim);
INSERT INTO searched_documents SELECT rowid, folded FROM document_words;
INSERT OR IGNORE INTO searched_documents SELECT document, folded FROM waiting_words WHERE document IS NOT NULL;
DROP TABLE waiting_words;
DROP TABLE claim_words;
DROP TABLE document_words;
CREATE VIRTUAL TABLE claim_words USING fts5(
  folded, content = 'searched_claims', content_rowid = 'key', tokenize = 'ascii', detail = 'none', columnsize = 0);
CREATE VIRTUAL TABLE document_words USING fts5(
  folded, content = 'searched_documents', content_rowid = 'key', tokenize = 'ascii', detail = 'none', columnsize = 0);
INSERT INTO claim_words(claim_words) VALUES ('rebuild');
INSERT INTO document_words(document_words) VALUES ('rebuild');
INSERT INTO claim_words(claim_words, rank) VALUES ('automerge', 8), ('hashsize', 4194304);
INSERT INTO document_words(document_words, rank) VALUES ('automerge', 8), ('hashsize', 4194304);
CREATE TABLE searched(            -- one row: the last keys that are in the search
  claims INTEGER NOT NULL, documents INTEGER NOT NULL
);
INSERT INTO searched SELECT (SELECT ifnull(max(key), 0) FROM searched_claims),
                            (SELECT ifnull(max(key), 0) FROM searched_documents);
)sql";

constexpr std::array kSteps = {kFirst, kJudgements, kEvidence, kNeighbours, kSearch};

std::int64_t pragma(Database& database, const char* name) {
  Statement ask(database, fmt::format("PRAGMA {}", name));
  const std::int64_t value = ask.step() ? ask.integer(0) : 0;
  ask.reset();
  return value;
}

}  // namespace

int schema_version() { return static_cast<int>(kSteps.size()); }

Result<int> version_of(Database& database) {
  const auto version = static_cast<int>(pragma(database, "user_version"));
  const auto owner = pragma(database, "application_id");
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  if (version == 0 && owner == 0) {
    Statement any(database, "SELECT count(*) FROM sqlite_master");
    const bool empty = any.step() && any.integer(0) == 0;
    if (empty) return 0;
  }
  if (owner != kApplicationId)
    return fail(ErrorCode::damaged, "the file is a database of another program", database.path(),
                "Name an isnad project with --project.");
  return version;
}

Result<void> migrate(Database& database) {
  const auto version = version_of(database);
  if (!version) return tl::unexpected(version.error());
  if (*version > schema_version())
    return fail(ErrorCode::conflict, "the project was made by a newer isnad", database.path(),
                "Use that version, or export the project there and import it here.");
  for (int step = *version; step < schema_version(); ++step) {
    Transaction transaction(database);
    // Someone else may have taken the step between the look and the lock.
    if (pragma(database, "user_version") > step) continue;
    database.exec(kSteps[static_cast<std::size_t>(step)]);
    database.exec(fmt::format("PRAGMA user_version = {}", step + 1).c_str());
    database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    transaction.commit();
  }
  return database.status();
}

}  // namespace isnad::store
