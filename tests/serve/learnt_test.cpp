#include "serve/learnt.h"

#include <gtest/gtest.h>

namespace isnad::serve {
namespace {

using namespace std::chrono_literals;

struct Numbers {
  std::atomic<int> version{1}, made{0};
  std::chrono::milliseconds cost{0};
  Learnt<int> learnt{[this] { return std::to_string(version); },
                     [this](const std::atomic<bool>&) -> Result<Learnt<int>::Value> {
                       ++made;
                       const int now = version;
                       std::this_thread::sleep_for(cost);
                       return std::make_shared<const int>(now);
                     }};
};

TEST(Learnt, AQuickOneIsAlwaysUpToDate) {
  Numbers n;
  EXPECT_EQ(**n.learnt.get(), 1);
  EXPECT_EQ(**n.learnt.get(), 1);
  EXPECT_EQ(n.made, 1);
  n.version = 2;
  EXPECT_EQ(**n.learnt.get(), 2);
}

TEST(Learnt, ASlowOneIsGivenAsItStandsAndLearntAnewBeside) {
  Numbers n;
  n.cost = 120ms;
  EXPECT_EQ(**n.learnt.get(), 1);
  n.version = 2;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(**n.learnt.get(), 1);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 100ms);
  for (int i = 0; i < 400 && **n.learnt.get() == 1; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(**n.learnt.get(), 2);
}

TEST(Learnt, WhoCannotWaitGetsNothingUntilItIsThere) {
  Numbers n;
  n.cost = 300ms;
  n.learnt.begin();
  while (n.made == 0) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(n.learnt.soon(), nullptr);
  EXPECT_EQ(**n.learnt.get(), 1);
  EXPECT_EQ(*n.learnt.soon(), 1);
  EXPECT_EQ(n.made, 1) << "what is being learnt is waited for, not begun again";
}

TEST(Learnt, TellsWhetherOneWouldHaveToWait) {
  Numbers n;
  n.cost = 300ms;
  EXPECT_FALSE(n.learnt.ready(20ms));
  EXPECT_TRUE(n.learnt.ready(5s));
  EXPECT_EQ(n.made, 1) << "asking begins it, and once is enough";
  n.version = 2;
  EXPECT_TRUE(n.learnt.ready(0ms)) << "what is there is given as it stands";
  Learnt<int> failing(
      [] { return "1"; },
      [](const std::atomic<bool>&) -> Result<Learnt<int>::Value> { return fail(ErrorCode::damaged, "no"); });
  EXPECT_TRUE(failing.ready(5s)) << "a failure is told by get()";
  EXPECT_FALSE(failing.get().has_value());
}

TEST(Learnt, WhatFailsIsToldAndTriedAgain) {
  int tries = 0;
  Learnt<int> learnt([] { return "1"; },
                     [&](const std::atomic<bool>&) -> Result<Learnt<int>::Value> {
                       if (++tries == 1) return fail(ErrorCode::conflict, "busy");
                       return std::make_shared<const int>(3);
                     });
  EXPECT_FALSE(learnt.get().has_value());
  EXPECT_EQ(**learnt.get(), 3);
}

}  // namespace
}  // namespace isnad::serve
