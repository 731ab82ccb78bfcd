#include "store/shelf.h"

#include <utility>

#include "base/days.h"

namespace isnad::store {

using fuse::Around;
using fuse::BlockKey;
using fuse::Shelved;

ProjectShelf::ProjectShelf(Database& database, const fuse::Kinship& kinship)
    : kinship_(kinship),
      reader_(database),
      relinker_(database),
      find_(database, "SELECT key FROM claims WHERE id = ?1 AND current = 1 LIMIT 1"),
      readings_claims_(database, "SELECT key, id FROM claims WHERE reading = ?1 ORDER BY sentence, id"),
      document_(database, "SELECT outlet, published, text FROM documents WHERE id = ?1"),
      article_(database,
               "SELECT c.sentence, c.id FROM claims c JOIN documents d ON d.key = c.document "
               "WHERE d.id = ?1 AND c.current = 1 ORDER BY c.sentence, c.id"),
      file_(database, "INSERT OR IGNORE INTO fused_blocks(block, day, toll, claim) VALUES (?1, ?2, ?3, ?4)"),
      unfile_(database, "DELETE FROM fused_blocks WHERE block = ?1 AND day = ?2 AND toll = ?3 AND claim = ?4"),
      before_(database,
              "SELECT claim FROM fused_blocks WHERE block = ?1 AND (day, toll, claim) < (?2, ?3, ?4) "
              "ORDER BY day DESC, toll DESC, claim DESC LIMIT ?5"),
      after_(database,
             "SELECT claim FROM fused_blocks WHERE block = ?1 AND (day, toll, claim) > (?2, ?3, ?4) "
             "ORDER BY day, toll, claim LIMIT ?5"),
      component_(database,
                 "SELECT claim FROM fused_components WHERE component = "
                 "(SELECT component FROM fused_components WHERE claim = ?1) ORDER BY claim"),
      set_component_(database, "INSERT OR REPLACE INTO fused_components(claim, component) VALUES (?1, ?2)"),
      drop_component_(database,
                      "DELETE FROM fused_components WHERE component = "
                      "(SELECT component FROM fused_components WHERE claim = ?1)"),
      event_of_(database, "SELECT event FROM event_claims WHERE claim = ?1") {}

namespace {

void bind_place(Statement& statement, const BlockKey& at, const std::string& claim) {
  statement.bind(1, static_cast<std::int64_t>(at.block)).bind(2, std::int64_t{at.day}).bind(3, std::int64_t{at.toll});
  statement.bind_text(4, claim);
}

}  // namespace

std::vector<std::string> ProjectShelf::hold(std::int64_t reading) {
  std::vector<std::pair<std::int64_t, std::string>> rows;
  readings_claims_.bind(1, reading);
  while (readings_claims_.step()) rows.emplace_back(readings_claims_.integer(0), readings_claims_.text(1));
  std::vector<std::string> out;
  for (const auto& [key, id] : rows) {
    if (auto claim = load(key)) claims_.insert_or_assign(id, std::move(claim));
    out.push_back(id);
  }
  return out;
}

void ProjectShelf::let_go(const std::vector<std::string>& claims) {
  for (const auto& id : claims) claims_.erase(id);
}

std::vector<std::string> ProjectShelf::claims_of(std::int64_t reading) {
  std::vector<std::string> out;
  readings_claims_.bind(1, reading);
  while (readings_claims_.step()) out.push_back(readings_claims_.text(1));
  return out;
}

std::unique_ptr<Shelved> ProjectShelf::load(std::int64_t key) {
  auto claim = reader_.read(key);
  if (!claim) return nullptr;
  const std::uint32_t number = document(claim->doc);
  const auto& d = documents_[number];
  auto out = std::make_unique<Shelved>();
  out->facts = fuse::facts_of(*claim, 0, number, d.text, d.outlet, d.published, &kinship_);
  out->claim = std::move(*claim);
  return out;
}

std::uint32_t ProjectShelf::document(const std::string& id) {
  const auto [it, fresh] = numbers_.try_emplace(id, static_cast<std::uint32_t>(documents_.size()));
  if (!fresh) return it->second;
  fuse::InputDocument d;
  d.id = id;
  document_.bind_text(1, id);
  if (document_.step()) {
    d.outlet = document_.text(0);
    d.published = parse_day(document_.text(1));
    d.text = texts_.emplace_back(document_.text(2));
  }
  document_.reset();
  documents_.push_back(std::move(d));
  return it->second;
}

const Shelved* ProjectShelf::find(const std::string& claim) {
  const auto known = claims_.find(claim);
  if (known != claims_.end()) return known->second.get();
  find_.bind_text(1, claim);
  const std::int64_t key = find_.step() ? find_.integer(0) : -1;
  find_.reset();
  // What is not there now is not there later in this run: readings change between runs.
  return claims_.emplace(claim, key < 0 ? nullptr : load(key)).first->second.get();
}

std::vector<std::pair<std::uint32_t, std::string>> ProjectShelf::article(const std::string& document) {
  const auto [it, fresh] = articles_.try_emplace(document);
  if (!fresh) return it->second;
  article_.bind_text(1, document);
  while (article_.step()) it->second.emplace_back(static_cast<std::uint32_t>(article_.integer(0)), article_.text(1));
  return it->second;
}

void ProjectShelf::file(const BlockKey& at, const std::string& claim) {
  bind_place(file_, at, claim);
  file_.run();
}

void ProjectShelf::unfile(const BlockKey& at, const std::string& claim) {
  bind_place(unfile_, at, claim);
  unfile_.run();
}

Around ProjectShelf::around(const BlockKey& at, const std::string& claim, std::size_t most) {
  Around out;
  bind_place(before_, at, claim);
  before_.bind(5, static_cast<std::int64_t>(most));
  while (before_.step()) out.before.push_back(before_.text(0));
  bind_place(after_, at, claim);
  after_.bind(5, static_cast<std::int64_t>(most));
  while (after_.step()) out.after.push_back(after_.text(0));
  return out;
}

std::vector<std::string> ProjectShelf::component_of(const std::string& claim) {
  std::vector<std::string> out;
  component_.bind_text(1, claim);
  while (component_.step()) out.push_back(component_.text(0));
  if (out.empty()) out.push_back(claim);
  return out;
}

void ProjectShelf::set_component(const std::vector<std::string>& members) {
  if (members.size() < 2) return;
  for (const auto& id : members) set_component_.bind_text(1, id).bind_text(2, members.front()).run();
}

void ProjectShelf::part(const std::string& claim) {
  drop_component_.bind_text(1, claim).run();
  event_of_.bind_text(1, claim);
  const std::int64_t key = event_of_.step() ? event_of_.integer(0) : -1;
  event_of_.reset();
  if (key >= 0) relinker_.drop(key);
}

void ProjectShelf::keep(Event&& event) { relinker_.keep(std::move(event)); }

}  // namespace isnad::store
