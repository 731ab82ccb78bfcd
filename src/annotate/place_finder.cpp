#include "annotate/place_finder.h"

#include <algorithm>
#include <array>
#include <string>

#include "annotate/starts.h"
#include "lexicon/marked_form.h"

namespace isnad::annotate {
namespace {

bool verbal_noun(const Token& token) {
  const auto& all = token.word->analyses;
  return std::any_of(all.begin(), all.end(), [](const Analysis& a) {
    return a.pos == Pos::noun && a.form == Form::masdar && a.proclitics == 0;
  });
}

constexpr std::string_view kArticle = "ال";
constexpr std::uint32_t kLongestUnlisted = 3;  // words of a name no gazetteer has
constexpr std::uint8_t kHamlet = 2;            // prominence of a village

bool opens(std::string_view mark) { return mark == "«" || mark == "“" || mark == "\"" || mark == "(" || mark == "”"; }
bool closes(std::string_view mark) { return mark == "»" || mark == "”" || mark == "\"" || mark == ")" || mark == "“"; }

// Definite kind words that stand for the place named before, wherever they stand.
bool stands_for_a_place(std::string_view folded) {
  constexpr std::array<std::string_view, 8> kEpithets{"المدينه", "البلده",  "القريه",  "المحافظه",
                                                      "المنطقه", "الناحيه", "العاصمه", "البلاد"};
  return std::find(kEpithets.begin(), kEpithets.end(), folded) != kEpithets.end();
}

// Whether a word is written with the tanwin of an accusative, which names do not take.
bool written_accusative(std::string_view text, const Token& t) {
  constexpr std::string_view kBefore = "ًا", kBehind = "اً";
  if (!t.word->tanwin) return false;
  const auto word = text.substr(t.span.begin, t.span.end - t.span.begin);
  return word.ends_with(kBefore) || word.ends_with(kBehind);
}

}  // namespace

// Bytes of «و», «ب» … before a name, which stay out of its span; «لل» has eaten the article.
std::uint32_t proclitic_bytes(std::uint16_t proclitics) {
  if ((proclitics & kLi) != 0 && (proclitics & kAl) != 0) return 0;
  std::uint32_t bytes = 0;
  for (const auto bit : {kWa, kFa, kBi, kKa, kLi})
    if ((proclitics & bit) != 0) bytes += 2;
  return bytes;
}

bool definite(std::string_view folded) { return folded.starts_with(kArticle) && folded.size() > 6; }

PlaceFinder::PlaceFinder(const Lexicon& lexicon, const Reading& reading)
    : lexicon_(lexicon), gazetteer_(lexicon.gazetteer()), reading_(reading), words_(place_words(lexicon, reading)) {}

std::vector<PlaceDraft> PlaceFinder::run() {
  drafts_.reserve(reading_.tokens.size() / 12 + 4);  // drafts are large to move
  for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) sentence(reading_.sentences[s], s);
  return std::move(drafts_);
}

void PlaceFinder::sentence(const Sentence& sentence, std::uint32_t index) {
  sentence_ = index;
  first_ = sentence.first;
  last_ = sentence.last;
  for (std::uint32_t i = first_; i < last_;) {
    if (token(i).kind == TokenKind::punctuation) {
      ++i;
      continue;
    }
    std::uint32_t end = 0;
    // وأدى is no وادي, «تجمع العشرات» no hamlet: verbs that look like kind words.
    const bool verb = words_[i].kind >= 0 && token(i).analysis().pos == Pos::verb && [&] {
      const auto kind = gazetteer_.word(static_cast<std::uint32_t>(words_[i].kind)).kind;
      return kind == PlaceKind::valley || kind == PlaceKind::village;
    }();
    end = bank(i);
    if (end == 0 && words_[i].kind >= 0 && !verb) end = kind_phrase(i);
    if (end == 0) end = bare_name(i);
    i = end > i ? end : i + 1;
  }
}

std::uint32_t PlaceFinder::skip_opening(std::uint32_t at) const {
  while (at < last_ && token(at).kind == TokenKind::punctuation && opens(token(at).folded())) ++at;
  return at;
}
std::uint32_t PlaceFinder::skip_closing(std::uint32_t at) const {
  while (at < last_ && token(at).kind == TokenKind::punctuation && closes(token(at).folded())) ++at;
  return at;
}

