#include "serve/workshop.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace isnad::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostUploads = std::uint64_t{4} << 30;  // bytes that wait at one time
constexpr std::size_t kLongestName = 200;

// The last part of a path, without what is invisible or hides a file; never empty.
std::string safe_name(const std::string& name) {
  const auto slash = name.find_last_of("/\\");
  std::string out;
  for (const char c : slash == std::string::npos ? name : name.substr(slash + 1))
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != ':') out += c;
  while (out.starts_with('.') || out.starts_with('-') || out.starts_with(' ')) out.erase(0, 1);
  if (out.size() > kLongestName) {  // the ending tells the format: keep it
    std::size_t from = out.size() - kLongestName;
    while (from < out.size() && (static_cast<unsigned char>(out[from]) & 0xC0) == 0x80) ++from;
    out = out.substr(from);
  }
  return out.empty() ? "upload.txt" : out;
}

bool a_day(const std::string& text) {
  return text.size() == 10 && text.find_first_not_of("0123456789-") == std::string::npos;
}

}  // namespace

Workshop::Workshop(WorkshopPlaces places)
    : places_(std::move(places)), data_(places_.data, places_.blob), jobs_(std::make_unique<Jobs>(places_.program)) {}

Workshop::~Workshop() {
  jobs_.reset();
  std::error_code code;
  if (!folder_.empty()) fs::remove_all(folder_, code);
}

Result<std::string> Workshop::folder() {
  if (!folder_.empty()) return folder_;
  std::string pattern = places_.scratch + "/isnad-desk-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr)  // readable by its owner alone
    return fail(ErrorCode::full, "no folder can be made for uploads", places_.scratch);
  folder_ = pattern;
  return folder_;
}

Result<std::string> Workshop::spare_path(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto root = folder();
  if (!root) return root;
  return *root + '/' + std::to_string(++made_) + '-' + name;
}

Result<std::string> Workshop::keep_upload(const std::string& name, const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  if (upload_bytes_ + bytes.size() > kMostUploads)
    return fail(ErrorCode::too_large, "too much waits to be read in", "4 GB", "read in what was sent first");
  const auto root = folder();
  if (!root) return root;
  const std::string id = std::to_string(++made_);
  const fs::path place = fs::path(*root) / ("upload-" + id);
  std::error_code code;
  fs::create_directory(place, code);
  const fs::path path = place / safe_name(name);
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return fail(ErrorCode::full, "the upload cannot be kept", path.filename().string());
  upload_bytes_ += bytes.size();
  uploads_[id] = path.string();
  return id;
}

Result<std::string> Workshop::start_import(const ImportOrder& order) {
  const std::lock_guard lock(mutex_);
  if (places_.project.empty())
    return fail(ErrorCode::forbidden, "a folder of records is only read", "", "open the desk on a project");
  if (order.uploads.empty()) return fail(ErrorCode::usage, "nothing to read in was sent", "uploads");
  if (!order.published.empty() && !a_day(order.published))
    return fail(ErrorCode::usage, "not a day: " + order.published, "published", "write it as 2017-06-14");
  const auto root = folder();
  if (!root) return root;
  // All of them in one folder, so that an article's id is its file's name and not where it waited.
  const fs::path batch = fs::path(*root) / ("batch-" + std::to_string(++made_));
  std::error_code code;
  fs::create_directory(batch, code);
  std::uint64_t bytes = 0;
  for (const auto& id : order.uploads) {
    const auto at = uploads_.find(id);
    if (at == uploads_.end()) return fail(ErrorCode::not_found, "no such upload", id);
    fs::path to = batch / fs::path(at->second).filename();
    for (int n = 2; fs::exists(to, code); ++n)
      to = batch / (std::to_string(n) + '-' + fs::path(at->second).filename().string());
    bytes += fs::file_size(at->second, code);
    fs::rename(at->second, to, code);
    if (code) return fail(ErrorCode::full, "an upload cannot be moved: " + code.message(), id);
    uploads_.erase(at);
  }
  Jobs::Command command{"import", "--project", places_.project, "--data", places_.blob, "--report", "-"};
  if (!order.published.empty()) command.insert(command.end(), {"--published", order.published});
  if (!order.outlet.empty()) command.insert(command.end(), {"--outlet=" + order.outlet});
  command.push_back(batch.string());
  return jobs_->start("import", {command}, [this, batch, bytes](int) {
    std::error_code ignored;
    fs::remove_all(batch, ignored);
    const std::lock_guard inner(mutex_);
    upload_bytes_ -= std::min(upload_bytes_, bytes);
  });
}

Result<std::string> Workshop::start_accept() {
  if (places_.project.empty())
    return fail(ErrorCode::forbidden, "a folder of records is only read", "", "open the desk on a project");
  return jobs_->start("accept", {{"accept", "--project", places_.project}});
}

Result<std::string> Workshop::start_check(const DataChange& change) {
  const std::lock_guard lock(mutex_);
  const auto root = folder();
  if (!root) return root;
  const std::string place = *root + "/data-" + std::to_string(++made_);
  auto stage = data_.stage(change, place);
  std::error_code code;
  if (!stage) {
    fs::remove_all(place, code);
    return tl::unexpected(stage.error());
  }
  // One stage is enough: an older one can no longer be put in force.
  for (const auto& [job, old] : staged_) {
    fs::remove_all(old.stage.folder, code);
    fs::remove(old.stage.blob, code);
  }
  staged_.clear();
  const auto job = jobs_->start(
      "data",
      {{"data", "build", stage->folder, "--out", stage->blob}, {"data", "check", stage->folder, "--data", stage->blob}},
      [this, place](int status) {
        const std::lock_guard inner(mutex_);
        for (auto& [id, one] : staged_)
          if (one.stage.folder == place) one.passed = status == 0;
      });
  if (job) staged_[*job] = {std::move(*stage), false};
  return job;
}

Result<Stage> Workshop::apply(const std::string& job) {
  const std::lock_guard lock(mutex_);
  const auto at = staged_.find(job);
  if (at == staged_.end()) return fail(ErrorCode::not_found, "no such change waits", job);
  if (!at->second.passed)
    return fail(ErrorCode::conflict, "the change has not passed the check", at->second.stage.path,
                "mend what the check names and check again");
  const Stage stage = at->second.stage;
  if (auto done = data_.put_in_force(stage); !done) return tl::unexpected(done.error());
  std::error_code code;
  fs::remove_all(stage.folder, code);
  fs::remove(stage.blob, code);
  staged_.erase(at);
  return stage;
}

}  // namespace isnad::serve
