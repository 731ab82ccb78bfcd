#include "compile/landmarks.h"

#include <optional>

#include "base/days.h"
#include "compile/blob_builder.h"
#include "compile/tsv.h"
#include "lexicon/landmarks.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

std::optional<std::int32_t> day_number(std::string_view cell) {
  const auto day = parse_day(cell);
  if (!day) return std::nullopt;
  return static_cast<std::int32_t>(day->time_since_epoch().count());
}

std::optional<LandmarkKind> kind_of(std::string_view cell) {
  if (cell == "start") return LandmarkKind::start;
  if (cell == "day") return LandmarkKind::day;
  if (cell == "body") return LandmarkKind::body;
  return std::nullopt;
}

}  // namespace

Result<void> add_landmarks(const std::string& data_dir, BlobBuilder& builder) {
  const auto tsv = Tsv::load(data_dir + "/time/landmarks.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  builder.input("time/landmarks.tsv", tsv->bytes());
  std::vector<LandmarkRow> rows;
  std::vector<LandmarkPhrase> phrases;
  std::vector<StringRef> words;
  for (const auto& r : tsv->rows()) {
    const auto kind = kind_of(tsv->cell(r, "kind"));
    const auto day = day_number(tsv->cell(r, "day"));
    const auto end = tsv->cell(r, "end").empty() ? std::optional<std::int32_t>(0) : day_number(tsv->cell(r, "end"));
    const auto alternatives = split_list(tsv->cell(r, "words"));
    if (!kind || !day || !end || alternatives.empty())
      return fail(ErrorCode::malformed, "a landmark needs a kind, words and ISO days", tsv->where(r));
    LandmarkRow row;
    row.id = builder.string(tsv->cell(r, "id"));
    row.name = builder.string(alternatives.front());
    row.day = *day;
    row.end = *end;
    row.kind = *kind;
    for (const auto& alternative : alternatives) {
      LandmarkPhrase phrase;
      phrase.row = static_cast<std::uint32_t>(rows.size());
      phrase.first_word = static_cast<std::uint32_t>(words.size());
      for (const auto& word : text::fold_words(alternative)) words.push_back(builder.string(word));
      phrase.words = static_cast<std::uint32_t>(words.size()) - phrase.first_word;
      phrases.push_back(phrase);
    }
    rows.push_back(row);
  }
  builder.table("landmarks.rows", rows);
  builder.table("landmarks.phrases", phrases);
  builder.table("landmarks.words", words);
  return {};
}

}  // namespace isnad::compile
