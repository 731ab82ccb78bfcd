// Bodies that are in no list: an organisation word and the name that grammar gives it.
#include <algorithm>

#include "annotate/actor_scan.h"

namespace isnad::annotate {
namespace {

ActorClass cls_of(const WordHit& hit) { return static_cast<ActorClass>(hit.word->cls); }

// A word that can stand in a name: a noun or adjective, or one the lexicon does not know.
bool nominal(const ActorScan& scan, std::uint32_t i) {
  return scan.is_word(i) && !scan.is_function(i) && !scan.is_verb(i);
}

bool definite_adjective(const ActorScan& scan, std::uint32_t i) {
  if (!nominal(scan, i) || !scan.is_definite(i) || scan.attached(i) || scan.in_time(i)) return false;
  if (scan.leads_on(i)) return false;
  const auto& a = scan.token(i).analysis();
  if (a.pos == Pos::adj) return true;
  if (scan.word(i, NameRole::collective) != nullptr) return false;  // «اللجنة الأهالي»: two phrases
  if (scan.word(i, NameRole::nationality) != nullptr || scan.word(i, NameRole::qualifier) != nullptr) return true;
  const auto f = scan.folded(i);
  return f.size() > 8 && (f.ends_with("ي") || f.ends_with("يه") || f.ends_with("يين"));
}

std::uint32_t definite_adjectives(const ActorScan& scan, std::uint32_t at, int most = 3) {
  const auto begin = at;
  for (int n = 0; n < most && definite_adjective(scan, at); ++n) ++at;
  // «الاقتصادي والاجتماعي»
  if (at > begin && scan.is_word(at) && scan.token(at).analysis().proclitics == (kWa | kAl) &&
      scan.token(at).analysis().pos == Pos::adj && !scan.token(at).analysis().guessed && !scan.is_verb(at))
    ++at;
  return at;
}

// Indefinite nouns in iḍāfa, then a definite noun with its adjectives; `at` where it never becomes
// definite.
std::uint32_t idafa(const ActorScan& scan, std::uint32_t at, int most) {
  std::uint32_t i = at;
  for (int n = 0; n < most && nominal(scan, i); ++n, ++i) {
    // «قوة حماية وتأمين …», «لجنة حصر وتقييم …»: two verbal nouns with one genitive.
    const bool joined = n > 0 && scan.token(i).analysis().form == Form::masdar &&
                        scan.token(i - 1).analysis().form == Form::masdar && scan.token(i).analysis().proclitics == kWa;
    if (n > 0 && scan.attached(i) && !joined) return at;
    if (joined) continue;
    if (scan.is_definite(i)) return definite_adjectives(scan, i + 1);
    if (scan.is_place(i)) return std::max(i + 1, scan.place_end(i));
  }
  return at;
}

// «… لحقوق الإنسان», «… للهلال الأحمر».
std::uint32_t purpose(const ActorScan& scan, std::uint32_t at) {
  if (!nominal(scan, at)) return at;
  const auto bits = scan.token(at).analysis().proclitics;
  if ((bits & kLi) == 0 || (bits & (kWa | kFa)) != 0) return at;
  if ((bits & kAl) != 0) {
    auto end = definite_adjectives(scan, at + 1);
    return end;
  }
  const auto end = idafa(scan, at + 1, 2);
  return end > at + 1 ? end : at;
}

// «مؤسسة بنكية», «أجهزة معلوميات إسرائيلية»: an unlisted nisba that agrees with its noun is no name.
bool described(const ActorScan& scan, std::uint32_t i) {
  const auto f = scan.folded(i);
  constexpr std::size_t kFiveLetters = 10;
  return f.size() >= kFiveLetters && f.ends_with("يه") && !scan.is_definite(i) && scan.token(i).analysis().guessed &&
         scan.names(i).empty() && (scan.folded(i - 1).ends_with("ه") || scan.folded(i - 1).ends_with("ات"));
}

// Words that only a proper name is made of, from `at`.
std::uint32_t proper(const ActorScan& scan, std::uint32_t at, int most) {
  std::uint32_t i = at;
  for (int n = 0; n < most && scan.is_word(i); ++n) {
    if (scan.word(i, NameRole::particle) != nullptr && scan.is_word(i + 1)) {
      i += 2;
      continue;
    }
    const bool first_name = scan.word(i, NameRole::first_name) != nullptr;
    if (!first_name && !(scan.unknown(i) && !scan.attached(i))) break;
    if (n > 0 && scan.is_preposition(i)) break;
    if (n == 0 && i > scan.first() && !first_name && described(scan, i)) break;
    if (scan.is_verb(i)) break;
    ++i;
  }
  return i;
}

Found make(const ActorScan& scan, const WordHit& hit, std::uint32_t i, std::uint32_t end) {
  Found found;
  found.tokens = {i, end};
  auto& m = found.mention;
  m.cls = cls_of(hit);
  m.name_form = NameForm::full;
  m.gender = static_cast<Gender>(hit.word->gender);
  m.number = static_cast<Number>(hit.word->number);
  m.definite = true;
  m.name_tokens = found.tokens;
  m.name = scan.name_text(found.tokens, hit.proclitics);
  return found;
}

// «في جبهة الشرق» is where; «قيادي في جبهة …» belongs to a body.
bool is_front(const ActorScan& scan, std::uint32_t i) {
  const auto f = scan.folded(i);
  if (f == "بجبهه") return true;
  if (f != "جبهه" || i == scan.first() || !scan.folded(i - 1).ends_with("في")) return false;
  if (i < scan.first() + 2) return true;
  for (const auto role : {NameRole::title, NameRole::office, NameRole::collective, NameRole::force})
    if (scan.word(i - 2, role) != nullptr) return false;
  return true;
}

// The head word indefinite, in iḍāfa with its name.
std::optional<Found> construct(const ActorScan& scan, const WordHit& hit, std::uint32_t i) {
  std::uint32_t at = hit.tokens.last;
  if (scan.opens_quote(at)) {
    const auto end = scan.quote_end(at, 5);
    if (end == 0 || scan.folded(at) == "(") return std::nullopt;
    // A name of the base between the marks keeps its identity.
    if (auto inner = find_name(scan, at + 1); inner && inner->tokens.last + 1 >= end) {
      inner->tokens = {i, std::max(end, inner->tokens.last)};
      auto after = definite_adjectives(scan, inner->tokens.last, 1);
      inner->tokens.last = after;
      inner->mention.name_form = NameForm::full;
      return inner;
    }
    return make(scan, hit, i, end);
  }
  if (!scan.is_word(at) || scan.attached(at)) return std::nullopt;
  if (cls_of(hit) == ActorClass::media || cls_of(hit) == ActorClass::agency) {
    if (auto inner = find_name(scan, at);
        inner && (inner->mention.cls == ActorClass::media || inner->mention.cls == ActorClass::agency)) {
      inner->tokens = {i, definite_adjectives(scan, inner->tokens.last, 1)};
      inner->mention.name_form = NameForm::full;
      return inner;
    }
  }
  // «مواقع حوثية»: a nisba behind a plural describes.
  if (hit.has(kWordPlural) && !scan.is_definite(at) && scan.folded(at).ends_with("يه")) return std::nullopt;
  // «شرطة صلاح الدين نعمان الجبوري»: the body of a place, then a man of it.
  if (const auto place = scan.place_end(at);
      place > at && scan.is_word(place) && scan.word(place, NameRole::first_name) != nullptr && !scan.attached(place))
    return make(scan, hit, i, place);
  std::uint32_t end = proper(scan, at, 4);
  if (end > at) return make(scan, hit, i, definite_adjectives(scan, end, 1));
  // «شركات الطيران», «مراكز الإيواء»: many of a kind have no name.
  if (hit.has(kWordPlural)) return std::nullopt;
  if (hit.has(kWordAnyBody)) {
    end = idafa(scan, at, 3);
    if (end == at) return std::nullopt;
    const auto more = purpose(scan, end);
    // Ministries are named by two fields: «وزارة الزراعة والري».
    std::uint32_t last = more;
    if (cls_of(hit) == ActorClass::government && scan.is_word(last) &&
        scan.token(last).analysis().proclitics == (kWa | kAl) && !scan.is_verb(last) &&
        scan.token(last).analysis().pos == Pos::noun && scan.folded(i).starts_with("وزار"))
      last = definite_adjectives(scan, last + 1, 2);
    return make(scan, hit, i, last);
  }
  if (hit.has(kWordDefiniteBody)) {
    // «قوات اللواء المتقاعد …» are a man's.
    if (scan.is_definite(at) && scan.word(at, NameRole::title) != nullptr) return std::nullopt;
    if (is_front(scan, i)) return std::nullopt;
    // «تحاصر ميليشيات مدينة …»: the town stays a place of its own.
    if (scan.place_end(at) > at + 1) return make(scan, hit, i, at + 1);
    end = idafa(scan, at, 2);
    if (end == at) return std::nullopt;
    return make(scan, hit, i, end);
  }
  return std::nullopt;
}

// The head word definite, named by its adjectives: «المجلس الانتقالي الجنوبي».
std::optional<Found> definite(const ActorScan& scan, const WordHit& hit, std::uint32_t i) {
  const auto kind = cls_of(hit);
  // «الفرقة 17», «اللواء 35»
  if ((kind == ActorClass::armed_group || kind == ActorClass::military) && hit.tokens.last < scan.last() &&
      scan.token(hit.tokens.last).kind == TokenKind::digits && scan.token(hit.tokens.last).span.size() <= 3)
    return make(scan, hit, i, definite_adjectives(scan, hit.tokens.last + 1, 1));
  if (scan.rank_of_someone(i)) return std::nullopt;
  if (hit.has(kWordPlural) || !hit.has(kWordAnyBody)) return std::nullopt;
  const auto end = definite_adjectives(scan, hit.tokens.last);
  if (end == hit.tokens.last) return std::nullopt;
  // «المركز الثاني» is a rank, «الفرقة الثانية» a name.
  const auto cls = cls_of(hit);
  if (scan.token(hit.tokens.last).analysis().pos == Pos::num && cls != ActorClass::armed_group &&
      cls != ActorClass::military)
    return std::nullopt;
  bool named = false;
  for (auto k = hit.tokens.last; k < end; ++k) named = named || scan.word(k, NameRole::qualifier) == nullptr;
  const auto more = purpose(scan, end);
  if (!named && more == end) return std::nullopt;
  return make(scan, hit, i, more);
}

}  // namespace

std::optional<Found> find_organisation(const ActorScan& scan, std::uint32_t i) {
  if (!scan.is_word(i) || scan.word(i, NameRole::organisation) == nullptr) return std::nullopt;
  if (scan.is_verb(i)) return std::nullopt;
  // A name of the base is not drawn out: «حركة حماس المحادثات» is two phrases; only what describes
  // a body makes it another («مجلس الأمن القومي»).
  if (const auto known = find_name(scan, i);
      known && known->mention.name_form == NameForm::full && known->tokens.size() > 1) {
    const auto next = known->tokens.last;
    if (scan.is_word(next) && scan.leads_on(next)) return std::nullopt;
    if (scan.word(next, NameRole::nationality) == nullptr && scan.word(next, NameRole::qualifier) == nullptr)
      return std::nullopt;
    // «حكومة الوفاق الليبية»: its own country tells nothing new
    const auto* nation = scan.word(next, NameRole::nationality);
    if (nation != nullptr && nation->word->actor != kNoActor && known->mention.candidates.size() == 1) {
      const auto& table = scan.lexicon().actors();
      if (table.text(table.row(known->mention.candidates.front()).country) ==
          table.text(table.row(nation->word->actor).country))
        return std::nullopt;
    }
    // «مليشيا الحوثي الإرهابية»: what others call an armed group makes it no other group
    if (known->mention.cls == ActorClass::armed_group) return std::nullopt;
  }
  for (const auto& hit : scan.words(i)) {
    if (hit.role() != NameRole::organisation) continue;
    // «مديرية التحيتا», «جبهة الكسارة», «تجمع سوسيا»: a place that the gazetteer has.
    if (scan.unit_end(i) > hit.tokens.last) return std::nullopt;
    // «حركة المرور», «خطوط التماس»: rows of class people name no body.
    if (cls_of(hit) == ActorClass::people) return std::nullopt;
    // «بقيادة فلان», «برئاسة الوزير»: under whom, not a body.
    if ((hit.proclitics & kBi) != 0 && !hit.has(kWordDefinite) &&
        (scan.folded(i) == "بقياده" || scan.folded(i) == "برياسه" || scan.folded(i) == "باداره"))
      continue;
    auto found = hit.has(kWordDefinite) ? definite(scan, hit, i) : construct(scan, hit, i);
    // «الدار البيضاء», «جامعة حي الوحدة»: the place has these words.
    const bool closed = found && scan.closes_quote(found->tokens.last - 1);
    if (found && scan.place_end(i) + (closed ? 1 : 0) >= found->tokens.last) continue;
    if (found) return found;
  }
  return std::nullopt;
}

}  // namespace isnad::annotate
