// What incremental fusion knows of a project's claims, in the project's file. Inside the caller's
// transaction; errors stick to the database. Not thread-safe.
#pragma once
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "fuse/kinship.h"
#include "fuse/shelf.h"
#include "store/records.h"
#include "store/relink.h"
#include "store/sqlite/database.h"

namespace isnad::store {

class ProjectShelf : public fuse::Shelf {
 public:
  ProjectShelf(Database& database, const fuse::Kinship& kinship);

  // The claims of a reading that is not in force any more stand on the shelf until they are let go.
  std::vector<std::string> hold(std::int64_t reading);
  void let_go(const std::vector<std::string>& claims);
  // The claims of a reading that came into force.
  std::vector<std::string> claims_of(std::int64_t reading);
  // The links of what was kept and parted. To be called once, at the end.
  void finish() { relinker_.finish(); }

  const fuse::Shelved* find(const std::string& claim) override;
  std::vector<std::pair<std::uint32_t, std::string>> article(const std::string& document) override;
  std::span<const fuse::InputDocument> documents() override { return documents_; }
  void file(const fuse::BlockKey& at, const std::string& claim) override;
  void unfile(const fuse::BlockKey& at, const std::string& claim) override;
  fuse::Around around(const fuse::BlockKey& at, const std::string& claim, std::size_t most) override;
  std::vector<std::string> component_of(const std::string& claim) override;
  void set_component(const std::vector<std::string>& members) override;
  void part(const std::string& claim) override;
  void keep(Event&& event) override;

 private:
  std::unique_ptr<fuse::Shelved> load(std::int64_t key);
  std::uint32_t document(const std::string& id);

  const fuse::Kinship& kinship_;
  ClaimReader reader_;
  Relinker relinker_;
  Statement find_, readings_claims_, document_, article_, file_, unfile_, before_, after_, component_, set_component_,
      drop_component_, event_of_;
  std::unordered_map<std::string, std::unique_ptr<fuse::Shelved>> claims_;
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, std::string>>> articles_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<fuse::InputDocument> documents_;
  std::deque<std::string> texts_;  // what documents_ points to
};

}  // namespace isnad::store
