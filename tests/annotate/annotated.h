// Reads a text with the built data, for tests that look at mentions.
#pragma once
#include <isnad/engine.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "model/reading.h"
#include "paths.h"

namespace isnad::tests {

inline const Engine& engine() {
  static const Engine shared = [] {
    auto e = Engine::open(tests::built_path("isnad.blob"));
    if (!e) throw std::runtime_error(e.error().message);
    return std::move(*e);
  }();
  return shared;
}

// The reading points into `scratch`, which must outlive it.
inline Reading annotated(const std::string& text, Engine::Scratch& scratch, std::optional<Day> published = {}) {
  Document document;
  document.id = "t";
  document.text = text;
  document.published = published;
  Reading reading;
  engine().annotate(document, scratch, reading);
  return reading;
}

inline Day day(int y, unsigned m, unsigned d) {
  return Day(std::chrono::year_month_day(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)));
}

}  // namespace isnad::tests
