#include "fuse/judged.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace isnad::fuse {
namespace {

// Groups of claims that are held together, and which groups are held apart.
class Settled {
 public:
  void together(const std::string& a, const std::string& b, std::vector<ClaimPair>& out) {
    const int x = root(a), y = root(b);
    if (x == y) return;
    if (apart_.count(key(x, y)) != 0) return;  // a later word says otherwise
    for (const auto& [p, q] : std::set<std::pair<int, int>>(apart_))
      if (p == y || q == y) apart_.insert(key(p == y ? x : p, q == y ? x : q));
    parent_[static_cast<std::size_t>(y)] = x;
    out.push_back({a, b, true});
  }
  void apart(const std::string& a, const std::string& b, std::vector<ClaimPair>& out) {
    const int x = root(a), y = root(b);
    if (x == y) return;
    apart_.insert(key(x, y));
    out.push_back({a, b, false});
  }

 private:
  static std::pair<int, int> key(int a, int b) { return {std::min(a, b), std::max(a, b)}; }
  int root(const std::string& claim) {
    const auto [it, fresh] = number_.try_emplace(claim, static_cast<int>(parent_.size()));
    if (fresh) parent_.push_back(it->second);
    int x = it->second;
    while (parent_[static_cast<std::size_t>(x)] != x) x = parent_[static_cast<std::size_t>(x)];
    return x;
  }
  std::map<std::string, int> number_;
  std::vector<int> parent_;
  std::set<std::pair<int, int>> apart_;
};

}  // namespace

std::vector<ClaimPair> settle(std::span<const Judgement> judgements) {
  std::vector<ClaimPair> out;
  Settled settled;
  for (auto it = judgements.rbegin(); it != judgements.rend(); ++it) {
    const Judgement& j = *it;
    if (!j.withdrawn.empty() || j.claims.empty()) continue;
    for (const auto& c : j.claims)
      if (c != j.claims.front()) settled.together(j.claims.front(), c, out);
    for (const auto& o : j.others) {
      if (j.kind == Judgement::Kind::merge) {
        settled.together(j.claims.front(), o, out);
      } else {
        for (const auto& c : j.claims) settled.apart(c, o, out);
      }
    }
  }
  return out;
}

}  // namespace isnad::fuse
