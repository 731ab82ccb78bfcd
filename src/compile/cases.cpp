#include "compile/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/days.h"
#include "compile/tsv.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

constexpr std::array<std::string_view, 19> kKeys{
    "killed", "injured", "captured", "missing",  "quantity",  "victims", "agent", "target",  "at",    "on",
    "by",     "weapon",  "stage",    "polarity", "certainty", "rule",    "share", "trigger", "plover"};

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::optional<std::int64_t> whole(std::string_view s) {
  std::int64_t v = 0;
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), v);
  if (ec != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return v;
}

// "3", "20..99", "50+".
bool quantity_is(const std::optional<Quantity>& q, std::string_view want) {
  if (want == "-") return !q;
  if (!q) return false;
  if (want.ends_with('+')) return q->min == whole(want.substr(0, want.size() - 1)) && !q->max;
  if (const auto dots = want.find(".."); dots != std::string_view::npos)
    return q->min == whole(want.substr(0, dots)) && q->max == whole(want.substr(dots + 2));
  return q->min == whole(want) && q->max == whole(want);
}

// Same name: all folded words of one stand in the other.
bool name_is(std::string_view want, std::initializer_list<std::string_view> names) {
  const auto wanted = text::fold_words(want);
  const auto strip = [](const std::string& w) { return w.starts_with("ال") ? w.substr(4) : w; };
  for (const auto name : names) {
    const auto words = text::fold_words(name);
    if (words.empty()) continue;
    const auto in = [&](const std::vector<std::string>& a, const std::vector<std::string>& b) {
      return std::all_of(a.begin(), a.end(), [&](const std::string& x) {
        return std::any_of(b.begin(), b.end(), [&](const std::string& y) { return strip(x) == strip(y); });
      });
    };
    if (in(wanted, words) || (words.size() > 1 && in(words, wanted))) return true;
  }
  return false;
}

template <class Refs, class Same>
bool set_is(const Refs& refs, std::string_view want, Same same) {
  if (want == "-") return refs.empty();
  const auto wanted = split_list(want, ',');
  if (wanted.size() != refs.size()) return false;
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
    return std::any_of(refs.begin(), refs.end(), [&](const auto& r) { return same(w, r); });
  });
}

bool time_is(const std::optional<TimeRef>& t, std::string_view want) {
  if (want == "-") return !t || !t->start;
  if (!t || !t->start) return false;
  const auto last = t->end.value_or(*t->start);
  const auto got = iso_day(*t->start) + (last == *t->start ? "" : "/" + iso_day(last));
  return got == want;
}

bool source_is(const std::string& want, const Source& s) {
  if (want.starts_with("anon:")) return s.kind == SourceKind::anonymous && name_is(want.substr(5), {s.name, s.text});
  return s.id == want || name_is(want, {s.name, s.text});
}

bool slot_is(const Claim& c, std::string_view key, const std::string& want) {
  const auto actor = [](const std::string& w, const ActorRef& r) { return r.id == w || name_is(w, {r.name, r.text}); };
  const auto place = [](const std::string& w, const PlaceRef& r) { return r.id == w || name_is(w, {r.name, r.text}); };
  if (key == "killed") return quantity_is(c.killed, want);
  if (key == "injured") return quantity_is(c.injured, want);
  if (key == "captured") return quantity_is(c.captured, want);
  if (key == "missing") return quantity_is(c.missing, want);
  if (key == "quantity") return quantity_is(c.quantity, want);
  if (key == "victims") return c.victims == (want == "-" ? "" : want);
  if (key == "agent") return set_is(c.agent, want, actor);
  if (key == "target") return set_is(c.target, want, actor);
  if (key == "at" || key == "places") return set_is(c.places, want, place);
  if (key == "on") return time_is(c.time, want);
  if (key == "by") return set_is(c.attribution, want, source_is);
  if (key == "weapon") return c.weapon == want;
  if (key == "stage") return name_of(c.stage) == want;
  if (key == "polarity") return name_of(c.polarity) == want;
  if (key == "certainty") return name_of(c.certainty) == want;
  if (key == "rule") return c.rule == want;
  if (key == "trigger") return c.trigger.text == want;
  if (key == "plover") return c.plover == (want == "-" ? "" : want);
  if (key == "share") return c.share && fmt::format("{:g}", *c.share) == want;
  return false;
}

std::string words_of(const Claim& c, const std::string& text) {
  return text.substr(c.evidence.begin, c.evidence.size());
}

}  // namespace

