// Persons: by title or office and the body it belongs to, by first name, by kunya.
#include <algorithm>
#include <array>

#include "annotate/actor_scan.h"
#include "annotate/given_names.h"
#include "annotate/person_names.h"
#include "model/actor_traits.h"

namespace isnad::annotate {
namespace {

struct Office {
  std::uint32_t end = 0;  // after the title, its body and adjectives
  std::string title, office;
  ActorClass cls = ActorClass::person;
  Gender gender = Gender::masculine;
  bool spokesman = false;  // or another office: names its holder even without a name
  bool definite = false;
  bool closed = false;      // the last title word has the article
  bool everyday = false;    // الناشط, الطبيب: what no official is called
  std::int32_t state = -1;  // nationality in the title
  std::optional<Found> body;
};

const WordHit* title_at(const ActorScan& scan, std::uint32_t i) {
  constexpr auto bit = [](NameRole role) { return 1u << static_cast<unsigned>(role); };
  constexpr auto kTitles = bit(NameRole::office) | bit(NameRole::spokesman) | bit(NameRole::title) |
                           bit(NameRole::honorific) | bit(NameRole::nickname);
  if (!scan.is_word(i) || (scan.roles(i) & kTitles) == 0) return nullptr;
  // «لواء طارق …» is a brigade, «اللواء طارق …» a rank.
  if (const auto* body = scan.word(i, NameRole::organisation);
      body != nullptr && static_cast<ActorClass>(body->word->cls) == ActorClass::armed_group && !scan.is_definite(i) &&
      body->tokens.size() == 1 && scan.folded(i).ends_with("لواء"))
    return nullptr;
  const WordHit* best = nullptr;
  for (const auto role :
       {NameRole::office, NameRole::spokesman, NameRole::title, NameRole::honorific, NameRole::nickname})
    if (const auto* hit = scan.word(i, role);
        hit != nullptr && (best == nullptr || hit->tokens.last > best->tokens.last))
      best = hit;
  return best;
}

std::optional<Found> listed_person(const ActorScan& scan, std::uint32_t at);

bool holder_at(const ActorScan& scan, std::uint32_t at) {
  if (listed_person(scan, at)) return true;
  if (!strong_first_name(scan, at)) return false;
  const auto name = name_at(scan, at, true);
  return name && name->parts >= 2;
}

// A name may begin here, behind the place of an office: a first name, or two words no one knows.
bool named_after(const ActorScan& scan, std::uint32_t at) {
  if (!scan.is_word(at) || scan.is_verb(at) || scan.is_function(at)) return false;
  if (strong_first_name(scan, at)) return true;
  return scan.unknown(at) && scan.is_word(at + 1) && (strong_first_name(scan, at + 1) || surname(scan, at + 1));
}

// The body, place or field a title belongs to, from `at`; moves `end` past it.
void title_body(const ActorScan& scan, Office& office) {
  std::uint32_t at = office.end;
  if (!scan.is_word(at) && !scan.opens_quote(at)) return;
  // A title with the article takes no genitive: «المتحدث سيطرة …» are two phrases.
  const bool closed = office.closed;
  bool linked = scan.is_word(at) && (scan.token(at).analysis().proclitics & (kLi | kBi)) != 0;
  if (const auto f = scan.folded(at); scan.is_word(at) && (f == "في" || f == "ب" || f == "لدي" || f == "ل" ||
                                                           f == "من" || f == "الي" || f == "علي" || f == "باسم")) {
    ++at;
    linked = true;
  }
  if (closed && !linked) return;
  // The holder may follow at once: «الرئيس السوري بشار …», though بشار is a town too.
  if (!linked && holder_at(scan, at)) return;
  if (scan.opens_quote(at)) ++at;
  if (!scan.is_word(at)) return;
  if (auto body = find_body(scan, at); body && body->mention.cls != ActorClass::official &&
                                       body->mention.cls != ActorClass::person &&
                                       body->mention.cls != ActorClass::source) {
    std::uint32_t end = body->tokens.last;
    if (at > office.end && scan.opens_quote(at - 1) && scan.closes_quote(end)) ++end;
    // The adjective after it may belong to the title: «قائد الجيش الجديد».
    office.end = end;
    office.body = std::move(body);
    // «آمر قوة … التابعة لحكومة … فلان»: whose body it is, then who.
    if (scan.is_word(end) && scan.leads_on(end) && scan.is_word(end + 1))
      if (const auto above = find_body(scan, end + 1); above && holder_at(scan, above->tokens.last)) {
        office.end = above->tokens.last;
        return;
      }
    // «مدير الأمن في جلولاء هجار إبراهيم»: where, then who.
    if (scan.is_word(end) && scan.folded(end) == "في")
      if (const auto where = scan.place_end(end + 1); where > end + 1 && named_after(scan, where)) office.end = where;
    return;
  }
  if (linked && !scan.is_place(at)) return;
  if (!office.spokesman) return;
  if (const auto end = scan.place_end(at); end > at) {
    office.end = end;
    return;
  }
  // «وزير الدفاع مقتل …»: a definite iḍāfa is closed
  if (scan.is_definite(at - 1) && !scan.is_definite(at)) return;
  // A field: «مدير العمليات».
  std::uint32_t i = at;
  for (int n = 0; n < 3 && scan.is_word(i) && !scan.is_function(i) && !scan.is_verb(i); ++n, ++i) {
    // «وزير الخارجية ناجي صبري»: a field is no first name with another behind it.
    if (first_name(scan, i) != nullptr && (strong_first_name(scan, i) || strong_first_name(scan, i + 1))) break;
    if (n > 0 && scan.attached(i)) break;
    const bool definite = scan.is_definite(i);
    if (n == 0 && scan.unknown(i) && !definite && !scan.is_place(i)) break;
    if (n == 0 && !definite && !scan.is_place(i) && scan.token(i).analysis().pos != Pos::noun) break;
    if (n > 0 && !definite) break;
    office.end = i + 1;
  }
}

// A definite adjective of the lexicon: «القائد النازي …».
bool adjective(const ActorScan& scan, std::uint32_t i) {
  return scan.is_word(i) && scan.is_definite(i) && !scan.attached(i) && !scan.token(i).analysis().guessed &&
         scan.token(i).analysis().pos == Pos::adj;
}

std::optional<Office> office_at(const ActorScan& scan, std::uint32_t i) {
  if (title_at(scan, i) == nullptr) return std::nullopt;
  Office office;
  std::uint32_t at = i;
  for (int n = 0; n < 4; ++n) {
    const auto* hit = title_at(scan, at);
    if (hit == nullptr || (n > 0 && hit->proclitics != 0 && (hit->proclitics & kWa) == 0)) break;
    if (n > 0 && hit->proclitics != 0) break;
    const auto role = hit->role();
    // «أمين», «سليم» and such: a name where another name or nothing follows.
    if (n > 0 && strong_first_name(scan, at)) break;
    // «الناشط رائد الأسد»: a rank behind a definite title would be definite too.
    if (n > 0 && office.definite && !scan.is_definite(at) && first_name(scan, at) != nullptr) break;
    const std::string words = scan.name_text(hit->tokens, hit->proclitics);
    std::string& into = role == NameRole::office || role == NameRole::spokesman ? office.office : office.title;
    if (!into.empty()) into += ' ';
    into += words;
    if (n == 0) {
      office.definite = hit->has(kWordDefinite) || scan.is_definite(at);
      office.gender = static_cast<Gender>(hit->word->gender);
    }
    office.everyday = office.everyday || static_cast<ActorClass>(hit->word->cls) == ActorClass::people;
    office.end = hit->tokens.last;
    office.closed = role != NameRole::spokesman && scan.is_definite(at) && hit->tokens.size() == 1;
    if (role == NameRole::spokesman) {
      const auto last = scan.folded(hit->tokens.last - 1);
      office.closed = !last.starts_with("باسم") && !last.starts_with("باس");
    }
    if (role == NameRole::office || role == NameRole::spokesman) {
      office.cls = ActorClass::official;
      office.spokesman = true;
    }
    const bool with_article = scan.is_definite(at);
    const auto adjectives_end = [&](bool of_title) {
      while (scan.is_word(office.end)) {
        const auto* q = scan.word(office.end, NameRole::qualifier);
        const auto* s = scan.word(office.end, NameRole::nationality);
        const auto* a = s != nullptr ? s : q;
        if (a == nullptr && adjective(scan, office.end) &&
            (strong_first_name(scan, office.end + 1) || listed_person(scan, office.end + 1))) {
          ++office.end;
          break;
        }
        // «القيادي الحوثي خالد …»: the movement he belongs to, as an adjective.
        if (a == nullptr && of_title && with_article && !office.body && scan.is_definite(office.end) &&
            scan.folded(office.end).ends_with("ي")) {
          auto body = find_name(scan, office.end);
          const bool moves = body && body->tokens.size() == 1 && traits_of(body->mention.cls).named == Named::body;
          if (moves && (first_name(scan, office.end + 1) != nullptr || title_at(scan, office.end + 1) != nullptr ||
                        scan.folded(office.end + 1) == "،")) {
            office.body = std::move(body);
            ++office.end;
            continue;
          }
        }
        if (a == nullptr || a->proclitics != 0 || scan.leads_on(office.end)) break;
        // «العقيد تركي المالكي»: an adjective of a definite title is definite.
        if (of_title && with_article && !a->has(kWordDefinite)) break;
        // «المتحدث باسم التحالف تركي المالكي»: nor does the holder's name tell more of the body before it.
        if (!of_title && !a->has(kWordDefinite) && holder_at(scan, office.end)) break;
        if (s != nullptr) office.state = static_cast<std::int32_t>(s->word->actor);
        office.end = a->tokens.last;
      }
    };
    adjectives_end(true);
    if (role != NameRole::honorific && role != NameRole::nickname && !office.body) {
      title_body(scan, office);
      adjectives_end(false);
    }
    if (role == NameRole::nickname && scan.is_word(office.end) && (scan.folded(office.end) == "ب")) ++office.end;
    at = office.end;
  }
  if (office.end == 0 || office.end == i) return std::nullopt;
  return office;
}

void put_office(const ActorScan& scan, const Office& office, Found& found) {
  auto& m = found.mention;
  m.title = office.title;
  m.office = office.office;
  if (office.state >= 0) m.affiliation_row = office.state;
  if (office.body) {
    m.affiliation_token = static_cast<std::int32_t>(office.body->tokens.first);
    found.more.emplace_back(office.body->tokens, office.body->mention);
    for (const auto& inner : office.body->more) found.more.push_back(inner);
  }
  (void)scan;
}

Found person(const ActorScan& scan, const PersonName& name) {
  Found found;
  auto& m = found.mention;
  found.tokens = name.tokens;
  m.name_form = NameForm::full;
  m.cls = ActorClass::person;
  m.gender = Gender::masculine;
  m.number = Number::singular;
  m.definite = true;
  m.name_tokens = name.tokens;
  m.name = scan.name_text(name.tokens, name.proclitics);
  return found;
}

// A person or official of the base whose name starts at i.
std::optional<Found> listed_person(const ActorScan& scan, std::uint32_t at) {
  std::uint32_t i = at;
  if (scan.opens_quote(i)) ++i;
  if (!scan.is_word(i) || scan.names(i).empty()) return std::nullopt;
  const auto& table = scan.lexicon().actors();
  const auto someone = [&](std::uint32_t alias) {
    const auto cls = table.cls(table.alias(alias).actor);
    return cls == ActorClass::person || cls == ActorClass::official;
  };
  if (std::none_of(scan.names(i).begin(), scan.names(i).end(),
                   [&](const NameHit& hit) { return std::any_of(hit.aliases.begin(), hit.aliases.end(), someone); }))
    return std::nullopt;
  auto found = find_name(scan, i);
  if (!found || (found->mention.cls != ActorClass::person && found->mention.cls != ActorClass::official))
    return std::nullopt;
  found->mention.name_form = NameForm::full;
  return found;
}

// «رامي عبد الرحمن، مدير المرصد»: the office after the name.
void trailing_office(const ActorScan& scan, Found& found) {
  std::uint32_t at = found.tokens.last;
  if (at < scan.last() && scan.token(at).kind == TokenKind::punctuation &&
      (scan.folded(at) == "،" || scan.folded(at) == ","))
    ++at;
  const auto* hit = title_at(scan, at);
  if (hit == nullptr || hit->proclitics != 0 || hit->role() == NameRole::nickname) return;
  if (hit->role() == NameRole::honorific && scan.folded(at - 1) != "،") return;
  auto office = office_at(scan, at);
  if (!office || (!office->body && office->state < 0 && !office->spokesman && office->title.empty())) return;
  put_office(scan, *office, found);
  found.outer = {found.outer.empty() ? found.tokens.first : found.outer.first, office->end};
}

bool behind_saying(const ActorScan& scan, std::uint32_t i) {
  return i > scan.first() && scan.is_verb(i - 1) &&
         scan.lexicon().lexemes().under_family(scan.token(i - 1).analysis(), "report");
}

// «الشقيقان عمر وزيد», «الطفلين سامر وياسر»: behind a definite pair of people two first names, whatever else they
// mean.
std::optional<PersonName> of_pair(const ActorScan& scan, std::uint32_t i) {
  const auto pair = [&](std::uint32_t t) {
    if (!scan.is_word(t) || !scan.is_definite(t)) return false;
    const auto& all = scan.token(t).word->analyses;
    return std::any_of(all.begin(), all.end(), [&](const Analysis& a) {
      return a.number == Number::dual &&
             (scan.lexicon().lexemes().under_class(a, "victim") || scan.lexicon().lexemes().under_class(a, "kinship"));
    });
  };
  const auto* hit = first_name(scan, i);
  if (hit == nullptr || i <= scan.first()) return std::nullopt;
  const bool first = hit->proclitics == 0 && pair(i - 1) && scan.is_word(i + 1) && first_name(scan, i + 1) != nullptr &&
                     first_name(scan, i + 1)->proclitics == kWa;
  const bool second = hit->proclitics == kWa && i >= scan.first() + 2 && pair(i - 2) &&
                      first_name(scan, i - 1) != nullptr && first_name(scan, i - 1)->proclitics == 0;
  if (!first && !second) return std::nullopt;
  PersonName name;
  name.tokens = {i, hit->tokens.last};
  name.proclitics = hit->proclitics;
  name.parts = 1;
  name.sure = true;
  return name;
}

// «وقال باتشان», «وأضاف رمضان»: one word behind a verb of saying, a first name or unknown.
std::optional<PersonName> speaker(const ActorScan& scan, std::uint32_t i, std::optional<PersonName> name) {
  const bool alone = name && name->parts < 2 && name_particle(scan, i) == nullptr;
  if (name && (!alone || name->family)) return name->sure || name->parts >= 2 || name->family ? name : std::nullopt;
  if (alone) {
    // A first name that is nothing else stands for its bearer anywhere.
    const bool bare = name->tokens.first == i && scan.unknown(i);
    const bool sure = name->sure && name->proclitics == 0 && strong_first_name(scan, i);
    return bare && (sure || behind_saying(scan, i)) ? name : std::nullopt;
  }
  if (!behind_saying(scan, i)) return std::nullopt;
  constexpr std::size_t kThreeLetters = 6;
  if (!scan.token(i).analysis().guessed || scan.attached(i) || scan.folded(i).size() <= kThreeLetters ||
      scan.word(i, NameRole::organisation) != nullptr || !scan.names(i).empty())
    return std::nullopt;
  const auto f = scan.folded(i);
  // «فيرجسون», «مارتين» end like plurals; only a nisba's plural is sure to be one.
  if (f.ends_with("ه") || f.ends_with("ات") || f.ends_with("يون") || f.ends_with("يين")) return std::nullopt;
  PersonName found;
  found.tokens = {i, i + 1};
  found.parts = 1;
  return found;
}

}  // namespace

std::optional<Found> find_person(const ActorScan& scan, std::uint32_t i) {
  if (!scan.is_word(i)) return std::nullopt;
  // «على» folds like «علي»; a preposition spelt as it should be is no name.
  const bool ali = scan.spells_final_ya() && scan.token(i).word->norm == "علي";
  if (!ali && scan.is_preposition(i) && scan.token(i).word->norm == scan.token(i).analysis().lemma) return std::nullopt;
  if (auto office = office_at(scan, i)) {
    std::uint32_t at = office->end;
    std::optional<Found> found = listed_person(scan, at);
    // «الطبيب المالكي» is someone else than the one known by that surname.
    if (found && office->everyday && found->tokens.size() == 1) found = unlisted_person(scan, found->tokens);
    if (!found) {
      // «مدير الصحة في المدينة، فلان الفلاني، إن …»: the place of the office, then who holds it between commas.
      const bool within = at < scan.last() && scan.is_word(at) && scan.folded(at) == "في";
      const bool joined = scan.is_word(at) && (scan.token(at).analysis().proclitics & kBi) != 0 && scan.is_place(at);
      const bool placed = within || joined;
      const auto where = within ? scan.place_end(at + 1) : joined ? scan.place_end(at) : at;
      if ((!placed || where > at) && where + 1 < scan.last() && scan.folded(where) == "،") {
        auto apart = listed_person(scan, where + 1);
        if (!apart)
          if (const auto held = name_at(scan, where + 1, true); held && (held->sure || held->parts >= 2))
            apart = person(scan, *held);
        if (apart && apart->tokens.last < scan.last() && scan.folded(apart->tokens.last) == "،")
          found = std::move(apart);
      }
    }
    // «مراسل "سودان تربيون"»: whom he works for.
    const auto inner = at < scan.last() && scan.opens_quote(at) ? at + 1 : at;
    const auto employer = scan.is_word(inner) ? find_name(scan, inner) : std::nullopt;
    const bool works_for = employer && employer->mention.name_form == NameForm::full &&
                           (employer->mention.cls == ActorClass::media || employer->mention.cls == ActorClass::agency);
    if (!found && !works_for) {
      auto name = name_at(scan, at, true);
      if (!name && at < scan.last() && scan.folded(at) == "،" && office->definite) {
        name = name_at(scan, at + 1, false);
        if (name && !name->sure) name.reset();
      }
      // «قائد فوج الفاتحين، ناصر النهار، …»: who heads the body, between commas.
      if (!name && at < scan.last() && scan.folded(at) == "،" && office->body && !office->definite) {
        name = name_at(scan, at + 1, true);
        if (name && (name->parts < 2 || name->tokens.last >= scan.last() || scan.folded(name->tokens.last) != "،"))
          name.reset();
      }
      if (name && (name->sure || name->parts >= 2 || office->definite || scan.opens_quote(at)))
        found = person(scan, *name);
    }
    if (found) {
      const auto name_tokens = found->tokens;
      if (found->mention.cls == ActorClass::person) found->mention.gender = office->gender;
      found->mention.title_token = static_cast<std::int32_t>(i);
      put_office(scan, *office, *found);
      if (found->more.empty() && office->state < 0) trailing_office(scan, *found);
      found->outer = {i, std::max(name_tokens.last, found->end())};
      return found;
    }
    // An office alone names its holder: «وزير الدفاع الروسي», «المتحدث باسم الجيش».
    if (office->spokesman && (office->body || office->state >= 0)) {
      Found alone;
      auto& m = alone.mention;
      alone.tokens = {i, office->end};
      m.name_form = NameForm::full;
      m.cls = ActorClass::official;
      m.gender = office->gender;
      m.number = Number::singular;
      m.definite = true;
      m.name_tokens = alone.tokens;
      const auto* hit = title_at(scan, i);
      m.name = scan.name_text(alone.tokens, hit == nullptr ? std::uint16_t{0} : hit->proclitics);
      put_office(scan, *office, alone);
      alone.outer = alone.tokens;
      m.title_token = static_cast<std::int32_t>(i);
      return alone;
    }
    if (title_at(scan, i) != nullptr && !strong_first_name(scan, i)) return std::nullopt;
  }
  if (auto listed = listed_person(scan, i)) {
    trailing_office(scan, *listed);
    return listed;
  }
  if (const auto one = of_pair(scan, i)) return person(scan, *one);
  const auto name = speaker(scan, i, name_at(scan, i, false));
  if (!name) return std::nullopt;
  if (name->parts < 2 && scan.is_place(i)) return std::nullopt;
  // «خان يونس», «ديار بكر»
  if (const auto place = scan.place_end(i); place > i && (place >= name->tokens.last || place > i + 1))
    return std::nullopt;
  auto found = person(scan, *name);
  trailing_office(scan, found);
  return found;
}

}  // namespace isnad::annotate
