#include "ingest/main_text.h"

#include <algorithm>
#include <cmath>

#include "ingest/body_cleaner.h"
#include "ingest/node_stats.h"
#include "ingest/page_tags.h"
#include "ingest/text_likeness.h"

namespace isnad::ingest {
namespace {

using Stats = std::vector<NodeStats>;

NodeStats& at(Stats& stats, NodeId id) { return stats[static_cast<std::size_t>(id)]; }

// Takes out what is never part of an article; `strict` also by name.
void leave_out(const HtmlTree& tree, Stats& stats, bool strict) {
  const std::uint32_t whole = stats.front().letters;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const Node& node = tree[id];
    if (node.is_text()) continue;
    // An image is counted before it is dropped, so that it stays here.
    const bool gone = (is_never_text(node.tag) && node.tag != "img") || is_hidden(node) ||
                      (strict && named_unlikely(node)) ||
                      // Some old sites wrap the whole page in one form.
                      ((node.tag == "form" || node.tag == "fieldset") && at(stats, id).letters * 4 < whole);
    if (!gone) continue;
    at(stats, id).gone = true;
    id = node.end - 1;
  }
}

bool has_block_child(const HtmlTree& tree, NodeId id) {
  for (NodeId n = id + 1; n < tree[id].end; ++n)
    if (is_block(tree[n].tag) && tree[n].tag != "br") return true;
  return false;
}

double base_score(const Node& node) {
  double score = name_weight(node);
  if (node.tag == "div" || node.tag == "article" || node.tag == "section" || node.tag == "main")
    score += 5;
  else if (node.tag == "pre" || node.tag == "td" || node.tag == "blockquote")
    score += 3;
  else if (is_list(node.tag) || node.tag == "li" || node.tag == "dd" || node.tag == "dt" || node.tag == "form")
    score -= 3;
  else if (is_heading(node.tag) || node.tag == "th")
    score -= 5;
  if (named_body(node)) score += 25;
  return score;
}

// Paragraphs vote for the five nodes around them.
std::vector<NodeId> vote(const HtmlTree& tree, Stats& stats) {
  std::vector<NodeId> voted;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (at(stats, id).gone) {
      id = tree[id].end - 1;
      continue;
    }
    const Node& node = tree[id];
    const bool paragraph = node.tag == "p" || node.tag == "pre" || node.tag == "td" ||
                           ((node.tag == "div" || node.tag == "section" || node.tag == "li" ||
                             node.tag == "blockquote" || is_heading(node.tag)) &&
                            !has_block_child(tree, id));
    if (!paragraph || at(stats, id).letters < 25) continue;
    const double points = 1.0 + at(stats, id).commas + std::min(std::floor(at(stats, id).letters / 100.0), 3.0);
    int level = 0;
    for (NodeId up = node.parent; up != kNoNode && level < 5; up = tree[up].parent, ++level) {
      if (tree[up].tag.empty() || tree[up].tag == "html") break;
      auto& s = at(stats, up);
      if (!s.scored) {
        s.scored = true;
        s.score = base_score(tree[up]);
        voted.push_back(up);
      }
      s.score += points / (level == 0 ? 1.0 : level == 1 ? 2.0 : level * 3.0);
    }
  }
  for (const NodeId id : voted) at(stats, id).score *= 1.0 - at(stats, id).link_density();
  return voted;
}

// Where several of the best share a node around them, that node; then upwards as long as it gains.
NodeId choose(const HtmlTree& tree, Stats& stats, std::vector<NodeId>& voted) {
  if (voted.empty()) return kNoNode;
  std::stable_sort(voted.begin(), voted.end(),
                   [&](NodeId a, NodeId b) { return at(stats, a).score > at(stats, b).score; });
  NodeId top = voted[0];
  const double best = at(stats, top).score;
  std::vector<NodeId> rivals;
  for (std::size_t i = 1; i < voted.size() && i < 5; ++i)
    if (at(stats, voted[i]).score >= best * 0.75) rivals.push_back(voted[i]);
  if (rivals.size() >= 3)
    for (NodeId up = tree[top].parent; up != kNoNode && tree[up].tag != "body" && tree[up].tag != "html";
         up = tree[up].parent) {
      const auto shared =
          std::count_if(rivals.begin(), rivals.end(), [&](NodeId r) { return r > up && r < tree[up].end; });
      if (shared < 3) continue;
      top = up;
      break;
    }
  double last = at(stats, top).score;
  const double floor = last / 3;
  for (NodeId up = tree[top].parent; up != kNoNode && tree[up].tag != "body"; up = tree[up].parent) {
    if (!at(stats, up).scored) continue;
    if (at(stats, up).score < floor) break;
    if (at(stats, up).score > last) {
      top = up;
      break;
    }
    last = at(stats, up).score;
  }
  return top;
}

