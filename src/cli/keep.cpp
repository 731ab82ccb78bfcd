#include "cli/keep.h"

#include <fmt/format.h>
#include <isnad/version.h>

#include "base/days.h"
#include "ingest/recipe.h"

namespace isnad::cli {
namespace {

const char* kind_name(SentenceKind kind) {
  switch (kind) {
    case SentenceKind::body: return "body";
    case SentenceKind::headline: return "headline";
    case SentenceKind::dateline: return "dateline";
    case SentenceKind::byline: return "byline";
    case SentenceKind::list_item: return "list_item";
  }
  return "body";
}

}  // namespace

std::string tool_name() { return fmt::format("isnad {}", kVersion); }

ReadDocument read_document(Reading&& reading) {
  ReadDocument out;
  out.document = std::move(reading.document);
  out.claims = std::move(reading.claims);
  for (const auto& sentence : reading.sentences)
    out.sentences.push_back({sentence.span, sentence.paragraph, kind_name(sentence.kind)});
  return out;
}

ReadDocument read_document(Reading&& reading, const ingest::Item& item, const ingest::ParseOptions& options) {
  ReadDocument out = read_document(std::move(reading));
  out.raw = item.bytes;
  if (item.retrieved) out.retrieved = iso_day(*item.retrieved);
  out.recipe = ingest::write_recipe(item, options);
  return out;
}

ingest::ParseOptions parse_options(const InputOptions& options) {
  ingest::ParseOptions out{{}, parse_day(options.published), options.outlet};
  out.limits.item = static_cast<std::size_t>(options.max_item * (1 << 20));
  out.limits.text = static_cast<std::size_t>(options.max_text * (1 << 20));
  return out;
}

}  // namespace isnad::cli
