#include "compile/country_codes.h"

#include <charconv>

#include "compile/tsv.h"
#include "lexicon/country_codes.h"

namespace isnad::compile {
namespace {

bool number(std::string_view text, std::int32_t& out) {
  if (text.empty()) return true;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

Result<void> add_country_codes(const std::string& data_dir, BlobBuilder& builder) {
  auto tsv = Tsv::load(data_dir + "/ontology/countries.tsv");
  std::vector<CountryCodes> rows;
  if (!tsv) {
    if (tsv.error().code != ErrorCode::not_found) return tl::unexpected(tsv.error());
    builder.table("country_codes", rows);
    return {};
  }
  builder.input("countries", tsv->bytes());
  for (const auto& row : tsv->rows()) {
    CountryCodes c;
    c.iso2 = builder.string(tsv->cell(row, "iso2"));
    c.iso3 = builder.string(tsv->cell(row, "iso3"));
    c.name = builder.string(tsv->cell(row, "name"));
    c.acled_region = builder.string(tsv->cell(row, "acled_region"));
    c.ucdp_region = builder.string(tsv->cell(row, "ucdp_region"));
    if (!number(tsv->cell(row, "numeric"), c.numeric) || !number(tsv->cell(row, "gw"), c.gw))
      return fail(ErrorCode::malformed, "numeric and gw are whole numbers", tsv->where(row));
    rows.push_back(c);
  }
  builder.table("country_codes", rows);
  return {};
}

}  // namespace isnad::compile