PlaceFinder::Name PlaceFinder::name_at(std::uint32_t at, bool after_kind) const {
  if (!may_start(token(at), TrieId::places)) return {};
  // «أحياء المدينة»: the place told of, not a quarter of that name somewhere else.
  if (after_kind && stands_for_a_place(token(at).folded())) return {};
  if (written_accusative(reading_.document.text, token(at))) return {};  // «مهندساً كورياً»: no Korea
  matches_.clear();
  gazetteer_.names().match(reading_.tokens, at, last_, matches_);
  Name best;
  for (const auto& m : matches_) {
    if (after_kind && m.proclitics != 0) continue;
    // «وأن» is not the town of وان, nor «وإن».
    if (m.words == 1 && (words_[at].is(PlaceWordClass::stop) || words_[at].is_bare(PlaceWordClass::direction)))
      continue;
    // «أبو عاقلة»: the first word of a longer name, which is some hamlet's too.
    if (m.words == 1 && !after_kind && has(at, PlaceWordClass::starter) && at + 1 < last_ &&
        token(at + 1).kind == TokenKind::word &&
        std::all_of(m.values.begin(), m.values.end(), [&](auto row) { return gazetteer_.row(row).prominence < 4; }))
      continue;
    // «كسرت القوات هجوما»: no «like Sirte»
    if (m.words == 1 && (m.proclitics & kKa) != 0 &&
        std::any_of(token(at).word->analyses.begin(), token(at).word->analyses.end(),
                    [](const Analysis& a) { return a.pos == Pos::verb && a.verb >= 0 && (a.proclitics & kKa) == 0; }))
      continue;
    if (m.words < best.words || (m.words == best.words && best.proclitics == 0)) continue;
    best = {m.tokens, m.values, m.proclitics, m.words};
  }
  return best;
}

// السلمية and سلمية: after a kind word the article may be there or not.
PlaceFinder::Name PlaceFinder::with_article_changed(std::uint32_t at) const {
  if (token(at).kind != TokenKind::word || has(at, PlaceWordClass::stop)) return {};
  MarkedForm changed;
  const auto folded = token(at).folded();
  changed.folded = folded.starts_with(kArticle) ? std::string(folded.substr(kArticle.size()))
                                                : std::string(kArticle) + std::string(folded);
  if (changed.folded.size() < 6) return {};
  changed.bases.push_back({changed.folded, kNoProclitic});
  mark(lexicon_.vocabulary(), changed);
  std::vector<Token> tokens(reading_.tokens.begin() + at, reading_.tokens.begin() + std::min(last_, at + 6));
  tokens.front().word = &changed;
  std::vector<PhraseMatch> matches;
  gazetteer_.names().match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), matches);
  Name best;
  for (const auto& m : matches)
    if (m.words > best.words) best = {{at + m.tokens.first, at + m.tokens.last}, m.values, 0, m.words};
  return best;
}

// May this word stand in an unlisted name?
bool PlaceFinder::may_name(std::uint32_t at) const {
  // «وتجمع عشرات المعلمين»: how many, no name
  constexpr std::array<std::string_view, 10> kHowMany{"عشرات", "مئات", "الاف", "عدد",    "بعض",
                                                      "جميع",  "معظم", "كل",   "مجموعه", "غالبيه"};
  const Token& t = token(at);
  if (std::find(kHowMany.begin(), kHowMany.end(), t.folded()) != kHowMany.end()) return false;
  if (t.kind != TokenKind::word || t.folded().size() < 4) return false;
  const auto& use = words_[at];
  if (use.is(PlaceWordClass::stop) || use.is_bare(PlaceWordClass::direction) || use.is_bare(PlaceWordClass::demonym) ||
      use.is_bare(PlaceWordClass::part) || use.is_bare(PlaceWordClass::unit) ||
      (use.kind >= 0 && use.kind_proclitics != 0))
    return false;
  const Analysis& a = t.analysis();
  if (a.guessed) return true;
  if (a.pos == Pos::verb || a.pos == Pos::adp || a.pos == Pos::pron || a.pos == Pos::cconj || a.pos == Pos::sconj ||
      a.pos == Pos::part || a.pos == Pos::aux || a.pos == Pos::det || a.pos == Pos::num || a.pos == Pos::adv)
    return false;
  constexpr std::uint16_t kJoined = kWa | kFa | kBi | kLi | kKa | kSa | kA;
  return (a.proclitics & kJoined) == 0 && a.enclitic == Enclitic::none;
}

