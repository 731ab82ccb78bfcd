// Clauses: the grammar of a sentence, settled once for all rules. See docs/format/clauses.md.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/mention.h"

namespace isnad {

// A noun phrase: head, its iḍāfa chain, adjectives, apposition, relative clauses excluded.
struct NounPhrase {
  TokenRange tokens;
  std::uint32_t head = 0;               // token
  std::vector<std::uint32_t> mentions;  // mentions inside, in order
  std::int32_t next_conjunct = -1;      // the NP coordinated after this one (أ و ب و ج): a chain
  std::int32_t apposition = -1;         // NP that renames this one
  std::int32_t genitive = -1;           // NP in iḍāfa under the head (مقاتلو ← التنظيم)
  std::int32_t clause = -1;             // masdar or participle clause that this NP heads, if any
};

enum class PredicateForm : std::uint8_t {
  past,
  present,
  future,
  imperative,
  masdar,
  active_participle,
  passive_participle,
  nominal,
};
enum class ClauseVoice : std::uint8_t { active, passive, impersonal };

struct Predicate {
  TokenRange tokens;       // the words that carry it, the trigger
  std::uint32_t head = 0;  // token
  std::string_view lemma;  // verb lemma for verbs, masdars and participles; else the noun's lemma
  PredicateForm form = PredicateForm::past;
  ClauseVoice voice = ClauseVoice::active;
  std::int32_t light_verb = -1;  // token of شنّ in شنّ هجوماً; then the predicate is هجوم
  std::int32_t aspect_verb = -1;  // token of بدأ, واصل, لا يزال, كاد, تمكن, حاول … over the predicate
};

// How a clause hangs on its parent.
enum class ClauseRelation : std::uint8_t {
  root,
  complement,      // أنّ, إنّ, أنْ under a verb of saying, wanting, managing
  quotation,       // direct speech
  relative,        // الذي, التي, ما, or bare after an indefinite noun
  temporal,        // بعد, قبل, أثناء, منذ, عندما
  circumstantial,  // وسط, حيث, فيما, بينما, a hal participle
  cause,           // بسبب, نتيجة, جراء, إثر, لأن
  result,          // ما أدى إلى, الأمر الذي
  conditional,     // إذا, لو, في حال
  purpose,         // لـ, من أجل, بهدف, كي
  contrast,        // لكن, رغم, إلا أن
  argument,        // fills an NP slot of the parent (masdar as subject, object or after a preposition)
  coordinate,      // joined to the parent by و, ف, ثم, أو
};

struct PrepArgument {
  std::string_view preposition;  // canonical, also complex: من قبضة, على حساب, من قبل, باتجاه
  std::int32_t np = -1;          // index into Reading::phrases
  TokenRange tokens;             // preposition and phrase
};

// Who fills an NP slot: a phrase of the clause's own, or what another clause supplies.
struct Slot {
  std::int32_t np = -1;       // index into Reading::phrases; -1 none
  std::int32_t pronoun = -1;  // token whose enclitic or inflection stands for it
  bool dropped = false;       // no word at all: verb inflection alone
  bool shared = false;        // np belongs to a coordinated or governing clause
  // Filled by resolve/ for pronouns and dropped subjects: indices into Reading::entities.
  std::vector<std::uint32_t> entities;
  [[nodiscard]] bool filled() const { return np >= 0; }
};

enum class GenitiveRole : std::uint8_t { none, subject, object, either };

// Markers of what the clause commits to, beside its predicate's form.
enum ClauseMarker : std::uint32_t {
  kNegated = 1u << 0,    // لم, لا, لن, ليس, ما, عدم, دون
  kFuture = 1u << 1,     // س, سوف, مقبل
  kPossible = 1u << 2,   // قد + present, ربما, يبدو, يحتمل, أنباء عن
  kAttempt = 1u << 3,    // يحاول, يسعى, محاولة
  kIntent = 1u << 4,     // يعتزم, يخطط, يستعد, يهدف
  kCondition = 1u << 5,  // inside إذا, لو, في حال
  kNear = 1u << 6,       // كاد, أوشك, قرب, على وشك
  kManaged = 1u << 7,    // تمكن من, نجح في, استطاع
  kFailed = 1u << 8,     // فشل في, عجز عن, أخفق
  kBegin = 1u << 9,      // بدأ, شرع, باشر, انطلق
  kContinue = 1u << 10,  // واصل, استمر, لا يزال, تجدد
  kStop = 1u << 11,      // توقف, انتهى, علق, أوقف
  kQuestion = 1u << 12,
  kWish = 1u << 13,        // ينبغي, يجب, نأمل, دعا إلى
  kDenied = 1u << 14,      // complement of a verb of denial
  kHearsay = 1u << 15,     // يقال, ترددت أنباء
  kBackground = 1u << 16,  // كان قد, يذكر أن, وسبق أن
  kGeneral = 1u << 17,     // generic truth, definition, habitual
};

struct Clause {
  std::uint32_t sentence = 0;
  TokenRange tokens;  // extent, nested clauses included
  TokenRange core;    // predicate and its own arguments: the evidence starts from here
  Predicate predicate;
  Slot subject, object;
  std::int32_t genitive = -1;  // NP: the masdar's iḍāfa complement
  GenitiveRole genitive_role = GenitiveRole::none;
  std::vector<PrepArgument> prepositions;
  std::vector<std::uint32_t> adverbials;  // mentions of time, number, place that hang on the clause
  std::int32_t parent = -1;               // clause
  ClauseRelation relation = ClauseRelation::root;
  std::string_view connector;           // the word that joins it: بعد, أنّ, الذي, بحسب …
  std::int32_t antecedent = -1;         // NP a relative clause describes
  std::vector<std::uint32_t> siblings;  // coordinated clauses, this one left out
  std::int32_t quotation = -1;          // mention of kind quote it lies in
  std::uint32_t markers = 0;            // ClauseMarker bits
};

}  // namespace isnad
