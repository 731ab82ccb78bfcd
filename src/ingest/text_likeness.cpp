#include "ingest/text_likeness.h"

#include <xxhash.h>

#include <array>
#include <vector>

#include "base/utf8.h"

namespace isnad::ingest {
namespace {

bool in_word(char32_t c) {
  return c >= 0x80 ? c != 0xA0 && c != 0x060C && c != 0x061B && c != 0x061F && (c < 0x2000 || c > 0x206F) &&
                         c != 0xAB && c != 0xBB
                   : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<std::uint64_t> runs_of(std::string_view text) {
  std::vector<std::uint64_t> words, runs;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    auto d = utf8::decode(text, i);
    while (in_word(d.cp)) {
      i += d.size;
      if (i >= text.size()) break;
      d = utf8::decode(text, i);
    }
    if (i > begin)
      words.push_back(XXH3_64bits(text.data() + begin, i - begin));
    else
      i += d.size;
  }
  for (std::size_t i = 0; i + 3 <= words.size(); ++i) runs.push_back(XXH3_64bits(&words[i], 3 * sizeof(std::uint64_t)));
  return runs;
}

}  // namespace

TextLikeness::TextLikeness(std::string_view text) {
  for (const auto run : runs_of(text)) {
    ++runs_[run];
    ++total_;
  }
}

double TextLikeness::to(std::string_view other) const {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  std::uint32_t common = 0, count = 0;
  for (const auto run : runs_of(other)) {
    ++count;
    const auto it = runs_.find(run);
    if (it != runs_.end() && ++seen[run] <= it->second) ++common;
  }
  return total_ + count == 0 ? 0.0 : 2.0 * common / (total_ + count);
}

}  // namespace isnad::ingest
