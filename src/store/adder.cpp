#include "store/adder.h"

#include "base/days.h"
#include "store/audit.h"

namespace isnad::store {

std::string beside(const std::string& id, const std::string& hash) { return id + '~' + hash.substr(0, 8); }

Adder::Adder(Database& database)
    : database_(database),
      find_(database,
            "SELECT d.key, d.text_sha256, r.data_hash = ?2 AND r.engine = ?3, "
            "EXISTS(SELECT 1 FROM readings p WHERE p.document = d.key AND p.state = 'proposed' AND p.data_hash = ?2 "
            "AND p.engine = ?3) "
            "FROM documents d LEFT JOIN readings r ON r.document = d.key AND r.state = 'current' WHERE d.id = ?1"),
      raw_there_(database, "SELECT 1 FROM raw WHERE sha256 = ?1"),
      raw_(database, "INSERT INTO raw(sha256, size, packing, bytes) VALUES (?1, ?2, ?3, ?4)"),
      document_(database,
                "INSERT INTO documents(id, text, text_sha256, body_begin, title, url, outlet, byline, section, "
                "language, published, published_text, path, charset, raw_sha256, import, retrieved, normal_sha256, "
                "recipe) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)"),
      note_(database, "INSERT INTO notes(document, position, code, message, place) VALUES (?1, ?2, ?3, ?4, ?5)"),
      words_(database, "INSERT INTO searched_documents(key, folded) VALUES (?1, ?2)"),
      reading_(database,
               "INSERT INTO readings(document, engine, data_hash, import, state) "
               "SELECT ?1, tool, data_hash, key, ?3 FROM imports WHERE key = ?2"),
      sentence_(database,
                "INSERT INTO sentences(reading, position, span_begin, span_end, paragraph, kind) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      unsearch_(database,
                "INSERT INTO claim_words(claim_words, rowid, folded) SELECT 'delete', w.key, w.folded "
                "FROM readings r JOIN claims c ON c.reading = r.key JOIN searched_claims w ON w.key = c.key "
                "WHERE r.document = ?1 AND r.state = 'proposed'"),
      drop_words_(database,
                  "DELETE FROM searched_claims WHERE key IN (SELECT c.key FROM claims c JOIN readings r ON r.key = "
                  "c.reading WHERE r.document = ?1 AND r.state = 'proposed')"),
      drop_(database, "DELETE FROM readings WHERE document = ?1 AND state = 'proposed'"),
      last_audit_(database, "SELECT hash FROM audit ORDER BY key DESC LIMIT 1"),
      audit_(database,
             "INSERT INTO audit(at, who, action, subject, details, previous, hash) VALUES (?1,?2,?3,?4,?5,?6,?7)"),
      import_(database, "SELECT tool, data_hash, started, who FROM imports WHERE key = ?1"),
      index_claims_(database,
                    "INSERT INTO claim_words(rowid, folded) SELECT key, folded FROM searched_claims "
                    "WHERE key > (SELECT claims FROM searched) ORDER BY key"),
      index_documents_(database,
                       "INSERT INTO document_words(rowid, folded) SELECT key, folded FROM searched_documents "
                       "WHERE key > (SELECT documents FROM searched) ORDER BY key"),
      searched_(database,
                "UPDATE searched SET claims = (SELECT ifnull(max(key), 0) FROM searched_claims), "
                "documents = (SELECT ifnull(max(key), 0) FROM searched_documents)"),
      claims_(database) {}

std::optional<Kept> Adder::find(const std::string& id, const std::string& tool, const std::string& data_hash) {
  find_.bind_text(1, id).bind_text(2, data_hash).bind_text(3, tool);
  if (!find_.step()) return std::nullopt;
  Kept kept{find_.integer(0), find_.text(1), find_.integer(2) != 0, find_.integer(3) != 0};
  find_.reset();
  return kept;
}

void Adder::add_raw(const std::string& hash, std::string_view bytes, const std::string& packed) {
  raw_there_.bind_text(1, hash);
  const bool known = raw_there_.step();
  raw_there_.reset();
  if (known) return;
  raw_.bind_text(1, hash).bind(2, static_cast<std::int64_t>(bytes.size()));
  raw_.bind_text(3, packed.empty() ? "none" : "zstd").bind_blob(4, packed.empty() ? bytes : packed).run();
}

std::int64_t Adder::add_document(const ReadDocument& read, const Prepared& prepared, std::int64_t import) {
  const Document& d = read.document;
  document_.bind_text(1, d.id).bind_text(2, d.text).bind_text(3, prepared.fingerprint);
  document_.bind(4, std::int64_t{d.body_begin});
  document_.bind(5, d.title).bind(6, d.url).bind(7, d.outlet).bind(8, d.byline).bind(9, d.section);
  document_.bind(10, d.language).bind(11, d.published ? iso_day(*d.published) : std::string());
  document_.bind(12, d.published_text).bind(13, d.path).bind(14, d.charset).bind_text(15, d.raw_sha256);
  document_.bind(16, import).bind(17, read.retrieved).bind_text(18, prepared.normal_hash);
  document_.bind(19, read.recipe).run();
  const std::int64_t key = database_.last_key();
  for (std::size_t i = 0; i < d.notes.size(); ++i) {
    note_.bind(1, key).bind(2, static_cast<std::int64_t>(i)).bind_text(3, d.notes[i].code);
    note_.bind_text(4, d.notes[i].message).bind(5, d.notes[i].where).run();
  }
  words_.bind(1, key).bind_text(2, prepared.words).run();
  return key;
}

void Adder::add_reading(const ReadDocument& read, const Prepared& prepared, std::int64_t document, std::int64_t import,
                        bool current) {
  reading_.bind(1, document).bind(2, import).bind(3, current ? "current" : "proposed").run();
  const std::int64_t reading = database_.last_key();
  for (std::size_t i = 0; i < read.sentences.size(); ++i) {
    const auto& s = read.sentences[i];
    sentence_.bind(1, reading).bind(2, static_cast<std::int64_t>(i)).bind(3, std::int64_t{s.span.begin});
    sentence_.bind(4, std::int64_t{s.span.end}).bind(5, std::int64_t{s.paragraph}).bind_text(6, s.kind).run();
  }
  for (std::size_t i = 0; i < read.claims.size(); ++i)
    claims_.write(read.claims[i], document, reading, current, read.document.published, prepared.claim_words[i]);
}

void Adder::drop_proposed(std::int64_t document) {
  index();  // or words that are not in the search would be taken out of it
  unsearch_.bind(1, document).run();
  drop_words_.bind(1, document).run();
  drop_.bind(1, document).run();
  searched_.run();  // the keys at the end are given anew
}

void Adder::audit(const AuditRow& row) {
  const std::string previous = last_audit_.step() ? last_audit_.text(0) : std::string(64, '0');
  last_audit_.reset();
  audit_.bind_text(1, row.at).bind(2, row.who).bind_text(3, row.action).bind(4, row.subject).bind(5, row.details);
  audit_.bind_text(6, previous).bind_text(7, audit_hash(previous, row)).run();
}

void Adder::index() {
  index_claims_.run();
  index_documents_.run();
  searched_.run();
}

const Adder::Import* Adder::import(std::int64_t key) {
  if (known_import_.key == key) return &known_import_;
  import_.bind(1, key);
  if (!import_.step()) return nullptr;
  known_import_ = {key, import_.text(0), import_.text(1), import_.text(2), import_.text(3)};
  import_.reset();
  return &known_import_;
}

}  // namespace isnad::store
