#include "annotate/short_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/marked_form.h"
#include "model/mention.h"

namespace isnad::annotate {
namespace {

// A definite word that can be a family's name: a nisba, the article on a first name, or one that
// the lexicon does not know.
bool family_shape(const Lexicon& lexicon, const Token& token) {
  const auto f = token.folded();
  if (f.ends_with("ه") || f.ends_with("ات") || f.ends_with("ون") || f.ends_with("ين")) return false;
  if (token.analysis().guessed || (f.ends_with("ي") && f.size() > 8)) return true;
  constexpr std::size_t kArticle = 4;
  const auto* bare = lexicon.vocabulary().find(f.substr(kArticle));
  return bare != nullptr && lexicon.actors().bare_first_name(bare->id);
}

// An ordinal, nationality or other adjective of the word lists.
bool describes(const Lexicon& lexicon, const Reading& reading, std::uint32_t token) {
  if (reading.tokens[token].analysis().pos == Pos::num) return true;
  std::vector<PhraseMatch> matches;
  lexicon.actors().words().match(reading.tokens, token, token + 1, matches);
  for (const auto& m : matches)
    for (const auto v : m.values) {
      const auto role = static_cast<NameRole>(lexicon.actors().word(v).role);
      if (role == NameRole::nationality || role == NameRole::qualifier || role == NameRole::title ||
          role == NameRole::epithet || role == NameRole::honorific || role == NameRole::office)
        return true;
    }
  for (const auto& m : reading.mentions)
    if (m.kind == MentionKind::ordinal && m.tokens.first <= token && token < m.tokens.last) return true;
  return false;
}

// The first name by which one person of the document alone is called; 0 where none or several are.
std::unordered_map<std::string, std::size_t> given_names(const Lexicon& lexicon, const Reading& reading,
                                                         std::size_t from) {
  std::unordered_map<std::string, std::size_t> bearers;
  std::unordered_map<std::string, std::string> full;
  for (std::size_t k = from; k < reading.mentions.size(); ++k) {
    const auto* a = reading.mentions[k].actor();
    if (a == nullptr || a->name_form != NameForm::full || a->cls != ActorClass::person || a->name_tokens.size() < 2)
      continue;
    const auto& token = reading.tokens[a->name_tokens.first];
    const auto* slot = lexicon.vocabulary().find(token.folded());
    if (token.kind != TokenKind::word || slot == nullptr || !lexicon.actors().bare_first_name(slot->id)) continue;
    const std::string given(token.folded());
    const auto [it, added] = full.try_emplace(given, a->name);
    if (added)
      bearers.emplace(given, k);
    else if (it->second != a->name)
      bearers.erase(given);
  }
  return bearers;
}

// «المالكي» is whoever of that surname the document has named in full, though someone else is known by it;
// unless it names the known one in full too.
void namesakes(Reading& reading, std::size_t from, const std::unordered_map<std::string, std::size_t>& surnames) {
  const auto named = [&](std::uint32_t row) {
    return std::any_of(reading.mentions.begin() + static_cast<std::ptrdiff_t>(from), reading.mentions.end(),
                       [&](const Mention& m) {
                         const auto* a = m.actor();
                         return a != nullptr && a->name_form == NameForm::full && a->candidates.size() == 1 &&
                                a->candidates.front() == row;
                       });
  };
  for (std::size_t k = from; k < reading.mentions.size(); ++k) {
    auto* a = reading.mentions[k].actor();
    if (a == nullptr || a->name_form != NameForm::epithet || a->candidates.empty() || a->name_tokens.size() != 1)
      continue;
    if (a->cls != ActorClass::person && a->cls != ActorClass::official) continue;
    for (const auto& base : reading.tokens[a->name_tokens.first].word->bases) {
      const auto it = surnames.find(std::string(base.text));
      if (it == surnames.end() || it->second == k) continue;
      const auto& full = *reading.mentions[it->second].actor();
      if (full.candidates == a->candidates || named(a->candidates.front())) break;
      a->name_form = NameForm::short_;
      a->cls = full.cls;
      a->candidates = full.candidates;
      a->name = full.name;
      a->affiliation_row = -1;
      break;
    }
  }
}

// Later than the full name, and neither a verb nor «على» nor an adjective.
bool may_be_given(const Reading& reading, std::uint32_t t, const Mention& full) {
  const auto& use = reading.tokens[t].analysis();
  if (t < full.tokens.first || reading.tokens[t].word->norm == "على") return false;
  return use.guessed || (use.pos != Pos::verb && use.pos != Pos::adp && use.pos != Pos::adj);
}

}  // namespace

void put_actor(Reading& reading, std::uint32_t sentence, TokenRange tokens, ActorMention mention) {
  auto& m = reading.mentions.emplace_back();
  m.kind = MentionKind::actor;
  m.sentence = sentence;
  m.tokens = tokens;
  m.span = {reading.tokens[tokens.first].span.begin, reading.tokens[tokens.last - 1].span.end};
  m.value.emplace<ActorMention>(std::move(mention));
}

void find_short_names(const Lexicon& lexicon, Reading& reading, std::size_t from) {
  std::unordered_map<std::string, std::size_t> surnames;  // folded → mention
  std::unordered_map<std::string, std::size_t> everyday;  // … of those that are everyday words: «صالح», «فارس»
  std::vector<bool> taken(reading.tokens.size(), false);
  for (std::size_t k = from; k < reading.mentions.size(); ++k) {
    const auto& mention = reading.mentions[k];
    for (auto t = mention.tokens.first; t < mention.tokens.last; ++t) taken[t] = true;
    const auto* a = mention.actor();
    if (a == nullptr || a->name_form != NameForm::full || a->name_tokens.size() < 2) continue;
    if (a->cls != ActorClass::person && a->cls != ActorClass::official) continue;
    std::uint32_t last = a->name_tokens.last - 1;
    while (last > a->name_tokens.first && reading.tokens[last].kind == TokenKind::punctuation) --last;
    if (last == a->name_tokens.first) continue;
    const auto& token = reading.tokens[last];
    const auto& reading_of = token.analysis();
    const bool definite = token.folded().starts_with("ال");
    if (!reading_of.guessed && reading_of.pos != Pos::propn && !definite) {
      if (a->cls == ActorClass::person && a->title_token != static_cast<std::int32_t>(a->name_tokens.first))
        everyday.try_emplace(std::string(token.folded()), k);
      continue;
    }
    // «الثاني», «الأميركي»: not what anyone is called by alone.
    if (definite && (!family_shape(lexicon, token) || describes(lexicon, reading, last))) {
      // «وأضاف المصري»: right behind a verb of saying it is his name again.
      if (a->cls == ActorClass::person && family_shape(lexicon, token))
        everyday.try_emplace(std::string(token.folded()), k);
      continue;
    }
    surnames.try_emplace(std::string(token.folded()), k);
  }
  const auto given = given_names(lexicon, reading, from);
  for (const auto& [name, mention] : given) surnames.try_emplace(name, mention);
  namesakes(reading, from, surnames);
  if (surnames.empty() && everyday.empty()) return;
  std::uint64_t wanted = 0;
  for (const auto& [name, mention] : surnames) wanted |= word_bit(name);
  for (const auto& [name, mention] : everyday) wanted |= word_bit(name);
  const auto put_short = [&](std::uint32_t s, std::uint32_t t, const ActorMention& full) {
    ActorMention m;
    m.name_form = NameForm::short_;
    m.cls = full.cls;
    m.candidates = full.candidates;
    m.name = full.name;
    m.gender = full.gender;
    m.number = full.number;
    m.definite = true;
    m.name_tokens = {t, t + 1};
    put_actor(reading, s, {t, t + 1}, std::move(m));
  };
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s)
    for (auto t = reading.sentences[s].first; t < reading.sentences[s].last; ++t) {
      if (taken[t] || reading.tokens[t].kind != TokenKind::word ||
          (marked(*reading.tokens[t].word).outline & wanted) == 0)
        continue;
      for (const auto& base : reading.tokens[t].word->bases) {
        const auto it = surnames.find(std::string(base.text));
        if (it == surnames.end()) continue;
        if (given.contains(it->first) && !may_be_given(reading, t, reading.mentions[it->second])) continue;
        put_short(s, t, ActorMention(*reading.mentions[it->second].actor()));
        taken[t] = true;
        break;
      }
      // «وأضاف صالح»: the everyday word right behind a verb of saying.
      if (taken[t] || everyday.empty() || t == reading.sentences[s].first) continue;
      const auto& verb = reading.tokens[t - 1].analysis();
      if (verb.pos != Pos::verb || verb.number == Number::plural || !lexicon.lexemes().under_family(verb, "report"))
        continue;
      const auto it = everyday.find(std::string(reading.tokens[t].folded()));
      if (it != everyday.end() && reading.mentions[it->second].tokens.first < t)
        put_short(s, t, ActorMention(*reading.mentions[it->second].actor()));
    }
}

}  // namespace isnad::annotate
