// Connections to a project file, for many threads. Thread-safe.
#pragma once
#include <isnad/store.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/sqlite/database.h"

namespace isnad::serve {

// Connections that nobody uses just now. SQLite allows many readers of one file.
class Pool {
 public:
  explicit Pool(std::string path) : path_(std::move(path)) {}

  Result<std::unique_ptr<Project>> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        auto project = std::move(free_.back());
        free_.pop_back();
        return project;
      }
    }
    auto opened = Project::open(path_, Project::Mode::read_write);
    if (!opened) return tl::unexpected(opened.error());
    return std::make_unique<Project>(std::move(*opened));
  }
  void give(std::unique_ptr<Project> project) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(project));
  }

 private:
  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Project>> free_;
};

// Tells that somebody has written to the project. Thread-safe.
class Watch {
 public:
  Result<void> open(const std::string& path) {
    auto opened = Project::open(path, Project::Mode::read_only);
    if (!opened) return tl::unexpected(opened.error());
    project_ = std::make_unique<Project>(std::move(*opened));
    return {};
  }
  // Another one after each change that other connections have made; this one makes none.
  std::string version() {
    const std::lock_guard lock(mutex_);
    store::Statement ask(project_->database(), "PRAGMA data_version");
    return ask.step() ? ask.text(0) : std::string();
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Project> project_;
};

}  // namespace isnad::serve
