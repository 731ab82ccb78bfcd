// Records as JSON, one object a line, as docs/format/claim-record.md has them. Offsets become code
// points of the stored text here. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/document.h>
#include <isnad/event.h>

#include <string>

#include "base/code_points.h"

namespace isnad {
struct Reading;
}

namespace isnad::exports {

// One line without the line feed.
std::string claim_line(const Claim& claim, std::string_view text, const CodePoints& offsets);
std::string event_line(const Event& event);
// All mentions of a reading, each with its line feed; tokens only when asked.
std::string mention_lines(const Reading& reading, bool tokens);

}  // namespace isnad::exports
