// What a page's tags, classes and ids say about a node. Thread-safe.
#pragma once
#include <string_view>

#include "ingest/html_tree.h"

namespace isnad::ingest {

bool is_block(std::string_view tag);       // starts a line of its own
bool is_never_text(std::string_view tag);  // scripts, forms, pictures, players
bool is_heading(std::string_view tag);     // h1 … h6
bool is_list(std::string_view tag);        // ul, ol, dl

// Not shown, by attribute or style.
bool is_hidden(const Node& node);
// Names of things around an article: navigation, related links, share bars, comments, adverts.
bool named_unlikely(const Node& node);
// Names of such things inside the body of an article.
bool named_intruder(const Node& node);
// 25 for names of article bodies, -25 for names of what stands around them, their sum.
int name_weight(const Node& node);
// Names and attributes that only the body of an article has (itemprop=articleBody …).
bool named_body(const Node& node);

}  // namespace isnad::ingest