// قرية صغيرة: the second word is an adjective of the first.
bool PlaceFinder::agreeing_adjective(std::uint32_t noun, std::uint32_t at) const {
  const Analysis& a = token(at).analysis();
  if (a.guessed || a.pos != Pos::adj || definite(token(at).folded())) return false;
  const bool feminine = token(noun).folded().ends_with("ه");
  return feminine == token(at).folded().ends_with("ه");
}

// The words of a name that no gazetteer has, after a kind word. Empty where they are no name.
TokenRange PlaceFinder::unlisted(std::uint32_t at, const PlaceWord& kind, bool item) const {
  if (at >= last_) return {};
  std::uint32_t end = at;
  if (token(at).kind == TokenKind::digits && !item) {  // حديقة 7 نيسان, الفرقة 17
    if (at + 1 < last_ && token(at + 1).kind == TokenKind::word && token(at).span.size() <= 2 &&
        (kind.flags & kSiteKind) != 0 && !words_[at + 1].is(PlaceWordClass::stop) && !has(at + 1, PlaceWordClass::unit))
      return {at, at + 2};
    return {};
  }
  if (!item && !may_name(at)) return {};
  const bool article = definite(token(at).folded());
  const bool starter = has(at, PlaceWordClass::starter);
  const Analysis& a = token(at).analysis();
  // An indefinite word that the lexicon knows is a plain noun; an adjective that does not agree
  // with the kind word is a name (مدينة هجين).
  // «حقل صفيان النفطي»: only a name takes a definite adjective without the article of its own.
  const bool described = at + 1 < last_ && token(at + 1).kind == TokenKind::word && a.pos == Pos::noun &&
                         token(at + 1).analysis().pos == Pos::adj && definite(token(at + 1).folded()) &&
                         (kind.flags & kSiteKind) != 0;
  if (!item && !article && !starter && !a.guessed && !described &&
      (a.pos == Pos::noun || (at > first_ && agreeing_adjective(at - 1, at))))
    return {};
  if (!item && !article && !starter && kind.kind == PlaceKind::area) return {};
  // منطقة الصناعية: a definite adjective after an indefinite noun is no adjective, so a name.
  end = at + 1;
  if (starter)
    while (end < last_ && end < at + kLongestUnlisted && may_name(end) && !has(end, PlaceWordClass::trailing)) {
      ++end;
      if (!has(end - 1, PlaceWordClass::starter)) break;
    }
  if (starter && !article && end == at + 1) return {};
  return {at, end};
}

// منطقة "كذا كذا": all between the marks, if it is short.
TokenRange PlaceFinder::quoted_words(std::uint32_t at) const {
  for (std::uint32_t end = at; end < last_ && end <= at + kLongestUnlisted; ++end) {
    if (token(end).kind != TokenKind::punctuation) continue;
    return closes(token(end).folded()) && end > at ? TokenRange{at, end} : TokenRange{};
  }
  return {};
}

PlaceDraft PlaceFinder::draft(TokenRange tokens, TokenRange name, std::span<const std::uint32_t> values, bool bare) {
  PlaceDraft d;
  d.mention.kind = MentionKind::place;
  d.mention.sentence = sentence_;
  d.mention.tokens = tokens;
  d.mention.span = {token(tokens.first).span.begin, token(tokens.last - 1).span.end};
  auto& place = d.mention.value.emplace<PlaceMention>();
  place.listed = !values.empty();
  place.name = {token(name.first).span.begin, token(name.last - 1).span.end};
  d.several = name.size() > 1;
  d.common = name.size() == 1 && has(name.first, PlaceWordClass::common);
  for (const auto row : values) d.prominence = std::max(d.prominence, gazetteer_.row(row).prominence);
  if (name.size() == 1 && d.prominence < 4 && ordinary(name.first)) d.common = true;
  if (!bare || !d.hopeless()) place.candidates.assign(values.begin(), values.end());
  return d;
}

