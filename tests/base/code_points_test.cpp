#include "base/code_points.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad {
namespace {

TEST(CodePoints, CountsAndFindsBytes) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "عربي abc 𝄞 ";
  const CodePoints offsets(text);
  std::uint32_t n = 0;
  for (std::uint32_t b = 0; b < text.size(); ++b) {
    if ((static_cast<unsigned char>(text[b]) & 0xC0) == 0x80) continue;
    ASSERT_EQ(offsets.at(b), n);
    ASSERT_EQ(offsets.byte_of(n), b);
    ++n;
  }
  EXPECT_EQ(offsets.at(static_cast<std::uint32_t>(text.size())), n);
}

TEST(CodePoints, EmptyTextHasNoOffsets) {
  const CodePoints offsets("");
  EXPECT_EQ(offsets.at(0), 0u);
  EXPECT_EQ(offsets.byte_of(3), 0u);
}

}  // namespace
}  // namespace isnad
