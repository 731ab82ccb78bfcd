#include "clauses/draw.h"

#include <array>

namespace isnad::clauses {
namespace {

std::string words(const Reading& r, TokenRange t) {
  if (t.empty() || t.last > r.tokens.size()) return {};
  const auto begin = r.tokens[t.first].span.begin, end = r.tokens[t.last - 1].span.end;
  return r.document.text.substr(begin, end - begin);
}

std::string phrase(const Reading& r, std::int32_t p) {
  std::string out;
  for (int i = 0; p >= 0 && i < 20; ++i) {
    const NounPhrase& np = r.phrases[static_cast<std::size_t>(p)];
    if (i > 0) out += " + ";
    out += "[" + words(r, np.tokens) + "]";
    p = np.next_conjunct;
  }
  return out;
}

std::string slot(const Reading& r, const Slot& s) {
  std::string out;
  if (s.np >= 0) out = phrase(r, s.np);
  if (s.pronoun >= 0) {
    const auto t = static_cast<std::uint32_t>(s.pronoun);
    out += (out.empty() ? "" : " ") + std::string("(pronoun in ") + words(r, {t, t + 1}) + ")";
  }
  if (s.shared) out += " (shared)";
  if (s.dropped) out += out.empty() ? "(dropped)" : " (dropped)";
  return out;
}

class Drawing {
 public:
  explicit Drawing(const Reading& r) : r_(r) {}
  std::string run() {
    for (std::uint32_t s = 0; s < r_.sentences.size(); ++s) sentence(s);
    return std::move(out_);
  }
  std::string one(std::uint32_t s) {
    if (s < r_.sentences.size()) sentence(s);
    return std::move(out_);
  }

 private:
  void sentence(std::uint32_t s) {
    const Sentence& own = r_.sentences[s];
    out_ += "sentence " + std::to_string(s) + ": " + words(r_, {own.first, own.last}) + "\n";
    for (std::size_t c = 0; c < r_.clauses.size(); ++c)
      if (r_.clauses[c].sentence == s && r_.clauses[c].parent < 0) clause(c, 1);
  }

  void line(std::size_t depth, std::string_view label, const std::string& text) {
    if (text.empty()) return;
    out_ += std::string(depth * 2 + 2, ' ') + std::string(label) + ": " + text + "\n";
  }

  void clause(std::size_t i, std::size_t depth) {
    const Clause& c = r_.clauses[i];
    const auto token = [&](std::int32_t t) {
      return words(r_, {static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(t) + 1});
    };
    std::string head = std::string(depth * 2, ' ') + "#" + std::to_string(i) + " " + std::string(name_of(c.relation));
    if (!c.connector.empty()) head += " " + std::string(c.connector);
    head += " «" + words(r_, c.predicate.tokens) + "» " + std::string(c.predicate.lemma) + " " +
            std::string(name_of(c.predicate.form));
    if (c.predicate.voice != ClauseVoice::active) head += " " + std::string(name_of(c.predicate.voice));
    if (c.predicate.light_verb >= 0) head += " light=" + token(c.predicate.light_verb);
    if (c.predicate.aspect_verb >= 0) head += " aspect=" + token(c.predicate.aspect_verb);
    if (c.markers != 0) head += " {" + marker_names(c.markers) + "}";
    if (c.quotation >= 0) head += " in quotation";
    out_ += head + "\n";
    if (c.antecedent >= 0) line(depth, "antecedent", phrase(r_, c.antecedent));
    line(depth, "subject", slot(r_, c.subject));
    line(depth, "object", slot(r_, c.object));
    if (c.genitive >= 0 && c.genitive_role != GenitiveRole::subject && c.genitive_role != GenitiveRole::object)
      line(depth, "genitive", phrase(r_, c.genitive));
    for (const PrepArgument& p : c.prepositions)
      line(depth, p.preposition, p.np >= 0 ? phrase(r_, p.np) : words(r_, p.tokens));
    for (const std::uint32_t m : c.adverbials) line(depth, "when or where", words(r_, r_.mentions[m].tokens));
    line(depth, "core", words(r_, c.core));
    if (depth > 24) return;
    for (std::size_t k = i + 1; k < r_.clauses.size(); ++k)
      if (r_.clauses[k].parent == static_cast<std::int32_t>(i)) clause(k, depth + 1);
  }

  const Reading& r_;
  std::string out_;
};

}  // namespace

std::string draw(const Reading& reading) { return Drawing(reading).run(); }
std::string draw(const Reading& reading, std::uint32_t sentence) { return Drawing(reading).one(sentence); }

std::string_view name_of(ClauseRelation relation) {
  switch (relation) {
    case ClauseRelation::root: return "root";
    case ClauseRelation::complement: return "complement";
    case ClauseRelation::quotation: return "quotation";
    case ClauseRelation::relative: return "relative";
    case ClauseRelation::temporal: return "temporal";
    case ClauseRelation::circumstantial: return "circumstantial";
    case ClauseRelation::cause: return "cause";
    case ClauseRelation::result: return "result";
    case ClauseRelation::conditional: return "conditional";
    case ClauseRelation::purpose: return "purpose";
    case ClauseRelation::contrast: return "contrast";
    case ClauseRelation::argument: return "argument";
    case ClauseRelation::coordinate: return "coordinate";
  }
  return "";
}

std::string_view name_of(PredicateForm form) {
  switch (form) {
    case PredicateForm::past: return "past";
    case PredicateForm::present: return "present";
    case PredicateForm::future: return "future";
    case PredicateForm::imperative: return "imperative";
    case PredicateForm::masdar: return "masdar";
    case PredicateForm::active_participle: return "active participle";
    case PredicateForm::passive_participle: return "passive participle";
    case PredicateForm::nominal: return "nominal";
  }
  return "";
}

std::string_view name_of(ClauseVoice voice) {
  switch (voice) {
    case ClauseVoice::active: return "active";
    case ClauseVoice::passive: return "passive";
    case ClauseVoice::impersonal: return "impersonal";
  }
  return "";
}

std::string marker_names(std::uint32_t markers) {
  struct Row {
    std::uint32_t bit;
    std::string_view name;
  };
  static constexpr std::array kRows = {
      Row{kNegated, "negated"},
      Row{kFuture, "future"},
      Row{kPossible, "possible"},
      Row{kAttempt, "attempt"},
      Row{kIntent, "intent"},
      Row{kCondition, "condition"},
      Row{kNear, "near"},
      Row{kManaged, "managed"},
      Row{kFailed, "failed"},
      Row{kBegin, "begin"},
      Row{kContinue, "continue"},
      Row{kStop, "stop"},
      Row{kQuestion, "question"},
      Row{kWish, "wish"},
      Row{kDenied, "denied"},
      Row{kHearsay, "hearsay"},
      Row{kBackground, "background"},
      Row{kGeneral, "general"},
  };
  std::string out;
  for (const Row& row : kRows) {
    if ((markers & row.bit) == 0) continue;
    if (!out.empty()) out += ", ";
    out += row.name;
  }
  return out;
}

}  // namespace isnad::clauses
