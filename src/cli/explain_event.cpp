#include "cli/explain_event.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/error_table.h"
#include "cli/corpus.h"
#include "cli/terminal.h"
#include "fuse/evidence.h"
#include "fuse/explain.h"

namespace isnad::cli {
namespace {

class Writer {
 public:
  explicit Writer(const Corpus& corpus) : documents_(corpus.about) {
    for (const auto& c : corpus.claims) claims_.emplace(c.id, &c);
  }
  std::string pair(const fuse::PairReason& r) const {
    const bool rich = use_colours(stdout);
    std::string out = fmt::format("{} {}\n  with {} {}\n", paint(r.claim, Colour::bold, rich), words(r.claim),
                                  paint(r.other, Colour::bold, rich), words(r.other));
    for (const auto& reason : r.reasons) out += "    " + reason + '\n';
    out += r.barred ? "    kept apart\n" : fmt::format("    {:.1f} in all, joined from {:.1f}\n", r.sum, fuse::kJoin);
    return out;
  }

 private:
  std::string words(const std::string& id) const {
    const auto it = claims_.find(id);
    if (it == claims_.end()) return {};
    const auto* d = documents_.find(it->second->doc);
    const Span s = it->second->evidence;
    if (d == nullptr || s.end > d->text.size()) return std::string(name_of(it->second->type));
    return fmt::format("{} «{}»", name_of(it->second->type), d->text.substr(s.begin, s.size()));
  }
  fuse::DocumentTable documents_;
  std::map<std::string, const Claim*> claims_;
};

}  // namespace

bool names_event(const std::string& id) {
  return id.size() == 17 && id[0] == 'e' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

int explain_event(const Context& context, const std::string& id, const InputOptions& input) {
  const auto corpus = gather(context, {input, {}});
  if (!corpus) return report(corpus.error());
  const auto it =
      std::find_if(corpus->events.begin(), corpus->events.end(), [&](const Event& e) { return e.id == id; });
  if (it == corpus->events.end())
    return report({ErrorCode::not_found, "no event of this id", id, "`isnad events` lists them."});
  const auto reasons = fuse::explain_event({corpus->claims, corpus->about, corpus->pairs, &corpus->kinship}, *it);
  const Writer writer(*corpus);
  fmt::print("event {}, {} claims: each with the one it stands nearest to\n\n", id, it->claims.size());
  for (const auto& r : reasons.inside) std::fputs(writer.pair(r).c_str(), stdout);
  if (reasons.inside.empty()) std::puts("one claim, alone");
  if (!reasons.outside.empty())
    std::puts("\nnear, and not in it: a pair may join and still be kept apart by what stands between the groups\n");
  for (const auto& r : reasons.outside) std::fputs(writer.pair(r).c_str(), stdout);
  return corpus->status;
}

}  // namespace isnad::cli
