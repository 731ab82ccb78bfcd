#include "serve/project_count.h"

#include <sqlite3.h>
#include <time.h>

namespace isnad::serve {
namespace {

constexpr long kPatience = 20'000'000, kAgain = 8'000'000;  // ns of this thread
constexpr int kBetweenLooks = 2'000;                        // steps of SQLite's machine

long thread_time() {
  timespec t{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1'000'000'000L + t.tv_nsec;
}

// While it lives, whatever the connection runs is interrupted once the time is spent.
class Deadline {
 public:
  Deadline(sqlite3* handle, long patience) : handle_(handle), end_(thread_time() + patience) {
    sqlite3_progress_handler(
        handle_, kBetweenLooks,
        [](void* self) {
          auto& deadline = *static_cast<Deadline*>(self);
          deadline.passed_ = thread_time() > deadline.end_;
          return deadline.passed_ ? 1 : 0;
        },
        this);
  }
  ~Deadline() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  [[nodiscard]] bool passed() const { return passed_; }

 private:
  sqlite3* handle_;
  long end_;
  bool passed_ = false;
};

}  // namespace

Counted count_rows(store::Database& database, const std::string& from, const store::Where& where) {
  Counted out;
  if (!database.good()) return out;
  {
    Deadline deadline(database.handle(), kPatience);
    store::Statement ask(database, "SELECT count(*)" + from);
    where.bind(ask);
    if (ask.step()) {
      out.rows = static_cast<std::size_t>(ask.integer(0));
      return out;
    }
    if (!deadline.passed()) return out;  // an error of another kind stays with the connection
  }
  // Nothing else was under way on the connection: what it reports now is the interruption.
  if (auto interrupted = database.status(); interrupted) return out;
  Deadline deadline(database.handle(), kAgain);
  store::Statement walk(database, "SELECT 1" + from);
  where.bind(walk);
  while (walk.step()) ++out.rows;
  out.at_least = deadline.passed();
  if (out.at_least) {
    if (auto interrupted = database.status(); interrupted) out.at_least = false;
  }
  return out;
}

}  // namespace isnad::serve
