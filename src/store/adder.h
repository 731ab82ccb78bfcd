// Documents and readings into rows. Keeps its statements for as long as it lives: preparing them
// again for each document costs as much as reading the document. Inside the caller's transaction.
// Not shared between threads.
#pragma once
#include <isnad/store.h>

#include "store/prepared.h"
#include "store/records.h"
#include "store/sqlite/database.h"

namespace isnad::store {

// A document of this id that is in.
struct Kept {
  std::int64_t key = 0;
  std::string text_sha256;
  bool current_same = false;   // the reading in force is by this program and data
  bool proposed_same = false;  // one waits that is
};

// The id of a document whose own is taken by another text.
std::string beside(const std::string& id, const std::string& hash);

class Adder {
 public:
  explicit Adder(Database& database);
  std::optional<Kept> find(const std::string& id, const std::string& tool, const std::string& data_hash);
  void add_raw(const std::string& hash, std::string_view bytes, const std::string& packed);
  std::int64_t add_document(const ReadDocument& read, const Prepared& prepared, std::int64_t import);
  void add_reading(const ReadDocument& read, const Prepared& prepared, std::int64_t document, std::int64_t import,
                   bool current);
  void drop_proposed(std::int64_t document);
  void audit(const AuditRow& row);
  // Moves waiting words into the search.
  void index();

  struct Import {
    std::int64_t key = -1;
    std::string tool, data_hash, started, who;
  };
  // Nothing where there is no such import.
  const Import* import(std::int64_t key);
  std::uint64_t waiting = 0;  // documents since the last index()

 private:
  Database& database_;
  Statement find_, raw_there_, raw_, document_, note_, words_, reading_, sentence_, unsearch_, drop_words_, drop_,
      last_audit_, audit_, import_;
  Statement index_claims_, index_documents_, searched_;
  ClaimWriter claims_;
  Import known_import_;
};

}  // namespace isnad::store
