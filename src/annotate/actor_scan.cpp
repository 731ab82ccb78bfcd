#include "annotate/actor_scan.h"

#include <algorithm>
#include <array>

#include "annotate/starts.h"
#include "base/short_sort.h"

namespace isnad::annotate {
namespace {

constexpr std::string_view kArticle = "ال";

template <class Hit>
bool longer(const Hit& a, const Hit& b) {
  return a.tokens.last > b.tokens.last;
}

}  // namespace

ActorScan::ActorScan(const Lexicon& lexicon, const Reading& reading) : lexicon_(lexicon), reading_(reading) {
  // Who spells على keeps it apart from علي; so does, for all we see, a text without either that does not write
  // «إلي» and «حتي».
  spells_final_ya_ = true;
  for (const auto& t : reading.tokens) {
    constexpr std::size_t kBytes = 6;  // of each of these words
    const std::string_view norm = t.word->norm;
    if (norm.size() != kBytes) continue;
    if (norm == "على") {
      spells_final_ya_ = true;
      break;
    }
    if (norm == "إلي" || norm == "الي" || norm == "حتي" || norm == "لدي") spells_final_ya_ = false;
  }
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m)
    if (const auto kind = reading.mentions[m].kind; kind == MentionKind::time || kind == MentionKind::place)
      found_.push_back(m);
  std::stable_sort(found_.begin(), found_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return reading.mentions[a].tokens.first < reading.mentions[b].tokens.first;
  });
}

void ActorScan::start(const Sentence& sentence) {
  first_ = sentence.first;
  last_ = sentence.last;
  names_.clear();
  words_.clear();
  slots_.assign(last_ - first_, {});
  place_ends_.assign(last_ - first_, 0);
  unit_ends_.assign(last_ - first_, 0);
  times_.assign(last_ - first_, false);
  for (; next_ < found_.size() && reading_.mentions[found_[next_]].tokens.first < last_; ++next_) {
    const auto& m = reading_.mentions[found_[next_]];
    if (m.tokens.first < first_ || m.tokens.last > last_) continue;
    if (m.kind == MentionKind::time)
      for (auto t = m.tokens.first; t < m.tokens.last; ++t) times_[t - first_] = true;
    const auto* place = m.place();
    if (place == nullptr || place->definite_epithet) continue;
    if (!place->candidates.empty() && (place->kind == "district" || place->kind == "front" || place->kind == "village"))
      unit_ends_[m.tokens.first - first_] = m.tokens.last;
    for (auto t = m.tokens.first; t < m.tokens.last; ++t)
      place_ends_[t - first_] = std::max(place_ends_[t - first_], m.tokens.last);
  }
  const auto& table = lexicon_.actors();
  for (std::uint32_t i = first_; i < last_; ++i) {
    if (token(i).kind == TokenKind::punctuation || token(i).kind == TokenKind::symbol) continue;
    const bool named = may_start(token(i), TrieId::actors), worded = may_start(token(i), TrieId::actor_words);
    if (!named && !worded) continue;
    matches_.clear();
    table.names().match(reading_.tokens, i, last_, matches_);
    auto& slot = slots_[i - first_];
    slot.names = static_cast<std::uint32_t>(names_.size());
    for (const auto& m : matches_) names_.push_back({m.tokens, m.values, m.proclitics, m.words});
    slot.name_count = static_cast<std::uint32_t>(names_.size()) - slot.names;
    if (slot.name_count > 1) short_stable_sort(names_.begin() + slot.names, names_.end(), longer<NameHit>);
    matches_.clear();
    table.words().match(reading_.tokens, i, last_, matches_);
    slot.words = static_cast<std::uint32_t>(words_.size());
    for (const auto& m : matches_)
      for (const auto value : m.values) {
        words_.push_back({m.tokens, &table.word(value), m.proclitics});
        slot.roles |= 1u << static_cast<unsigned>(words_.back().role());
      }
    slot.word_count = static_cast<std::uint32_t>(words_.size()) - slot.words;
    if (slot.word_count > 1) short_stable_sort(words_.begin() + slot.words, words_.end(), longer<WordHit>);
  }
}

bool ActorScan::plain(std::uint32_t i) const {
  const auto& slot = slots_[i - first_];
  if (slot.name_count != 0 || slot.word_count != 0 || unknown(i)) return false;
  if (!is_word(i + 1)) return true;
  const auto next = folded(i + 1);
  return next != "بن" && next != "ابن" && next != "بنت";
}

bool ActorScan::opens_quote(std::uint32_t i) const {
  if (i < first_ || i >= last_ || token(i).kind != TokenKind::punctuation) return false;
  const auto f = folded(i);
  return f == "«" || f == "“" || f == "\"" || f == "‘" || f == "'" || f == "”" || f == "(";
}

bool ActorScan::closes_quote(std::uint32_t i) const {
  if (i < first_ || i >= last_ || token(i).kind != TokenKind::punctuation) return false;
  const auto f = folded(i);
  return f == "»" || f == "”" || f == "\"" || f == "’" || f == "'" || f == "“" || f == ")";
}

std::uint32_t ActorScan::quote_end(std::uint32_t i, std::uint32_t most) const {
  const bool bracket = folded(i) == "(";
  for (std::uint32_t k = i + 1; k < last_ && k <= i + most + 1; ++k) {
    if (token(k).kind == TokenKind::punctuation) {
      if (closes_quote(k) && (folded(k) == ")") == bracket) return k > i + 1 ? k + 1 : 0;
      if (folded(k) == "." || folded(k) == "،" || folded(k) == ":") return 0;
    }
  }
  return 0;
}

