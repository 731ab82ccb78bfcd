// What the desk can set going: reading articles in, and changing the data. Both run as processes of
// isnad itself (jobs.h); uploads wait in a private folder that goes with the desk. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "serve/data_folder.h"
#include "serve/jobs.h"

namespace isnad::serve {

struct WorkshopPlaces {
  std::string program = "/proc/self/exe";
  std::string project;  // empty where a folder of records is looked at: nothing can be read in
  std::string blob;     // compiled data
  std::string data;     // the folder it is compiled from, or empty
  std::string scratch;  // where a private folder can be made
};

struct ImportOrder {
  std::vector<std::string> uploads;
  std::string published, outlet;
};

class Workshop {
 public:
  explicit Workshop(WorkshopPlaces places);
  ~Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  [[nodiscard]] Jobs& jobs() { return *jobs_; }
  [[nodiscard]] DataFolder& data() { return data_; }

  [[nodiscard]] const WorkshopPlaces& places() const { return places_; }
  // A path of its own in the private folder, for a file that the caller removes.
  Result<std::string> spare_path(const std::string& name);

  // The upload's id. Names lose whatever could lead out of the folder.
  Result<std::string> keep_upload(const std::string& name, const std::string& bytes);
  Result<std::string> start_import(const ImportOrder& order);  // the job's id
  Result<std::string> start_accept();                          // puts proposed readings in force
  // Stages, compiles and checks; the job's id, by which it can be put in force once it has passed.
  Result<std::string> start_check(const DataChange& change);
  Result<Stage> apply(const std::string& job);

 private:
  Result<std::string> folder();  // made when first needed
  struct Staged {
    Stage stage;
    bool passed = false;
  };
  WorkshopPlaces places_;
  DataFolder data_;
  std::mutex mutex_;
  std::string folder_;
  std::map<std::string, std::string> uploads_;  // id → path
  std::uint64_t upload_bytes_ = 0;
  std::map<std::string, Staged> staged_;  // by job
  std::size_t made_ = 0;
  std::unique_ptr<Jobs> jobs_;  // first to go: its threads use the rest
};

}  // namespace isnad::serve
