// Inputs → documents → work on every core → results in the order of the inputs.
#pragma once
#include <isnad/engine.h>
#include <isnad/store.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ingest/parse.h"
#include "ingest/reader.h"
#include "model/reading.h"
#include "store/prepared.h"

namespace isnad::cli {

class Command;

struct InputOptions {
  std::vector<std::string> inputs;
  std::string published, outlet;
  std::vector<std::string> columns;    // field=column
  unsigned jobs = 0;                   // 0: one a core
  double max_item = 64, max_text = 8;  // MB
  bool verbose = false;                // notes of the documents on stderr
};
void add_input_options(Command& command, InputOptions& options, bool required = true);

// What work made of one document.
struct Done {
  const ingest::Item* item = nullptr;  // which the document came in
  Reading reading;
  std::optional<ReadDocument> read;  // in place of `reading` where work made it ready to be kept,
  store::Prepared prepared;          // with this
  std::string out;
  [[nodiscard]] const Document& document() const { return read ? read->document : reading.document; }
};

using Work = std::function<void(Document&& document, Engine::Scratch& scratch, Done& done)>;
// Called in order, on one thread at a time; an Error from it stops everything.
using Sink = std::function<Result<void>(Done& done, const ingest::Item& item)>;

struct Summary {
  std::uint64_t documents = 0, failed = 0, noted = 0;
  std::optional<Error> stopped;  // the sink's error
  [[nodiscard]] int exit_status() const;
};

Summary run_pipeline(const InputOptions& options, const Work& work, const Sink& sink);
// A sink that prints `out`.
Result<void> print_out(Done& done, const ingest::Item& item);

}  // namespace isnad::cli
