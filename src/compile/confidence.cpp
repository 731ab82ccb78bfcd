#include "compile/confidence.h"

#include <charconv>
#include <vector>

#include "compile/tsv.h"
#include "lexicon/confidence.h"

namespace isnad::compile {

Result<void> add_confidence(const std::string& data_dir, BlobBuilder& builder) {
  auto tsv = Tsv::load(data_dir + "/rules/confidence.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  builder.input("confidence", tsv->bytes());
  std::vector<ConfidenceRow> rows;
  for (const auto& row : tsv->rows()) {
    const auto weight = tsv->cell(row, "weight");
    ConfidenceRow out;
    const auto [end, ec] = std::from_chars(weight.data(), weight.data() + weight.size(), out.weight);
    if (ec != std::errc{} || end != weight.data() + weight.size())
      return fail(ErrorCode::malformed, "a weight is a number", tsv->where(row));
    out.feature = builder.string(tsv->cell(row, "feature"));
    rows.push_back(out);
  }
  builder.table("confidence", rows);
  return {};
}

}  // namespace isnad::compile
