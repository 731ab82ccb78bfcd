#include "ingest/node_stats.h"

#include "base/utf8.h"
#include "ingest/page_tags.h"

namespace isnad::ingest {

std::uint32_t count_letters(std::string_view text) {
  std::uint32_t n = 0;
  for (const char c : text) {
    const auto b = static_cast<unsigned char>(c);
    n += (b & 0xC0) != 0x80 && b > 0x20 ? 1U : 0U;
  }
  return n;
}

std::uint32_t count_commas(std::string_view text) {
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    i += d.size;
    // Arabic, ideographic and full-width commas; «و» does in Arabic what commas do elsewhere.
    n += d.cp == U',' || d.cp == 0x060C || d.cp == 0x061B || d.cp == 0x3001 || d.cp == 0xFF0C ? 1U : 0U;
  }
  return n;
}

void sum_up(const HtmlTree& tree, std::vector<NodeStats>& stats) {
  for (auto& s : stats) s.letters = s.linked = s.commas = s.paragraphs = s.items = s.pictures = s.headed = 0;
  for (NodeId id = tree.size() - 1; id > 0; --id) {
    auto& own = stats[static_cast<std::size_t>(id)];
    const Node& node = tree[id];
    if (own.gone) {
      own.letters = own.linked = own.commas = own.paragraphs = own.items = own.pictures = own.headed = 0;
      continue;
    }
    if (node.is_text()) {
      own.letters = count_letters(node.text);
      own.commas = count_commas(node.text);
    } else if (node.tag == "a") {
      own.linked = own.letters;
    } else if (node.tag == "p") {
      ++own.paragraphs;
    } else if (node.tag == "li") {
      ++own.items;
    } else if (node.tag == "img") {
      ++own.pictures;
    } else if (is_heading(node.tag)) {
      own.headed = own.letters;
    }
    if (node.parent == kNoNode) continue;
    auto& up = stats[static_cast<std::size_t>(node.parent)];
    up.letters += own.letters;
    up.linked += own.linked;
    up.commas += own.commas;
    up.paragraphs += own.paragraphs;
    up.items += own.items;
    up.pictures += own.pictures;
    up.headed += own.headed;
  }
}

}  // namespace isnad::ingest
