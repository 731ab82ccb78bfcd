#include "claims/speaker_names.h"

#include <algorithm>
#include <array>

namespace isnad::claims {
namespace {

constexpr std::uint32_t kLongestName = 4;
constexpr std::uint32_t kRanks = 4;         // words of rank before a name
constexpr std::uint32_t kLongestTitle = 5;  // words in quotation marks that name a body, not speech

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool punctuation(const View& view, std::uint32_t t) { return view.token(t).kind == TokenKind::punctuation; }

bool comma(const View& view, std::uint32_t t) {
  return punctuation(view, t) && (view.token(t).folded() == "،" || view.token(t).folded() == ",");
}

bool governed(const Analysis& a) { return (a.proclitics & (kWa | kFa | kBi | kKa | kLi)) != 0; }

// What he says begins, or through whom: «إن», «أن», «بأن», «:», «للقناة», «في تصريح».
bool speech_opens(const View& view, std::uint32_t t, std::uint32_t limit) {
  constexpr std::array<std::string_view, 8> kOpeners{"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "في"};
  if (t >= limit) return true;
  if (punctuation(view, t)) return view.token(t).folded() != "(";
  return one_of(view.token(t).folded(), kOpeners) || (view.token(t).analysis().proclitics & kLi) != 0;
}

// A word that may stand in a person's name. `apart`: between commas, where everyday words are names too.
bool name_word(const View& view, std::uint32_t t, bool apart) {
  constexpr std::string_view kAli = "علي";
  const auto& token = view.token(t);
  if (token.kind != TokenKind::word) return false;
  const auto& a = token.analysis();
  if (token.word->norm == kAli) return true;
  if (!a.guessed && (governed(a) || a.enclitic != Enclitic::none)) return false;
  if (view.at(t, MentionKind::time) >= 0 || view.at(t, MentionKind::number) >= 0) return false;
  constexpr std::string_view kAccusative = "ا";  // «لاحقا», «رسميا»
  switch (a.pos) {
    case Pos::propn: return true;
    case Pos::noun:
    case Pos::adj: return a.guessed || !token.folded().ends_with(kAccusative);
    case Pos::verb: return apart;
    default: return a.guessed;
  }
}

bool first_name(const View& view, std::uint32_t t) {
  const auto* slot = view.lexicon().vocabulary().find(view.token(t).folded());
  return slot != nullptr && view.lexicon().actors().bare_first_name(slot->id);
}

// Two to four such words up to where speech opens; empty where they are none.
TokenRange bare_name(const View& view, std::uint32_t first, std::uint32_t limit, bool apart) {
  auto t = first;
  while (t < limit && t < first + kLongestName && name_word(view, t, apart)) ++t;
  if (t < first + 2 || !speech_opens(view, t, limit)) return {};
  const auto& opening = view.token(first);
  const bool known = opening.analysis().guessed || first_name(view, first);
  constexpr std::string_view kArticle = "ال";
  if (!apart && (!known || governed(opening.analysis()) || opening.folded().starts_with(kArticle))) return {};
  if (apart && !comma(view, t)) return {};
  if (!known && !view.token(t - 1).analysis().guessed && (view.token(t - 1).analysis().proclitics & kAl) == 0)
    return {};
  return {first, t};
}

bool holds_office(const View& view, std::int32_t m) {
  const auto* a = view.reading().mentions[static_cast<std::size_t>(m)].actor();
  return (a->cls == ActorClass::person || a->cls == ActorClass::official) && a->name_form != NameForm::generic;
}

// Behind what opens at `t`, where it closes within a body's name; `t` where it is speech or opens nothing.
std::uint32_t past_title(const View& view, std::uint32_t t, std::uint32_t limit) {
  constexpr std::array<std::string_view, 9> kOpening{"\"", "“", "”", "«", "»", "'", "(", "[", "″"};
  if (!one_of(view.token(t).folded(), kOpening)) return t;
  for (auto end = t + 2; end < limit && end <= t + kLongestTitle + 1; ++end)
    if (punctuation(view, end) && !comma(view, end)) return end + 1;
  return t;
}

}  // namespace

std::uint32_t name_end(const View& view, TokenRange name) {
  const auto limit = view.reading().sentences[view.sentence_of(name.first)].last;
  const auto runs_on = [&](std::uint32_t t) {
    const auto& all = view.token(t).word->analyses;
    const bool noun_too = std::any_of(all.begin(), all.end(), [](const Analysis& a) {
      return a.proclitics == 0 && (a.pos == Pos::noun || a.pos == Pos::propn);
    });
    if (!name_word(view, t, noun_too) || view.at(t, MentionKind::place) >= 0 || view.in_class(t, "office"))
      return false;
    return view.at(t, MentionKind::actor) < 0;
  };
  const std::uint32_t more = name.size() == 1 ? 2 : 1;
  auto t = name.last;
  while (t < limit && t < name.last + more && runs_on(t)) ++t;
  constexpr std::string_view kIn = "في";
  if (t == name.last || t >= limit || view.token(t).folded() == kIn) return name.last;
  const bool definite = name.size() == 1 || (view.token(t - 1).analysis().proclitics & kAl) != 0;
  return speech_opens(view, t, limit) || (definite && view.in_class(t, "office")) ? t : name.last;
}

NamedHolder holder_behind(const View& view, std::uint32_t from, std::uint32_t limit) {
  constexpr std::array<std::string_view, 6> kStop{"ان", "الذي", "التي", "الذين", "بان", "انه"};
  constexpr std::array<std::string_view, 6> kWhere{"في", "ل", "لدي", "باسم", "من", "علي"};
  constexpr std::string_view kForWhom = "باسم";
  NamedHolder out;
  const auto& mentions = view.reading().mentions;
  for (auto t = from; t < limit; ++t) {
    if (punctuation(view, t)) {
      if (comma(view, t)) {
        if (t + 1 >= limit) return out;
        // «…، العميد الركن فلان»: behind his ranks
        for (auto at = t + 1; at < std::min(limit, t + 1 + kRanks); ++at) {
          const auto m = view.at(at, MentionKind::actor);
          if (m >= 0 && holds_office(view, m) &&
              (at == t + 1 || view.reading().mentions[static_cast<std::size_t>(m)].actor()->title_token ==
                                  static_cast<std::int32_t>(t + 1))) {
            out.mention = m;
            return out;
          }
        }
        out.name = bare_name(view, t + 1, limit, true);
        if (!out.name.empty()) return out;
        continue;
      }
      const auto behind = past_title(view, t, limit);
      if (behind == t) return out;
      t = behind - 1;
      continue;
    }
    constexpr std::string_view kAli = "علي";
    const bool ali = view.token(t).word->norm == kAli;  // «على» folds like him
    const auto folded = view.token(t).folded();
    if (const auto m = view.at(t, MentionKind::actor); m >= 0) {
      const auto& mention = mentions[static_cast<std::size_t>(m)];
      // «الناطق باسم القائد العام …»: whom he speaks for
      const bool spoken_for =
          t > 0 && view.token(t - 1).folded() == kForWhom && mention.actor()->cls == ActorClass::official;
      if (!spoken_for && mention.tokens.first >= from && holds_office(view, m)) {
        out.mention = m;
        return out;
      }
      if (out.body < 0 && mention.tokens.first >= from) out.body = m;
      t = std::max(t, mention.tokens.last - 1);
      continue;
    }
    if (one_of(folded, kStop)) return out;
    if (ali || !one_of(folded, kWhere))
      if (const auto name = bare_name(view, t, limit, false); !name.empty() && view.at(t, MentionKind::place) < 0) {
        out.name = name;
        return out;
      }
    const auto& a = view.token(t).analysis();
    switch (a.pos) {
      case Pos::verb:
      case Pos::aux:
      case Pos::sconj: return out;
      case Pos::adp:
        if (!one_of(folded, kWhere)) return out;
        break;
      default: break;
    }
    // «المتحدث بتدمير …»: no place of his office
    if ((a.proclitics & kBi) != 0 && view.at(t, MentionKind::place) < 0 &&
        (t + 1 >= limit || view.at(t + 1, MentionKind::place) < 0) && folded != kForWhom)
      return out;
  }
  return out;
}

}  // namespace isnad::claims
