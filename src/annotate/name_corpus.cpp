#include "annotate/name_corpus.h"

#include <fmt/format.h>

#include <algorithm>

namespace isnad::annotate {
namespace {

constexpr std::size_t kWordsInPart = 300;

double ratio(std::size_t a, std::size_t b) { return b == 0 ? 0.0 : static_cast<double>(a) / static_cast<double>(b); }

bool ends_sentence(std::string_view word) { return word == "." || word == "!" || word == "؟" || word == "?"; }

std::optional<NameClass> class_of(std::string_view tag) {
  if (tag.ends_with("-PERS") || tag.ends_with("-PER")) return NameClass::person;
  if (tag.ends_with("-LOC")) return NameClass::place;
  if (tag.ends_with("-ORG")) return NameClass::organisation;
  return std::nullopt;  // O, MISC
}

// نهر النيل, مسجد السلطان: there the kind word is part of the name.
bool kind_word_belongs(const PlaceMention& place) {
  if (place.kind_word.empty()) return false;
  for (const std::string_view kind : {"river", "lake", "sea", "mountain", "island", "road", "street", "mosque",
                                      "church", "bridge", "airport", "prison", "square", "market", "landmark"})
    if (place.kind == kind) return true;
  return false;
}

std::string words_of(const NamePart& part, TokenRange words) {
  const auto begin = part.words[words.first].begin, end = part.words[words.last - 1].end;
  return part.text.substr(begin, end - begin);
}

void add_word(NamePart& part, std::string_view word, std::string_view tag) {
  if (!part.text.empty()) part.text += ' ';
  const auto begin = static_cast<std::uint32_t>(part.text.size());
  part.text += word;
  const auto at = static_cast<std::uint32_t>(part.words.size());
  part.words.push_back({begin, static_cast<std::uint32_t>(part.text.size())});
  const auto cls = class_of(tag);
  if (!cls) return;
  const bool inside = tag.starts_with("I-") && !part.names.empty() && part.names.back().words.last == at &&
                      part.names.back().cls == *cls;
  if (inside)
    part.names.back().words.last = at + 1;
  else
    part.names.push_back({*cls, {at, at + 1}});
}

}  // namespace

double NameScore::precision() const { return ratio(alike, read); }
double NameScore::recall() const { return ratio(alike, gold); }
double NameScore::f1() const { return ratio(2 * alike, gold + read); }

Result<std::vector<NamePart>> parse_name_corpus(std::string_view file) {
  std::vector<NamePart> parts(1);
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < file.size();) {
    const auto end = std::min(file.find('\n', at), file.size());
    auto line = file.substr(at, end - at);
    at = end + 1;
    ++line_number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto gap = line.find_last_of(" \t");
    if (gap == std::string_view::npos || gap == 0 || gap + 1 == line.size())
      return fail(ErrorCode::malformed, "no word and tag", fmt::format("line {}", line_number));
    auto word = line.substr(0, gap);
    while (!word.empty() && (word.back() == ' ' || word.back() == '\t')) word.remove_suffix(1);
    add_word(parts.back(), word, line.substr(gap + 1));
    if (parts.back().words.size() >= kWordsInPart && ends_sentence(word)) parts.emplace_back();
  }
  if (parts.back().words.empty()) parts.pop_back();
  return parts;
}

std::vector<MarkedName> names_read(const NamePart& part, const Reading& reading) {
  std::vector<MarkedName> names;
  for (const auto& m : reading.mentions) {
    MarkedName name;
    Span span = m.span;
    if (const auto* p = m.place()) {
      if (p->inside_name || p->definite_epithet) continue;
      name.cls = NameClass::place;
      if (!kind_word_belongs(*p)) span = p->name;
    } else if (const auto* a = m.actor()) {
      if (a->name_form != NameForm::full && a->name_form != NameForm::short_) continue;
      switch (a->cls) {
        case ActorClass::person:
        case ActorClass::official: name.cls = NameClass::person; break;
        case ActorClass::state:
        case ActorClass::people:
        case ActorClass::source:
        case ActorClass::other: continue;
        case ActorClass::government:
        case ActorClass::military:
        case ActorClass::armed_group:
        case ActorClass::coalition:
        case ActorClass::party:
        case ActorClass::civil_body:
        case ActorClass::tribe:
        case ActorClass::ngo:
        case ActorClass::un:
        case ActorClass::court:
        case ActorClass::media:
        case ActorClass::agency:
        case ActorClass::monitor: name.cls = NameClass::organisation; break;
      }
    } else {
      continue;
    }
    const auto first = std::find_if(part.words.begin(), part.words.end(), [&](Span w) { return w.end > span.begin; });
    auto last = first;
    while (last != part.words.end() && last->begin < span.end) ++last;
    if (first == last) continue;
    name.words = {static_cast<std::uint32_t>(first - part.words.begin()),
                  static_cast<std::uint32_t>(last - part.words.begin())};
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

void score_names(const NamePart& part, const Reading& reading, std::array<NameScore, kNameClasses>& scores,
                 std::vector<NameDifference>* differences) {
  const auto read = names_read(part, reading);
  for (const auto& name : part.names) {
    auto& s = scores[static_cast<std::size_t>(name.cls)];
    ++s.gold;
    if (std::find(read.begin(), read.end(), name) != read.end())
      ++s.alike;
    else if (differences != nullptr)
      differences->push_back({name.cls, true, words_of(part, name.words)});
  }
  for (const auto& name : read) {
    ++scores[static_cast<std::size_t>(name.cls)].read;
    if (differences != nullptr && std::find(part.names.begin(), part.names.end(), name) == part.names.end())
      differences->push_back({name.cls, false, words_of(part, name.words)});
  }
}

}  // namespace isnad::annotate
