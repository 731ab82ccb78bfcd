#include "text/conllu.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/pieces.h"
#include "text/text.h"

namespace isnad::text {
namespace {

std::size_t visible_length(std::string_view s) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size();) {
    const auto d = utf8::decode(s, i);
    i += d.size;
    const auto c = class_of(d.cp);
    if (c != CharClass::space && c != CharClass::newline) ++n;
  }
  return n;
}

// Treebank lemmas without marks; its backtick stands for the small alif.
std::string plain_lemma(std::string_view lemma) {
  std::string s = normalise(lemma);
  std::erase(s, '`');
  return s;
}

std::vector<std::string_view> columns(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const auto tab = line.find('\t', at);
    out.push_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return out;
    at = tab + 1;
  }
}

bool beyond(const std::vector<ConlluWord>& w, std::size_t i, std::size_t end) {
  if (i >= w.size()) return true;
  return w[i].multiword ? w[i].begin >= end : w[i].end > end;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

void align_by_form(const std::vector<ConlluWord>& gold, std::size_t g0, std::size_t g1,
                   const std::vector<ConlluWord>& sys, std::size_t s0, std::size_t s1, Pairs& pairs) {
  const std::size_t n = g1 - g0, m = s1 - s0;
  std::vector<std::vector<int>> lcs(n + 1, std::vector<int>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) {
      lcs[i][j] = std::max(lcs[i + 1][j], lcs[i][j + 1]);
      if (gold[g0 + i].form == sys[s0 + j].form) lcs[i][j] = std::max(lcs[i][j], 1 + lcs[i + 1][j + 1]);
    }
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (gold[g0 + i].form == sys[s0 + j].form)
      pairs.emplace_back(g0 + i++, s0 + j++);
    else if (lcs[i][j] == lcs[i + 1][j])
      ++i;
    else
      ++j;
  }
}

Pairs align(const std::vector<ConlluWord>& gold, const std::vector<ConlluWord>& sys) {
  Pairs pairs;
  std::size_t g = 0, s = 0;
  while (g < gold.size() && s < sys.size()) {
    if (!gold[g].multiword && !sys[s].multiword) {
      if (gold[g].begin == sys[s].begin && gold[g].end == sys[s].end)
        pairs.emplace_back(g++, s++);
      else if (gold[g].begin <= sys[s].begin)
        ++g;
      else
        ++s;
      continue;
    }
    std::size_t end = 0;
    if (gold[g].multiword) {
      end = gold[g].end;
      if (!sys[s].multiword && sys[s].begin < gold[g].begin) ++s;
    } else {
      end = sys[s].end;
      if (!gold[g].multiword && gold[g].begin < sys[s].begin) ++g;
    }
    const std::size_t g0 = g, s0 = s;
    while (!beyond(gold, g, end) || !beyond(sys, s, end)) {
      const bool from_gold = g < gold.size() && (s >= sys.size() || gold[g].begin <= sys[s].begin);
      const ConlluWord& w = from_gold ? gold[g++] : sys[s++];
      if (w.multiword) end = std::max(end, w.end);
    }
    align_by_form(gold, g0, g, sys, s0, s, pairs);
  }
  return pairs;
}

}  // namespace

