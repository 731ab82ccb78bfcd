// What the benchmarks share: the documents of the files to measure on, and a clock. Included by one
// source of each program.
#pragma once
#include <fmt/format.h>
#include <isnad/document.h>

#include <cstdio>
#include <ctime>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ingest/parse.h"
#include "ingest/reader.h"

namespace isnad::bench {

// This thread's processor time: what other programs take meanwhile does not count.
inline double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// The demo corpus where no file is named.
inline std::vector<std::string> inputs(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  if (files.empty()) files = {ISNAD_SOURCE_DIR "/demo"};
  return files;
}

// Files that cannot be read are told on stderr and left out.
inline std::vector<Document> load(const std::vector<std::string>& files) {
  std::vector<Document> documents;
  ingest::Reader reader(files, {});
  while (auto found = reader.next()) {
    if (const auto* error = std::get_if<Error>(&*found)) {
      fmt::print(stderr, "{}\n", error->message);
      continue;
    }
    auto parsed = ingest::parse(std::get<ingest::Item>(*found), {});
    for (auto& document : parsed.documents) documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace isnad::bench
