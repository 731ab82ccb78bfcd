#include "serve/agreement.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "serve/coded_fields.h"
#include "serve/render_work.h"

namespace isnad::serve {
namespace {

std::vector<Coded> pairs(const std::vector<std::pair<const char*, const char*>>& values) {
  std::vector<Coded> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (*values[i].first != '\0') out.push_back({std::to_string(i), "ا", values[i].first});
    if (*values[i].second != '\0') out.push_back({std::to_string(i), "ب", values[i].second});
  }
  return out;
}

TEST(Agreement, KappaOfTheTextbook) {
  // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.70, by chance 0.50, kappa 0.40.
  std::vector<std::pair<const char*, const char*>> values;
  values.insert(values.end(), 20, {"y", "y"});
  values.insert(values.end(), 5, {"y", "n"});
  values.insert(values.end(), 10, {"n", "y"});
  values.insert(values.end(), 15, {"n", "n"});
  const Agreement a = agreement_of(pairs(values));
  EXPECT_EQ(a.units, 50u);
  EXPECT_EQ(a.coders, 2u);
  EXPECT_DOUBLE_EQ(a.observed, 0.7);
  ASSERT_TRUE(a.kappa.has_value());
  EXPECT_NEAR(*a.kappa, 0.4, 1e-12);
}

TEST(Agreement, AlphaOfKrippendorffsNominalExample) {
  // Two observers, ten units, from "Computing Krippendorff's Alpha-Reliability" (2011), section A:
  // 0/1 data with 14 zeros, 6 ones and four mismatches: alpha 0.095.
  const Agreement a = agreement_of(pairs({{"0", "0"},
                                          {"1", "1"},
                                          {"0", "1"},
                                          {"0", "0"},
                                          {"0", "0"},
                                          {"0", "0"},
                                          {"0", "0"},
                                          {"0", "1"},
                                          {"1", "0"},
                                          {"1", "0"}}));
  ASSERT_TRUE(a.alpha.has_value());
  EXPECT_NEAR(*a.alpha, 0.095, 0.001);
}

TEST(Agreement, OneValueLeavesChanceUnknownAndLoneCodingsDoNotCount) {
  const Agreement same = agreement_of(pairs({{"x", "x"}, {"x", "x"}}));
  EXPECT_DOUBLE_EQ(same.observed, 1);
  EXPECT_FALSE(same.kappa.has_value());
  EXPECT_FALSE(same.alpha.has_value());
  const Agreement lone = agreement_of(pairs({{"x", ""}, {"", "y"}}));
  EXPECT_EQ(lone.units, 0u);
}

TEST(Agreement, AlphaTakesMissingCodings) {
  auto codings = pairs({{"a", "a"}, {"b", "b"}, {"a", "b"}});
  codings.push_back({"0", "ج", "a"});
  codings.push_back({"2", "ج", "b"});
  const Agreement a = agreement_of(codings);
  EXPECT_EQ(a.coders, 3u);
  ASSERT_TRUE(a.alpha.has_value());
  // Coincidences: aa 3, bb 2 + 1, ab and ba 1 + 1 … by hand: 1 - (2/8) / (1 - (4·3 + 4·3)/56).
  EXPECT_NEAR(*a.alpha, 1 - 0.25 / (1 - 24.0 / 56.0), 1e-12);
}

TEST(CodedFields, CompareByMeaningNotBySpelling) {
  const auto record = nlohmann::json::parse(
      R"({"agent":[{"id":"b","text":"ب"},{"id":null,"name":"أ","start":4}],"killed":{"min":3,"max":null},
          "time":{"start":"2021-03-04","end":"2021-03-05","text":"أمس"},"attribution":[{"id":"z"},{"id":"a"}],"share":8})");
  EXPECT_EQ(coded_value(record, "agent"), "b | أ");
  EXPECT_EQ(coded_value(record, "attribution"), "z | a");
  EXPECT_EQ(coded_value(record, "killed"), "3/");
  EXPECT_EQ(coded_value(record, "time"), "2021-03-04/2021-03-05");
  EXPECT_EQ(coded_value(record, "share"), "8");
  EXPECT_EQ(coded_value(record, "stage"), "");
}

TEST(Agreement, RejectedClaimsCountForTheVerdictAlone) {
  const std::string one = R"({"type":"shelling","confidence":0.8,"rule":"r"})",
                    two = R"({"type":"bombing","confidence":0.8,"rule":"r"})";
  const auto rows = agreement_by_field({{"c1", "ا", "accepted", one},
                                        {"c1", "ب", "rejected", one},
                                        {"c2", "ا", "accepted", one},
                                        {"c2", "ب", "edited", two}});
  EXPECT_EQ(rows[0].field, "verdict");
  EXPECT_EQ(rows[0].agreement.units, 2u);
  EXPECT_DOUBLE_EQ(rows[0].agreement.observed, 0.5);
  EXPECT_EQ(rows[1].field, "type");
  EXPECT_EQ(rows[1].agreement.units, 1u);
  EXPECT_DOUBLE_EQ(rows[1].agreement.observed, 0);
  const auto bands = reliability({{"c1", "ا", "accepted", one}, {"c2", "ب", "rejected", one}});
  EXPECT_EQ(bands[0].by, "confidence");
  EXPECT_EQ(bands[0].value, "0.8–0.9");
  EXPECT_EQ(bands[0].judged, 2u);
  EXPECT_EQ(bands[0].accepted, 1u);
}

}  // namespace
}  // namespace isnad::serve
