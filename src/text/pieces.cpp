#include "text/pieces.h"

#include <array>

#include "base/fold.h"

namespace isnad::text {
namespace {

struct ProcliticPiece {
  std::uint16_t bit;
  Pos pos;
  std::string_view lemma;
};
// In the order they stand.
constexpr std::array<ProcliticPiece, 7> kPieces = {{{kA, Pos::part, "أ"},
                                                    {kWa, Pos::cconj, "و"},
                                                    {kFa, Pos::part, "ف"},
                                                    {kSa, Pos::part, "س"},
                                                    {kBi, Pos::adp, "ب"},
                                                    {kKa, Pos::adp, "ك"},
                                                    {kLi, Pos::adp, "ل"}}};

constexpr std::string_view kCopula = "كان";

}  // namespace

std::vector<Piece> pieces(const Token& token, std::string_view text) {
  const Analysis& a = token.analysis();
  std::vector<Piece> out;
  const std::string_view raw = text.substr(token.span.begin, token.span.size());
  const auto put = [&](std::uint32_t from, std::uint32_t to, Pos pos, std::string_view lemma, bool clitic) {
    const std::uint32_t begin = token.span.begin + (from == 0 ? 0 : unfold_offset(raw, from));
    const std::uint32_t end = to >= token.folded().size() ? token.span.end : token.span.begin + unfold_offset(raw, to);
    if (begin < end) out.push_back({{begin, end}, pos, lemma, clitic});
  };
  std::uint32_t at = 0;
  for (const auto& p : kPieces) {
    if ((a.proclitics & p.bit) == 0) continue;
    put(at, at + 2, p.pos, p.lemma, true);
    at += 2;
  }
  const auto size = static_cast<std::uint32_t>(token.folded().size());
  const std::uint32_t stem_end = a.enclitic == Enclitic::none ? size : a.stem_end;
  // The copula is a verb to the stages after this one, an auxiliary to Universal Dependencies.
  put(at, stem_end, a.pos == Pos::verb && a.lemma == kCopula ? Pos::aux : a.pos, a.lemma, false);
  if (stem_end < size) put(stem_end, size, Pos::pron, "هو", true);
  return out;
}

}  // namespace isnad::text
