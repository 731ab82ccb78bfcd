#include "ingest/body_cleaner.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/fold.h"
#include "ingest/page_date.h"
#include "ingest/page_tags.h"

namespace isnad::ingest {
namespace {

const NodeStats& at(const std::vector<NodeStats>& stats, NodeId id) { return stats[static_cast<std::size_t>(id)]; }

// A block of links, pictures or scraps rather than of sentences (after Readability's rules).
bool scrappy(const Node& node, const NodeStats& s) {
  const int weight = name_weight(node);
  if (weight < 0 && s.commas < 10 && s.letters < 2000) return true;
  if (s.commas >= 10) return false;
  const bool list = is_list(node.tag);
  const double density = s.link_density();
  const int items = static_cast<int>(s.items) - 100;
  if (s.pictures > 1 && s.paragraphs * 2 < s.pictures && s.letters < 200) return true;
  if (!list && items > static_cast<int>(s.paragraphs)) return true;
  if (!list && s.letters < 25 && s.headed * 10 < s.letters * 9 && (s.pictures == 0 || s.pictures > 2))
    return s.linked > 0 || s.letters == 0;
  if (weight < 25 && density > (list ? 0.4 : 0.3)) return true;
  return weight >= 25 && density > 0.5;
}

// «اقرأ أيضاً», "Read more": a heading or a paragraph that only leads elsewhere.
bool leads_elsewhere(const std::string& text) {
  static const RE2 kLead(
      "(?i)^(\\W*)(read (also|more|next)|also read|see also|related( (articles?|stories|news|posts|content|topics))?|"
      "more (on|from|stories|news)|you (may|might) (also )?(like|be interested)|recommended( for you)?|"
      "don'?t miss|trending( now)?|most (read|popular)|share this|follow us|advertisement|"
      "اقرا ايضا|اقرا المزيد|إقرأ أيضا|شاهد ايضا|مواضيع (ذات صله|متعلقه|مشابهه)|اخبار (ذات صله|متعلقه)|مقالات (ذات "
      "صله|متعلقه)|"
      "للمزيد|تابعونا|تابعنا|شارك|المزيد من|قد يهمك|اعلان|الوسوم|كلمات مفتاحيه|الكلمات المفتاحيه)\\b?");
  return RE2::PartialMatch(fold(text), kLead);
}

}  // namespace

void clean_body(const HtmlTree& tree, NodeId root, std::vector<NodeStats>& stats) {
  for (NodeId id = root + 1; id < tree[root].end; ++id) {
    auto& s = stats[static_cast<std::size_t>(id)];
    const Node& node = tree[id];
    if (s.gone) {
      id = node.end - 1;
      continue;
    }
    if (node.is_text()) continue;
    const bool container = node.tag == "div" || node.tag == "section" || node.tag == "table" || is_list(node.tag) ||
                           node.tag == "header" || node.tag == "figure";
    bool gone = node.tag == "h1" && s.letters < 200;
    gone = gone || node.tag == "figure";
    // Most of the body under a bad name is the body under a bad name.
    if (!gone && named_intruder(node)) gone = s.letters * 2 < at(stats, root).letters;
    if (!gone && container && s.letters * 2 < at(stats, root).letters) gone = scrappy(node, s);
    if (!gone && (node.tag == "p" || is_heading(node.tag) || node.tag == "strong" || node.tag == "div") &&
        s.letters < 160 && s.letters > 0 && (s.link_density() > 0.5 || is_heading(node.tag)))
      gone = leads_elsewhere(tree.text_of(id));
    if (gone) {
      s.gone = true;
      id = node.end - 1;
    }
  }
}

void collect_paragraphs(const HtmlTree& tree, NodeId root, const std::vector<NodeStats>& stats,
                        std::vector<std::string>& out) {
  std::string line;
  const auto flush = [&] {
    std::string text = squeeze(line);
    if (!text.empty()) out.push_back(std::move(text));
    line.clear();
  };
  std::vector<NodeId> open;  // blocks whose end is a line's end
  for (NodeId id = root; id < tree[root].end; ++id) {
    while (!open.empty() && id >= tree[open.back()].end) {
      flush();
      open.pop_back();
    }
    if (at(stats, id).gone) {
      id = tree[id].end - 1;
      continue;
    }
    const Node& node = tree[id];
    if (node.is_text()) {
      line += node.text;
    } else if (is_block(node.tag)) {
      flush();
      if (node.end > id + 1) open.push_back(id);
    }
  }
  flush();
}

void trim_body(std::string_view title, std::vector<std::string>& paragraphs) {
  const auto words = [](std::string_view text) {
    std::string out;
    for (const auto& word : fold_words(text)) out += word + ' ';
    return out;
  };
  const std::string head = words(title);
  if (!paragraphs.empty() && !head.empty() && words(paragraphs.front()) == head) paragraphs.erase(paragraphs.begin());
  // A date on a line of its own is when it was published, not what happened.
  if (paragraphs.size() > 1 && count_letters(paragraphs.front()) < 70 && paragraphs.front().back() != '.' &&
      dateline_day(paragraphs.front()))
    paragraphs.erase(paragraphs.begin());
  while (!paragraphs.empty() && count_letters(paragraphs.back()) < 60 && leads_elsewhere(paragraphs.back()))
    paragraphs.pop_back();
}

}  // namespace isnad::ingest
