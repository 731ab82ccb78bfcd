#include "annotate/name_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "model/actor_traits.h"
#include "text/fold.h"

namespace isnad::annotate {
namespace {

constexpr std::size_t kWordsInPart = 300;

double ratio(std::size_t a, std::size_t b) { return b == 0 ? 0.0 : static_cast<double>(a) / static_cast<double>(b); }

bool ends_sentence(std::string_view word) { return word == "." || word == "!" || word == "؟" || word == "?"; }

std::optional<NameClass> class_of(std::string_view tag) {
  if (tag.ends_with("-PERS") || tag.ends_with("-PER")) return NameClass::person;
  if (tag.ends_with("-LOC")) return NameClass::place;
  if (tag.ends_with("-ORG")) return NameClass::organisation;
  return std::nullopt;  // O, MISC
}

constexpr std::array<std::string_view, 8> kAgencyWords = {"انباء",     "الانباء",   "الصحافه", "الاستخبارات",
                                                          "المخابرات", "استخبارات", "الطاقه",  "الفضاء"};

bool is_one(std::string_view word, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Where the corpus annotates otherwise (docs/method/actors.md): it names no ministry, government, army or
// police; what says whose they are is a nationality to it.
constexpr std::array<std::string_view, 34> kStateOrgans = {
    "وزاره",   "وزارات",  "وزارتا",   "وزارتي",  "حكومه",   "حكومات",  "جيش",    "جيوش",   "قوات",
    "قوه",     "شرطه",    "سفاره",    "سفارات",  "قنصليه",  "سلطات",   "رياسه",  "اداره",  "طيران",
    "بحريه",   "جنود",    "جندي",     "طايرات",  "طايره",   "مروحيات", "مروحيه", "دبابات", "كوماندوس",
    "عسكريين", "عسكريون", "ميليشيات", "مليشيات", "ميليشيا", "مليشيا",  "قبيله"};
// … and there the word for what a body is stands before its name: قناة [الجزيرة], شركة [نوكيا].
constexpr std::array<std::string_view, 25> kKindsOfBody = {
    "دول",  "قناه", "صحيفه", "جريده", "مجله", "اذاعه", "راديو", "تلفزيون", "تليفزيون", "موقع",   "شركه", "نادي", "نادى",
    "فريق", "وفد",  "بعثه",  "شبكه",  "مقر",  "قبائل", "عشيره", "مجموعه",  "دار",      "فضاييه", "محطه", "زعيم"};

// The word without و ف ب ل ك and the article; «لل» too.
std::string_view bare(std::string_view word, std::uint16_t proclitics) {
  constexpr std::size_t kLetter = 2;
  for (const auto bit : {kWa, kFa, kBi, kKa, kLi})
    if ((proclitics & bit) != 0 && word.size() > 2 * kLetter) word.remove_prefix(kLetter);
  if (word.starts_with("ال")) word.remove_prefix(2 * kLetter);
  return word;
}

// The tokens the corpus would name; empty where it names nothing.
TokenRange corpus_span(const ActorMention& a, TokenRange tokens, const Reading& r) {
  if (a.name_form == NameForm::epithet && a.candidates.empty()) return {};
  const auto named = traits_of(a.cls).named;
  if (named == Named::person) {
    const bool office_alone = a.title_token >= 0 && static_cast<std::uint32_t>(a.title_token) == tokens.first;
    return office_alone ? TokenRange{} : tokens;
  }
  if (a.force && !a.name_tokens.empty()) tokens = a.name_tokens;
  while (tokens.size() > 1 && r.tokens[tokens.first].kind == TokenKind::punctuation) ++tokens.first;
  while (tokens.size() > 1 && r.tokens[tokens.last - 1].kind == TokenKind::punctuation) --tokens.last;
  const auto& head = r.tokens[tokens.first];
  if (tokens.size() == 1 && head.analysis().pos == Pos::adj) return {};  // قصف إسرائيلي
  if (a.name_form == NameForm::epithet) return {};                       // المقاومة, السلطة
  // [حزب الله] اللبناني, [يديعوت أحرونوت] الإسرائيلية: whose it is, behind a proper name.
  const auto proper = [&](std::uint32_t t) {
    const auto& use = r.tokens[t].analysis();
    return r.tokens[t].kind != TokenKind::word || use.guessed || use.pos == Pos::propn;
  };
  if (tokens.size() > 2 && proper(tokens.last - 2) && r.tokens[tokens.last - 1].analysis().pos == Pos::adj) {
    --tokens.last;
    while (tokens.size() > 1 && r.tokens[tokens.last - 1].kind == TokenKind::punctuation) --tokens.last;
  }
  const bool definite = (head.analysis().proclitics & kAl) != 0 || head.folded().starts_with("ال");
  const auto kind = bare(head.folded(), head.analysis().proclitics);
  if (is_one(kind, kStateOrgans)) return {};
  if (tokens.size() < 2 || definite) return tokens;
  const auto second = r.tokens[tokens.first + 1].folded();
  // وكالة [الأناضول], but [وكالة الأنباء القطرية]
  if (is_one(kind, kKindsOfBody) || (kind == "وكاله" && !is_one(second, kAgencyWords))) ++tokens.first;
  while (tokens.size() > 1 && r.tokens[tokens.first].kind == TokenKind::punctuation) ++tokens.first;
  return tokens;
}

// نهر النيل, قطاع غزة: there the kind word is part of the name.
bool kind_word_belongs(std::string_view kind_words) {
  static constexpr std::array<std::string_view, 34> kWithin = {
      "جمهوريه", "مملكه", "ولايات", "سلطنه", "قطاع",  "نهر",  "بحر",  "بحيره", "خليج", "مسجد",  "جامع", "كنيسه",
      "مطار",    "وادي",  "صحراء",  "تل",    "جزيره", "شبه",  "جسر",  "معبر",  "ملعب", "استاد", "متحف", "مرقد",
      "ضريح",    "ضاحيه", "قصر",    "مضيق",  "قناه",  "ساحه", "محيط", "ميناء", "مقام", "سلسله"};
  const auto words = text::fold_words(kind_words);
  if (words.empty()) return false;
  std::string_view word = words.front();
  for (const std::string_view letters : {"وال", "بال", "لل", "ال", "ب", "و", "ل"})
    if (word.starts_with(letters) && word.size() > letters.size() + 4 && !is_one(word, kWithin)) {
      word.remove_prefix(letters.size());
      break;
    }
  return is_one(word, kWithin);
}

// «شمال أفريقيا», «مدينة الصدر»: the corpus names what lies behind the direction or the kind of settlement.
TokenRange behind_direction(TokenRange tokens, const Reading& r) {
  static constexpr std::array<std::string_view, 26> kDirections = {
      "شمال",   "غرب",    "شرق",   "وسط",  "بشمال", "بغرب",   "بشرق",   "وشرق",  "مدينه",
      "بمدينه", "قريه",   "بقريه", "بلده", "حي",    "محافظه", "بلاد",   "منطقه", "بمنطقه",
      "اقليم",  "باقليم", "ولايه", "مخيم", "شارع",  "منتجع",  "مقاطعه", "ناحيه"};
  if (tokens.size() < 2) return tokens;
  const auto first = r.tokens[tokens.first].folded(), second = r.tokens[tokens.first + 1].folded();
  // جنوب أفريقيا and جنوب السودان are states.
  const bool south = first == "جنوب" && !second.ends_with("فريقيا") && second != "السودان";
  if (south || is_one(first, kDirections)) ++tokens.first;
  return tokens;
}

// A seat of government is a place there.
bool is_seat(std::string_view words) {
  const auto folded = text::fold(words);
  return folded.ends_with("بيت الابيض") || folded.ends_with("كرملين");
}

std::string words_of(const NamePart& part, TokenRange words) {
  const auto begin = part.words[words.first].begin, end = part.words[words.last - 1].end;
  return part.text.substr(begin, end - begin);
}

// The words in their sentence, marked: «… three before [name] three after …».
std::string in_context(const NamePart& part, TokenRange words) {
  constexpr std::uint32_t kBeside = 4;
  const auto size = static_cast<std::uint32_t>(part.words.size());
  const auto from = words.first > kBeside ? words.first - kBeside : 0, to = std::min(words.last + kBeside, size);
  std::string out;
  if (from < words.first) out = words_of(part, {from, words.first}) + ' ';
  out += '[' + words_of(part, words) + ']';
  if (words.last < to) out += ' ' + words_of(part, {words.last, to});
  return out;
}

void add_word(NamePart& part, std::string_view word, std::string_view tag) {
  if (!part.text.empty()) part.text += ' ';
  const auto begin = static_cast<std::uint32_t>(part.text.size());
  part.text += word;
  const auto at = static_cast<std::uint32_t>(part.words.size());
  part.words.push_back({begin, static_cast<std::uint32_t>(part.text.size())});
  const auto cls = class_of(tag);
  if (!cls) return;
  const bool inside = tag.starts_with("I-") && !part.names.empty() && part.names.back().words.last == at &&
                      part.names.back().cls == *cls;
  if (inside)
    part.names.back().words.last = at + 1;
  else
    part.names.push_back({*cls, {at, at + 1}});
}

}  // namespace

double NameScore::precision() const { return ratio(alike, read); }
double NameScore::recall() const { return ratio(alike, gold); }
double NameScore::f1() const { return ratio(2 * alike, gold + read); }

Result<std::vector<NamePart>> parse_name_corpus(std::string_view file) {
  std::vector<NamePart> parts(1);
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < file.size();) {
    const auto end = std::min(file.find('\n', at), file.size());
    auto line = file.substr(at, end - at);
    at = end + 1;
    ++line_number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto gap = line.find_last_of(" \t");
    if (gap == std::string_view::npos || gap == 0 || gap + 1 == line.size())
      return fail(ErrorCode::malformed, "no word and tag", fmt::format("line {}", line_number));
    auto word = line.substr(0, gap);
    while (!word.empty() && (word.back() == ' ' || word.back() == '\t')) word.remove_suffix(1);
    add_word(parts.back(), word, line.substr(gap + 1));
    if (parts.back().words.size() >= kWordsInPart && ends_sentence(word)) parts.emplace_back();
  }
  if (parts.back().words.empty()) parts.pop_back();
  return parts;
}

std::vector<MarkedName> names_read(const NamePart& part, const Reading& reading) {
  std::vector<MarkedName> names;
  for (const auto& m : reading.mentions) {
    MarkedName name;
    Span span = m.span;
    if (const auto* p = m.place()) {
      if (p->inside_name || p->definite_epithet) continue;
      name.cls = NameClass::place;
      const Span kind{m.span.begin, std::max(m.span.begin, p->name.begin)};
      if (!kind_word_belongs(p->kind_word.empty() ? part.text.substr(kind.begin, kind.size()) : p->kind_word))
        span = p->name;
      auto tokens = m.tokens;
      while (tokens.size() > 1 && reading.tokens[tokens.first].span.end <= span.begin) ++tokens.first;
      span.begin = std::max(span.begin, reading.tokens[behind_direction(tokens, reading).first].span.begin);
    } else if (const auto* a = m.actor()) {
      if (a->name_form == NameForm::generic || a->name_form == NameForm::pronoun) continue;
      const auto tokens = corpus_span(*a, m.tokens, reading);
      if (tokens.empty()) continue;
      span = {reading.tokens[tokens.first].span.begin, reading.tokens[tokens.last - 1].span.end};
      const bool seat = is_seat(std::string_view(part.text).substr(span.begin, span.size()));
      switch (seat ? Named::state : traits_of(a->cls).named) {
        case Named::person: name.cls = NameClass::person; break;
        case Named::body: name.cls = NameClass::organisation; break;
        case Named::state:
          if (!seat) continue;
          name.cls = NameClass::place;
          break;
        case Named::nobody: continue;
      }
    } else {
      continue;
    }
    const auto first = std::find_if(part.words.begin(), part.words.end(), [&](Span w) { return w.end > span.begin; });
    auto last = first;
    while (last != part.words.end() && last->begin < span.end) ++last;
    if (first == last) continue;
    name.words = {static_cast<std::uint32_t>(first - part.words.begin()),
                  static_cast<std::uint32_t>(last - part.words.begin())};
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

void score_names(const NamePart& part, const Reading& reading, std::array<NameScore, kNameClasses>& scores,
                 std::vector<NameDifference>* differences) {
  const auto read = names_read(part, reading);
  for (const auto& name : part.names) {
    auto& s = scores[static_cast<std::size_t>(name.cls)];
    ++s.gold;
    if (std::find(read.begin(), read.end(), name) != read.end())
      ++s.alike;
    else if (differences != nullptr)
      differences->push_back({name.cls, true, words_of(part, name.words), in_context(part, name.words)});
  }
  for (const auto& name : read) {
    ++scores[static_cast<std::size_t>(name.cls)].read;
    if (differences != nullptr && std::find(part.names.begin(), part.names.end(), name) == part.names.end())
      differences->push_back({name.cls, false, words_of(part, name.words), in_context(part, name.words)});
  }
}

}  // namespace isnad::annotate
