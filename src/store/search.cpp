#include "store/search.h"

#include <array>

#include "base/fold.h"
#include "base/words.h"

namespace isnad::store {
namespace {

constexpr std::array<std::string_view, 10> kProclitics = {"وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ب", "ل"};
constexpr std::size_t kShortest = 3 * 2;  // letters of two bytes that must be left

std::string_view bare(std::string_view word) {
  if (word.size() <= kShortest) return word;
  for (const std::string_view proclitic : kProclitics)
    if (word.starts_with(proclitic) && word.size() >= proclitic.size() + kShortest)
      return word.substr(proclitic.size());
  return word;
}

}  // namespace

void add_words(std::string_view folded, std::string& out) {
  each_word(folded, [&out](std::string_view word) {
    if (!out.empty()) out.push_back(' ');
    out += word;
    const std::string_view short_form = bare(word);
    if (short_form.size() < word.size()) (out += ' ') += short_form;
  });
}

std::string index_words(std::string_view text) {
  std::string out;
  add_words(fold(text), out);
  return out;
}

std::string match_expression(std::string_view text) {
  std::string out;
  const auto words = fold_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view short_form = bare(words[i]);
    const char* star = i + 1 == words.size() ? "*" : "";
    if (!out.empty()) out += " AND ";
    out += "(\"" + words[i] + "\"" + star;
    if (short_form.size() < words[i].size()) out += " OR \"" + std::string(short_form) + "\"" + star;
    out += ")";
  }
  return out;
}

}  // namespace isnad::store