// Adjectives of direction after a name: ريف الرقة الجنوبي الغربي, الشمالي والشرقي.
std::uint32_t PlaceFinder::directions_after(std::uint32_t at, PlaceDraft& d) const {
  auto& place = *d.mention.place();
  for (int k = 0; k < 3 && at < last_; ++k) {
    const auto& use = words_[at];
    const auto folded = token(at).folded();
    if (!use.is(PlaceWordClass::direction) || !(folded.starts_with(kArticle) || folded.starts_with("وال"))) break;
    if (place.direction.size() < 2 && token(at).folded().starts_with(kArticle)) place.direction += use.direction;
    place.part = true;
    ++at;
  }
  return at;
}

// Does the lexicon know the whole word as anything but a name?
bool PlaceFinder::ordinary(std::uint32_t at) const {
  for (const Analysis& a : token(at).word->analyses) {
    // لبنان is no «ل» and بنان: readings of the whole word alone.
    if (a.guessed || a.pos == Pos::propn || (a.proclitics & ~static_cast<unsigned>(kAl)) != 0) continue;
    if (a.pos == Pos::noun || a.pos == Pos::adj || a.pos == Pos::verb || a.pos == Pos::adv || a.pos == Pos::num ||
        a.pos == Pos::adp)
      return true;
  }
  return false;
}

std::uint32_t PlaceFinder::keep(PlaceDraft&& d) {
  if (!d.hopeless()) {
    look_back(d);
    metonymy(d);
  }
  const std::uint32_t end = d.mention.tokens.last;
  drafts_.push_back(std::move(d));
  return end;
}

