#include "ingest/charset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace isnad::ingest {
namespace {

bool noted(const Decoded& text, const std::string& code) {
  return std::any_of(text.notes.begin(), text.notes.end(), [&](const Note& n) { return n.code == code; });
}

// «قال في بيان» in windows-1256 and ISO-8859-6.
const std::string kCp1256 = "\xDE\xC7\xE1 \xDD\xED \xC7\xE1\xC8\xED\xC7\xE4 \xC7\xE1\xED\xE6\xE3";
const std::string kIso = "\xE2\xC7\xE4 \xE1\xEA \xC7\xE4\xC8\xEA\xC7\xE6 \xC7\xE4\xEA\xE8\xE5";
const std::string kText = "قال في البيان اليوم";

TEST(Charset, ReadsUtf8AsItStands) {
  const auto text = decode_text(kText);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, kText);
  EXPECT_EQ(text->charset, "utf-8");
  EXPECT_TRUE(text->notes.empty());
}

TEST(Charset, TellsTheArabicCodePagesApart) {
  const auto windows = decode_text(kCp1256);
  ASSERT_TRUE(windows);
  EXPECT_EQ(windows->text, kText);
  EXPECT_EQ(windows->charset, "windows-1256");
  const auto iso = decode_text(kIso);
  ASSERT_TRUE(iso);
  EXPECT_EQ(iso->text, kText);
  EXPECT_EQ(iso->charset, "iso-8859-6");
}

TEST(Charset, DoesNotBelieveAWrongDeclaration) {
  const auto utf8 = decode_text(kText, "windows-1256");
  ASSERT_TRUE(utf8);
  EXPECT_EQ(utf8->text, kText);
  EXPECT_TRUE(noted(*utf8, "charset.misdeclared"));
  const auto windows = decode_text(kCp1256, "utf-8");
  ASSERT_TRUE(windows);
  EXPECT_EQ(windows->text, kText);
  EXPECT_TRUE(noted(*windows, "charset.misdeclared"));
  const auto latin = decode_text(kCp1256, "iso-8859-1");
  ASSERT_TRUE(latin);
  EXPECT_EQ(latin->text, kText);
}

TEST(Charset, ReadsUtf16WithAndWithoutMark) {
  std::string wide;
  for (const char16_t c : std::u16string(u"قال في البيان"))
    wide += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
  const auto marked = decode_text("\xFF\xFE" + wide);
  ASSERT_TRUE(marked);
  EXPECT_EQ(marked->text, "قال في البيان");
  const auto bare = decode_text(wide);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->text, "قال في البيان");
  EXPECT_EQ(bare->charset, "utf-16le");
}

TEST(Charset, KeepsTextThatEndsInsideALetter) {
  const auto text = decode_text(kText.substr(0, kText.size() - 1));
  ASSERT_TRUE(text);
  EXPECT_TRUE(text->text.starts_with("قال في البيان اليو"));
  EXPECT_TRUE(noted(*text, "charset.truncated"));
}

TEST(Charset, KeepsTextWithAFewBrokenBytes) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += kText + " ";
  const auto read = decode_text(text + "\xFF" + text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text, text + "\uFFFD" + text);
  EXPECT_TRUE(noted(*read, "charset.repaired"));
}

TEST(Charset, RefusesBinary) {
  std::string bytes =
      "\x7F"
      "ELF";
  for (int i = 0; i < 400; ++i) bytes.push_back(static_cast<char>(i % 7 == 0 ? 200 : i % 9));
  const auto text = decode_text(bytes);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::malformed);
}

TEST(Charset, UndoesDoubleEncodingOnlyWhereCertain) {
  const auto twice = decode_text(
      "Ù‚Ø§Ù„ Ù\xC2\x81"
      "ÙŠ Ø§Ù„Ø¨ÙŠØ§Ù†");
  ASSERT_TRUE(twice);
  EXPECT_TRUE(twice->text.starts_with("قال")) << twice->text;
  EXPECT_TRUE(noted(*twice, "charset.double_encoded"));
  const std::string danish = "Ærø er en ø, og Øresund er et sund";
  const auto latin = decode_text(danish);
  ASSERT_TRUE(latin);
  EXPECT_EQ(latin->text, danish);
  // Part of it is sound Arabic: nothing is certain, nothing is touched.
  const std::string mixed = "قال Ø§Ù„Ø¨ÙŠØ§Ù†";
  EXPECT_EQ(decode_text(mixed)->text, mixed);
}

}  // namespace
}  // namespace isnad::ingest
