#include "serve/data_folder.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/fold.h"
#include "base/sha256.h"

namespace isnad::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<const char*, const char*>, 3> kKinds{
    {{"actors", ".tsv"}, {"places", ".tsv"}, {"rules", ".toml"}}};
constexpr std::size_t kLongestCell = 8'000;
constexpr std::size_t kLongestFile = 64u << 20;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(std::move(line));
  return out;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line)
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  return out;
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : "\t") + cells[i];
  return out;
}

std::string folded(const std::string& text) {
  std::string out;
  for (const auto& word : fold_words(text)) out += word + ' ';
  return out;
}

// The row of names: the first line that is no remark.
std::size_t head_of(const std::vector<std::string>& lines) {
  std::size_t at = 0;
  while (at < lines.size() && (lines[at].empty() || lines[at].starts_with('#'))) ++at;
  return at;
}

Result<void> write(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) return fail(ErrorCode::full, "the file cannot be written", path.string());
  return {};
}

// Everything but the changed file is linked, not copied, where the file system can.
Result<void> link_tree(const fs::path& from, const fs::path& to, const fs::path& without) {
  std::error_code code;
  fs::create_directories(to, code);
  for (fs::recursive_directory_iterator it(from, fs::directory_options::skip_permission_denied, code), end;
       !code && it != end; it.increment(code)) {
    const fs::path part = fs::relative(it->path(), from, code), target = to / part;
    if (it->is_directory()) {
      fs::create_directories(target, code);
    } else if (it->is_regular_file() && part != without) {
      fs::create_hard_link(it->path(), target, code);
      if (code) fs::copy_file(it->path(), target, fs::copy_options::overwrite_existing, code);
    }
    if (code) break;
  }
  if (code) return fail(ErrorCode::full, "the data cannot be copied: " + code.message(), to.string());
  return {};
}

Result<std::string> changed_rows(const std::string& text, const DataChange& change) {
  auto lines = lines_of(text);
  const std::size_t head = head_of(lines);
  if (head >= lines.size()) return fail(ErrorCode::malformed, "the table has no names of columns", change.path);
  const std::size_t columns = cells_of(lines[head]).size();
  std::vector<std::size_t> dropped;
  for (const auto& row : change.rows) {
    if (row.line != 0 && (row.line <= head + 1 || row.line > lines.size()))
      return fail(ErrorCode::usage, "there is no such row", std::to_string(row.line));
    if (row.drop) {
      if (row.line == 0) return fail(ErrorCode::usage, "which row is to go?", change.path);
      dropped.push_back(row.line - 1);
      continue;
    }
    if (row.cells.size() != columns)
      return fail(ErrorCode::usage, "a row has " + std::to_string(columns) + " cells", change.path);
    for (const auto& cell : row.cells)
      if (cell.size() > kLongestCell || cell.find_first_of("\t\r\n") != std::string::npos ||
          cell.find('\0') != std::string::npos)
        return fail(ErrorCode::usage, "a cell holds a tab or a line's end, or is too long", change.path);
    if (row.line == 0)
      lines.push_back(line_of(row.cells));
    else
      lines[row.line - 1] = line_of(row.cells);
  }
  std::sort(dropped.rbegin(), dropped.rend());
  for (const auto at : dropped) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
  std::string out;
  for (const auto& line : lines) out += line + '\n';
  return out;
}

}  // namespace

DataFolder::DataFolder(std::string folder, std::string blob) : folder_(std::move(folder)), blob_(std::move(blob)) {}

bool DataFolder::writable() const {
  return !folder_.empty() && ::access(folder_.c_str(), W_OK) == 0 && ::access(blob_.c_str(), W_OK) == 0;
}

Result<std::vector<DataFile>> DataFolder::files() const {
  std::vector<DataFile> out;
  if (folder_.empty()) return out;
  for (const auto& [kind, ending] : kKinds) {
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(fs::path(folder_) / kind, code)) {
      if (!entry.is_regular_file() || entry.path().extension() != ending) continue;
      DataFile file;
      file.kind = kind;
      file.path = file.kind + '/' + entry.path().filename().string();
      file.bytes = static_cast<std::size_t>(entry.file_size(code));
      std::ifstream in(entry.path(), std::ios::binary);
      file.lines = static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(in), {}, '\n'));
      out.push_back(std::move(file));
    }
    if (code == std::errc::no_such_file_or_directory) continue;  // data without this kind
    if (code) return fail(ErrorCode::unreadable, code.message(), folder_ + '/' + kind);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