Result<ConlluText> parse_conllu(std::string_view file) {
  ConlluText out;
  std::size_t at = 0, sentence_begin = 0, multiword_left = 0, multiword_end = 0, line_number = 0;
  std::string sentence_text;
  bool open = false;
  const auto close = [&] {
    if (!open) return;
    out.sentences.emplace_back(sentence_begin, at);
    if (!out.raw.empty()) out.raw += ' ';
    out.raw += sentence_text;
    sentence_text.clear();
    sentence_begin = at;
    open = false;
  };
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    auto line = file.substr(i, end - i);
    i = end + 1;
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      close();
      continue;
    }
    if (line.starts_with('#')) continue;
    const auto cell = columns(line);
    if (cell.size() != 10)
      return fail(ErrorCode::malformed, fmt::format("{} columns where CoNLL-U has ten", cell.size()),
                  fmt::format("line {}", line_number));
    if (cell[0].find('.') != std::string_view::npos) continue;  // an empty node
    open = true;
    const bool range = cell[0].find('-') != std::string_view::npos;
    const bool glued = cell[9].find("SpaceAfter=No") != std::string_view::npos;
    if (range) {
      const auto dash = cell[0].find('-');
      const auto first = std::stoul(std::string(cell[0].substr(0, dash))),
                 last = std::stoul(std::string(cell[0].substr(dash + 1)));
      multiword_left = last - first + 1;
      multiword_end = at + visible_length(cell[1]);
      sentence_text += cell[1];
      if (!glued) sentence_text += ' ';
      continue;
    }
    ConlluWord w;
    w.form = cell[1];
    w.lemma = plain_lemma(cell[2]);
    w.upos = cell[3];
    w.begin = at;
    if (multiword_left > 0) {
      w.multiword = true;
      w.end = multiword_end;
      if (--multiword_left == 0) at = multiword_end;
    } else {
      at += visible_length(cell[1]);
      w.end = at;
      sentence_text += cell[1];
      if (!glued) sentence_text += ' ';
    }
    out.words.push_back(std::move(w));
  }
  close();
  return out;
}

ConlluText read_words(const Lexicon& lexicon, std::string_view raw) {
  Reading reading;
  reading.document.text = raw;
  WordMemo memo;
  run(lexicon, memo, reading);
  ConlluText out;
  std::size_t at = 0;
  std::uint32_t byte = 0;
  const auto advance = [&](std::uint32_t to) {
    at += visible_length(std::string_view(reading.document.text).substr(byte, to - byte));
    byte = to;
    return at;
  };
  for (const auto& s : reading.sentences) {
    std::size_t first = at;
    for (std::uint32_t i = s.first; i < s.last; ++i)
      for (const auto& p : pieces(reading.tokens[i], reading.document.text)) {
        ConlluWord w;
        w.begin = advance(p.span.begin);
        if (i == s.first && out.words.size() > 0 && w.begin > first && p.span.begin == reading.tokens[i].span.begin)
          first = w.begin;
        w.end = advance(p.span.end);
        w.form = reading.document.text.substr(p.span.begin, p.span.size());
        w.lemma = plain_lemma(p.lemma);
        w.upos = name_of(p.pos);
        out.words.push_back(std::move(w));
      }
    out.sentences.emplace_back(first, at);
  }
  out.raw = raw;
  return out;
}

ConlluScore score_conllu(const ConlluText& gold, const ConlluText& system) {
  ConlluScore score;
  const std::set<std::pair<std::size_t, std::size_t>> spans(gold.sentences.begin(), gold.sentences.end());
  score.sentences = {gold.sentences.size(), system.sentences.size(), 0};
  for (const auto& s : system.sentences) score.sentences.correct += spans.count(s);
  const auto pairs = align(gold.words, system.words);
  score.words = {gold.words.size(), system.words.size(), pairs.size()};
  score.upos = score.lemmas = {gold.words.size(), system.words.size(), 0};
  const auto show = [](const ConlluWord& w) { return w.form + "/" + w.upos + "/" + w.lemma; };
  std::size_t g = 0, s = 0;
  const auto gap = [&](std::size_t to_g, std::size_t to_s) {
    ConlluDiff d;
    for (; g < to_g; ++g) d.gold += (d.gold.empty() ? "" : " ") + show(gold.words[g]);
    for (; s < to_s; ++s) d.system += (d.system.empty() ? "" : " ") + show(system.words[s]);
    if (!d.gold.empty() || !d.system.empty()) score.diffs.push_back(std::move(d));
  };
  for (const auto& [i, j] : pairs) {
    gap(i, j);
    const auto &a = gold.words[i], &b = system.words[j];
    const bool same = a.upos == b.upos, lemma = a.lemma == "_" || a.lemma == b.lemma;
    if (same) ++score.upos.correct;
    if (lemma) ++score.lemmas.correct;
    if (!same || !lemma) score.diffs.push_back({show(a), show(b)});
    g = i + 1;
    s = j + 1;
  }
  gap(gold.words.size(), system.words.size());
  return score;
}

}  // namespace isnad::text