std::uint32_t PlaceFinder::kind_phrase(std::uint32_t at) {
  const auto& use = words_[at];
  const auto& word = gazetteer_.word(static_cast<std::uint32_t>(use.kind));
  const std::uint32_t after = at + use.kind_words;
  std::uint32_t start = skip_opening(after);
  // ريف مدينة س, منطقة بلدة س: the name stands behind the second kind word.
  if (start < last_ && start == after && words_[start].kind >= 0 && words_[start].kind_proclitics == 0 &&
      (word.kind == PlaceKind::countryside || word.kind == PlaceKind::area) &&
      (gazetteer_.word(static_cast<std::uint32_t>(words_[start].kind)).flags & kDefiniteKind) == 0 &&
      start + words_[start].kind_words < last_ && name_at(start + words_[start].kind_words, true).found())
    start += words_[start].kind_words;
  // «قرى مديرية س»: the district is named, its villages are not.
  if (word.number == 3 && start == after && start < last_ && words_[start].kind >= 0 &&
      words_[start].kind_proclitics == 0 && word.kind != PlaceKind::countryside &&
      is_admin(gazetteer_.word(static_cast<std::uint32_t>(words_[start].kind)).kind))
    return 0;
  const Name whole = name_at(at, false);
  // «جبهة تحرير …» is a body.
  if (word.kind == PlaceKind::front && start == after && start < last_ &&
      token(start).analysis().form == Form::masdar && !whole.found())
    return 0;
  Name name = start < last_ && token(start).kind != TokenKind::punctuation ? name_at(start, true) : Name{};
  // «قرى خان …» are villages, not the hamlet قري خان.
  const bool plural = word.number == 3 && std::none_of(whole.values.begin(), whole.values.end(),
                                                       [&](auto row) { return gazetteer_.row(row).prominence >= 3; });
  if (whole.words > use.kind_words && !plural && (!name.found() || whole.tokens.last >= name.tokens.last)) {
    PlaceDraft d = draft(whole.tokens, whole.tokens, whole.values);
    d.strong = true;
    d.locative = (whole.proclitics & kBi) != 0;
    auto& place = *d.mention.place();
    // جسر الشغور is a town; its first word says nothing of its kind.
    const bool kind = std::any_of(whole.values.begin(), whole.values.end(),
                                  [&](auto row) { return gazetteer_.row(row).kind == word.kind; });
    d.mention.span.begin += proclitic_bytes(whole.proclitics);
    place.name.begin = d.mention.span.begin;
    // مدينة غزة, إقليم دارفور: listed with its kind word, which is not the name where the place has one
    // without (الولايات المتحدة has none).
    const bool shared = name.found() && name.tokens.last == whole.tokens.last &&
                        std::any_of(name.values.begin(), name.values.end(), [&](auto row) {
                          return std::find(whole.values.begin(), whole.values.end(), row) != whole.values.end();
                        });
    if (shared) place.name.begin = token(at + use.kind_words).span.begin;
    if (kind || (word.flags & kSiteKind) == 0) place.kind = name_of(word.kind);
    place.group = groups_++;
    const bool site = (word.flags & kSiteKind) != 0 && whole.tokens.last < last_ && word.number == 1;
    const std::uint32_t described = site && has(whole.tokens.last, PlaceWordClass::trailing) ? 1 : 0;
    d.mention.tokens.last = directions_after(whole.tokens.last + described, d);
    d.mention.span.end = token(d.mention.tokens.last - 1).span.end;
    return keep_list(std::move(d), word.number);
  }
  // «جنوبي العاصمة»: the word has the article itself
  if ((word.flags & (kDefiniteKind | kEpithetKind | kOpenKind)) == kEpithetKind && !name.found() &&
      token(at).folded().find(kArticle) != std::string_view::npos)
    return epithet(at);
  if ((word.flags & kDefiniteKind) != 0 && !(name.found() && token(after).folded().find(kArticle) == 0 &&
                                             (word.kind == PlaceKind::city || word.kind == PlaceKind::airbase)))
    return epithet(at);
  TokenRange words = name.tokens;
  if (!name.found() && start < last_) {
    name = with_article_changed(start);
    words = name.tokens;
  }
  // مدينة صناعية is no town: an adjective that agrees with its noun and is some hamlet's name too.
  const bool adjective = start == after && start < last_ && agreeing_adjective(at, start);
  // قرية أبو س: more than a hamlet called أبو.
  if (name.found() && name.words == 1 && has(start, PlaceWordClass::starter)) {
    const TokenRange longer = unlisted(start, word, false);
    if (longer.size() > 1) {
      name = {};
      words = longer;
    }
  }
  // بلدة "عيتا الجبل": all between the marks is the name.
  if (start > after && token(start - 1).folded() != "(")
    if (const TokenRange quoted = quoted_words(start); quoted.last > words.last) {
      name = {};
      words = quoted;
    }
  if (name.found() && name.words == 1 && adjective) {
    const bool known = std::any_of(name.values.begin(), name.values.end(),
                                   [&](auto row) { return gazetteer_.row(row).prominence >= 3; });
    if (!known) return 0;
  }
  if (!name.found() && words.empty()) {
    if ((word.flags & kOpenKind) == 0 || word.kind == PlaceKind::countryside) return 0;
    const bool quoted = start > after && token(start - 1).folded() != "(";
    if (word.number == 3 && !quoted) return 0;
    if (quoted) words = quoted_words(start);
    if (words.empty()) words = unlisted(start, word, false);
    if (words.empty()) return 0;
  }
  // أسواق المال, طريق البريد: an ordinary word after a word of wide use says no name.
  const bool known = std::any_of(name.values.begin(), name.values.end(),
                                 [&](auto row) { return gazetteer_.row(row).prominence >= 3; });
  const bool loose = word.number == 3 || word.kind == PlaceKind::market || word.kind == PlaceKind::road ||
                     word.kind == PlaceKind::university || word.kind == PlaceKind::school ||
                     word.kind == PlaceKind::station || word.kind == PlaceKind::building ||
                     word.kind == PlaceKind::front ||
                     (word.kind == PlaceKind::area && !definite(token(start).folded()));
  if (loose && start == after && words.size() == 1 && !known &&
      (has(words.first, PlaceWordClass::common) || ordinary(words.first)))
    return 0;
  std::uint32_t end = words.last;
  if (end < last_ && has(end, PlaceWordClass::trailing) && word.number == 1) ++end;
  // «مدينة "س"»: the mark that closes stands with the one that opens.
  if (start > after && end < last_ && token(end).kind == TokenKind::punctuation && closes(token(end).folded()) &&
      token(start - 1).folded() != "(")
    ++end;
  PlaceDraft d = draft({at, end}, words, name.values);
  auto& place = *d.mention.place();
  const std::uint32_t cut = proclitic_bytes(use.kind_proclitics);
  place.kind_word = token(at).word->norm.substr(cut);
  d.mention.span.begin += cut;
  place.kind = name_of(word.kind);
  place.group = groups_++;
  d.strong = true;
  d.locative = (use.kind_proclitics & kBi) != 0;
  d.from = (use.kind_proclitics & kLi) != 0;
  if (word.kind == PlaceKind::countryside) place.part = true;
  // «مزارع دوما» lie around the town.
  if (word.kind == PlaceKind::farm && word.number == 3) {
    place.kind = name_of(PlaceKind::area);
    place.part = true;
  }
  // مخيمات الشمال, مدن الساحل: all of a kind in a region are a part of the region.
  const bool wide = std::any_of(name.values.begin(), name.values.end(), [&](auto row) {
    const auto k = gazetteer_.row(row).kind;
    return k == PlaceKind::region || k == PlaceKind::country;
  });
  if (word.number == 3 && wide) {
    place.kind = name_of(PlaceKind::region);
    place.part = true;
  }
  if (word.kind == PlaceKind::countryside || word.kind == PlaceKind::governorate || word.kind == PlaceKind::city) {
    d.mention.tokens.last = directions_after(end, d);
    d.mention.span.end = token(d.mention.tokens.last - 1).span.end;
  }
  return keep_list(std::move(d), word.number);
}