Result<std::map<std::string, std::string>> DataFolder::english_names() const {
  std::map<std::string, std::string> out;
  const auto known = files();
  if (!known) return tl::unexpected(known.error());
  for (const auto& file : *known) {
    if (file.kind != "actors") continue;
    const auto text = read(file.path);
    if (!text) return tl::unexpected(text.error());
    const auto lines = lines_of(*text);
    const std::size_t head = head_of(lines);
    if (head >= lines.size()) continue;
    const auto columns = cells_of(lines[head]);
    const auto column = [&](const char* name) {
      return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
    };
    const std::size_t id = column("id"), name = column("name"), english = column("name_en");
    for (std::size_t i = head + 1; i < lines.size(); ++i) {
      const auto cells = cells_of(lines[i]);
      if (lines[i].starts_with('#') || english >= cells.size() || cells[english].empty()) continue;
      if (id < cells.size()) out.emplace(cells[id], cells[english]);
      if (name < cells.size()) out.emplace(cells[name], cells[english]);
    }
  }
  return out;
}

// Only what files() lists can be named, so no path leads out of the folder.
Result<std::string> DataFolder::read(const std::string& path) const {
  const auto known = files();
  if (!known) return tl::unexpected(known.error());
  const auto at = std::find_if(known->begin(), known->end(), [&](const auto& f) { return f.path == path; });
  if (at == known->end()) return fail(ErrorCode::not_found, "no such data file", path);
  if (at->bytes > kLongestFile) return fail(ErrorCode::too_large, "too large to edit here", path);
  std::ifstream in(fs::path(folder_) / path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) return fail(ErrorCode::unreadable, "the file cannot be read", path);
  return text;
}

Result<DataTable> DataFolder::table(const std::string& path, const std::string& words, std::size_t from,
                                    std::size_t most) const {
  const auto text = read(path);
  if (!text) return tl::unexpected(text.error());
  DataTable out;
  out.path = path;
  out.kind = path.substr(0, path.find('/'));
  out.hash = sha256_hex(*text);
  if (path.ends_with(".toml")) {
    out.text = *text;
    out.total = 1;
    return out;
  }
  const auto lines = lines_of(*text);
  const std::size_t head = head_of(lines);
  if (head >= lines.size()) return out;
  out.columns = cells_of(lines[head]);
  const auto wanted = fold_words(words);
  for (std::size_t i = head + 1; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i].starts_with('#')) continue;
    if (!wanted.empty()) {
      const std::string line = folded(lines[i]);
      if (!std::all_of(wanted.begin(), wanted.end(),
                       [&](const auto& word) { return line.find(word) != std::string::npos; }))
        continue;
    }
    const std::size_t place = out.total++;
    if (place >= from && out.rows.size() < most) {
      DataRow row{i + 1, cells_of(lines[i])};
      row.cells.resize(std::max(row.cells.size(), out.columns.size()));
      out.rows.push_back(std::move(row));
    }
  }
  if (from + out.rows.size() < out.total) out.next = from + out.rows.size();
  return out;
}

Result<Stage> DataFolder::stage(const DataChange& change, const std::string& scratch) const {
  if (!writable())
    return fail(ErrorCode::forbidden, "the data folder is only read here", folder_,
                "open the desk with --data-dir on a copy that you may change");
  auto text = read(change.path);
  if (!text) return tl::unexpected(text.error());
  Stage stage;
  stage.path = change.path;
  stage.before = sha256_hex(*text);
  if (change.hash != stage.before)
    return fail(ErrorCode::conflict, "the file has changed since it was opened", change.path, "load it again");
  std::string changed = change.text;
  if (!change.whole) {
    auto rows = changed_rows(*text, change);
    if (!rows) return tl::unexpected(rows.error());
    changed = std::move(*rows);
  }
  if (changed == *text) return fail(ErrorCode::usage, "nothing is changed", change.path);
  stage.after = sha256_hex(changed);
  stage.folder = scratch;
  stage.blob = scratch + ".blob";
  if (auto linked = link_tree(folder_, stage.folder, change.path); !linked) return tl::unexpected(linked.error());
  if (auto written = write(fs::path(stage.folder) / change.path, changed); !written)
    return tl::unexpected(written.error());
  return stage;
}

Result<void> DataFolder::put_in_force(const Stage& stage) {
  const std::lock_guard lock(writing_);
  const auto now = read(stage.path);
  if (!now) return tl::unexpected(now.error());
  if (sha256_hex(*now) != stage.before)
    return fail(ErrorCode::conflict, "the file has changed since it was checked", stage.path, "check it again");
  std::error_code code;
  const auto into = [&](const fs::path& from, const fs::path& to) {
    const fs::path beside = to.string() + ".new";
    fs::copy_file(from, beside, fs::copy_options::overwrite_existing, code);
    if (!code) fs::rename(beside, to, code);
    return !code;
  };
  // The compiled data last: a reading never uses data whose source is not there.
  if (!into(fs::path(stage.folder) / stage.path, fs::path(folder_) / stage.path) || !into(stage.blob, blob_))
    return fail(ErrorCode::full, "the change cannot be put in its place: " + code.message(), stage.path);
  return {};
}

}  // namespace isnad::serve
