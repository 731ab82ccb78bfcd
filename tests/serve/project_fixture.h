// A project of one article with two claims, and a desk on it.
#pragma once
#include <gtest/gtest.h>
#include <isnad/store.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "serve/desk.h"
#include "serve/project_source.h"

namespace isnad::serve {

using Json = nlohmann::json;

inline Span find(const std::string& text, const std::string& words) {
  const auto at = text.find(words);
  EXPECT_NE(at, std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

class ProjectFixture : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() /
             ("isnad-serve-" + std::to_string(::getpid()) + "-" +
              testing::UnitTest::GetInstance()->current_test_info()->name() + ".db"))
                .string();
    fill();
    auto source = open_project(path_);
    ASSERT_TRUE(source.has_value()) << source.error().message;
    source_ = std::move(*source);
    const auto cookie = auth_.enter(auth_.new_key());
    cookie_ = cookie->substr(0, cookie->find(';'));
  }
  void TearDown() override {
    source_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }

  void fill() {
    auto project = Project::open(path_, Project::Mode::create);
    ASSERT_TRUE(project.has_value());
    const auto import = project->begin_import({"2021-03-10T08:00:00Z", "tester", "isnad", "hash", {"test"}});
    ASSERT_TRUE(import.has_value());
    Document d;
    d.id = "نهر.txt";
    d.text = "أعلن المجلس المحلي مقتل سبعة أشخاص في قصف على سوق العمارة يوم الثلاثاء.";
    d.outlet = "الضفة";
    d.language = "ar";
    d.published = Day(std::chrono::year(2021) / 3 / 4);
    Claim c;
    c.id = "c1";
    c.doc = d.id;
    c.type = ClaimType::shelling;
    c.evidence = find(d.text, "مقتل سبعة أشخاص في قصف على سوق العمارة");
    c.trigger.span = find(d.text, "قصف");
    c.trigger.text = "قصف";
    c.rule = "shelling.noun";
    c.because = "killed: object «سبعة أشخاص»\nconstruction: form.masdar_told agent.none «قصف»";
    isnad::Source who;
    who.name = "المجلس المحلي";
    who.text = "المجلس المحلي";
    who.kind = SourceKind::organisation;
    who.span = find(d.text, "المجلس المحلي");
    c.attribution = {who};
    PlaceRef place;
    place.id = "t:1";
    place.name = place.text = "سوق العمارة";
    place.lat = 33.5;
    place.lon = 44.1;
    place.precision = Precision::neighbourhood;
    place.admin = {"IQ", "IQ07"};
    place.span = find(d.text, "سوق العمارة");
    c.places = {place};
    TimeRef time;
    time.start = time.end = Day(std::chrono::year(2021) / 3 / 2);
    time.resolved = true;
    c.time = time;
    Quantity seven;
    seven.min = seven.max = 7;
    c.killed = seven;
    Claim other = c;
    other.id = "c2";
    other.type = ClaimType::casualties;
    other.polarity = Polarity::negative;
    other.attribution.clear();
    other.killed.reset();
    other.time.reset();
    const StoredSentence sentence{{0, static_cast<std::uint32_t>(d.text.size())}, 0, "body"};
    ASSERT_TRUE(project->add({d, {sentence}, {c, other}, d.text}, *import).has_value());
    ASSERT_TRUE(project->end_import(*import, "2021-03-10T08:00:01Z").has_value());
  }

  Request request(std::string path, std::multimap<std::string, std::string> params = {}) const {
    Request r;
    r.path = std::move(path);
    r.params = std::move(params);
    r.headers = {{"host", "127.0.0.1:8200"}, {"cookie", cookie_}};
    return r;
  }
  Json ask(std::string path, std::multimap<std::string, std::string> params = {}) {
    const Request asked = request(std::move(path), std::move(params));
    Response answer = desk().handle(asked);
    // Where a slow machine is still counting: again, as the desk's pages do.
    for (int i = 0; i < 200 && answer.status == 503; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      answer = desk().handle(asked);
    }
    return Json::parse(answer.body);
  }
  Response send(const std::string& path, const std::string& body, const std::string& coder = {}) {
    Request r = request(path);
    r.method = "POST";
    r.body = body;
    if (!coder.empty()) r.headers.emplace("x-isnad-coder", coder);
    r.headers.emplace("origin", "http://127.0.0.1:8200");
    r.headers.emplace("x-isnad-token", auth_.token());
    return desk().handle(r);
  }
  Json post(const Json& body, const std::string& coder = {}) {
    return Json::parse(send("/reviews", body.dump(), coder).body);
  }
  std::size_t total(std::multimap<std::string, std::string> params) {
    return ask("/claims.json", std::move(params))["total"].get<std::size_t>();
  }
  Desk desk() {
    return Desk(
        *source_, auth_, [] { return "2021-03-11T09:00:00Z"; }, "tester", workshop_);
  }

  std::string path_;
  std::unique_ptr<serve::Source> source_;
  Workshop* workshop_ = nullptr;
  Auth auth_{8200};
  std::string cookie_;
};

// The same with its events.
class FusedProjectFixture : public ProjectFixture {
 protected:
  void SetUp() override {
    ProjectFixture::SetUp();
    auto project = Project::open(path_, Project::Mode::read_write);
    ASSERT_TRUE(project.has_value());
    ASSERT_TRUE(project->fuse_events().has_value());
  }
};

}  // namespace isnad::serve
