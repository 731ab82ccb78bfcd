// Events of a project: kept, listed, found.
#include <fmt/format.h>
#include <isnad/store.h>

#include <algorithm>

#include "store/event_records.h"
#include "store/where.h"

namespace isnad {

using store::EventReader;
using store::Statement;
using store::Where;

Result<void> Project::replace_events(std::span<const Event> events) {
  store::Transaction transaction(*database_);
  for (const char* sql : {"DELETE FROM events", "DELETE FROM fused", "DELETE FROM fused_readings"})
    database_->exec(sql);
  store::EventWriter writer(*database_);
  for (const auto& event : events) writer.write(event);
  transaction.commit();
  return database_->status();
}

Result<EventPage> Project::events(const EventFilter& filter, const PageRequest& page) {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  EventPage out;
  Where where = store::where_of(filter);
  if (page.counted) {
    Statement total(*database_, "SELECT count(*) FROM events e" + where.sql());
    where.bind(total);
    if (total.step()) out.total = static_cast<std::uint64_t>(total.integer(0));
  }
  store::after(where, page.order, "e.sorted_day", "e.key", page.after);
  const std::size_t limit = std::clamp<std::size_t>(page.limit, 1, 500);
  Statement ask(*database_, fmt::format("SELECT e.key, e.sorted_day FROM events e{}{} LIMIT {}", where.sql(),
                                        store::order_by(page.order, "e.sorted_day", "e.key"), limit + 1));
  where.bind(ask);
  EventReader reader(*database_);
  store::Cursor last;
  while (ask.step()) {
    if (out.events.size() == limit) {
      out.next = store::write_cursor(last);
      break;
    }
    last = {ask.text(1), ask.integer(0)};
    if (auto event = reader.read(ask.integer(0))) out.events.push_back(std::move(*event));
  }
  ask.reset();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::optional<Event>> Project::event(const std::string& id) {
  Statement ask(*database_, "SELECT key FROM events WHERE id = ?1");
  ask.bind_text(1, id);
  std::optional<Event> out;
  if (ask.step()) out = EventReader(*database_).read(ask.integer(0));
  ask.reset();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad
