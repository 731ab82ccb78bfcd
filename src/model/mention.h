// Mentions: names, numbers, times and quotations found in the text, before and after resolving.
// annotate/ fills what the words say, resolve/ fills who, where and when that is.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/time_expression.h"
#include "model/token.h"

namespace isnad {

// How a mention names its bearer.
enum class NameForm : std::uint8_t {
  full,     // a name of the base, or a full unlisted name
  short_,   // الأحمد after أيهم الأحمد
  epithet,  // التنظيم, القوات المهاجمة: definite, stands for someone named before
  generic,  // مسلحون, ناشطون محليون, مصادر: typed, not identified
  pronoun,
};
enum class ActorClass : std::uint8_t {
  state,
  government,
  military,
  armed_group,
  coalition,
  party,
  civil_body,
  tribe,
  ngo,
  un,
  court,
  media,
  agency,
  monitor,
  person,
  official,
  people,
  source,
  other,
};

struct ActorMention {
  NameForm name_form = NameForm::full;
  ActorClass cls = ActorClass::other;
  std::vector<std::uint32_t> candidates;  // rows of the actor table, likeliest first
  std::string name;                       // canonical name, or the words for an unlisted one
  std::string title;                      // القيادي, المتحدث باسم …
  std::string office;                     // مدير, وزير الدفاع
  std::int32_t affiliation = -1;          // mention index of the body a person speaks for
  std::int32_t title_token = -1;          // where the title before a person's name starts
  std::int32_t affiliation_token = -1;    // first token of that body's mention, before sorting
  TokenRange name_tokens;                 // the name alone, where `tokens` also holds a force noun
  bool force = false;                     // مقاتلو, طائرات, عناصر … of the actor
  std::int32_t affiliation_row = -1;      // or its row in the actor table (وزير الدفاع الروسي)
  std::uint32_t epithet_classes = 0;      // of an epithet: bit for each ActorClass it may stand for
  bool possessive = false;                // مسلحيه, قواتها: the actor is what the enclitic means
  bool definite = false;
  Gender gender = Gender::unknown;  // for agreement: that of the head word
  Number number = Number::unknown;
  // filled by resolve/
  std::int32_t entity = -1;      // index into Reading::entities
  std::int32_t antecedent = -1;  // mention it was resolved through
};

struct PlaceMention {
  std::vector<std::uint32_t> candidates;  // rows of the gazetteer
  std::string kind_word;                  // حي, مدينة, حقل … as it stands before the name
  std::string kind;                       // gazetteer kind the word stands for
  std::string direction;                  // n, ne, e … relative to the place, or a part of it
  std::optional<double> distance_km;
  bool part = false;              // a part of the place (غربي المدينة, ريف الرقة الجنوبي)
  bool metonym = false;           // speaks or acts: a government, never a place
  bool inside_name = false;       // part of another name (مجلس الرقة المدني)
  bool definite_epithet = false;  // المدينة, البلدة, المنطقة: stands for one named before
  Span name;                      // the name without its kind word and directions
  std::int32_t group = -1;        // same number: items of one list (قرى … و… و…)
  bool listed = true;             // the name stands in the gazetteer
  bool doubtful = false;          // a place only if resolve/ finds it one
  PlaceRef resolved;              // filled by resolve/
  std::int32_t row = -1;          // gazetteer row chosen, -1 none
  std::int32_t antecedent = -1;
};

// What a number counts or measures, as its unit noun tells.
enum class NumberUnit : std::uint8_t {
  none,  // persons, things, happenings: the counted noun tells which
  percent,
  share,  // share: نصف, ثلث of something
  distance,
  area,
  weight,
  volume,
  money,
  energy,
  temperature,
  duration,
  age,
  label,  // part of a name or designation: الفرقة 17, القرار 2254
  calibre,
};

struct NumberMention {
  double min = 0, max = 0;
  bool open_min = false, open_max = false;  // على الأقل 50 → min 50, open_max
  bool approximate = false;
  bool vague = false;         // عشرات, مئات, عدد
  std::int32_t counted = -1;  // token index of the counted noun
  NumberUnit unit = NumberUnit::none;
  bool dual = false;  // the noun itself is the number: هجومين
};

struct TimeMention {
  TimeRef ref;
  // What the words say before any date is known; resolve/ turns it into ref.
  TimeExpression parts;
  std::string expression;  // `parts` as text, see docs/format/time.md
  std::optional<double> duration_days;
  bool duration = false;  // a length of time, not a point: خلال شهرين
};

struct WeaponMention {
  std::string id;  // mortar, car_bomb … data/ar/weapons.tsv
};

struct QuoteMention {
  TokenRange inner;    // between the marks
  bool scare = false;  // two or three words: a name or a loaded word, not speech
};

enum class MentionKind : std::uint8_t {
  actor,
  place,
  number,
  percent,
  ordinal,
  time,
  weapon,
  quote,
};

struct Mention {
  MentionKind kind = MentionKind::actor;
  std::uint32_t sentence = 0;
  TokenRange tokens;
  Span span;
  std::variant<std::monostate, ActorMention, PlaceMention, NumberMention, TimeMention, WeaponMention, QuoteMention>
      value;

  [[nodiscard]] const ActorMention* actor() const { return std::get_if<ActorMention>(&value); }
  [[nodiscard]] ActorMention* actor() { return std::get_if<ActorMention>(&value); }
  [[nodiscard]] const PlaceMention* place() const { return std::get_if<PlaceMention>(&value); }
  [[nodiscard]] PlaceMention* place() { return std::get_if<PlaceMention>(&value); }
  [[nodiscard]] const NumberMention* number() const { return std::get_if<NumberMention>(&value); }
  [[nodiscard]] const TimeMention* time() const { return std::get_if<TimeMention>(&value); }
  [[nodiscard]] TimeMention* time() { return std::get_if<TimeMention>(&value); }
  [[nodiscard]] const WeaponMention* weapon() const { return std::get_if<WeaponMention>(&value); }
  [[nodiscard]] const QuoteMention* quote() const { return std::get_if<QuoteMention>(&value); }
};

// Someone the article speaks of: all mentions with one `entity` are one entity.
struct Entity {
  ActorRef ref;  // id, canonical names; text and span of the first full mention
  ActorClass cls = ActorClass::other;
  std::int32_t actor_row = -1;    // row of the actor table, -1 for unlisted
  std::int32_t affiliation = -1;  // entity index
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
};

}  // namespace isnad
