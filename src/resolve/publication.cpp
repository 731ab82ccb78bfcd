#include "resolve/publication.h"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/days.h"
#include "resolve/calendar.h"
#include "resolve/times.h"

namespace isnad::resolve {
namespace {

using std::chrono::days;
constexpr int kFirstYear = 1990, kLastYear = 2039;
constexpr std::size_t kDays = 18262;      // 1990-01-01 … 2039-12-31
constexpr long kWidest = 3 * 366;         // a wider interval says too little to be given
constexpr std::uint32_t kLooseWords = 6;  // words between those of a landmark's phrase
constexpr std::uint32_t kFarthest = 45;   // tokens between a time and its landmark
constexpr int kNearPast = 400;            // a landmark told with a relative time is at most that old

constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::string_view kArticle = "ال";

// Words that tell of a beginning, by lemma or form: a time beside them dates the start.
constexpr std::string_view kBeginnings[] = {"بدا",    "بدء",    "بدايه",  "انطلق", "انطلاق", "اطلق",
                                            "اطلاق",  "اندلع",  "اندلاع", "شن",    "باشر",   "بدات",
                                            "انطلقت", "اندلعت", "اطلقت",  "بداته", "اطلاقها"};

class Calendar {
 public:
  Calendar() : first_(day_of(kFirstYear, 1, 1)) { left_.set(); }

  // Strikes the days where `allowed` is false, unless that would leave none.
  bool keep(const std::function<bool(Day)>& allowed) {
    std::bitset<kDays> next;
    for (std::size_t i = 0; i < kDays; ++i)
      if (left_[i] && allowed(first_ + days(static_cast<int>(i)))) next.set(i);
    if (next.none() || next == left_) return false;
    left_ = next;
    return true;
  }
  [[nodiscard]] Day first() const {
    std::size_t i = 0;
    while (!left_[i]) ++i;
    return first_ + days(static_cast<int>(i));
  }
  [[nodiscard]] Day last() const {
    std::size_t i = kDays - 1;
    while (!left_[i]) --i;
    return first_ + days(static_cast<int>(i));
  }

 private:
  Day first_;
  std::bitset<kDays> left_;
};

// A time as loose as its words: «قبل نحو أسبوع» may be four days or ten.
std::optional<DayRange> loose(const TimeExpression& e, Day written) {
  auto r = days_of(e, written);
  if (!r) return r;
  const bool counted = e.from.base == TimeBase::ago;
  if (counted && (e.approximate || e.from.unit > TimeUnit::day)) {
    const int unit = e.from.unit == TimeUnit::week    ? 7
                     : e.from.unit == TimeUnit::month ? 30
                     : e.from.unit >= TimeUnit::year  ? 365
                                                      : 1;
    const int slack = e.approximate ? std::max(1, unit / 2) : unit / 3;
    r->first -= days(slack);
    r->last += days(slack);
  }
  if (e.relation == TimeRelation::since && counted)
    r->last = r->first + days(std::max(2, e.from.unit == TimeUnit::week ? 7 : e.from.unit == TimeUnit::month ? 20 : 2));
  return r;
}

// So many weeks, months or years of the calendar after a day.
Day later(Day day, TimeUnit unit, int count) {
  if (unit == TimeUnit::week) return day + days(7 * count);
  return add_months(day, unit == TimeUnit::year ? 12 * count : count);
}

bool anchors(const TimeExpression& e) {
  switch (e.from.base) {
    case TimeBase::day_offset:
    case TimeBase::weekday:
    case TimeBase::ago: return !e.from.vague_count;
    case TimeBase::unit: return e.from.unit >= TimeUnit::week && e.from.unit <= TimeUnit::month;
    case TimeBase::date: return e.from.month != 0;
    case TimeBase::none:
    case TimeBase::window:
    case TimeBase::ahead:
    case TimeBase::length:
    case TimeBase::decade: return false;
  }
  return false;
}

class Inference {
 public:
  Inference(const Lexicon& lexicon, Reading& reading) : lexicon_(lexicon), reading_(reading) {
    for (std::uint32_t i = 0; i < reading.mentions.size(); ++i)
      if (reading.mentions[i].time() != nullptr) times_.push_back(i);
  }

  void run() {
    weekdays();
    absolute();
    landmarks();
    elapsed();
    if (reasons_.empty()) return;
    const Day first = calendar_.first(), last = calendar_.last();
    auto& out = reading_.publication;
    out.reasons = reasons_;
    if ((last - first).count() > kWidest) {
      if (first > day_of(kFirstYear, 1, 7)) out.first = first;
      return;
    }
    out.first = first;
    out.last = last;
    std::string why;
    for (const auto& r : reasons_) why += (why.empty() ? "" : "; ") + r;
    reading_.document.notes.push_back(
        {"publication.inferred",
         fmt::format("published between {} and {}, inferred: {}", iso_day(first), iso_day(last), why),
         reading_.document.id});
  }

