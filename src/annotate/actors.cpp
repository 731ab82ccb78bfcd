#include "annotate/actors.h"

#include <algorithm>
#include <array>

#include "annotate/actor_scan.h"
#include "annotate/forces.h"
#include "annotate/given_names.h"
#include "annotate/short_names.h"
#include "annotate/teams.h"
#include "model/actor_traits.h"

namespace isnad::annotate {
namespace {

// Words that put what follows them in a place rather than in a role.
constexpr std::array<std::string_view, 26> kLocative = {
    "في",  "داخل", "خارج",   "شمال",  "جنوب",    "شرق",    "غرب", "شمالي", "جنوبي", "شرقي",  "غربي", "وسط",   "قرب",
    "عبر", "نحو",  "باتجاه", "مدينه", "العاصمه", "محافظه", "ريف", "اراضي", "حدود",  "سواحل", "مطار", "انحاء", "بمدينه"};
// … and, for a capital, also:
constexpr std::array<std::string_view, 8> kLocativeCity = {"من", "الي", "علي", "لدي", "حي", "طريق", "بلده", "احياء"};

bool one_of(std::string_view word, auto const& list) { return std::find(list.begin(), list.end(), word) != list.end(); }

Gender gender(std::uint8_t v) { return static_cast<Gender>(v); }
Number number(std::uint8_t v) { return static_cast<Number>(v); }

bool in_quotes(const ActorScan& scan, TokenRange range) {
  return range.first > scan.first() && scan.opens_quote(range.first - 1) && scan.closes_quote(range.last);
}

// «(الفرنسية)»: the credit behind a report.
bool credit(const ActorScan& scan, TokenRange range) {
  return range.first > scan.first() && range.last < scan.last() && scan.folded(range.first - 1) == "(" &&
         scan.folded(range.last) == ")";
}

// «قال للجزيرة», «في تصريحات للجزيرة»: behind a word of speaking.
bool spoken_to(const ActorScan& scan, std::uint32_t at) {
  constexpr std::uint32_t kReach = 4;
  const auto& lexemes = scan.lexicon().lexemes();
  for (std::uint32_t n = 1; n <= kReach && at >= scan.first() + n; ++n) {
    const auto& a = scan.token(at - n).analysis();
    if (scan.token(at - n).kind == TokenKind::punctuation) return false;
    if (lexemes.under_family(a, "report") || lexemes.under_family(a, "say")) return true;
    const auto f = scan.folded(at - n);
    if (f.ends_with("مقابله") || f.ends_with("حديث") || f.ends_with("تصريح") || f.ends_with("تصريحات") ||
        f.ends_with("حوار"))
      return true;
  }
  return false;
}

// «لـ"النهار"», «صحيفة النهار», «بحسب "الجزيرة"»: announced as an outlet.
bool announced(const ActorScan& scan, TokenRange range, std::uint16_t proclitics) {
  std::uint32_t at = range.first;
  if (at > scan.first() && scan.opens_quote(at - 1))
    --at;
  else if ((proclitics & kLi) != 0 && spoken_to(scan, at)) {
    return true;
  } else {
    if (at == scan.first()) return false;
    if (scan.folded(at - 1).starts_with("مراسل")) return true;
    const auto* before = scan.word(at - 1, NameRole::organisation);
    if (before == nullptr || before->tokens.last != at) return false;
    const auto cls = static_cast<ActorClass>(before->word->cls);
    return cls == ActorClass::media || cls == ActorClass::agency;
  }
  if (at == scan.first()) return false;
  const std::uint32_t before = at - 1;
  const auto f = scan.folded(before);
  if (f.starts_with("مراسل") || f.starts_with("لمراسل")) return true;
  if (f == "ل" || f == "عن" || f == "مع") return true;
  const auto* hit = scan.word(before, NameRole::organisation);
  return hit != nullptr && (static_cast<ActorClass>(hit->word->cls) == ActorClass::media ||
                            static_cast<ActorClass>(hit->word->cls) == ActorClass::agency);
}

// «إن طائراتها لم تقصف دمشق»: the verb's subject stands before it, so that the city is no actor.
bool has_subject(const ActorScan& scan, std::uint32_t verb) {
  if (!scan.is_verb(verb)) return false;
  std::uint32_t at = verb;
  while (at > scan.first() && scan.is_word(at - 1) &&
         (scan.folded(at - 1) == "لم" || scan.folded(at - 1) == "لن" || scan.folded(at - 1) == "لا" ||
          scan.folded(at - 1) == "قد" || scan.folded(at - 1) == "سوف"))
    --at;
  if (at < scan.first() + 2 || !scan.is_word(at - 1) || !scan.is_word(at - 2)) return false;
  const auto before = scan.folded(at - 2);
  return scan.token(at - 1).analysis().pos == Pos::noun && (before == "ان" || before == "بان" || before == "لكن");
}

bool stands_as_place(const ActorScan& scan, const NameHit& hit, bool city) {
  if ((hit.proclitics & kBi) != 0) return true;
  std::uint32_t at = hit.tokens.first;
  if (at > scan.first() && scan.opens_quote(at - 1)) --at;
  if (at == scan.first() || hit.proclitics != 0) return false;
  const auto before = scan.folded(at - 1);
  return one_of(before, kLocative) || (city && one_of(before, kLocativeCity));
}

}  // namespace

std::optional<Found> find_name(const ActorScan& scan, std::uint32_t i) {
  const auto& table = scan.lexicon().actors();
  for (const auto& hit : scan.names(i)) {
    Found found;
    found.tokens = hit.tokens;
    found.mention.candidates.reserve(hit.aliases.size());
    NameForm form = NameForm::epithet;
    for (const auto value : hit.aliases) {
      const auto& alias = table.alias(value);
      const auto kind = static_cast<AliasKind>(alias.kind);
      const bool state = table.cls(alias.actor) == ActorClass::state;
      const bool outlet = table.cls(alias.actor) == ActorClass::media || table.cls(alias.actor) == ActorClass::agency;
      if (kind == AliasKind::common && !announced(scan, hit.tokens, hit.proclitics) &&
          !(outlet && credit(scan, hit.tokens)))
        continue;
      const bool city = kind == AliasKind::capital;
      if ((state || city) && stands_as_place(scan, hit, city)) continue;
      // A city of the country that is written about acts only right behind its verb.
      if (city && !state && (!behind_verb(scan, hit.tokens.first) || has_subject(scan, hit.tokens.first - 1))) continue;
      if (kind != AliasKind::short_) form = NameForm::full;
      auto& list = found.mention.candidates;
      if (std::find(list.begin(), list.end(), alias.actor) == list.end()) list.push_back(alias.actor);
    }
    if (found.mention.candidates.empty()) continue;
    const std::uint32_t best = found.mention.candidates.front();
    // «هادئ» folds like «هادي».
    if (hit.words == 1 && scan.token(i).word->norm.ends_with("ئ")) continue;
    // A one-word name that the sentence uses as a verb («تاس», «نينا») is none.
    if (hit.words == 1 && scan.is_verb(i) && !in_quotes(scan, hit.tokens)) continue;
    // «تركي المالكي»: a given name before a surname that someone else is known by.
    if (form == NameForm::epithet && hit.words == 1 &&
        (table.cls(best) == ActorClass::official || table.cls(best) == ActorClass::person) &&
        (hit.proclitics & (kWa | kFa | kBi | kLi)) == 0 && i > scan.first() && given_name(scan, i - 1))
      return unlisted_person(scan, {i - 1, hit.tokens.last});
    // «قائد قوات … بولاية …»: who heads a part of it is not who heads all.
    if (form == NameForm::full && hit.words >= 2 && table.cls(best) == ActorClass::official &&
        scan.word(i, NameRole::office) != nullptr && scan.is_word(hit.tokens.last) &&
        (scan.token(hit.tokens.last).analysis().proclitics & kBi) != 0 &&
        scan.place_end(hit.tokens.last) > hit.tokens.last)
      continue;
    // «محمد عبد السلام شبيطة،»: one name more makes it another man's.
    const auto next = hit.tokens.last;
    if (form == NameForm::full && hit.words >= 2 &&
        (table.cls(best) == ActorClass::official || table.cls(best) == ActorClass::person) && scan.is_word(next) &&
        scan.token(next).analysis().guessed && !scan.is_definite(next) && !scan.attached(next) &&
        scan.names(next).empty() && (next + 1 >= scan.last() || scan.token(next + 1).kind == TokenKind::punctuation)) {
      auto other = unlisted_person(scan, {i, next + 1});
      other.mention.name = scan.name_text(other.tokens, hit.proclitics);
      return other;
    }
    auto& m = found.mention;
    m.name_form = form;
    m.cls = table.cls(best);
    // What a short form means is for resolve/ to say.
    m.name = form == NameForm::epithet ? scan.name_text(hit.tokens, hit.proclitics)
                                       : std::string(table.text(table.row(best).name));
    m.name_tokens = hit.tokens;
    m.definite = true;
    m.gender = gender(table.row(best).gender);
    m.number = number(table.row(best).number);
    return found;
  }
  return std::nullopt;
}

namespace {

// «جولاته الخارجية», «الحاجز العسكري»: an adjective of the definite noun before it.
bool describes_noun(const ActorScan& scan, std::uint32_t i) {
  if (i == scan.first() || !scan.is_word(i - 1) || scan.token(i).analysis().pos != Pos::adj) return false;
  const auto& noun = scan.token(i - 1).analysis();
  return noun.pos == Pos::noun && (scan.is_definite(i - 1) || noun.enclitic != Enclitic::none);
}

// المساندة, الموالية, المعادية: an adjective that sets a body beside or against another.
bool sides_with(const ActorScan& scan, TokenRange adjectives) {
  constexpr std::array<std::string_view, 7> kSides = {"المساند", "الموالي", "الداعم", "المتحالف",
                                                      "الحليف",  "المعادي", "الصديق"};
  for (auto t = adjectives.first; t < adjectives.last; ++t)
    for (const auto side : kSides)
      if (scan.folded(t).starts_with(side)) return true;
  return false;
}

}  // namespace

std::optional<Found> find_epithet(const ActorScan& scan, std::uint32_t i) {
  const auto* hit = scan.word(i, NameRole::epithet);
  if (hit == nullptr || (hit->proclitics == 0 && describes_noun(scan, i)) || scan.rank_of_someone(i))
    return std::nullopt;
  auto after = adjectives(scan, hit->tokens.last, true);
  const bool anothers = belongs(scan, after.end);  // «القوات التابعة لـ…»
  if (anothers) ++after.end;
  // «الجيش الوطني المدعوم …»: a listed name, more said of it
  if (after.end > hit->tokens.last)
    if (const auto name = find_name(scan, i); name && name->tokens.last > hit->tokens.last) return std::nullopt;
  Found found;
  auto& m = found.mention;
  found.tokens = {i, after.end};
  m.cls = static_cast<ActorClass>(hit->word->cls);
  m.gender = gender(hit->word->gender);
  m.number = number(hit->word->number);
  m.definite = true;
  m.name_tokens = found.tokens;
  // «القوات المساندة لها» are others than who was named before.
  m.name_form = anothers || sides_with(scan, {hit->tokens.last, after.end}) ? NameForm::generic : NameForm::epithet;
  m.name = scan.name_text(found.tokens, hit->proclitics);
  m.epithet_classes = hit->word->classes;
  if (after.state != kNoActor) {
    if (m.cls == ActorClass::official || m.cls == ActorClass::person)
      m.affiliation_row = static_cast<std::int32_t>(after.state);
    else if ((m.epithet_classes & (1u << static_cast<unsigned>(ActorClass::military))) != 0)
      name_forces(scan.lexicon().actors(), after.state, m);
    else
      m.affiliation_row = static_cast<std::int32_t>(after.state);
  }
  return found;
}

namespace {

// What may follow a source's words: «قريب من عملية التفاوض», «فضل عدم الكشف عن اسمه», «بالهلال
// الأحمر». Gives the end.
std::uint32_t source_tail(const ActorScan& scan, std::uint32_t at, Found& found) {
  if (!scan.is_word(at)) return at;
  const auto f = scan.folded(at);
  if (f.starts_with("قريب") || f.starts_with("مقرب") || f.starts_with("مطلع") || f.starts_with("القريب") ||
      f.starts_with("المقرب") || f.starts_with("المطلع")) {
    std::uint32_t end = at + 1;
    if (scan.is_preposition(end) || scan.folded(end) == "من" || scan.folded(end) == "علي") ++end;
    std::uint32_t words = 0;
    while (words < 3 && scan.is_word(end) && !scan.is_function(end) && !scan.is_verb(end)) {
      ++end, ++words;
      if (scan.is_definite(end - 1) &&
          !(scan.is_word(end) && scan.is_definite(end) && scan.token(end).analysis().pos == Pos::adj))
        break;
    }
    return words > 0 ? end : at;
  }
  std::uint32_t body_at = at;
  if (f == "في" || f == "من" || f == "داخل" || f == "لدي" || f == "ب")
    ++body_at;
  else if ((scan.token(at).analysis().proclitics & kBi) == 0 && !f.starts_with("ب"))
    return at;
  if (scan.opens_quote(body_at)) ++body_at;
  if (!scan.is_word(body_at)) return at;
  auto body = find_name(scan, body_at);
  if (!body) body = find_organisation(scan, body_at);
  if (!body || body->mention.cls == ActorClass::state) return at;
  std::uint32_t end = body->tokens.last;
  if (body_at > at && scan.opens_quote(body_at - 1) && scan.closes_quote(end)) ++end;
  found.mention.affiliation_token = static_cast<std::int32_t>(body->tokens.first);
  found.more.emplace_back(body->tokens, body->mention);
  return end;
}

// «فضل عدم الكشف عن اسمه», «طلب عدم ذكر اسمه».
std::uint32_t anonymity(const ActorScan& scan, std::uint32_t at) {
  for (std::uint32_t k = at; k < at + 5 && scan.is_word(k); ++k)
    if (scan.folded(k) == "عدم")
      for (std::uint32_t e = k + 1; e < k + 5 && scan.is_word(e); ++e)
        if (const auto f = scan.folded(e); f.starts_with("اسم") || f.starts_with("هويت") || f.starts_with("اسمايه"))
          return e + 1;
  return at;
}

bool may_be_adjective(const ActorScan& scan, std::uint32_t i) {
  if (i == scan.first() || !scan.is_word(i - 1)) return false;
  const auto pos = scan.token(i - 1).analysis().pos;
  return scan.token(i).analysis().proclitics == 0 && (pos == Pos::noun || pos == Pos::adj) && !scan.is_definite(i - 1);
}

}  // namespace

std::optional<Found> find_collective(const ActorScan& scan, std::uint32_t i) {
  const auto* hit = scan.word(i, NameRole::collective);
  if (hit == nullptr || hit->has(kWordPossessive)) return std::nullopt;
  if (hit->has(kWordConstruct)) return std::nullopt;
  const bool definite = hit->has(kWordDefinite);
  if (number(hit->word->number) == Number::singular && definite && hit->tokens.size() == 1 && hit->proclitics == 0 &&
      describes_noun(scan, i))
    return std::nullopt;
  if (number(hit->word->number) == Number::singular && !definite && hit->tokens.size() == 1 &&
      scan.token(i).analysis().pos == Pos::adj && may_be_adjective(scan, i))
    return std::nullopt;
  Found found;
  auto& m = found.mention;
  const auto after = adjectives(scan, hit->tokens.last, definite);
  m.cls = static_cast<ActorClass>(hit->word->cls);
  m.gender = gender(hit->word->gender);
  m.number = number(hit->word->number);
  m.definite = definite;
  m.name_form = definite ? NameForm::epithet : NameForm::generic;
  m.epithet_classes = hit->word->classes;
  std::uint32_t end = after.end;
  if (m.cls == ActorClass::source) {
    end = source_tail(scan, end, found);
    end = anonymity(scan, end);
  }
  found.tokens = {i, end};
  m.name_tokens = {i, after.end};
  m.name = scan.name_text(found.tokens, hit->proclitics);
  return found;
}

std::optional<Found> find_body(const ActorScan& scan, std::uint32_t i) {
  auto name = find_name(scan, i);
  auto organisation = find_organisation(scan, i);
  if (name && (!organisation || name->tokens.last >= organisation->tokens.last)) return name;
  if (organisation) return organisation;
  return find_epithet(scan, i);
}

namespace {

// «قصف إسرائيلي», «غارات جوية روسية»: the nationality of an act names whose it is.
std::optional<Found> find_act_nationality(const ActorScan& scan, std::uint32_t i) {
  const auto* hit = scan.word(i, NameRole::nationality);
  if (hit == nullptr || hit->proclitics != 0 || i == scan.first()) return std::nullopt;
  std::uint32_t noun = i - 1;
  for (int n = 0; n < 2 && noun > scan.first() && scan.is_word(noun) &&
                  (scan.word(noun, NameRole::qualifier) != nullptr || scan.token(noun).analysis().pos == Pos::adj);
       ++n)
    --noun;
  if (!scan.is_word(noun) || scan.is_definite(noun) != hit->has(kWordDefinite)) return std::nullopt;
  const auto& a = scan.token(noun).analysis();
  const auto& lexemes = scan.lexicon().lexemes();
  if (a.pos != Pos::noun || lexemes.families(a).empty()) return std::nullopt;
  Found found;
  found.tokens = hit->tokens;
  auto& m = found.mention;
  const auto& table = scan.lexicon().actors();
  // of harm to people the nation is theirs: «استشهاد فلسطيني»
  static constexpr std::array<std::string_view, 13> kCivil = {"report", "negotiate", "support", "say",  "promise",
                                                              "demand", "aid",       "mediate", "kill", "die",
                                                              "injure", "abduct",    "detain"};
  const bool civil =
      std::any_of(kCivil.begin(), kCivil.end(), [&](std::string_view f) { return lexemes.under_family(a, f); });
  if (civil) {
    m.candidates = {hit->word->actor};
    m.cls = ActorClass::state;
    m.name = table.text(table.row(hit->word->actor).name);
  } else {
    name_forces(table, hit->word->actor, m);
  }
  m.name_form = NameForm::full;
  m.gender = gender(table.row(m.candidates.front()).gender);
  m.number = number(table.row(m.candidates.front()).number);
  m.name_tokens = found.tokens;
  return found;
}

// «قصف لقوات النظام وروسيا»: a state joined to a party is a party, not where it happened.
void join_parties(Reading& reading, std::size_t from) {
  for (std::size_t k = 0; k < from; ++k) {
    auto& mention = reading.mentions[k];
    auto* place = mention.place();
    if (place == nullptr || mention.tokens.size() != 1 || !place->kind_word.empty()) continue;
    if ((reading.tokens[mention.tokens.first].analysis().proclitics & kWa) == 0 &&
        !reading.tokens[mention.tokens.first].folded().starts_with("و"))
      continue;
    bool state = false, party = false;
    for (std::size_t m = from; m < reading.mentions.size(); ++m) {
      const auto& other = reading.mentions[m];
      const auto* a = other.actor();
      if (a == nullptr) continue;
      if (other.tokens == mention.tokens) state = a->cls == ActorClass::state;
      party = party || (other.tokens.last == mention.tokens.first && traits_of(a->cls).sends_forces &&
                        a->cls != ActorClass::state);
    }
    if (state && party) place->metonym = true;
  }
}

// Who may find an actor at a word, and the role without which he finds none.
struct Finder {
  std::optional<Found> (*find)(const ActorScan&, std::uint32_t);
  int role;
};
constexpr int kAnyRole = -1;
constexpr std::array<Finder, 7> kFinders = {{{find_name, kAnyRole},
                                             {find_force, static_cast<int>(NameRole::force)},
                                             {find_person, kAnyRole},
                                             {find_organisation, static_cast<int>(NameRole::organisation)},
                                             {find_epithet, static_cast<int>(NameRole::epithet)},
                                             {find_collective, static_cast<int>(NameRole::collective)},
                                             {find_act_nationality, static_cast<int>(NameRole::nationality)}}};

}  // namespace

void actors(const Lexicon& lexicon, Reading& reading) {
  ActorScan scan(lexicon, reading);
  const std::size_t from = reading.mentions.size();
  reading.mentions.reserve(from + reading.tokens.size() / 8);  // mentions are large to move
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    scan.start(reading.sentences[s]);
    for (std::uint32_t i = scan.first(); i < scan.last();) {
      std::optional<Found> best;
      if (!scan.plain(i) && (scan.is_word(i) || !scan.names(i).empty())) {
        // Of equally long findings the first stands.
        for (const auto& [find, role] : kFinders)
          if (role == kAnyRole || (scan.roles(i) >> static_cast<unsigned>(role) & 1u) != 0)
            if (auto found = find(scan, i); found && (!best || found->end() > best->end())) best = std::move(found);
      }
      if (!best) {
        ++i;
        continue;
      }
      const auto end = best->end();
      for (auto& [tokens, mention] : best->more) put_actor(reading, s, tokens, std::move(mention));
      put_actor(reading, s, best->tokens, std::move(best->mention));
      i = end;
    }
  }
  find_short_names(lexicon, reading, from);
  join_parties(reading, from);
  find_teams(lexicon, reading);
}

}  // namespace isnad::annotate
