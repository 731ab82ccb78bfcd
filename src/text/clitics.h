// The clitics of Arabic, folded. Thread-safe: constants.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "model/token.h"

namespace isnad::text {

struct ProcliticRow {
  std::string_view text;  // folded
  std::uint16_t bits;
};
// What may stand before a stem, longest last. «لل» is li + al; its second lam belongs to the article.
inline constexpr std::array kProclitics = {
    ProcliticRow{"", kNoProclitic},
    ProcliticRow{"و", kWa},
    ProcliticRow{"ف", kFa},
    ProcliticRow{"ب", kBi},
    ProcliticRow{"ل", kLi},
    ProcliticRow{"ك", kKa},
    ProcliticRow{"س", kSa},
    ProcliticRow{"ال", kAl},
    ProcliticRow{"لل", kLi | kAl},
    ProcliticRow{"وب", kWa | kBi},
    ProcliticRow{"ول", kWa | kLi},
    ProcliticRow{"وك", kWa | kKa},
    ProcliticRow{"وس", kWa | kSa},
    ProcliticRow{"فب", kFa | kBi},
    ProcliticRow{"فل", kFa | kLi},
    ProcliticRow{"فك", kFa | kKa},
    ProcliticRow{"فس", kFa | kSa},
    ProcliticRow{"وال", kWa | kAl},
    ProcliticRow{"فال", kFa | kAl},
    ProcliticRow{"بال", kBi | kAl},
    ProcliticRow{"كال", kKa | kAl},
    ProcliticRow{"ولل", kWa | kLi | kAl},
    ProcliticRow{"فلل", kFa | kLi | kAl},
    ProcliticRow{"وبال", kWa | kBi | kAl},
    ProcliticRow{"وكال", kWa | kKa | kAl},
    ProcliticRow{"فبال", kFa | kBi | kAl},
    ProcliticRow{"فكال", kFa | kKa | kAl},
};

// Whether the word begins or ends so. Most do not by the letter alone, of two bytes like all of these.
inline bool begins_so(std::string_view word, std::string_view clitic) {
  if (clitic.empty()) return true;
  return word.size() >= clitic.size() && word[1] == clitic[1] && word[0] == clitic[0] && word.starts_with(clitic);
}
inline bool ends_so(std::string_view word, std::string_view clitic) {
  if (clitic.empty()) return true;
  return word.size() >= clitic.size() && word.back() == clitic.back() && word.ends_with(clitic);
}

// A question's alif, cut only where nothing else explains the word.
inline constexpr ProcliticRow kQuestion = {"ا", kA};

struct EncliticRow {
  std::string_view text;  // folded
  Enclitic enclitic;
  Gender gender;
  Number number;
  std::uint8_t person;
};
inline constexpr std::array kEnclitics = {
    EncliticRow{"", Enclitic::none, Gender::unknown, Number::unknown, 0},
    EncliticRow{"ه", Enclitic::hu, Gender::masculine, Number::singular, 3},
    EncliticRow{"ها", Enclitic::ha, Gender::feminine, Number::singular, 3},
    EncliticRow{"هم", Enclitic::hum, Gender::masculine, Number::plural, 3},
    EncliticRow{"هما", Enclitic::huma, Gender::unknown, Number::dual, 3},
    EncliticRow{"هن", Enclitic::hunna, Gender::feminine, Number::plural, 3},
    EncliticRow{"نا", Enclitic::na, Gender::unknown, Number::plural, 1},
    EncliticRow{"ي", Enclitic::ya, Gender::unknown, Number::singular, 1},
    EncliticRow{"ني", Enclitic::ni, Gender::unknown, Number::singular, 1},
    EncliticRow{"ك", Enclitic::ka, Gender::masculine, Number::singular, 2},
    EncliticRow{"كم", Enclitic::kum, Gender::masculine, Number::plural, 2},
    EncliticRow{"كما", Enclitic::kuma, Gender::unknown, Number::dual, 2},
    EncliticRow{"كن", Enclitic::kunna, Gender::feminine, Number::plural, 2},
};

}  // namespace isnad::text
