// Documents into a project. What each takes that needs no project is prepared beforehand, on any thread;
// what is left are rows. Each goes onto the disk by itself, as a whole or not at all: a program that is
// killed loses at most the one in hand.
#pragma once
#include <isnad/store.h>

#include <memory>
#include <string>

#include "store/adder.h"
#include "store/prepared.h"
#include "store/sqlite/database.h"

namespace isnad::store {

class Filler {
 public:
  // The adder is made where it is needed, and anew after an error.
  Filler(Database& database, std::unique_ptr<Adder>& adder) : database_(database), adder_(adder) {}

  // For an import that may be large, after Project::begin_import(): a project that is still empty gets
  // its lookups at end_import(), and so does one whose first import was killed. True where no document
  // is in yet.
  Result<bool> expect_many(const std::string& tool, const std::string& data_hash);

  // After an error nothing of the document is in.
  Result<Added> add(const ReadDocument& read, const Prepared& prepared, std::int64_t import);

 private:
  Adder& adder();
  Added put(const ReadDocument& read, const Prepared& prepared, std::int64_t import, const Adder::Import& about);
  Database& database_;
  std::unique_ptr<Adder>& adder_;
};

}  // namespace isnad::store
