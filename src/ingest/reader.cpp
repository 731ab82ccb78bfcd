#include "ingest/reader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ingest/open.h"

namespace isnad::ingest {
namespace fs = std::filesystem;
namespace {

// A folder's entries in the order of their names, so that a run is the same on every file system.
class FolderStream final : public ItemStream {
 public:
  FolderStream(std::string path, std::string name, const ReaderOptions& options)
      : path_(std::move(path)), name_(std::move(name)), options_(options) {}

  std::optional<Found> next() override {
    if (!listed_) {
      listed_ = true;
      if (auto error = list()) return std::move(*error);
    }
    if (at_ == entries_.size()) return std::nullopt;
    const auto& [entry, folder] = entries_[at_++];
    const std::string path = path_ + '/' + entry;
    const std::string name = name_.empty() ? entry : name_ + '/' + entry;
    if (folder) return std::make_unique<FolderStream>(path, name, options_);
    return open_file(path, name, options_);
  }

 private:
  std::optional<Error> list() {
    std::error_code code;
    fs::directory_iterator it(path_, code);
    if (code)
      return Error{ErrorCode::unreadable, "cannot list the folder: " + code.message(), path_,
                   "Give yourself the right to read it (chmod +rx), or leave it out."};
    for (; it != fs::directory_iterator(); it.increment(code)) {
      const std::string entry = it->path().filename().string();
      if (entry.starts_with('.')) continue;
      std::error_code ignored;
      // A link to a folder could lead back here; a link to a file is a file.
      const bool folder = it->is_directory(ignored);
      if (folder && it->is_symlink(ignored)) continue;
      entries_.emplace_back(entry, folder);
    }
    std::sort(entries_.begin(), entries_.end());
    return std::nullopt;
  }

  std::string path_, name_;
  const ReaderOptions& options_;
  std::vector<std::pair<std::string, bool>> entries_;
  std::size_t at_ = 0;
  bool listed_ = false;
};

std::string base_name(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

Reader::Reader(std::vector<std::string> inputs, ReaderOptions options)
    : inputs_(std::move(inputs)), options_(std::move(options)) {}

std::optional<std::variant<Item, Error>> Reader::next() {
  for (;;) {
    if (open_.empty()) {
      if (at_ == inputs_.size()) return std::nullopt;
      const std::string& path = inputs_[at_++];
      std::error_code code;
      if (path != "-" && fs::is_directory(path, code)) {
        open_.push_back(std::make_unique<FolderStream>(path, "", options_));
        continue;
      }
      Found found = open_file(path, path == "-" ? "stdin" : base_name(path), options_);
      if (auto* error = std::get_if<Error>(&found)) return std::move(*error);
      if (auto* stream = std::get_if<std::unique_ptr<ItemStream>>(&found))
        open_.push_back(std::move(*stream));
      else
        return std::get<Item>(std::move(found));
      continue;
    }
    auto found = open_.back()->next();
    if (!found) {
      open_.pop_back();
      continue;
    }
    if (auto* stream = std::get_if<std::unique_ptr<ItemStream>>(&*found)) {
      open_.push_back(std::move(*stream));
      continue;
    }
    if (auto* error = std::get_if<Error>(&*found)) return std::move(*error);
    auto& item = std::get<Item>(*found);
    bytes_read_ += item.bytes.size();
    return std::move(item);
  }
}

std::uint64_t total_size(const std::vector<std::string>& inputs) {
  std::uint64_t sum = 0;
  std::error_code code;
  for (const auto& path : inputs) {
    if (fs::is_regular_file(path, code)) {
      sum += fs::file_size(path, code);
      continue;
    }
    if (!fs::is_directory(path, code)) continue;
    fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, code);
    for (; !code && it != fs::recursive_directory_iterator(); it.increment(code))
      if (std::error_code ignored; it->is_regular_file(ignored)) sum += it->file_size(ignored);
  }
  return sum;
}

}  // namespace isnad::ingest
