// Pages made to hurt a parser: a million nested tags, a tag of a million attributes.
#pragma once
#include <isnad/error.h>

#include <string>
#include <string_view>

namespace isnad::ingest {

// The page with what no real page has taken out: attributes of a tag beyond a thousand bytes'
// worth of names, NUL bytes. Gumbo compares each attribute with all before it and walks the open
// tags at every paragraph, so both must be bounded before it sees them.
// too_large: more tags, or more of them open at once, than any page has: a tree takes many times its text.
Result<std::string> guard_html(std::string_view html);

}  // namespace isnad::ingest
