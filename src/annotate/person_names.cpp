#include "annotate/person_names.h"

#include <algorithm>
#include <array>

namespace isnad::annotate {
namespace {

// Before the name of a thing, so that what follows is no person's: «شهر رمضان», «فيلم …».
constexpr std::array<std::string_view, 16> kThings = {"شهر",   "شهري", "بشهر",  "لشهر", "عيد",   "كاس",
                                                      "دوري",  "فيلم", "روايه", "كتاب", "سياره", "مركبه",
                                                      "مسلسل", "طراز", "رالي",  "ملعب"};
constexpr std::array<std::string_view, 11> kOrdinals = {"الاول",  "الثاني", "الثالث", "الرابع", "الخامس", "السادس",
                                                        "السابع", "الثامن", "التاسع", "العاشر", "الحادي"};

constexpr std::array<std::string_view, 6> kSides = {"جنوبي", "شمالي", "شرقي", "غربي", "حوالي", "تالي"};

bool one_of(std::string_view word, auto const& list) { return std::find(list.begin(), list.end(), word) != list.end(); }

// «شهر رمضان المبارك», «خلال شعبان الماضي»: a month, though it is a first name too.
bool names_a_month(const ActorScan& scan, std::uint32_t at) {
  constexpr std::array<std::string_view, 3> kMonths = {"رمضان", "شعبان", "رجب"};
  constexpr std::array<std::string_view, 11> kBehind = {"المبارك", "الكريم", "الفضيل", "المعظم", "الماضي", "الجاري",
                                                        "الحالي",  "المقبل", "القادم", "الاصب",  "المنصرم"};
  if (!one_of(scan.folded(at), kMonths)) return false;
  return scan.in_time(at) || (scan.is_word(at + 1) && one_of(scan.folded(at + 1), kBehind));
}

bool names_a_thing(const ActorScan& scan, std::uint32_t at) {
  if (at == scan.first()) return false;
  if (scan.opens_quote(at - 1)) return true;
  if (!scan.is_word(at - 1)) return false;
  if (one_of(scan.folded(at - 1), kThings)) return true;
  const auto* hit = scan.word(at - 1, NameRole::organisation);
  return hit != nullptr && hit->tokens.last == at && !hit->has(kWordDefinite);
}

// «علي» where the document spells the preposition «على».
bool ali(const ActorScan& scan, std::uint32_t i) { return scan.spells_final_ya() && scan.token(i).word->norm == "علي"; }

// «قباني», «غريب»: an indefinite nisba or listed adjective right behind a first name.
bool bare_nisba(const ActorScan& scan, std::uint32_t i) {
  if (!scan.is_word(i) || scan.is_verb(i) || scan.is_definite(i) || scan.attached(i)) return false;
  if (scan.word(i, NameRole::nationality) != nullptr || scan.word(i, NameRole::qualifier) != nullptr) return false;
  const auto f = scan.folded(i);
  if (one_of(f, kSides)) return false;
  constexpr std::size_t kFourLetters = 8;
  const auto& a = scan.token(i).analysis();
  if (a.pos == Pos::noun && !a.guessed) return false;
  if (first_name(scan, i) != nullptr || !scan.token(i).word->norm.ends_with("ي")) return false;
  return f.size() >= kFourLetters && scan.token(i).analysis().enclitic == Enclitic::none;
}

}  // namespace

const WordHit* first_name(const ActorScan& scan, std::uint32_t i) {
  // The preposition, which folds like علي.
  if (i < scan.last() && scan.token(i).word->norm == "على") return nullptr;
  return scan.word(i, NameRole::first_name);
}
bool strong_first_name(const ActorScan& scan, std::uint32_t i) {
  const auto* hit = first_name(scan, i);
  return hit != nullptr && !hit->has(kWordCommon) && !hit->has(kWordFamily);
}
const WordHit* name_particle(const ActorScan& scan, std::uint32_t i) {
  const auto* hit = scan.word(i, NameRole::particle);
  return hit != nullptr && hit->tokens.size() == 1 ? hit : nullptr;
}

// A family name by its shape: unknown to the lexicon, or definite and like a nisba, or the article
// on a first name (الأحمد).
bool surname(const ActorScan& scan, std::uint32_t i) {
  if (!scan.is_word(i) || scan.is_function(i)) return false;
  if (scan.word(i, NameRole::organisation) != nullptr || scan.word(i, NameRole::epithet) != nullptr ||
      scan.word(i, NameRole::title) != nullptr || scan.word(i, NameRole::office) != nullptr ||
      scan.word(i, NameRole::spokesman) != nullptr)
    return false;
  if (scan.unknown(i)) return !scan.attached(i);
  if (const auto* hit = first_name(scan, i); hit != nullptr && hit->has(kWordFamily) && hit->proclitics == 0)
    return !scan.is_verb(i);
  if (scan.is_verb(i) || scan.attached(i)) return false;
  const auto f = scan.folded(i);
  if (!f.starts_with("ال")) return false;
  if (f.ends_with("ي") && f.size() > 8) return true;
  const auto& vocabulary = scan.lexicon().vocabulary();
  const auto* slot = vocabulary.find(f.substr(4));
  // Bare form is a first name: the article made it a family's.
  return slot != nullptr && scan.lexicon().actors().bare_first_name(slot->id);
}

namespace {

const WordHit* title_word(const ActorScan& scan, std::uint32_t i) {
  for (const auto role : {NameRole::office, NameRole::spokesman, NameRole::title, NameRole::honorific,
                          NameRole::organisation, NameRole::qualifier, NameRole::nationality})
    if (const auto* hit = scan.word(i, role); hit != nullptr) return hit;
  return nullptr;
}

bool kinship(const ActorScan& scan, std::uint32_t i) {
  if (!scan.is_word(i)) return false;
  const auto f = scan.folded(i);
  return f == "بن" || f == "ابن" || f == "بنت";
}

// «أبو مصعب», «بن أبي عبد الله», «آل خليفة»: the particles and the one word they take; i where none.
std::uint32_t particle_end(const ActorScan& scan, std::uint32_t i, bool first, bool titled) {
  std::uint32_t at = i;
  bool servant = false;
  for (int n = 0; n < 3 && scan.is_word(at + 1); ++n, ++at) {
    if (name_particle(scan, at) == nullptr) break;
    servant = scan.folded(at).ends_with("عبد");
  }
  if (at == i) return i;
  const auto f = scan.folded(at);
  if ((f == "ال" || f == "لا") && scan.is_word(at + 1)) ++at;
  if (!scan.is_word(at)) return i;
  const bool known = first_name(scan, at) != nullptr;
  const bool kin = known || scan.is_definite(at) || scan.unknown(at) ||
                   (!scan.is_function(at) && !scan.is_verb(at) && (!first || titled));
  if (!kin || (servant && !scan.is_definite(at) && !known && f != "ربه" && f != "الله")) return i;
  return at + 1;
}

}  // namespace

namespace {

// «محمد علي حديد، …», «… إن»: an everyday word that closes a name of two first names or more, where the
// phrase ends behind it.
bool closes_name(const ActorScan& scan, std::uint32_t i) {
  const auto& a = scan.token(i).analysis();
  if (a.pos != Pos::noun && a.pos != Pos::adj) return false;
  if (a.proclitics != 0 || a.enclitic != Enclitic::none || scan.is_definite(i) || scan.is_verb(i) || scan.in_time(i) ||
      scan.is_place(i) || title_word(scan, i) != nullptr)
    return false;
  for (const auto role : {NameRole::collective, NameRole::epithet, NameRole::force})
    if (scan.word(i, role) != nullptr) return false;
  const auto f = scan.folded(i);
  constexpr std::size_t kThreeLetters = 6;
  if (f.size() < kThreeLetters || f.ends_with("ا") || f.ends_with("ات") || f.ends_with("ه")) return false;
  if (i + 1 >= scan.last()) return true;
  if (scan.token(i + 1).kind == TokenKind::punctuation) return true;
  const auto next = scan.folded(i + 1);
  return next == "ان" || next == "انه" || next == "بان" || next == "بانه";
}

// «الصادق علي نور»: the article on a first name, and another first name behind it.
bool article_first_name(const ActorScan& scan, std::uint32_t i) {
  const auto f = scan.folded(i);
  if (!f.starts_with("ال") || f.size() < 8 || !scan.is_word(i + 1)) return false;
  if (!strong_first_name(scan, i + 1) && !ali(scan, i + 1)) return false;
  const auto* slot = scan.lexicon().vocabulary().find(f.substr(4));
  return slot != nullptr && scan.lexicon().actors().bare_first_name(slot->id);
}

// «علي», «آل», «فان»: read as function words elsewhere.
bool stands_in_name(const ActorScan& scan, std::uint32_t i, bool first, bool titled) {
  if (ali(scan, i)) return !first || titled || strong_first_name(scan, i + 1) || name_particle(scan, i + 1) != nullptr;
  const auto* p = name_particle(scan, i);
  return !first && p != nullptr && p->proclitics == 0 &&
         scan.token(i).word->norm == scan.lexicon().actors().text(p->word->lemma);
}

}  // namespace

std::optional<PersonName> name_at(const ActorScan& scan, std::uint32_t at, bool titled) {
  PersonName name;
  std::uint32_t i = at;
  bool quoted = false;
  if (titled && scan.opens_quote(at)) {
    const auto end = scan.quote_end(at, 5);
    if (end == 0) return std::nullopt;
    quoted = true;
    ++i;
  }
  if (!scan.is_word(i)) return std::nullopt;
  const std::uint32_t begin = i;
  while (scan.is_word(i) && name.parts < 7) {
    const bool first = i == begin;
    if (scan.is_function(i) && !stands_in_name(scan, i, first, titled)) {
      // «أيهم الأحمد»: a first name that is spelt like a particle.
      const bool followed = strong_first_name(scan, i + 1) || (i + 1 < scan.last() && surname(scan, i + 1));
      if (!first || scan.is_preposition(i) || !strong_first_name(scan, i) || !followed) break;
    }
    if (first && names_a_month(scan, i)) break;
    // «ولد الطفل», «لصالح …»: a verb, a preposition.
    if (first && !titled && (scan.folded(i) == "ولد" || scan.folded(i) == "لصالح")) break;
    if (const auto* p = name_particle(scan, i); p != nullptr && scan.is_word(i + 1)) {
      if (first)
        name.proclitics = p->proclitics;
      else if (p->proclitics != 0)
        break;
      const auto end = particle_end(scan, i, first, titled);
      if (end == i) break;
      if (first)
        name.sure = scan.folded(i).ends_with("عبد") || first_name(scan, end - 1) != nullptr || scan.unknown(end - 1);
      ++name.parts;
      i = end;
      continue;
    }
    // Whatever stands before «بن» is a first name.
    if (first && kinship(scan, i + 1) && scan.is_word(i + 2) && !scan.is_verb(i) && !scan.is_definite(i) &&
        first_name(scan, i) == nullptr && title_word(scan, i) == nullptr) {
      name.sure = true;
      ++name.parts;
      ++i;
      continue;
    }
    if (first && titled && article_first_name(scan, i)) {
      name.sure = true;
      ++name.parts;
      ++i;
      continue;
    }
    const auto* known = first_name(scan, i);
    // «بيان» is no «ب» and يان; «عيد الأضحى» nobody's name.
    if (known != nullptr && first) {
      constexpr std::uint16_t kPreposed = kBi | kLi | kKa | kFa;
      const auto& a = scan.token(i).analysis();
      if ((known->proclitics & kPreposed) != 0 && !a.guessed && (a.proclitics & kPreposed) == 0) break;
      if (!titled && scan.folded(i).ends_with("عيد") && scan.is_definite(i + 1)) break;
    }
    if (known != nullptr && (first || known->proclitics == 0)) {
      if (known->has(kWordFamily) && first && !titled) {
        // A family name stands alone or not at all; an everyday one needs a first name before it.
        if (known->has(kWordCommon) || scan.is_verb(i) || scan.is_place(i)) break;
        name.family = true;
      }
      // Everyday words that are names too count inside a name, not as its beginning.
      if (known->has(kWordCommon) && first && !titled) {
        const bool backed = strong_first_name(scan, i + 1) || name_particle(scan, i + 1) != nullptr ||
                            (surname(scan, i + 1) && (!scan.is_definite(i) || scan.unknown(i + 1)));
        if (!backed) break;
        if (scan.is_verb(i)) break;
      }
      if (known->has(kWordCommon) && !first && scan.is_verb(i) && !(name.parts >= 2 && known->has(kWordFamily))) break;
      if (first) {
        name.proclitics = known->proclitics;
        name.sure = !known->has(kWordCommon);
      }
      ++name.parts;
      i = known->tokens.last;
      // «محمد الخامس», «بنديكت السادس عشر»
      if (name.parts == 1 && scan.is_word(i) && one_of(scan.folded(i), kOrdinals)) {
        ++i;
        if (scan.is_word(i) && scan.folded(i) == "عشر") ++i;
        ++name.parts;
        break;
      }
      if (name.parts == 1 && !known->has(kWordCommon) && bare_nisba(scan, i)) {
        ++i;
        ++name.parts;
      }
      continue;
    }
    if (first && !titled) {
      // Two unknown words that name no place: a foreign name.
      if (!scan.unknown(i) || scan.is_definite(i) || scan.is_place(i) || !scan.unknown(i + 1) ||
          scan.is_definite(i + 1) || scan.attached(i) || scan.folded(i).size() < 6 || names_a_thing(scan, i))
        break;
      ++name.parts;
      ++i;
      continue;
    }
    // «القائد النازي …», «المرشح الكوري»: an adjective of the title, no name.
    if (first && scan.is_definite(i) && !scan.token(i).analysis().guessed && scan.token(i).analysis().pos == Pos::adj)
      break;
    // «الأسير سمير القنطار»: behind a first name that a title announces.
    const bool house = titled && name.parts == 1 && scan.is_definite(i) && !scan.attached(i) && !scan.is_verb(i) &&
                       !scan.is_place(i) && scan.token(i).analysis().pos == Pos::noun && name.sure &&
                       title_word(scan, i) == nullptr && scan.word(i, NameRole::epithet) == nullptr;
    // «يحيى سريع»: after a title, the word after the first name is the family's, whatever it means.
    const bool family = titled && name.parts == 1 && !first && !scan.is_function(i) && !scan.is_verb(i) &&
                        !scan.attached(i) && !scan.is_definite(i) && title_word(scan, i) == nullptr;
    if (!family && !house && !surname(scan, i)) {
      if (name.parts >= 2 && name.sure && closes_name(scan, i)) {
        ++name.parts;
        ++i;
      }
      break;
    }
    if (!first && scan.is_place(i) && !scan.is_definite(i) && name.parts > 1) break;
    if (first && scan.is_place(i) && !titled) break;
    ++name.parts;
    ++i;
    // A definite nisba ends a name.
    if (scan.folded(i - 1).starts_with("ال") && !first && !(scan.is_word(i) && surname(scan, i) && scan.unknown(i)))
      break;
  }
  if (name.parts == 0) return std::nullopt;
  std::uint32_t end = i;
  if (quoted) {
    if (!scan.closes_quote(end)) return std::nullopt;
    name.tokens = {at, end + 1};
  } else {
    name.tokens = {begin, end};
  }
  return name;
}

}  // namespace isnad::annotate
