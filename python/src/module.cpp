// The engine for Python: text in, JSON lines out; python/isnad turns them into dataclasses. Work runs
// without the interpreter's lock. What comes out is byte for byte what the command line prints.
#include <isnad/engine.h>
#include <isnad/store.h>
#include <isnad/version.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <atomic>
#include <memory>
#include <span>
#include <thread>

#include "base/code_points.h"
#include "base/days.h"
#include "export/formats.h"
#include "export/json.h"
#include "fusing.h"
#include "ingest/parse.h"
#include "ingest/reader.h"
#include "serve/project_export.h"

namespace py = pybind11;

namespace isnad::python {
namespace {

// A column as numpy has it: no Python object for each number.
template <class T>
using Numbers = py::array_t<T, py::array::c_style | py::array::forcecast>;

// One document that was read: what it is, its claims as lines, what could not be read.
struct Article {
  std::string id, text, title, url, outlet, published, language, claims;
  std::vector<std::string> notes;
};

ingest::ParseOptions parse_options(const std::string& published, const std::string& outlet) {
  ingest::ParseOptions options;
  options.outlet = outlet;
  if (published.empty()) return options;
  options.published = parse_day(published);
  if (!options.published) throw py::value_error("published is not a day as YYYY-MM-DD: " + published);
  return options;
}

class Engine {
 public:
  explicit Engine(const std::string& data)
      : engine_(take(isnad::Engine::open(data))), kinship_(fuse::kin_of(engine_.lexicon().actors())) {}
  [[nodiscard]] const std::string& data_hash() const { return engine_.data_hash(); }
  [[nodiscard]] const isnad::Engine& inner() const { return engine_; }
  [[nodiscard]] const fuse::Kinship& kinship() const { return kinship_; }

  // One list of articles for each JSON line (docs/format/documents.md), in order.
  std::vector<std::vector<Article>> read_lines(const std::vector<std::string>& lines, const std::string& published,
                                               const std::string& outlet, unsigned threads) const {
    const auto options = parse_options(published, outlet);
    const py::gil_scoped_release release;
    std::vector<std::vector<Article>> out(lines.size());
    in_parallel(lines.size(), threads, [&](std::size_t i, isnad::Engine::Scratch& scratch) {
      ingest::Item item;
      item.kind = ingest::Kind::json_document;
      item.bytes = lines[i];
      item.path = item.name = "line:" + std::to_string(i + 1);
      out[i] = read_item(item, options, scratch);
    });
    return out;
  }

  std::vector<Article> read_item(const ingest::Item& item, const ingest::ParseOptions& options,
                                 isnad::Engine::Scratch& scratch) const {
    std::vector<Article> out;
    auto parsed = ingest::parse(item, options);
    for (const auto& error : parsed.errors)
      out.emplace_back().notes.push_back("error: " + error.where + ": " + error.message);
    for (auto& document : parsed.documents) {
      Article& a = out.emplace_back();
      std::vector<Note> notes = document.notes;
      const auto claims = engine_.read(document, scratch, &notes);
      const CodePoints offsets(document.text);
      for (const auto& claim : claims) a.claims += exports::claim_line(claim, document.text, offsets) + '\n';
      for (const auto& note : notes) a.notes.push_back(note.code + ": " + note.message);
      if (document.published) a.published = iso_day(*document.published);
      a.id = std::move(document.id);
      a.text = std::move(document.text);
      a.title = std::move(document.title);
      a.url = std::move(document.url);
      a.outlet = std::move(document.outlet);
      a.language = std::move(document.language);
    }
    return out;
  }

  template <class Work>
  static void in_parallel(std::size_t n, unsigned threads, const Work& work) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    threads = static_cast<unsigned>(std::min<std::size_t>(threads, n));
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::atomic<bool> failed = false;
    const auto run = [&] {
      try {
        isnad::Engine::Scratch scratch;
        for (std::size_t i = next++; i < n && !failed; i = next++) work(i, scratch);
      } catch (...) {
        if (!failed.exchange(true)) failure = std::current_exception();
      }
    };
    std::vector<std::thread> pool;
    for (unsigned t = 1; t < threads; ++t) pool.emplace_back(run);
    run();
    for (auto& t : pool) t.join();
    if (failure) std::rethrow_exception(failure);
  }

 private:
  isnad::Engine engine_;
  fuse::Kinship kinship_;
};

// Files, folders and archives, a batch of articles at a time: memory stays that of a batch.
class PathReader {
 public:
  PathReader(std::shared_ptr<Engine> engine, std::vector<std::string> paths, const std::string& published,
             const std::string& outlet)
      : engine_(std::move(engine)), options_(parse_options(published, outlet)), reader_(std::move(paths), {}) {}

  // Empty at the end.
  std::vector<Article> batch(std::size_t items, unsigned threads) {
    const py::gil_scoped_release release;
    std::vector<Article> out;
    while (out.empty()) {
      std::vector<std::variant<ingest::Item, Error>> found;
      while (found.size() < items) {
        auto one = reader_.next();
        if (!one) break;
        found.push_back(std::move(*one));
      }
      if (found.empty()) return out;
      std::vector<std::vector<Article>> read(found.size());
      Engine::in_parallel(found.size(), threads, [&](std::size_t i, isnad::Engine::Scratch& scratch) {
        if (const auto* error = std::get_if<Error>(&found[i]))
          read[i].emplace_back().notes.push_back("error: " + error->where + ": " + error->message);
        else
          read[i] = engine_->read_item(std::get<ingest::Item>(found[i]), options_, scratch);
      });
      for (auto& part : read)
        for (auto& article : part) out.push_back(std::move(article));
    }
    return out;
  }

