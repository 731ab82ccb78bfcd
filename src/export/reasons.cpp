#include "export/reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace isnad::exports {
namespace {

struct Row {
  std::string_view name, ar, en;
};

constexpr std::array<Row, 17> kSlots{{
    {"agent", "الفاعل", "agent"},
    {"target", "المستهدَف", "target"},
    {"mediator", "الوسيط", "mediator"},
    {"place", "المكان", "place"},
    {"places", "المكان", "place"},
    {"time", "الزمن", "time"},
    {"killed", "القتلى", "killed"},
    {"injured", "الجرحى", "injured"},
    {"captured", "الأسرى", "captured"},
    {"missing", "المفقودون", "missing"},
    {"quantity", "العدد", "quantity"},
    {"toll", "الحصيلة", "toll"},
    {"weapon", "السلاح", "weapon"},
    {"terms", "البنود", "terms"},
    {"type", "النوع", "type"},
    {"denied", "المنفيّ", "denied"},
    {"construction", "الثقة", "confidence"},
}};

// Where a slot's words stood.
constexpr std::array<Row, 25> kWhere{{
    {"subject", "المسند إليه: فاعل الجملة أو مبتدؤها", "the subject"},
    {"object", "المفعول به", "the object"},
    {"genitive", "المضاف إليه بعد اسم الحدث", "right behind the noun of the act"},
    {"between", "مما يلي «بين»", "one of those behind «بين»"},
    {"antecedent", "ما تصفه العبارة", "what the clause describes"},
    {"parent subject", "المسند إليه في الجملة التي تضمّ هذه", "the subject of the clause above"},
    {"parent object", "المفعول به في الجملة التي تضمّ هذه", "the object of the clause above"},
    {"trigger", "عدد في اللفظ الدال نفسه", "the act's own number"},
    {"before", "قبله في الكلام", "right before it"},
    {"clause", "من ألفاظ العبارة", "in the words of the clause"},
    {"sentence", "من ألفاظ الجملة", "in the sentence"},
    {"article", "من ألفاظ المقال", "in the article"},
    {"adjective", "صفة ملحقة باسم الحدث", "an adjective of the act"},
    {"arms", "يدلّ عليه السلاح المذكور", "told by the arms"},
    {"source of fire", "الجهة التي قيل إن النيران جاءت منها", "where the fire is said to have come from"},
    {"how it was taken", "مَن قيل إن المكان انتُزع منه أو دُحر عنه", "who is said to have been driven out"},
    {"topic", "في رأس الجملة التي تضمّ هذه", "what the sentence above begins with"},
    {"pronoun for", "ضمير يعود عليه", "a pronoun for it"},
    {"the act told before", "الفعل المذكور من قبل", "the act told before"},
    {"marker", "أداة في العبارة", "a particle of the clause"},
    {"relation", "موضع العبارة من غيرها", "how the clause hangs on another"},
    {"light", "ما يحمله الفعل المساعد", "under a verb that only carries it"},
    {"prep", "بعد «{}»", "behind «{}»"},
    {"role", "ما يقتضيه الفعل {}", "what the verb takes as its {}"},
    {"type", "بسبب اللفظ الدال، فهو {}", "{}, because of this word"},
}};

// What a verb's preposition brings in.
constexpr std::array<Row, 12> kRoles{{
    {"agent", "فاعلاً له", "agent"},
    {"target", "هدفاً له", "target"},
    {"with", "طرفاً مقابلاً", "other party"},
    {"to", "وجهةً أو متلقياً", "recipient"},
    {"from", "مصدراً له", "origin"},
    {"recipient", "متلقياً", "recipient"},
    {"result", "نتيجةً له", "result"},
    {"place", "مكاناً له", "place"},
    {"weapon", "سلاحاً", "weapon"},
    {"holder", "صاحبَ السيطرة", "holder"},
    {"winner", "من آلت إليه السيطرة", "winner"},
    {"topic", "موضوعاً له", "topic"},
}};

// What claims/construction.cpp notes of how a claim came about.
constexpr std::array<Row, 49> kBuilt{{
    {"form.light", "اسم حدث يحمله فعل مساعد", "an act noun under a verb that only carries it"},
    {"form.past", "فعل ماضٍ", "a verb in the past"},
    {"form.present", "فعل مضارع", "a verb in the present"},
    {"form.future", "فعل في المستقبل", "a verb in the future"},
    {"form.imperative", "فعل أمر", "an imperative"},
    {"form.noun_aspect", "اسم حدث بعد فعل شروع أو استمرار", "an act noun under a verb of beginning or going on"},
    {"form.masdar_told", "مصدر يُثبته فعل", "a verbal noun that something asserts"},
    {"form.masdar_bare", "مصدر لا يُثبته فعل", "a verbal noun that nothing asserts"},
    {"form.active_participle", "اسم فاعل", "an active participle"},
    {"form.passive_participle", "اسم مفعول", "a passive participle"},
    {"form.noun_told", "اسم حدث يُثبته فعل", "an act noun that something asserts"},
    {"form.noun_bare", "اسم حدث لا يُثبته فعل", "an act noun that nothing asserts"},
    {"hangs.root", "في عبارة قائمة بذاتها", "in a clause of its own"},
    {"hangs.complement", "تابع لفعل آخر", "told under another verb"},
    {"hangs.quotation", "في كلام منقول بنصّه", "in direct speech"},
    {"hangs.relative", "في عبارة تصف اسماً", "in a clause that describes a noun"},
    {"hangs.temporal", "توقيت لغيره", "as the time of something else"},
    {"hangs.circumstantial", "حال لغيره", "as a circumstance"},
    {"hangs.cause", "سبب لغيره", "as a cause"},
    {"hangs.result", "نتيجة لغيره", "as a result"},
    {"hangs.conditional", "تحت شرط", "under a condition"},
    {"hangs.purpose", "غاية لغيره", "as a purpose"},
    {"hangs.contrast", "في مقابلة غيره", "in contrast to something"},
    {"hangs.argument", "داخل عبارة أخرى", "inside another clause"},
    {"hangs.coordinate", "معطوف على عبارة أخرى", "joined to another clause"},
    {"agent.none", "بلا فاعل", "no agent"},
    {"agent.named", "فاعل معروف باسمه", "an agent known by name"},
    {"agent.typed", "فاعل معروف بنوعه", "an agent of some kind"},
    {"target.named", "مستهدَف معروف باسمه", "a target known by name"},
    {"target.typed", "مستهدَف معروف بنوعه", "a target of some kind"},
    {"place.none", "بلا مكان", "no place"},
    {"place.own", "مكان مذكور معه", "a place of its own"},
    {"place.inherited", "مكان من السياق", "a place from the context"},
    {"time.own", "زمن مذكور معه", "a time of its own"},
    {"time.old", "زمن بعيد", "a time long past"},
    {"toll", "معه حصيلة", "a toll with it"},
    {"joined", "مجموع من أكثر من عبارة", "put together from several clauses"},
    {"unasserted", "لا يُثبته الكلام بنفسه", "not asserted by itself"},
    {"negative", "منفيّ", "denied"},
    {"not_fact", "لا يُروى على أنه وقع", "not told as a fact"},
    {"attributed", "منقول عن مصدر", "on somebody's word"},
    {"quoted", "بين علامتَي اقتباس", "inside quotation marks"},
    {"marked_background", "مذكور على أنه خلفية", "marked as background"},
    {"subject.dropped", "المسند إليه مستتر", "the subject left out"},
    {"subject.carried", "المسند إليه مما سبق", "the subject carried over"},
    {"headline", "في عنوان", "in a headline"},
    {"long_sentence", "جملة طويلة", "a long sentence"},
    {"noun.definite", "اسم معرَّف", "a definite noun"},
    {"noun.plural", "اسم جمع", "a plural noun"},
}};

constexpr std::array<std::string_view, kClaimTypes> kTypes{"اشتباك",       "هجوم",
                                                           "غارة جوية",    "قصف",
                                                           "تفجير",        "انتهاك بحق مدنيين",
                                                           "صد هجوم",      "سيطرة",
                                                           "خسارة",        "بقاء تحت السيطرة",
                                                           "تمشيط",        "تقدم",
                                                           "انسحاب",       "انتقال",
                                                           "حصار",         "بدء عملية",
                                                           "تفاوض",        "هدنة",
                                                           "مطالبة",       "رفض",
                                                           "اتهام",        "تهديد",
                                                           "تعهد",         "دعم",
                                                           "تسليح",        "ضحايا",
                                                           "احتجاز",       "إفراج",
                                                           "نزوح",         "إجلاء",
                                                           "حاجة إنسانية", "إغاثة",
                                                           "دمار",         "احتجاج"};

template <std::size_t N>
const Row* find(const std::array<Row, N>& rows, std::string_view name) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.name == name; });
  return it == rows.end() ? nullptr : &*it;
}

