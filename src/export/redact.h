// A coarsened copy of a project, for people who may see what is told but not where exactly or about
// whom: places no finer than an admin unit, no names of people, no words of articles. Nothing is
// blacked out in the old file: a new project is made of what may stay.
// Not shared between threads.
#pragma once
#include <isnad/store.h>

#include <functional>
#include <optional>
#include <string>

namespace isnad::exports {

// An admin unit that stands for the places in it.
struct Unit {
  std::string name, name_en;
  std::optional<double> lat, lon;
};

struct Coarsening {
  Precision finest = Precision::district;  // district, governorate or country
  std::function<std::optional<Unit>(const std::string& id)> unit;
  std::string who, at, tool;
};

struct Redacted {
  std::size_t documents = 0, claims = 0, events = 0;
};

// A text of the same length in bytes, its letters and digits replaced, so that every span still fits.
std::string without_words(std::string_view text);
// Corrections of reviewers are applied, rejected claims left out; neither reviews nor the audit chain
// come along. `to` must be empty. Both chains get a row.
Result<Redacted> redact(Project& from, Project& to, const Coarsening& how);

}  // namespace isnad::exports
