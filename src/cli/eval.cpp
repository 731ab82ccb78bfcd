// isnad eval: figures on data that stands elsewhere. One measure a file (eval_conllu.cpp …).

#include "cli/command.h"
#include "cli/eval_confidence.h"
#include "cli/eval_events.h"
#include "cli/eval_ner.h"

namespace isnad::cli {

void add_eval(Command& app, Context& context) {
  auto* command = app.add_subcommand("eval", "measure the reader on a data set");
  command->require_subcommand();
  add_data_option(*command, context);
  add_example(*command, "isnad eval conllu ar_pud-ud-test.conllu");
  add_eval_conllu(*command, context);
  add_eval_ner(*command, context);
  add_eval_airwars(*command, context);
  add_eval_pairs(*command, context);
  add_eval_confidence(*command, context);
}

}  // namespace isnad::cli