template <std::size_t N>
Both in_words(const std::array<Row, N>& rows, std::string_view name) {
  const Row* row = find(rows, name);
  return row == nullptr ? Both{std::string(name), std::string(name)} : Both{std::string(row->ar), std::string(row->en)};
}

// The words of a row with what it is about in their place.
Both filled(const Row& row, const Both& with) {
  return {fmt::format(fmt::runtime(row.ar), with.ar), fmt::format(fmt::runtime(row.en), with.en)};
}

// "subject", "prep:على", "role:target", "genitive:subject"; of a type its own name.
Both place_of(std::string_view source) {
  const auto colon = source.find(':');
  const auto name = source.substr(0, colon);
  const auto more = colon == std::string_view::npos ? std::string_view() : source.substr(colon + 1);
  if (name == "role" && !more.empty()) return filled(*find(kWhere, "role"), in_words(kRoles, more));
  if (name == "prep" && !more.empty()) return filled(*find(kWhere, "prep"), {std::string(more), std::string(more)});
  if (const Row* row = find(kWhere, name); row != nullptr && name != "role" && name != "prep" && name != "type")
    return {std::string(row->ar), std::string(row->en)};
  for (std::size_t i = 0; i < kClaimTypes; ++i)
    if (const auto type = static_cast<ClaimType>(i); isnad::name_of(type) == source)
      return filled(*find(kWhere, "type"), {std::string(kTypes[i]), std::string(source)});
  return {std::string(source), std::string(source)};
}