 private:
  std::shared_ptr<Engine> engine_;
  ingest::ParseOptions options_;
  ingest::Reader reader_;
};

struct ExportFile {
  std::string name, media;
  py::bytes bytes;
  std::size_t rows;
  bool schema;
};

std::vector<ExportFile> export_project(const Engine& engine, const std::string& path, const std::string& format,
                                       bool bom, bool spreadsheet, const std::string& base) {
  std::vector<exports::File> files;
  {
    const py::gil_scoped_release release;
    auto project = take(Project::open(path, Project::Mode::read_only));
    files = take(serve::export_project(project, engine.inner().lexicon(),
                                       {format, {}, {bom || spreadsheet, spreadsheet}, base}))
                .files;
  }
  std::vector<ExportFile> out;
  for (auto& f : files) out.push_back({f.name, f.media, py::bytes(f.bytes), f.rows, f.schema});
  return out;
}

void define(py::module_& m) {
  m.attr("__version__") = kVersion;
  py::register_exception<IsnadError>(m, "IsnadError", PyExc_RuntimeError);
  py::class_<Article>(m, "Article")
      .def_readonly("id", &Article::id)
      .def_readonly("text", &Article::text)
      .def_readonly("title", &Article::title)
      .def_readonly("url", &Article::url)
      .def_readonly("outlet", &Article::outlet)
      .def_readonly("published", &Article::published)
      .def_readonly("language", &Article::language)
      .def_readonly("claims", &Article::claims)
      .def_readonly("notes", &Article::notes);
  py::class_<AboutDocument>(m, "AboutDocument")
      .def(py::init<std::string, std::string, std::string, std::string>(), py::arg("id"), py::arg("outlet") = "",
           py::arg("published") = "", py::arg("text") = "");
  py::class_<Engine, std::shared_ptr<Engine>>(m, "Engine")
      .def(py::init<const std::string&>(), py::arg("data"))
      .def_property_readonly("data_hash", &Engine::data_hash)
      .def("read_lines", &Engine::read_lines, py::arg("lines"), py::arg("published") = "", py::arg("outlet") = "",
           py::arg("threads") = 0);
  py::class_<PathReader>(m, "PathReader")
      .def(py::init<std::shared_ptr<Engine>, std::vector<std::string>, const std::string&, const std::string&>(),
           py::arg("engine"), py::arg("paths"), py::arg("published") = "", py::arg("outlet") = "")
      .def("batch", &PathReader::batch, py::arg("items") = 256, py::arg("threads") = 0);
  py::class_<ExportFile>(m, "ExportFile")
      .def_readonly("name", &ExportFile::name)
      .def_readonly("media_type", &ExportFile::media)
      .def_readonly("bytes", &ExportFile::bytes)
      .def_readonly("rows", &ExportFile::rows)
      .def_readonly("schema", &ExportFile::schema);
  py::class_<BinEvent>(m, "BinEvent")
      .def_readonly("id", &BinEvent::id)
      .def_readonly("first", &BinEvent::first)
      .def_readonly("line", &BinEvent::line)
      .def_readonly("link", &BinEvent::link)
      .def_readonly("whole", &BinEvent::whole)
      .def_readonly("whole_keys", &BinEvent::whole_keys)
      .def_readonly("part_keys", &BinEvent::part_keys);
  const py::call_guard<py::gil_scoped_release> unlocked;
  m.def(
      "fuse_lines",
      [](const Lines& claims, const std::vector<AboutDocument>& documents, const Engine& engine) {
        return fuse_lines(claims, documents, engine.kinship());
      },
      py::arg("claims"), py::arg("documents"), py::arg("engine"), unlocked);
  m.def("block_keys", &block_keys, py::arg("claims"), py::arg("documents"), unlocked);
  m.def(
      "components",
      [](std::uint32_t count, const Numbers<std::uint32_t>& items, const Numbers<std::uint64_t>& keys) {
        std::vector<std::uint32_t> roots;
        {
          const std::span of_items(items.data(), static_cast<std::size_t>(items.size()));
          const std::span of_keys(keys.data(), static_cast<std::size_t>(keys.size()));
          const py::gil_scoped_release release;
          roots = components(count, of_items, of_keys);
        }
        return py::array_t<std::uint32_t>(static_cast<py::ssize_t>(roots.size()), roots.data());
      },
      py::arg("count"), py::arg("items"), py::arg("keys"));
  m.def(
      "fuse_bin",
      [](const Lines& claims, const std::vector<AboutDocument>& documents, const Engine& engine) {
        return fuse_bin(claims, documents, engine.kinship());
      },
      py::arg("claims"), py::arg("documents"), py::arg("engine"), unlocked);
  m.def("link_reasons", &link_reasons, py::arg("wholes"), py::arg("parts"), unlocked);
  m.attr("MOST_PARTS") = most_parts();
  m.def("export_project", &export_project, py::arg("engine"), py::arg("project"), py::arg("format"),
        py::arg("bom") = false, py::arg("spreadsheet") = false, py::arg("base") = "isnad:");
}

}  // namespace
}  // namespace isnad::python

PYBIND11_MODULE(_isnad, m) { isnad::python::define(m); }
