#include "store/filler.h"

#include <fmt/format.h>

#include <optional>

#include "claims/ids.h"
#include "store/audit.h"
#include "store/lookups.h"

namespace isnad::store {

Result<bool> Filler::expect_many(const std::string& tool, const std::string& data_hash) {
  Statement empty(database_, "SELECT NOT EXISTS (SELECT 1 FROM claims), NOT EXISTS (SELECT 1 FROM documents)");
  const bool fresh = empty.step() && empty.integer(0) != 0;
  const bool bare = fresh && empty.integer(1) != 0;
  empty.reset();
  // A reading by other data is put beside the one that is there, and looks for it.
  Statement other(database_, "SELECT 1 FROM imports WHERE tool <> ?1 OR data_hash <> ?2");
  const bool mixed = other.bind_text(1, tool).bind_text(2, data_hash).step();
  other.reset();
  if (fresh && !mixed)
    drop_lookups(database_);
  else if (mixed)
    build_lookups(database_);
  // Rows come after those they point to and none is taken away: asking for each costs, and says nothing.
  if (!mixed && !has_lookups(database_)) database_.exec("PRAGMA foreign_keys = OFF");
  if (auto status = database_.status(); !status) return tl::unexpected(status.error());
  return bare;
}

Adder& Filler::adder() {
  if (!adder_) adder_ = std::make_unique<Adder>(database_);
  return *adder_;
}

Result<Added> Filler::add(const ReadDocument& read, const Prepared& prepared, std::int64_t import) {
  Transaction transaction(database_);
  const auto* about = adder().import(import);
  if (about == nullptr && database_.good())
    database_.set_error({ErrorCode::usage, fmt::format("there is no import {}", import), database_.path(), ""});
  const Added outcome = database_.good() ? put(read, prepared, import, *about) : Added::unchanged;
  // A merge of the search for each document would cost more than all else.
  constexpr std::uint64_t kPortion = 512;
  if (outcome != Added::unchanged && ++adder().waiting >= kPortion) {
    adder().index();
    adder().waiting = 0;
  }
  if (!transaction.commit()) adder_.reset();  // it remembers rows that are not there
  if (auto status = database_.status(); !status) return tl::unexpected(status.error());
  return outcome;
}

Added Filler::put(const ReadDocument& read, const Prepared& prepared, std::int64_t import, const Adder::Import& about) {
  const std::string& hash = prepared.fingerprint;
  auto kept = adder().find(read.document.id, about.tool, about.data_hash);
  std::optional<ReadDocument> changed;
  if (kept && kept->text_sha256 != hash) {
    changed = read;
    changed->document.id = beside(read.document.id, hash);
    changed->document.notes.push_back({"document.same_id", "another text is in under the id " + read.document.id, ""});
    for (auto& claim : changed->claims) claim.doc = changed->document.id;
    claims::set_ids(changed->claims);  // two articles under one id often begin alike
    kept = adder().find(changed->document.id, about.tool, about.data_hash);
  }
  const ReadDocument& what = changed ? *changed : read;
  if (!kept) {
    const auto& document = what.document;
    adder().add_raw(document.raw_sha256, what.raw, prepared.packed);
    const std::int64_t key = adder().add_document(what, prepared, import);
    adder().add_reading(what, prepared, key, import, true);
    adder().audit({0, about.started, about.who, "document.add", document.id,
                   fmt::format("import {} raw {} text {} from {}{}{}", import, document.raw_sha256, hash, document.path,
                               what.retrieved.empty() ? "" : " retrieved ", what.retrieved),
                   ""});
    return Added::added;
  }
  if (!kept->current_same && !kept->proposed_same) {
    adder().drop_proposed(kept->key);
    adder().add_reading(what, prepared, kept->key, import, false);
    adder().audit({0, about.started, about.who, "reading.propose", what.document.id,
                   fmt::format("import {} by {} data {}", import, about.tool, about.data_hash), ""});
    return Added::proposed;
  }
  return Added::unchanged;
}

}  // namespace isnad::store