Both built(std::string_view names) {
  Both out;
  for (std::size_t at = 0; at < names.size();) {
    const auto end = std::min(names.find(' ', at), names.size());
    if (end > at) {
      const Both one = in_words(kBuilt, names.substr(at, end - at));
      out.ar += (out.ar.empty() ? "" : "؛ ") + one.ar;
      out.en += (out.en.empty() ? "" : "; ") + one.en;
    }
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string_view arabic_name(ClaimType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::vector<Reason> reasons(std::string_view because) {
  constexpr std::string_view kOpen = " «", kClose = "»";
  std::vector<Reason> out;
  for (std::size_t at = 0; at < because.size();) {
    const auto end = std::min(because.find('\n', at), because.size());
    const auto line = because.substr(at, end - at);
    at = end + 1;
    const auto colon = line.find(": ");
    const auto quote = line.find(kOpen);
    if (colon == std::string_view::npos || quote == std::string_view::npos || quote < colon ||
        !line.ends_with(kClose)) {
      if (!line.empty()) out.push_back({{}, std::string(line), {}});
      continue;
    }
    const auto slot = line.substr(0, colon), source = line.substr(colon + 2, quote - colon - 2);
    const auto from = quote + kOpen.size();
    out.push_back({in_words(kSlots, slot), std::string(line.substr(from, line.size() - kClose.size() - from)),
                   slot == "construction" ? built(source) : place_of(source)});
  }
  return out;
}

}  // namespace isnad::exports
