#include "cli/pipeline.h"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include "base/days.h"
#include "base/error_table.h"
#include "cli/command.h"
#include "cli/progress.h"

namespace isnad::cli {
namespace {

// Small items travel together, so that the pipeline's own cost does not show.
constexpr std::size_t kBatchItems = 16, kBatchBytes = 1 << 16;

struct Entry {
  std::variant<ingest::Item, Error> found;
  std::vector<Done> done;
  std::vector<Error> errors;
};
struct Load {
  std::vector<Entry> entries;
  std::uint64_t bytes_read = 0;
};
using LoadPtr = std::shared_ptr<Load>;

ingest::ReaderOptions reader_options(const InputOptions& options) {
  ingest::ReaderOptions out;
  out.limits.item = static_cast<std::size_t>(options.max_item * (1 << 20));
  out.limits.text = static_cast<std::size_t>(options.max_text * (1 << 20));
  for (const auto& pair : options.columns) {
    const auto equals = pair.find('=');
    out.columns[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return out;
}

LoadPtr next_load(ingest::Reader& reader) {
  auto load = std::make_shared<Load>();
  std::size_t bytes = 0;
  while (load->entries.size() < kBatchItems && bytes < kBatchBytes) {
    auto found = reader.next();
    if (!found) break;
    if (const auto* item = std::get_if<ingest::Item>(&*found)) bytes += item->bytes.size();
    load->entries.push_back({std::move(*found), {}, {}});
  }
  load->bytes_read = reader.bytes_read();
  return load;
}

void do_load(Load& load, const ingest::ParseOptions& parse, const Work& work, Engine::Scratch& scratch) {
  for (auto& entry : load.entries) {
    if (auto* error = std::get_if<Error>(&entry.found)) {
      entry.errors.push_back(std::move(*error));
      continue;
    }
    auto parsed = ingest::parse(std::get<ingest::Item>(entry.found), parse);
    entry.errors = std::move(parsed.errors);
    const auto& item = std::get<ingest::Item>(entry.found);
    for (auto& document : parsed.documents) {
      auto& done = entry.done.emplace_back();
      done.item = &item;
      work(std::move(document), scratch, done);
    }
  }
}

}  // namespace

void add_input_options(Command& command, InputOptions& options, bool required) {
  command.add_option("input", options.inputs, "files, folders, or - for standard input")
      ->required(required)
      ->type_name("INPUT");
  command.add_option("--published", options.published, "publication day of documents that name none, YYYY-MM-DD")
      ->type_name("DATE")
      ->check([](const std::string& text) {
        return parse_day(text) ? std::string() : "not a day of the calendar as YYYY-MM-DD: " + text;
      });
  command.add_option("--outlet", options.outlet, "outlet of documents that name none")->type_name("NAME");
  command
      .add_option("--column", options.columns,
                  "for CSV: which column holds a field, such as text=body or published=date")
      ->type_name("FIELD=COLUMN")
      ->check([](const std::string& text) {
        return text.find('=') == std::string::npos ? "write FIELD=COLUMN, not " + text : std::string();
      });
  command.add_option("--jobs", options.jobs, "threads (default one a core)")->type_name("N");
  command.add_option("--max-item", options.max_item, "largest page, line or record in MB")->type_name("MB");
  command.add_option("--max-text", options.max_text, "longest text of one document in MB")->type_name("MB");
  command.add_flag("--verbose", options.verbose, "notes of the documents on stderr");
}

int Summary::exit_status() const {
  if (stopped) return row_of(stopped->code).exit_status;
  if (documents == 0) return kExitNothingRead;
  return failed == 0 ? kExitDone : kExitSomeFailed;
}

namespace {

// Something of the document is not there: told without --verbose too.
bool tells_of_loss(const Note& note) {
  return note.code == "text.cut" || note.code == "charset.truncated" || note.code == "text.empty";
}

}  // namespace

Summary run_pipeline(const InputOptions& options, const Work& work, const Sink& sink) {
  Summary summary;
  const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  const ingest::ReaderOptions reading = reader_options(options);
  const ingest::ParseOptions parsing{reading.limits, parse_day(options.published), options.outlet};
  ingest::Reader reader(options.inputs, reading);
  tbb::enumerable_thread_specific<Engine::Scratch> scratch;
  Progress progress(ingest::total_size(options.inputs));
  std::atomic<bool> stop = false;

  const auto write = [&](const LoadPtr& load) {
    for (auto& entry : load->entries) {
      for (const auto& error : entry.errors) {
        progress.clear();
        report_line(error);
        ++summary.failed;
      }
      for (auto& done : entry.done) {
        if (stop) return;
        const auto& document = done.document();
        summary.noted += document.notes.empty() ? 0U : 1U;
        for (const auto& note : document.notes)
          if (options.verbose || tells_of_loss(note)) {
            progress.clear();
            fmt::print(stderr, "isnad: {}: note {}: {}\n", document.path, note.code, note.message);
          }
        if (auto result = sink(done, std::get<ingest::Item>(entry.found)); !result) {
          summary.stopped = result.error();
          stop = true;
          return;
        }
        ++summary.documents;
      }
    }
    progress.show(load->bytes_read, summary.documents);
  };
  tbb::parallel_pipeline(
      jobs * 4,
      tbb::make_filter<void, LoadPtr>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) -> LoadPtr {
        LoadPtr load = stop ? nullptr : next_load(reader);
        if (!load || load->entries.empty()) flow.stop();
        return load;
      }) & tbb::make_filter<LoadPtr, LoadPtr>(tbb::filter_mode::parallel, [&](LoadPtr load) {
        do_load(*load, parsing, work, scratch.local());
        return load;
      }) & tbb::make_filter<LoadPtr, void>(tbb::filter_mode::serial_in_order, write));
  progress.clear();
  if (summary.stopped) report_line(*summary.stopped);
  if (summary.documents == 0 && summary.failed == 0 && !summary.stopped)
    report_line(
        {ErrorCode::not_found, "there is nothing to read in what was given", "",
         "Name files or folders with articles (.txt, .html, .pdf, .jsonl, .csv, .eml, feeds) or archives of them "
         "(.warc.gz, .zip), or - for standard input; of a web archive, pages that were answered are read."});
  if (summary.failed > 0 && summary.documents > 0)
    fmt::print(stderr, "isnad: {} documents read, {} failed\n", summary.documents, summary.failed);
  return summary;
}

Result<void> print_out(Done& done, const ingest::Item&) {
  if (std::fwrite(done.out.data(), 1, done.out.size(), stdout) != done.out.size())
    return fail(ErrorCode::full, "cannot write to standard output");
  return {};
}

}  // namespace isnad::cli