// السعودية and سورية are countries and adjectives: an adjective follows a definite or feminine noun.
bool PlaceFinder::country_not_adjective(std::uint32_t at) const {
  if (at == first_ || token(at - 1).kind != TokenKind::word) return true;
  if (words_[at - 1].is(PlaceWordClass::locative) || words_[at - 1].is(PlaceWordClass::stop)) return true;
  const auto before = token(at - 1).folded();
  return before.find(kArticle) == std::string_view::npos && !before.ends_with("ه") && !before.ends_with("ات");
}

std::uint32_t PlaceFinder::bare_name(std::uint32_t at) {
  const Name name = name_at(at, false);
  if (!name.found()) return 0;
  // «كسرت» is no «ك» and سرت.
  if (name.words == 1 && (name.proclitics & (kKa | kFa | kSa)) != 0 && token(at).analysis().pos == Pos::verb &&
      !token(at).analysis().guessed)
    return 0;
  if (name.words == 1 && has(at, PlaceWordClass::demonym) && !country_not_adjective(at)) return 0;
  PlaceDraft d = draft(name.tokens, name.tokens, name.values, true);
  if (name.proclitics != 0 && name.words == 1 && d.prominence < 8 && words_[at].is(PlaceWordClass::common))
    d.common = true;
  // «في السوق», «في القلعة»: what kind of place it is, told before, and no village by that name
  if (name.words == 1 && words_[at].kind >= 0 && d.prominence < 4)
    d.common = true, d.prominence = std::min(d.prominence, kHamlet);
  // «بصدد شن هجوم»: an everyday word at the head of a verbal noun.
  if (d.common && name.words == 1 && (name.proclitics & kBi) != 0 && name.tokens.last < last_ &&
      verbal_noun(token(name.tokens.last)))
    return 0;
  // الشيخ محمد is a man before he is a hamlet.
  if (name.words == 2 && has(at, PlaceWordClass::title) && d.prominence < 3 &&
      has(name.tokens.last - 1, PlaceWordClass::common))
    d.titled = true;
  if (name.proclitics != 0) {
    const std::uint32_t cut = proclitic_bytes(name.proclitics);
    d.mention.place()->name.begin += cut;
    d.mention.span.begin += cut;
  }
  d.locative = (name.proclitics & kBi) != 0;
  d.from = (name.proclitics & kLi) != 0;
  // «على» folds to the name علي; a preposition is no title.
  d.titled = at > first_ && has(at - 1, PlaceWordClass::title) && !has(at - 1, PlaceWordClass::stop);
  // حي س (ص): another name for it, or what it lies in.
  if (at > first_ && token(at - 1).folded() == "(" && name.tokens.last < last_ &&
      token(name.tokens.last).folded() == ")" && !drafts_.empty() && at >= first_ + 2 &&
      drafts_.back().mention.sentence == sentence_ && skip_closing(drafts_.back().mention.tokens.last) >= at - 1)
    d.strong = !d.common;
  d.mention.place()->group = groups_++;
  if (d.prominence >= 3) {
    d.mention.tokens.last = directions_after(name.tokens.last, d);
    d.mention.span.end = token(d.mention.tokens.last - 1).span.end;
  }
  return keep_list(std::move(d), 1);
}

}  // namespace isnad::annotate
