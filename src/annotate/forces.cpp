// «مقاتلو …», «طائرات …», «القوات الروسية»: a force noun and whose it is.
#include "annotate/forces.h"

#include <algorithm>
#include <array>

#include "annotate/actor_scan.h"
#include "lexicon/name_flags.h"
#include "model/actor_traits.h"

namespace isnad::annotate {

// «تابعة لـ», «الموالية للحكومة»: no adjective of a name, it says whose the forces are.
bool belongs(const ActorScan& scan, std::uint32_t at) {
  constexpr std::array<std::string_view, 5> kStems{"تابع", "موالي", "منتمي", "محسوب", "خاضع"};
  constexpr std::string_view kArticle = "ال";
  if (!scan.is_word(at) || !scan.is_word(at + 1)) return false;
  auto f = scan.folded(at);
  if (f.starts_with(kArticle)) f.remove_prefix(kArticle.size());
  if (std::none_of(kStems.begin(), kStems.end(), [&](std::string_view s) { return f.starts_with(s); })) return false;
  const auto next = scan.folded(at + 1);
  return (scan.token(at + 1).analysis().proclitics & kLi) != 0 || next.starts_with("لل") || next == "ل" ||
         next == "الي" || next == "علي";
}

// The adjectives after `at` that describe a collective, epithet or force noun; gives the state that
// a nationality among them names.
Adjectives adjectives(const ActorScan& scan, std::uint32_t at, bool definite, int most) {
  Adjectives out{at, kNoActor};
  for (int n = 0; n < most && scan.is_word(out.end); ++n) {
    if (belongs(scan, out.end)) break;
    const WordHit* hit = nullptr;
    for (const auto role : {NameRole::qualifier, NameRole::nationality}) {
      const auto* h = scan.word(out.end, role);
      if (h == nullptr || h->proclitics != 0 || h->has(kWordDefinite) != definite) continue;
      hit = h;
      if (role == NameRole::nationality) out.state = h->word->actor;
      break;
    }
    if (hit == nullptr) break;
    out.end = hit->tokens.last;
  }
  return out;
}

namespace {

std::uint32_t forces_of(const ActorTable& table, std::uint32_t state) {
  const auto forces = table.row(state).forces;
  return forces == kNoActor ? state : forces;
}

}  // namespace

void name_forces(const ActorTable& table, std::uint32_t state, ActorMention& m) {
  const auto row = forces_of(table, state);
  m.candidates = {row};
  m.cls = table.cls(row);
  m.name = table.text(table.row(row).name);
  m.name_form = NameForm::full;
}

namespace {

// Skips «من», «في», «تابعة ل», «ل» between a force noun and the body; 0 where no link stands.
std::uint32_t link(const ActorScan& scan, std::uint32_t at) {
  if (!scan.is_word(at)) return 0;
  const auto f = scan.folded(at);
  if (f == "من" || f == "في" || f == "ل" || f == "لدي" || f == "ضمن") return at + 1;
  // «مجموعة موالية للحكومة» is somebody else
  const bool attached = f.starts_with("تابع") || f.starts_with("التابع") || f.starts_with("الموالي") ||
                        f.starts_with("منتمي") || f.starts_with("محسوب");
  if (!attached || !scan.is_word(at + 1)) return 0;
  const auto next = scan.folded(at + 1);
  if (next == "ل" || next == "الي" || next == "علي") return at + 2;
  return at + 1;
}

}  // namespace

namespace {

// «طيران اللواء المتقاعد خليفة حفتر», «مسلحو حفتر»: what a known man commands.
std::optional<Found> forces_of_man(const ActorScan& scan, std::uint32_t at) {
  auto who = find_person(scan, at);
  if (!who || who->mention.candidates.size() != 1) who = find_name(scan, at);
  if (!who || who->mention.candidates.size() != 1) return std::nullopt;
  if (who->mention.cls != ActorClass::person && who->mention.cls != ActorClass::official) return std::nullopt;
  const auto& table = scan.lexicon().actors();
  const auto body = table.row(who->mention.candidates.front()).parent;
  if (body == kNoActor || table.cls(body) == ActorClass::state || !traits_of(table.cls(body)).fields_forces)
    return std::nullopt;
  Found found;
  found.tokens = {at, who->tokens.last};
  auto& m = found.mention;
  m.candidates = {body};
  m.cls = table.cls(body);
  m.name = table.text(table.row(body).name);
  m.name_form = NameForm::full;
  m.name_tokens = found.tokens;
  m.definite = true;
  return found;
}

}  // namespace

namespace {

bool like_plurals(std::string_view a, std::string_view b) {
  return (a.ends_with("ين") && b.ends_with("ين")) || (a.ends_with("ون") && b.ends_with("ون"));
}

}  // namespace

std::optional<Found> find_force(const ActorScan& scan, std::uint32_t i) {
  if (scan.word(i, NameRole::force) == nullptr) return std::nullopt;
  const auto& table = scan.lexicon().actors();
  for (const auto& hit : scan.words(i)) {
    if (hit.role() != NameRole::force) continue;
    Found found;
    auto& m = found.mention;
    m.force = true;
    m.cls = static_cast<ActorClass>(hit.word->cls);
    m.gender = static_cast<Gender>(hit.word->gender);
    m.number = static_cast<Number>(hit.word->number);
    if (hit.has(kWordPossessive)) {
      // «موالية» is no «مواليه».
      if (scan.token(hit.tokens.last - 1).word->norm.ends_with("ة")) continue;
      found.tokens = hit.tokens;
      m.possessive = true;
      m.definite = true;
      m.name_form = NameForm::pronoun;
      m.name_tokens = hit.tokens;
      m.name = scan.name_text(hit.tokens, hit.proclitics);
      return found;
    }
    const bool definite = hit.has(kWordDefinite);
    const auto after = adjectives(scan, hit.tokens.last, definite);
    if (after.state != kNoActor && hit.has(kWordIrregular)) continue;  // «فصائل سورية مدعومة من …»
    if (after.state != kNoActor) {
      found.tokens = {i, after.end};
      name_forces(table, after.state, m);
      m.definite = definite;
      m.name_tokens = found.tokens;
      return found;
    }
    std::uint32_t at = after.end;
    // «مهاجمين انتحاريين من …»: a second word for the men describes the first
    if (const auto* twin = scan.word(at, NameRole::force);
        twin != nullptr && twin->proclitics == 0 && twin->tokens.size() == 1 && !twin->has(kWordPossessive) &&
        twin->has(kWordDefinite) == definite && like_plurals(scan.folded(i), scan.folded(at)))
      at = twin->tokens.last;
    bool linked = false;
    if (const auto next = link(scan, at); next != 0 && (!definite || scan.folded(at) != "في")) {
      at = next;
      linked = true;
    }
    if (definite && !linked) continue;
    // «طائرات حربية القاعدة …»: behind its adjective a noun takes no genitive.
    if (after.end > hit.tokens.last && !linked) continue;
    // «طلبت الشرطة من الجيش»: a body by its own name is no part of another
    if (linked && definite && m.number == Number::singular && scan.folded(at - 1) == "من") continue;
    // «القوات المشتركة من ألوية …» has a name of its own.
    if (linked && scan.folded(at - 1) == "من")
      if (const auto own = find_name(scan, i); own && own->tokens.size() >= 2) continue;
    std::uint32_t name_at = at;
    if (scan.opens_quote(name_at)) ++name_at;
    if (!scan.is_word(name_at)) continue;
    auto body = find_body(scan, name_at);
    if (!body || !traits_of(body->mention.cls).fields_forces)
      if (auto own = forces_of_man(scan, name_at)) body = std::move(own);
    if (!body) continue;
    // «قصفت طائرات حربية القاعدة الجوية س»: a place with more words than the body stands there.
    if (!linked && scan.place_end(name_at) > body->tokens.last) continue;
    // Only an attached «ل» links: «مقاتلو للتنظيم» is none, «تابعة للتنظيم» is one.
    if (!linked && (scan.token(name_at).analysis().proclitics & (kWa | kFa | kBi | kLi | kKa)) != 0 &&
        !scan.names(name_at).empty() && scan.names(name_at).front().proclitics != 0)
      continue;
    if (!traits_of(body->mention.cls).fields_forces) continue;
    if (linked && body->mention.cls == ActorClass::state) continue;
    std::uint32_t end = body->tokens.last;
    if (name_at != at && scan.closes_quote(end)) ++end;
    found.tokens = {i, end};
    const auto head = m;
    m = body->mention;
    m.force = true;
    m.gender = head.gender;
    m.number = head.number;
    m.name_tokens = body->mention.name_tokens;
    found.more = std::move(body->more);
    return found;
  }
  return std::nullopt;
}

}  // namespace isnad::annotate