bool ActorScan::is_verb(std::uint32_t i) const {
  if (!is_word(i)) return false;
  const auto& a = token(i).analysis();
  return (a.pos == Pos::verb || a.pos == Pos::aux) && !a.guessed;
}

bool ActorScan::is_function(std::uint32_t i) const {
  if (!is_word(i)) return true;
  switch (token(i).analysis().pos) {
    case Pos::adp:
    case Pos::cconj:
    case Pos::sconj:
    case Pos::part:
    case Pos::pron:
    case Pos::det:
    case Pos::adv:
    case Pos::aux:
    case Pos::num:
    case Pos::intj:
    case Pos::punct:
    case Pos::sym: return true;
    case Pos::noun:
    case Pos::propn:
    case Pos::adj:
    case Pos::verb:
    case Pos::x: return false;
  }
  return false;
}

bool ActorScan::is_definite(std::uint32_t i) const {
  if (!is_word(i)) return false;
  return (token(i).analysis().proclitics & kAl) != 0 || folded(i).starts_with(kArticle);
}

bool ActorScan::unknown(std::uint32_t i) const {
  return is_word(i) && (token(i).analysis().guessed || token(i).analysis().pos == Pos::propn);
}

bool ActorScan::attached(std::uint32_t i) const {
  const auto& a = token(i).analysis();
  const std::uint16_t bits = a.proclitics & (kWa | kFa | kBi | kKa | kLi | kSa);
  if (bits == 0) return false;
  for (const auto& hit : words(i))
    if (hit.proclitics == 0 && (hit.role() == NameRole::first_name)) return false;
  if (!a.guessed || (bits & kWa) != 0) return true;
  // «هنريك فالدورسن»: behind a first name that is nothing else, an unknown word is a name whatever it begins with.
  const auto* before = i > first_ ? word(i - 1, NameRole::first_name) : nullptr;
  const bool behind_name = before != nullptr && !before->has(kWordCommon);
  if ((a.proclitics & kAl) != 0 && !behind_name) return true;
  for (const auto& hit : words(i))
    if (hit.proclitics != 0) return true;
  for (const auto& hit : names(i))
    if (hit.proclitics != 0) return true;
  return place_ends_[i - first_] != 0;
}

bool ActorScan::is_preposition(std::uint32_t i) const { return is_word(i) && token(i).analysis().pos == Pos::adp; }

bool ActorScan::is_place(std::uint32_t i) const {
  if (!is_word(i)) return false;
  for (const auto& hit : names(i))
    for (const auto alias : hit.aliases)
      if (lexicon_.actors().cls(lexicon_.actors().alias(alias).actor) == ActorClass::state) return true;
  return place_ends_[i - first_] != 0;
}

std::uint32_t ActorScan::place_end(std::uint32_t i) const {
  if (!is_word(i) || place_ends_[i - first_] == 0) return i;
  // Only from the mention's first word: the token before must not lie in the same one.
  if (i > first_ && place_ends_[i - 1 - first_] == place_ends_[i - first_]) return i;
  return place_ends_[i - first_];
}

bool ActorScan::leads_on(std::uint32_t i) const {
  constexpr std::array<std::string_view, 18> kStems = {
      "التابع", "الموالي", "المدعوم", "الداعم",  "المتحالف", "المنضوي",  "المنتمي", "المحسوب", "المقرب",
      "القريب", "الواقع",  "المتاخم", "المحاذي", "المبايع",  "المتمركز", "المنتشر", "المعترف", "الخاضع"};
  const auto f = folded(i);
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) { return f.starts_with(stem); });
}

bool ActorScan::rank_of_someone(std::uint32_t i) const {
  const auto* rank = word(i, NameRole::title);
  if (rank == nullptr) rank = word(i, NameRole::honorific);
  if (rank == nullptr || !rank->has(kWordDefinite)) return false;
  auto at = rank->tokens.last;
  for (int n = 0; n < 3 && is_word(at) && is_definite(at) && !attached(at); ++n, ++at)
    if (token(at).analysis().pos != Pos::adj && word(at, NameRole::nationality) == nullptr &&
        word(at, NameRole::qualifier) == nullptr)
      break;
  if (!is_word(at)) return false;
  const auto* given = word(at, NameRole::first_name);
  if (given != nullptr && given->proclitics == 0 && at > rank->tokens.last) return true;
  const auto& table = lexicon_.actors();
  for (const auto& hit : names(at))
    for (const auto value : hit.aliases) {
      const auto cls = table.cls(table.alias(value).actor);
      if (cls == ActorClass::person || cls == ActorClass::official) return true;
    }
  return false;
}

std::string ActorScan::name_text(TokenRange range, std::uint16_t proclitics) const {
  std::string out;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (token(i).kind == TokenKind::punctuation && (opens_quote(i) || closes_quote(i))) continue;
    std::string word = reading_.document.text.substr(token(i).span.begin, token(i).span.size());
    if (i == range.first && (proclitics & ~kAl) != 0) {
      // Proclitics before the article are single letters of two bytes; لل stands for ل + ال.
      constexpr std::string_view kLamLam = "لل";
      const auto single = [&](std::uint16_t bit) { return (proclitics & bit) != 0 && word.size() > 4; };
      if (single(kWa) || single(kFa)) word.erase(0, 2);
      if (single(kLi) && (proclitics & kAl) != 0 && word.starts_with(kLamLam))
        word = "ال" + word.substr(4);
      else if (single(kBi) || single(kLi) || single(kKa))
        word.erase(0, 2);
    }
    const bool after_mark =
        i > range.first && token(i - 1).kind == TokenKind::punctuation && (opens_quote(i - 1) || closes_quote(i - 1));
    if (!out.empty() && (token(i).space_before || after_mark)) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace isnad::annotate
