// isnad eval ner: names against a corpus of marked names, exact spans.
#include "cli/eval_ner.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "annotate/name_corpus.h"
#include "base/error_table.h"
#include "model/reading.h"

namespace isnad::cli {
namespace {

constexpr const char* kClassNames[annotate::kNameClasses] = {"persons", "places", "organisations"};

int measure(const Context& context, const std::string& path, bool differences) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return report({ErrorCode::not_found, "cannot read the corpus", path, "name a file of «word TAG» lines"});
  const std::string file(std::istreambuf_iterator<char>(in), {});
  const auto parts = annotate::parse_name_corpus(file);
  if (!parts)
    return report({parts.error().code, parts.error().message, path + ": " + parts.error().where, parts.error().hint});
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  Engine::Scratch scratch;
  std::array<annotate::NameScore, annotate::kNameClasses> scores{};
  std::vector<annotate::NameDifference> diffs;
  for (const auto& part : *parts) {
    Document document;
    document.id = path;
    document.text = part.text;
    Reading reading;
    engine->annotate(document, scratch, reading);
    annotate::score_names(part, reading, scores, differences ? &diffs : nullptr);
  }
  for (const auto& d : diffs)
    fmt::print("{}\t{}\t{}\t{}\n", kClassNames[static_cast<std::size_t>(d.cls)], d.missed ? "missed" : "extra", d.words,
               d.context);
  for (std::size_t i = 0; i < scores.size(); ++i)
    fmt::print("{:<14} precision {:.3f}  recall {:.3f}  F1 {:.3f}   ({} in the corpus, {} read, {} alike)\n",
               kClassNames[i], scores[i].precision(), scores[i].recall(), scores[i].f1(), scores[i].gold,
               scores[i].read, scores[i].alike);
  return kExitDone;
}

}  // namespace

void add_eval_ner(Command& eval, Context& context) {
  auto* command = eval.add_subcommand("ner", "persons, places, organisations (exact-span F1)");
  auto path = std::make_shared<std::string>();
  auto differences = std::make_shared<bool>(false);
  command->add_option("file", *path, "one word and its tag a line: B-PERS, I-LOC, O …")->required();
  command->add_flag("--differences", *differences, "print every name missed or extra");
  add_data_option(*command, context);
  add_example(*command, "isnad eval ner names.txt");
  command->callback([&context, path, differences] {
    context.action = [&context, path, differences] { return measure(context, *path, *differences); };
  });
}

}  // namespace isnad::cli
