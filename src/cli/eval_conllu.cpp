// isnad eval conllu: words, tags, lemmas and sentences against a treebank, from its raw text.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error_table.h"
#include "cli/command.h"
#include "lexicon/lexicon.h"
#include "text/conllu.h"

namespace isnad::cli {
namespace {

int measure(const Context& context, const std::string& path, bool differences) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return report({ErrorCode::not_found, "cannot read the treebank", path, "name a CoNLL-U file"});
  const std::string file(std::istreambuf_iterator<char>(in), {});
  const auto gold = text::parse_conllu(file);
  if (!gold)
    return report({gold.error().code, gold.error().message, path + ": " + gold.error().where, gold.error().hint});
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto score = text::score_conllu(*gold, text::read_words(engine->lexicon(), gold->raw));
  if (differences)
    for (const auto& d : score.diffs) fmt::print("{}\t{}\n", d.gold, d.system);
  const auto line = [](const char* name, const text::F1& f) {
    fmt::print("{:<10} F1 {:.4f}   ({} in gold, {} read, {} alike)\n", name, f.f1(), f.gold, f.system, f.correct);
  };
  line("words", score.words);
  line("upos", score.upos);
  line("lemmas", score.lemmas);
  line("sentences", score.sentences);
  return kExitDone;
}

}  // namespace

void add_eval_conllu(Command& eval, Context& context) {
  auto* command = eval.add_subcommand("conllu", "syntactic words, tags, lemmas, sentences (CoNLL 2018 F1)");
  auto path = std::make_shared<std::string>();
  auto differences = std::make_shared<bool>(false);
  command->add_option("file", *path, "a treebank in CoNLL-U")->required();
  command->add_flag("--differences", *differences, "print every word read otherwise");
  add_data_option(*command, context);
  add_example(*command, "isnad eval conllu ar_pud-ud-test.conllu");
  command->callback([&context, path, differences] {
    context.action = [&context, path, differences] { return measure(context, *path, *differences); };
  });
}

}  // namespace isnad::cli
