// Documents into a project. What each takes that needs no project is prepared beforehand, on any thread;
// what is left are rows. Documents of a group go onto the disk together (the import makes each a group of
// its own): a program that is killed loses the open one, each is in as a whole or not at all.
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

  // After an error nothing of the group is in.
  Result<Added> add(const ReadDocument& read, const Prepared& prepared, std::int64_t import);
  void begin_group();
  Result<void> end_group();

 private:
  [[nodiscard]] bool grouped() const;
  tl::unexpected<Error> failed(Error error);
  Adder& adder();
  void put(const ReadDocument& read, const Prepared& prepared, std::int64_t import, const Adder::Import& about,
           Added& outcome);
  Database& database_;
  std::unique_ptr<Adder>& adder_;
};

}  // namespace isnad::store
