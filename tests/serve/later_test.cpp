// A desk whose source is not ready: nobody is kept waiting for it, and the rest answers.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "serve/desk.h"

namespace isnad::serve {
namespace {

template <class T>
Result<T> none() {
  return fail(ErrorCode::not_found, "nothing here");
}

class Unready final : public Source {
 public:
  bool ready(Part part) override { return part == Part::none || part == there; }
  Result<Counts> counts() override { return Counts{}; }
  Result<Page<ClaimRow>> claims(const Filter&) override { return Page<ClaimRow>{}; }
  Result<ClaimRow> claim(const std::string&) override { return none<ClaimRow>(); }
  Result<Page<DocumentRow>> documents(const Filter&) override { return Page<DocumentRow>{}; }
  Result<DocumentFull> document(const std::string&) override { return none<DocumentFull>(); }
  Result<Page<EventRow>> events(const Filter&) override { return Page<EventRow>{}; }
  Result<EventRow> event(const std::string&, const Filter&) override { return none<EventRow>(); }
  Result<std::vector<FacetValue>> facet(Facet, const Filter&, std::size_t) override {
    return std::vector<FacetValue>{};
  }
  Result<ReviewRow> review(const ReviewRequest&) override { return none<ReviewRow>(); }
  Result<std::vector<ReviewRow>> reviews(const std::string&, std::size_t) override { return std::vector<ReviewRow>{}; }
  Result<void> note(const std::string&, const std::string&, const std::string&, const std::string&,
                    const std::string&) override {
    return {};
  }
  Part there = Part::none;
};

class LaterTest : public testing::Test {
 protected:
  Response ask(std::string path, std::multimap<std::string, std::string> params = {}) {
    Request request;
    request.path = std::move(path);
    request.params = std::move(params);
    request.headers = {{"host", "127.0.0.1:8123"}, {"cookie", cookie_}};
    return desk_.handle(request);
  }
  Unready source_;
  Auth auth_{8123};
  std::string cookie_ = auth_.enter(auth_.new_key()).value_or("");
  Desk desk_{source_, auth_, [] { return "2021-03-10T08:00:00Z"; }, "tester"};
};

TEST_F(LaterTest, WhatIsNotCountedYetIsToBeAskedAgain) {
  cookie_ = cookie_.substr(0, cookie_.find(';'));
  for (const char* path : {"/facets.json", "/sources.json", "/map.json", "/network.json", "/tolls.json"}) {
    const Response later = ask(path);
    EXPECT_EQ(later.status, 503) << path;
    EXPECT_EQ(later.content_type, "application/problem+json; charset=utf-8");
    ASSERT_EQ(later.headers.count("Retry-After"), 1u);
    EXPECT_EQ(later.headers.find("Retry-After")->second, "1");
    const auto problem = nlohmann::json::parse(later.body);
    EXPECT_FALSE(problem["title"].get<std::string>().empty());
    EXPECT_FALSE(problem["title_ar"].get<std::string>().empty());
  }
  source_.there = Part::table;
  EXPECT_EQ(ask("/facets.json").status, 200) << "that it was not there is not kept";
  EXPECT_EQ(ask("/tolls.json").status, 503);
}

TEST_F(LaterTest, TheRestAnswersAtOnceAndATableIsWaitedFor) {
  cookie_ = cookie_.substr(0, cookie_.find(';'));
  for (const char* path : {"/events.json", "/claims.json", "/documents.json", "/counts.json", "/sources.csv"})
    EXPECT_EQ(ask(path).status, 200) << path;
  EXPECT_EQ(ask("/claims.json", {{"place", "p1"}}).status, 503) << "which places lie in it is in the table";
}

}  // namespace
}  // namespace isnad::serve
