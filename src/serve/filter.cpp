#include "serve/filter.h"

#include <isnad/claim.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/days.h"

namespace isnad::serve {
namespace {

constexpr std::size_t kMostRows = 500;
constexpr std::size_t kLongestSearch = 400;  // bytes

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Result<std::optional<Day>> day_of(const Request& request, const char* name) {
  const std::string text = request.param(name);
  if (text.empty()) return std::optional<Day>();
  const auto day = parse_day(text);
  if (!day) return fail(ErrorCode::usage, "not a day: " + text, name, "write it as 2017-06-14");
  return day;
}

template <std::size_t N>
bool one_of(const std::string& value, const std::array<std::string_view, N>& allowed) {
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

}  // namespace

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() == 7) return isnad::parse_day(std::string(iso) + "-01");
  return iso.size() == 10 ? isnad::parse_day(iso) : std::nullopt;
}

Result<Filter> parse_filter(const Request& request) {
  Filter f;
  f.types = request.list("type");
  for (const auto& type : f.types)
    if (!claim_type(type)) return fail(ErrorCode::usage, "no such type: " + type, "type");
  f.actors = request.list("actor");
  f.places = request.list("place");
  f.sources = request.list("source");
  f.outlets = request.list("outlet");
  f.certainty = request.list("certainty");
  for (const auto& c : f.certainty)
    if (!one_of<5>(c, {"fact", "possible", "attempted", "anticipated", "hypothetical"}))
      return fail(ErrorCode::usage, "no such certainty: " + c, "certainty");
  f.states = request.list("state");
  f.polarity = request.param("polarity");
  if (f.polarity == " " || f.polarity == "positive") f.polarity = "+";  // a bare + decodes so
  if (f.polarity == "negative") f.polarity = "-";
  if (!f.polarity.empty() && f.polarity != "+" && f.polarity != "-")
    return fail(ErrorCode::usage, "polarity is + or -", "polarity");
  f.doc = request.param("doc");
  f.event = request.param("event");
  f.review = request.param("review");
  if (!f.review.empty() && !one_of<6>(f.review, {"open", "accepted", "rejected", "edited", "second", "any"}))
    return fail(ErrorCode::usage, "review is open, accepted, rejected, edited, second or any", "review");
  f.coder = request.param("coder");
  if (f.review == "second" && f.coder.empty())
    return fail(ErrorCode::usage, "a second coding is somebody's: whose?", "coder");
  f.text = request.param("q");
  if (f.text.size() > kLongestSearch) return fail(ErrorCode::too_large, "the search text is too long", "q");
  f.unattributed = request.param("voice") == "own";
  f.toll = request.param("toll") == "1";
  f.disputed = request.param("disputed") == "1";
  auto from = day_of(request, "from"), to = day_of(request, "to"), known = day_of(request, "known_by"),
       as_of = day_of(request, "as_of");
  for (auto* day : {&from, &to, &known, &as_of})
    if (!*day) return tl::unexpected(day->error());
  f.from = *from, f.to = *to, f.known_by = *known, f.as_of = *as_of;
  if (const std::string order = request.param("order"); !order.empty()) {
    if (!one_of<3>(order, {"new", "old", "text"})) return fail(ErrorCode::usage, "order is new, old or text", "order");
    f.order = order;
  }
  f.cursor = request.param("cursor");
  if (const std::string limit = request.param("limit"); !limit.empty()) {
    const auto n = number(limit);
    if (!n || *n < 1 || *n > static_cast<int>(kMostRows)) return fail(ErrorCode::usage, "limit is 1 to 500", "limit");
    f.limit = static_cast<std::size_t>(*n);
  }
  return f;
}

}  // namespace isnad::serve
