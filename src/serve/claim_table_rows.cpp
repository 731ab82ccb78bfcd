// Which rows a filter takes: one column after the other over a mask of all rows, so that a column that is
// not asked about costs nothing and the others run as fast as memory does.
#include <algorithm>

#include "serve/claim_table.h"
#include "serve/project_rows.h"
#include "store/search.h"
#include "store/where.h"

namespace isnad::serve {
namespace {

using Mask = std::vector<unsigned char>;

// Whether the first day that is there lies within; nothing does where none is.
bool not_after(std::int32_t limit, std::initializer_list<std::int32_t> days) {
  for (const auto day : days)
    if (day != INT32_MIN) return day <= limit;
  return false;
}

// Takes out what `holds` is false for; of every row.
template <class F>
void narrow(Mask& mask, F&& holds) {
  for (std::uint32_t row = 0; row < mask.size(); ++row) mask[row] = mask[row] & static_cast<unsigned char>(holds(row));
}
// The same for what is dear to ask: only of rows that are still in.
template <class F>
void sift(Mask& mask, F&& holds) {
  for (std::uint32_t row = 0; row < mask.size(); ++row)
    if (mask[row] != 0) mask[row] = static_cast<unsigned char>(holds(row));
}

}  // namespace

bool ClaimTable::by_then(std::uint32_t row, const Filter& f) const {
  return (!f.known_by || not_after(day_number(*f.known_by), {published_[row]})) &&
         (!f.as_of || not_after(day_number(*f.as_of), {first_[row], last_[row], published_[row]}));
}

std::vector<char> ClaimTable::disputed(const Filter& f) const {
  std::vector<char> out(events_.size(), 0);
  for (const auto& d : disputes_)
    if (by_then(d.one, f) && by_then(d.other, f)) out[d.event] = 1;
  return out;
}

// A row without a value lies behind all values.
void ClaimTable::keep_chosen(Mask& mask, const Column& column, const std::vector<std::string>& asked) {
  if (asked.empty()) return;
  const auto chosen = column.chosen(asked);  // one longer than the values are many, with a 0 there
  const std::uint32_t none = static_cast<std::uint32_t>(chosen.size() - 1);
  narrow(mask, [&](std::uint32_t row) { return chosen[std::min(column.of[row], none)] != 0; });
}

// What only the database can judge.
Result<ClaimTable::Rows> ClaimTable::found(Project& project, const Filter& f) const {
  std::string sql;
  store::Where where;
  const auto words = needs_database(f) ? std::string() : store::match_expression(f.text);
  if (words.empty()) {
    Filter part;
    part.text = f.text, part.review = f.review, part.coder = f.coder, part.doc = f.doc, part.event = f.event;
    where = claim_where(part);
    sql = "SELECT c.key" + claim_tables(where) + where.sql();
  } else {
    // The index of words alone: the claims themselves need not be looked at.
    sql = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?1";
  }
  store::Statement ask(project.database(), sql);
  if (words.empty())
    where.bind(ask);
  else
    ask.bind_text(1, words);
  Rows out;
  while (ask.step()) {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), ask.integer(0));
    if (at != keys_.end() && *at == ask.integer(0)) out.push_back(static_cast<std::uint32_t>(at - keys_.begin()));
  }
  if (auto status = project.database().status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<ClaimTable::Rows> ClaimTable::rows(Project& project, const Filter& f) const {
  const bool asks = needs_database(f) || !store::match_expression(f.text).empty();
  Mask mask(keys_.size(), asks ? 0 : 1);
  if (asks) {
    const auto known = found(project, f);
    if (!known) return tl::unexpected(known.error());
    for (const auto row : *known) mask[row] = 1;
  }
  keep_chosen(mask, type_, f.types);
  keep_chosen(mask, certainty_, f.certainty);
  keep_chosen(mask, outlet_, f.outlets);
  if (!f.polarity.empty()) keep_chosen(mask, polarity_, {f.polarity});
  if (f.toll) narrow(mask, [&](std::uint32_t row) { return toll_[row] != 0; });
  if (f.unattributed) narrow(mask, [&](std::uint32_t row) { return sources_.begin[row] == sources_.begin[row + 1]; });
  if (f.from)
    narrow(mask, [&, from = day_number(*f.from)](std::uint32_t row) {
      const auto told = last_[row] != kNoDay ? last_[row] : first_[row];
      return (told != kNoDay ? told : published_[row]) >= from;
    });
  if (f.to)
    narrow(mask, [&, to = day_number(*f.to)](std::uint32_t row) {
      return not_after(to, {first_[row], last_[row], published_[row]});
    });
  if (f.known_by || f.as_of) sift(mask, [&](std::uint32_t row) { return by_then(row, f); });
  if (f.disputed) {
    const auto disputes = disputed(f);
    sift(mask, [&](std::uint32_t row) { return event_[row] != kNone && disputes[event_[row]] != 0; });
  }
  const std::vector<std::string> places = f.places.empty() ? f.places : within(f.places);
  const auto keep_any = [&](const Slots& slots, const std::vector<std::string>& asked) {
    if (asked.empty()) return;
    sift(mask, [&, chosen = slots.chosen(asked)](std::uint32_t row) { return slots.any(row, chosen); });
  };
  keep_any(parties_, f.actors);
  keep_any(places_, places);
  keep_any(sources_, f.sources);
  Rows out;
  out.reserve(static_cast<std::size_t>(std::count(mask.begin(), mask.end(), 1)));
  for (std::uint32_t row = 0; row < mask.size(); ++row)
    if (mask[row] != 0) out.push_back(row);
  return out;
}

}  // namespace isnad::serve
