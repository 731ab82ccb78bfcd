// What intrudes in the body of an article: related links, captions, share bars, by-lines. Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ingest/node_stats.h"

namespace isnad::ingest {

// Marks intruders below `root` as gone.
void clean_body(const HtmlTree& tree, NodeId root, std::vector<NodeStats>& stats);
// Texts of the blocks below `root`, in order, without empty ones.
void collect_paragraphs(const HtmlTree& tree, NodeId root, const std::vector<NodeStats>& stats,
                        std::vector<std::string>& out);
// Takes the title off the top and calls to share, follow or read on off both ends.
void trim_body(std::string_view title, std::vector<std::string>& paragraphs);

}  // namespace isnad::ingest
