// What a source that is only read answers.
#include "serve/source.h"

namespace isnad::serve {
namespace {

tl::unexpected<Error> not_here() {
  return fail(ErrorCode::forbidden, "a folder of records is only read", "",
              "import the articles into a project to work on their claims");
}

}  // namespace

Result<std::vector<std::vector<FacetValue>>> Source::facets(std::span<const Facet> facets, const Filter& filter,
                                                            std::size_t limit) {
  std::vector<std::vector<FacetValue>> out;
  for (const Facet one : facets) {
    auto values = facet(one, filter, limit);
    if (!values) return tl::unexpected(values.error());
    out.push_back(std::move(*values));
  }
  return out;
}

Result<Page<ContradictionRow>> Source::contradictions(const Filter&) { return not_here(); }
Result<std::vector<QuotingRow>> Source::quoting(const Filter&, std::size_t) { return std::vector<QuotingRow>{}; }
Result<std::vector<WordingRow>> Source::wording(const Filter&, std::size_t) { return std::vector<WordingRow>{}; }
Result<std::vector<ImportRow>> Source::imports(std::size_t) { return std::vector<ImportRow>{}; }
Result<std::vector<Coding>> Source::codings() { return std::vector<Coding>{}; }
Result<std::vector<Conflict>> Source::conflicts() { return std::vector<Conflict>{}; }
Result<std::vector<GoldDocument>> Source::gold() { return not_here(); }
Result<std::string> Source::ledger(Ledger, const Filter&, bool) { return not_here(); }
Result<std::string> Source::join(const JoinRequest&) { return not_here(); }
Result<std::string> Source::judgements() { return not_here(); }
Result<std::optional<Standing>> Source::standing(const std::string&) { return std::optional<Standing>(); }
Result<std::optional<Standing>> Source::check_password(const std::string&, const std::string&) { return not_here(); }
Result<void> Source::note(const std::string&, const std::string&, const std::string&, const std::string&,
                          const std::string&) {
  return not_here();
}

}  // namespace isnad::serve
