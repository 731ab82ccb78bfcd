// The knowledge an analyst edits (actors, places, rules) as the desk shows and changes it. A change
// is made in a copy of the folder, compiled and checked there by isnad itself, and put in force only
// where that passed. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace isnad::serve {

struct DataFile {
  std::string path;  // below the folder: actors/syria.tsv
  std::string kind;  // actors, places, rules
  std::size_t bytes = 0, lines = 0;
};

struct DataRow {
  std::size_t line = 0;  // in the file, from 1
  std::vector<std::string> cells;
};

struct DataTable {
  std::string path, kind, hash;  // SHA-256 of the file: what a change must name
  std::vector<std::string> columns;
  std::vector<DataRow> rows;  // of the page
  std::size_t total = 0;      // rows that match
  std::size_t next = 0;       // where the next page starts; 0 on the last
  std::string text;           // instead of rows, for rules
};

// Cells of a row, a row more (line 0), or a row less; or the whole text, for rules.
struct DataChange {
  struct Row {
    std::size_t line = 0;
    bool drop = false;
    std::vector<std::string> cells;
  };
  std::string path, hash;
  std::vector<Row> rows;
  std::string text;
  bool whole = false;
};

// A change that waits in a folder of its own.
struct Stage {
  std::string folder, blob;  // the changed data, and what it compiles to
  std::string path, before, after;
};

class DataFolder {
 public:
  // `blob`: the compiled data that readings use. An empty folder can only be looked at as empty.
  DataFolder(std::string folder, std::string blob);

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] bool writable() const;
  Result<std::vector<DataFile>> files() const;
  // English names of actors, by id and by Arabic name; empty where there is no folder.
  Result<std::map<std::string, std::string>> english_names() const;
  // Rows that hold `words`, without regard to case and spelling variants.
  Result<DataTable> table(const std::string& path, const std::string& words, std::size_t from, std::size_t most) const;
  // conflict: the file is no longer the one the change was made on.
  Result<Stage> stage(const DataChange& change, const std::string& scratch) const;
  // Moves the staged file and the compiled data into their places.
  Result<void> put_in_force(const Stage& stage);

 private:
  Result<std::string> read(const std::string& path) const;
  std::string folder_, blob_;
  std::mutex writing_;
};

}  // namespace isnad::serve
