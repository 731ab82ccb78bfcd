// Pages in twelve layouts: title, day, byline, outlet and text exactly as on the page.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "cli/run_cli.h"
#include "ingest/html.h"
#include "ingest/page_date.h"
#include "paths.h"

namespace isnad::ingest {
namespace {

namespace fs = std::filesystem;

Document read(const std::string& bytes) {
  Item item;
  item.kind = Kind::html;
  item.bytes = bytes;
  Parsed out;
  parse_html(item, out);
  return out.documents.empty() ? Document{} : out.documents.front();
}

TEST(Pages, TwelveLayouts) {
  const std::string folder = tests::source_path("tests/fixtures/pages");
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    ++pages;
    SCOPED_TRACE(entry.path().filename().string());
    const auto expected = nlohmann::json::parse(test::slurp(fs::path(entry.path()).replace_extension(".json")));
    const auto field = [&](const char* name) {
      return expected[name].is_string() ? expected[name].get<std::string>() : std::string();
    };
    const Document d = read(test::slurp(entry.path()));
    EXPECT_EQ(d.title, field("title"));
    EXPECT_EQ(d.text.substr(d.body_begin), field("text"));
    EXPECT_EQ(d.published ? iso_day(*d.published) : "", field("published")) << d.published_text;
    if (expected["byline"].is_string()) {
      EXPECT_EQ(d.byline, field("byline"));
    }
    if (expected["outlet"].is_string()) {
      EXPECT_EQ(d.outlet, field("outlet"));
    }
    if (expected["section"].is_string()) {
      EXPECT_EQ(d.section, field("section"));
    }
    EXPECT_EQ(d.text.substr(0, d.body_begin), d.title + "\n");
  }
  EXPECT_EQ(pages, 12);
}

TEST(Pages, BrokenHtmlIsReadAsFarAsItGoes) {
  EXPECT_TRUE(read("<p>").text.empty());
  EXPECT_NE(read("<div><p>هذه فقرة لا تنتهي وسومها <b>أبداً <i>ولا يضر ذلك قارئها").text.find("أبداً ولا يضر"),
            std::string::npos);
}

TEST(Pages, HarmfulPagesEndInAnErrorOrQuickly) {
  std::string nested;
  for (int i = 0; i < 200'000; ++i) nested += "<div>";
  Item item;
  item.kind = Kind::html;
  item.bytes = nested;
  Parsed out;
  parse_html(item, out);
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::too_large);
  std::string attributes = "<p ";
  for (int i = 0; i < 300'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  EXPECT_NE(read(attributes + ">نص الفقرة هنا كاملاً بلا نقصان").text.find("نص الفقرة"), std::string::npos);
}

TEST(PageDates, Fields) {
  const auto day = [](std::string_view text) {
    const auto found = field_day(text);
    return found ? iso_day(*found) : std::string();
  };
  EXPECT_EQ(day("2018-08-03T23:30:00+03:00"), "2018-08-03");
  EXPECT_EQ(day("Fri, 03 Aug 2018 10:00:00 GMT"), "2018-08-03");
  EXPECT_EQ(day("20180803"), "2018-08-03");
  EXPECT_EQ(day("03/08/2018"), "2018-08-03");
  EXPECT_EQ(day("2018/8/3"), "2018-08-03");
  EXPECT_EQ(day("yesterday"), "");
  EXPECT_EQ(day("2018-02-30"), "");
}

TEST(PageDates, ArabicDatelines) {
  const auto day = [](std::string_view text) {
    const auto found = dateline_day(text);
    return found ? iso_day(*found) : std::string();
  };
  EXPECT_EQ(day("الجمعة ٣ آب/أغسطس ٢٠١٨"), "2018-08-03");
  EXPECT_EQ(day("3 أغسطس (آب) 2018"), "2018-08-03");
  EXPECT_EQ(day("الاثنين، 17 كانون الأول 2018 - 10:22"), "2018-12-17");
  EXPECT_EQ(day("نشر في 5 غشت 2021"), "2021-08-05");
  EXPECT_EQ(day("الأحد 22 جمادى الآخرة 1441 هـ الموافق 16 فبراير 2020"), "2020-02-16");
  EXPECT_EQ(day("1 رمضان 1439 هـ"), "2018-05-16");
  EXPECT_EQ(day("August 3, 2018"), "2018-08-03");
  EXPECT_EQ(day("قتل 12 شخصاً في مايو الماضي"), "");
}

TEST(PageDates, Addresses) {
  EXPECT_EQ(address_day("https://x.example/2018/08/03/story"), parse_day("2018-08-03"));
  EXPECT_EQ(address_day("https://x.example/news/20180803-story"), parse_day("2018-08-03"));
  EXPECT_FALSE(address_day("https://x.example/item/20181344"));
}

}  // namespace
}  // namespace isnad::ingest