 private:
  [[nodiscard]] const TimeMention& time(std::uint32_t mention) const { return *reading_.mentions[mention].time(); }

  void keep(const std::function<bool(Day)>& allowed, std::string reason) {
    if (calendar_.keep(allowed)) reasons_.push_back(std::move(reason));
  }

  // أمس الأربعاء: written on a Thursday.
  void weekdays() {
    for (const auto i : times_) {
      const auto& p = time(i).parts.from;
      if (p.base != TimeBase::day_offset || p.weekday == 0) continue;
      const int day = ((p.weekday - 1 - p.shift) % 7 + 7) % 7;
      keep([day](Day d) { return weekday_of(d) == day + 1; },
           fmt::format("«{}»: written on a {}", time(i).ref.text, kWeekdays[day]));
    }
  }

  // A full date that is told of as past.
  void absolute() {
    std::optional<Day> latest;
    std::string text;
    for (const auto i : times_) {
      const auto& e = time(i).parts;
      if (!is_absolute(e) || e.looks_ahead || e.from.year < kFirstYear || e.from.year > kLastYear) continue;
      const auto r = days_of(e, std::nullopt);
      if (!r || (latest && r->first <= *latest)) continue;
      latest = r->first;
      text = time(i).ref.text;
    }
    if (latest)
      keep([&](Day d) { return d >= *latest; }, fmt::format("«{}» is past: not before {}", text, iso_day(*latest)));
  }

  // The words of every sentence, proclitics and endings cut.
  void collect_words() {
    sentence_words_.resize(reading_.sentences.size());
    for (std::size_t s = 0; s < reading_.sentences.size(); ++s) {
      auto& set = sentence_words_[s];
      for (std::uint32_t t = reading_.sentences[s].first; t < reading_.sentences[s].last; ++t) {
        if (reading_.tokens[t].kind == TokenKind::punctuation) continue;
        for (const auto& base : reading_.tokens[t].word->bases) {
          add(set, base.text);
          if (base.text.starts_with(kArticle)) add(set, base.text.substr(kArticle.size()));
        }
        add(set, reading_.tokens[t].analysis().lemma);
      }
    }
  }
  void add(std::unordered_set<std::string_view>& set, std::string_view word) {
    set.insert(word);
    all_words_.insert(word);
  }

  static bool holds(const Landmarks& marks, const LandmarkPhrase& phrase,
                    const std::unordered_set<std::string_view>& words) {
    for (std::uint32_t k = 0; k < phrase.words; ++k)
      if (!words.contains(marks.word(phrase, k))) return false;
    return true;
  }

  void landmarks() {
    collect_words();
    const auto& marks = lexicon_.landmarks();
    for (const auto& phrase : marks.phrases()) {
      if (!holds(marks, phrase, all_words_)) continue;
      const auto& row = marks.rows()[phrase.row];
      const Day day{days(row.day)};
      for (std::size_t s = 0; s < sentence_words_.size(); ++s) {
        if (!holds(marks, phrase, sentence_words_[s])) continue;
        const auto name = marks.text(row.name);
        const auto span = span_of(marks, phrase, static_cast<std::uint32_t>(s));
        if (row.kind != LandmarkKind::body && span.size() > phrase.words + kLooseWords) continue;
        keep([&](Day d) { return d >= day; }, fmt::format("names «{}»: not before {}", name, iso_day(day)));
        if (row.kind == LandmarkKind::body) break;
        found_.push_back({phrase.row, static_cast<std::uint32_t>(s), span});
      }
    }
    for (const auto i : times_) anchor(i);
  }

  // The shortest run of tokens that holds every word of the phrase.
  [[nodiscard]] TokenRange span_of(const Landmarks& marks, const LandmarkPhrase& phrase, std::uint32_t s) const {
    const auto& sentence = reading_.sentences[s];
    TokenRange best{sentence.first, sentence.last};
    const auto is = [&](std::uint32_t t, std::string_view word) {
      const auto& token = reading_.tokens[t];
      if (token.kind == TokenKind::punctuation) return false;
      if (token.analysis().lemma == word) return true;
      for (const auto& base : token.word->bases)
        if (base.text == word || (base.text.starts_with(kArticle) && base.text.substr(kArticle.size()) == word))
          return true;
      return false;
    };
    for (std::uint32_t from = sentence.first; from < sentence.last; ++from) {
      if (!is(from, marks.word(phrase, 0))) continue;
      TokenRange run{from, from + 1};
      bool all = true;
      for (std::uint32_t k = 1; all && k < phrase.words; ++k) {
        all = false;
        for (std::uint32_t step = 1; !all && step < best.size(); ++step)
          for (const std::uint32_t t : {from + step, from - step}) {
            if (t < sentence.first || t >= sentence.last || !is(t, marks.word(phrase, k))) continue;
            run = {std::min(run.first, t), std::max(run.last, t + 1)};
            all = true;
            break;
          }
      }
      if (all && run.size() < best.size()) best = run;
    }
    return best;
  }

