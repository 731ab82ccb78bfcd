// Figures of every node of a page, summed over what is below it and not left out.
#pragma once
#include <cstdint>
#include <vector>

#include "ingest/html_tree.h"

namespace isnad::ingest {

struct NodeStats {
  bool gone = false;          // this node and all below it are left out
  std::uint32_t letters = 0;  // code points that are no spaces
  std::uint32_t linked = 0;   // of them inside links
  std::uint32_t commas = 0;
  std::uint32_t paragraphs = 0, items = 0, pictures = 0, headed = 0;  // headed: letters in headings
  double score = 0;
  bool scored = false;
  [[nodiscard]] double link_density() const {
    return letters == 0 ? 0.0 : static_cast<double>(linked) / static_cast<double>(letters);
  }
};

std::uint32_t count_letters(std::string_view text);
std::uint32_t count_commas(std::string_view text);
// Sums from the bottom up; `gone` must be set before.
void sum_up(const HtmlTree& tree, std::vector<NodeStats>& stats);

}  // namespace isnad::ingest