Result<Case> parse_case(const std::string& path, std::string_view bytes) {
  Case out;
  out.path = path;
  enum class Part { head, story, expectations } part = Part::head;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto line = trim(bytes.substr(at, end - at));
    at = end + 1;
    ++number;
    const auto where = fmt::format("{}:{}", path, number);
    if (line == "---") {
      part = part == Part::head ? Part::story : Part::expectations;
      continue;
    }
    if (part == Part::story) {
      out.text += std::string(line) + "\n";
      continue;
    }
    if (line.empty() || line.starts_with('#')) continue;
    if (part == Part::head) {
      if (line.starts_with("= ")) {
        const auto n = whole(trim(line.substr(2)));
        if (!n) return fail(ErrorCode::malformed, "`= n` needs a number", where);
        out.count = static_cast<int>(*n);
        continue;
      }
      const auto colon = line.find(':');
      if (colon == std::string_view::npos) return fail(ErrorCode::malformed, "a head line is `key: value`", where);
      const auto key = trim(line.substr(0, colon)), value = trim(line.substr(colon + 1));
      if (key == "title")
        out.title = value;
      else if (key == "published")
        out.published = value;
      else if (key == "outlet")
        out.outlet = value;
      else
        return fail(ErrorCode::malformed, fmt::format("not a head line: {}", line), where);
      continue;
    }
    if (line.starts_with("= ")) {
      const auto n = whole(trim(line.substr(2)));
      if (!n) return fail(ErrorCode::malformed, "`= n` needs a number", where);
      out.count = static_cast<int>(*n);
      continue;
    }
    if (!line.starts_with('+') && !line.starts_with('!'))
      return fail(ErrorCode::malformed, "an expectation starts with + or ! or =", where);
    Expectation e;
    e.must = line.front() == '+';
    e.line = number;
    auto cells = split_list(line.substr(1));
    if (cells.empty() || !claim_type(cells[0]))
      return fail(ErrorCode::malformed, fmt::format("unknown type: {}", cells.empty() ? "" : cells[0]), where);
    e.type = cells[0];
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const auto space = cells[i].find(' ');
      const auto key = cells[i].substr(0, space);
      if (std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end() && space != std::string::npos)
        e.slots.emplace_back(key, std::string(trim(std::string_view(cells[i]).substr(space))));
      else if (i == 1)
        e.evidence = cells[i];
      else
        return fail(ErrorCode::malformed, fmt::format("unknown slot: {}", cells[i]), where);
    }
    out.expectations.push_back(std::move(e));
  }
  while (out.text.ends_with('\n')) out.text.pop_back();
  if (out.text.empty()) return fail(ErrorCode::malformed, "the case has no story", path);
  if (out.expectations.empty() && out.count < 0)
    return fail(ErrorCode::malformed, "the case expects nothing: write + or ! lines, or = 0", path);
  return out;
}

Result<std::vector<Case>> load_cases(const std::string& dir) {
  std::vector<std::string> paths;
  std::error_code ec;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir, ec))
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  if (ec) return fail(ErrorCode::unreadable, "cannot read the cases", dir);
  std::sort(paths.begin(), paths.end());
  std::vector<Case> out;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(ErrorCode::unreadable, "cannot read the case", path);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    auto one = parse_case(path, bytes);
    if (!one) return tl::unexpected(one.error());
    out.push_back(std::move(*one));
  }
  return out;
}

bool meets(const Expectation& e, const Claim& c, const std::string& text, std::string& why) {
  if (name_of(c.type) != e.type) {
    why = fmt::format("is {}", name_of(c.type));
    return false;
  }
  if (!e.evidence.empty()) {
    const auto at = text.find(e.evidence);
    const Span want{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + e.evidence.size())};
    if (at == std::string::npos || !c.evidence.overlaps(want)) {
      why = "evidence lies elsewhere";
      return false;
    }
  }
  for (const auto& [key, value] : e.slots)
    if (!slot_is(c, key, value)) {
      why = fmt::format("{} is not {}", key, value);
      return false;
    }
  return true;
}

std::vector<std::string> run_case(const Case& story, const Engine& engine, Engine::Scratch& scratch) {
  Document d;
  d.id = std::filesystem::path(story.path).filename().string();
  d.text = story.text;
  d.outlet = story.outlet;
  d.published = parse_day(story.published);
  const auto claims = engine.read(d, scratch);
  std::vector<std::string> out;
  std::vector<bool> used(claims.size(), false);
  for (const auto& e : story.expectations) {
    const auto where = fmt::format("{}:{}", story.path, e.line);
    std::string near, why;
    bool met = false;
    for (std::size_t i = 0; i < claims.size() && !met; ++i) {
      if (e.must && used[i]) continue;
      if (meets(e, claims[i], d.text, why)) {
        met = true;
        if (e.must) used[i] = true;
      } else if (name_of(claims[i].type) == e.type) {
        near += fmt::format("\n    «{}»: {}", words_of(claims[i], d.text), why);
      }
    }
    if (e.must && !met) out.push_back(fmt::format("{}: no such {}{}", where, e.type, near));
    if (!e.must && met) out.push_back(fmt::format("{}: gives {} that it must not", where, e.type));
  }
  if (story.count >= 0 && claims.size() != static_cast<std::size_t>(story.count)) {
    std::string list;
    for (const auto& c : claims) list += fmt::format("\n    {} «{}»", name_of(c.type), words_of(c, d.text));
    out.push_back(fmt::format("{}: {} claims where {} are told{}", story.path, claims.size(), story.count, list));
  }
  return out;
}

}  // namespace isnad::compile