// The node whose text is most like what the page says its article is.
NodeId most_like(const HtmlTree& tree, const Stats& stats, std::string_view known) {
  const TextLikeness likeness(known);
  NodeId best = kNoNode;
  double best_value = 0.6;
  const std::uint32_t letters = count_letters(known);
  for (NodeId id = 0; id < tree.size(); ++id) {
    const auto& s = stats[static_cast<std::size_t>(id)];
    if (s.gone) {
      id = tree[id].end - 1;
      continue;
    }
    if (tree[id].is_text() || s.letters * 2 < letters || s.letters > letters * 3) continue;
    const double value = likeness.to(tree.text_of(id));
    if (value > best_value) {
      best_value = value;
      best = id;
    }
  }
  return best;
}

// Neighbours of the chosen node that carry on with the article.
std::vector<NodeId> with_neighbours(const HtmlTree& tree, Stats& stats, NodeId top) {
  const NodeId parent = tree[top].parent;
  if (parent == kNoNode || tree[top].tag == "body") return {top};
  const double threshold = std::max(10.0, at(stats, top).score * 0.2);
  const std::string_view name = tree[top].attribute("class");
  std::vector<NodeId> out;
  for (NodeId id = tree[parent].first_child; id != kNoNode; id = tree[id].next) {
    const Node& node = tree[id];
    const auto& s = at(stats, id);
    bool keep = id == top;
    if (!keep && !node.is_text() && !s.gone) {
      const double bonus = !name.empty() && node.attribute("class") == name ? at(stats, top).score * 0.2 : 0;
      keep = s.scored && s.score + bonus >= threshold;
      if (!keep && node.tag == "p")
        keep = s.letters > 80 ? s.link_density() < 0.25 : s.letters > 0 && s.linked == 0 && s.letters > 30;
    }
    if (keep) out.push_back(id);
  }
  return out;
}

struct Try {
  std::vector<NodeId> roots;
  Stats stats;
  std::uint32_t letters = 0;
};

Try attempt(const HtmlTree& tree, std::string_view known, bool strict) {
  Try out;
  out.stats.resize(static_cast<std::size_t>(tree.size()));
  sum_up(tree, out.stats);
  leave_out(tree, out.stats, strict);
  sum_up(tree, out.stats);
  auto voted = vote(tree, out.stats);
  if (const NodeId top = choose(tree, out.stats, voted); top != kNoNode)
    out.roots = with_neighbours(tree, out.stats, top);
  if (!known.empty())
    if (const NodeId id = most_like(tree, out.stats, known); id != kNoNode) {
      // Some pages put only their first paragraph into JSON-LD: then the vote knows more.
      const bool opening_only = std::any_of(out.roots.begin(), out.roots.end(), [&](NodeId root) {
        return root < id && id < tree[root].end && at(out.stats, root).letters > at(out.stats, id).letters * 2;
      });
      if (!opening_only) out.roots = {id};
    }
  for (const NodeId id : out.roots) out.letters += at(out.stats, id).letters;
  return out;
}

}  // namespace

MainText main_text(const HtmlTree& tree, std::string_view title, std::string_view known_body) {
  MainText out;
  if (tree.size() == 0) return out;
  Try chosen = attempt(tree, known_body, true);
  // A page whose very body is called "header" or "sidebar": once more without the names.
  if (chosen.letters < 400) {
    Try loose = attempt(tree, known_body, false);
    if (loose.letters > chosen.letters * 2) chosen = std::move(loose);
  }
  if (chosen.roots.empty()) return out;
  out.root = chosen.roots.front();
  for (const NodeId root : chosen.roots) clean_body(tree, root, chosen.stats);
  sum_up(tree, chosen.stats);
  for (const NodeId root : chosen.roots) collect_paragraphs(tree, root, chosen.stats, out.paragraphs);
  trim_body(title, out.paragraphs);
  return out;
}

}  // namespace isnad::ingest