  // How far a time stands from a landmark, in tokens; sentences before count as far.
  [[nodiscard]] std::uint32_t distance(const Mention& m, const TokenRange& span) const {
    if (m.tokens.overlaps(span)) return 0;
    return m.tokens.last <= span.first ? span.first - m.tokens.last : m.tokens.first - span.last;
  }

  [[nodiscard]] bool begins(std::uint32_t s) const {
    return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                       [&](std::string_view w) { return sentence_words_[s].contains(w); });
  }

  // A time that tells of a landmark gives the day of writing. It tells of the one that stands nearest
  // in its sentence; a bare weekday also of a one-day landmark told within the next two sentences.
  void anchor(std::uint32_t i) {
    const auto& m = reading_.mentions[i];
    const auto& e = time(i).parts;
    const auto& p = e.from;
    if (!anchors(e) || is_absolute(e) || e.looks_ahead) return;
    const auto& marks = lexicon_.landmarks();
    const Found* best = nullptr;
    std::uint32_t nearest = 0;
    bool tie = false;
    for (const auto& f : found_) {
      const auto& row = marks.rows()[f.row];
      const Day day{days(row.day)};
      const bool same = f.sentence == m.sentence;
      const bool told_after = row.kind == LandmarkKind::day && p.base == TimeBase::weekday && f.sentence > m.sentence &&
                              f.sentence <= m.sentence + 2;
      if (!same && !told_after) continue;
      if (same && row.kind == LandmarkKind::start && !begins(f.sentence)) continue;
      // A calendar day that is not the landmark's tells of something else.
      if (p.base == TimeBase::date && (p.month != month_of(day) || (p.day != 0 && p.day != month_day(day)))) continue;
      if (p.base == TimeBase::weekday && p.weekday != weekday_of(day)) continue;
      const auto far = distance(m, f.span);
      if (best != nullptr && far == nearest && f.row != best->row) tie = true;
      if (best == nullptr || far < nearest) {
        best = &f;
        nearest = far;
        tie = false;
      }
    }
    if (best == nullptr || tie || nearest > kFarthest) return;
    const auto& row = marks.rows()[best->row];
    const Day day{days(row.day)};
    keep(
        [&](Day d) {
          if (d < day || (d - day).count() > kNearPast) return false;
          const auto r = loose(e, d);
          return r && r->first <= day && day <= r->last;
        },
        fmt::format("«{}» for {} ({})", time(i).ref.text, marks.text(row.name), iso_day(day)));
  }

  // «في السادس من حزيران … بعد أكثر من أربعة أشهر على بدء المعركة»: a past date and a length since, in
  // one sentence. «more than four months» is taken as four and at most a third of a month: past that,
  // news says «four and a half» or «nearly five».
  void elapsed() {
    for (const auto i : times_) {
      const auto& length = time(i).parts;
      const auto& p = length.from;
      const bool since = length.relation == TimeRelation::after || length.relation == TimeRelation::since;
      if (!since || (p.base != TimeBase::length && p.base != TimeBase::ago) || p.vague_count ||
          p.unit < TimeUnit::week || p.unit > TimeUnit::year)
        continue;
      for (const auto j : times_) {
        const auto& date = time(j).parts;
        if (reading_.mentions[j].sentence != reading_.mentions[i].sentence) continue;
        if (date.from.base != TimeBase::date || date.from.month == 0 || date.from.day == 0 || date.looks_ahead ||
            date.to)
          continue;
        const int unit = p.unit == TimeUnit::week ? 7 : p.unit == TimeUnit::month ? 30 : 365;
        const int low = static_cast<int>(p.min * unit), slack = unit / 2;
        const bool open = p.max == 0;
        keep(
            [&](Day d) {
              const auto r = days_of(date, d);
              if (!r || r->first > d) return false;
              const auto passed = (d - r->first).count();
              return open ? passed >= low && d <= later(r->first, p.unit, static_cast<int>(p.min)) + days(unit / 3)
                          : passed >= low - slack && passed <= low + slack;
            },
            fmt::format("«{}» since «{}»", time(i).ref.text, time(j).ref.text));
      }
    }
  }

  struct Found {
    std::uint32_t row = 0, sentence = 0;
    TokenRange span;
  };

  const Lexicon& lexicon_;
  Reading& reading_;
  std::vector<std::uint32_t> times_;
  std::vector<Found> found_;
  std::vector<std::string> reasons_;
  Calendar calendar_;
  std::vector<std::unordered_set<std::string_view>> sentence_words_;
  std::unordered_set<std::string_view> all_words_;
};

}  // namespace

void infer_publication(const Lexicon& lexicon, Reading& reading) {
  if (reading.document.published) return;
  Inference(lexicon, reading).run();
}

}  // namespace isnad::resolve
