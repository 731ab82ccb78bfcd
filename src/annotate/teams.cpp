#include "annotate/teams.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "annotate/short_names.h"
#include "text/fold.h"

namespace isnad::annotate {
namespace {

// Between a result and the side it was against; «في» and «من» say where.
constexpr std::array<std::string_view, 7> kAgainst = {"امام", "ضد", "مع", "علي", "بين", "وامام", "ومع"};
// Verbs whose subject or object is the host, or where someone goes.
constexpr std::array<std::string_view, 8> kOfPlace = {"استضاف", "احتضن", "شهد", "غادر", "وصل", "زار", "دخل", "استقبل"};
constexpr std::array<std::string_view, 4> kTopic = {"اما", "لكن", "ان", "بان"};
constexpr std::array<std::string_view, 9> kResults = {"فوز",  "تعادل", "خساره",  "هزيمه", "تتويج",
                                                      "تاهل", "تغلب",  "انتصار", "تفوق"};
// «مضيفتها», «منافسه»: participles, whoever's they are.
constexpr std::array<std::string_view, 5> kSides = {"مضيف", "ضيف", "منافس", "غريم", "نظير"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Teams {
 public:
  Teams(const Lexicon& lexicon, Reading& reading) : lexicon_(lexicon), reading_(reading) {
    const auto& lexemes = lexicon.lexemes();
    game_ = lexemes.noun_class("sport.game");
    play_ = lexemes.noun_class("sport.play");
    side_ = lexemes.noun_class("sport.side");
  }

  void run() {
    if (game_ == kNoName || play_ == kNoName || side_ == kNoName) return;
    about_sport();
    if (std::none_of(sport_.begin(), sport_.end(), [](char s) { return s != 0; })) return;
    team_.assign(reading_.tokens.size(), false);
    // Places and states in the order of the text, so that «وفرنسا» follows what it is joined to.
    std::vector<std::uint32_t> order;
    for (std::uint32_t k = 0; k < reading_.mentions.size(); ++k)
      if (sport_[reading_.mentions[k].sentence] != 0 && may_be_team(reading_.mentions[k])) order.push_back(k);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return reading_.mentions[a].tokens.first < reading_.mentions[b].tokens.first;
    });
    for (const auto k : order) {
      const auto tokens = reading_.mentions[k].tokens;
      if (!team_[tokens.first] && !plays(reading_.sentences[reading_.mentions[k].sentence], tokens)) continue;
      turn(k);
    }
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  [[nodiscard]] bool is(std::uint32_t i, ClassId id) const {
    const auto& a = token(i).analysis();
    return a.noun >= 0 && lexicon_.lexemes().in_class(a, id);
  }

  // 2 a word of the game alone, 1 one that sport shares with other things, 0 another.
  [[nodiscard]] int weight_of(std::uint32_t i) const {
    int weight = 0;
    for (const auto id : lexicon_.lexemes().classes(token(i).analysis()))
      weight = std::max(weight, id == game_ ? 2 : id == play_ ? 1 : 0);
    return weight;
  }

  // What a team's name stands behind.
  [[nodiscard]] bool side(std::uint32_t i) const {
    if (is(i, side_)) return true;
    const auto& a = token(i).analysis();
    if (a.pos == Pos::noun && one_of(text::fold(a.lemma), kResults)) return true;
    const auto f = token(i).folded();
    return a.enclitic != Enclitic::none &&
           std::any_of(kSides.begin(), kSides.end(), [&](std::string_view w) { return f.starts_with(w); });
  }
  // «الرئيس المنتخب» is elected.
  [[nodiscard]] bool describes(const Sentence& sentence, std::uint32_t i) const {
    return i > sentence.first && token(i).folded().starts_with("ال") && token(i - 1).folded().starts_with("ال");
  }

  // One word of the game, or two that sport shares with other things; a sentence with one of these
  // goes with a neighbour about sport.
  void about_sport() {
    sport_.assign(reading_.sentences.size(), 0);
    std::vector<int> words(reading_.sentences.size(), 0);
    for (std::size_t s = 0; s < words.size(); ++s)
      for (auto t = reading_.sentences[s].first; t < reading_.sentences[s].last && words[s] < 2; ++t)
        if (const int weight = weight_of(t); weight > 0 && !describes(reading_.sentences[s], t)) words[s] += weight;
    for (std::size_t s = 0; s < words.size(); ++s)
      sport_[s] = words[s] >= 2 ||
                  (words[s] == 1 && ((s > 0 && words[s - 1] >= 2) || (s + 1 < words.size() && words[s + 1] >= 2)));
  }

  [[nodiscard]] bool may_be_team(const Mention& m) const {
    if (const auto* place = m.place()) {
      if (!place->kind_word.empty() || place->definite_epithet || place->part || place->inside_name) return false;
      return std::any_of(place->candidates.begin(), place->candidates.end(), [&](auto row) {
        const auto kind = lexicon_.gazetteer().row(row).kind;
        return kind == PlaceKind::country || kind == PlaceKind::capital || kind == PlaceKind::city;
      });
    }
    const auto* actor = m.actor();
    return actor != nullptr && !actor->force && (actor->cls == ActorClass::state || metonym(m));
  }
  // موسكو, as its government.
  [[nodiscard]] bool metonym(const Mention& m) const {
    return std::any_of(reading_.mentions.begin(), reading_.mentions.end(),
                       [&](const Mention& other) { return other.place() != nullptr && other.tokens == m.tokens; });
  }

  [[nodiscard]] bool plays(const Sentence& sentence, TokenRange name) const {
    const auto bits = token(name.first).analysis().proclitics;
    const auto folded = token(name.first).folded();
    if ((bits & kBi) != 0 || name.first == sentence.first) return false;
    auto p = name.first - 1;
    if (token(p).kind == TokenKind::punctuation && p > sentence.first && token(p).folded() != "(") --p;
    if (token(p).kind != TokenKind::word) return false;
    // «فرنسا وإيطاليا»
    if ((bits & kWa) != 0 || folded.starts_with("و")) {
      if (team_[p]) return true;
      if ((bits & kWa) != 0) return false;
    }
    // «فوزان لفرنسا», «نقطة لليونان»
    if (side(p)) return true;
    if ((bits & kLi) != 0) return false;
    const auto& before = token(p).analysis();
    if (before.pos == Pos::verb) return !before.guessed && !one_of(text::fold(before.lemma), kOfPlace);
    return one_of(token(p).folded(), kAgainst) || one_of(token(p).folded(), kTopic);
  }

  void turn(std::uint32_t k) {
    const auto tokens = reading_.mentions[k].tokens;
    for (auto t = tokens.first; t < tokens.last; ++t) team_[t] = true;
    ActorMention team;
    team.name_form = NameForm::full;
    team.cls = ActorClass::other;
    team.definite = true;
    team.name_tokens = tokens;
    bool put = false;
    for (auto& m : reading_.mentions) {
      if (m.tokens != tokens) continue;
      if (auto* place = m.place()) {
        place->inside_name = true;
        const Span name = place->name;
        team.name = reading_.document.text.substr(name.begin, name.size());
      } else if (auto* actor = m.actor()) {
        team.name = actor->name;
        *actor = team;
        put = true;
      }
    }
    if (!put) put_actor(reading_, reading_.mentions[k].sentence, tokens, std::move(team));
  }

  const Lexicon& lexicon_;
  Reading& reading_;
  ClassId game_ = kNoName, play_ = kNoName, side_ = kNoName;
  std::vector<char> sport_;  // of each sentence
  std::vector<bool> team_;   // of each token
};

}  // namespace

void find_teams(const Lexicon& lexicon, Reading& reading) { Teams(lexicon, reading).run(); }

}  // namespace isnad::annotate
