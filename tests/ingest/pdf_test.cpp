#include <fmt/format.h>
#include <gtest/gtest.h>

#include <vector>

#include "cli/run_cli.h"
#include "ingest/parse.h"
#include "ingest/pdf_text.h"

namespace isnad::ingest {
namespace {

// A whole PDF of one page with one line of Latin letters: those need no font in the file.
std::string pdf(const std::string& words) {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto object = [&](const std::string& body) {
    offsets.push_back(out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", offsets.size(), body);
  };
  const std::string content = "BT /F1 12 Tf 72 720 Td (" + words + ") Tj ET";
  object("<< /Type /Catalog /Pages 2 0 R >>");
  object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  object(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
      "/Resources << /Font << /F1 5 0 R >> >> >>");
  object(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
  object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  const std::size_t table = out.size();
  out += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size() + 1);
  for (const auto offset : offsets) out += fmt::format("{:010} 00000 n \n", offset);
  return out + fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", offsets.size() + 1, table);
}

Parsed read(const std::string& bytes) {
  Item item;
  item.kind = Kind::pdf;
  item.path = "a.pdf";
  item.bytes = bytes;
  return parse(item, {});
}

TEST(Pdf, TextThroughPdftotext) {
  const auto parsed = read(pdf("Twelve trucks reached the camp"));
  ASSERT_EQ(parsed.documents.size(), 1u) << (parsed.errors.empty() ? "" : parsed.errors[0].message);
  EXPECT_NE(parsed.documents[0].text.find("Twelve trucks reached the camp"), std::string::npos);
  EXPECT_EQ(read(pdf("x").substr(0, 60)).errors.size(), 1u);
  EXPECT_EQ(read(pdf("")).errors.size(), 1u);  // no text in it
}

TEST(Pdf, PutsLettersInOrderWhereThatIsCertain) {
  const auto repaired = repair_pdf_text("\u202bيوم األحد ُقتل اثنان في اإلقليم\u202c");
  EXPECT_EQ(repaired.text, "يوم الأحد قُتل اثنان في الإقليم");
  EXPECT_TRUE(repaired.repaired);
  EXPECT_EQ(repair_pdf_text("ﻻ جديد حول اﻹفراج").text, "لا جديد حول الإفراج");
  EXPECT_EQ(repair_pdf_text("ُي سمع صوت وُأ غلق الباب سُي فتح غدا").text, "يُسمع صوت وأُغلق الباب سيُفتح غدا");
  EXPECT_EQ(repair_pdf_text("كلّم ُهم في البيت ثّم عاد").text, "كلّم هُم في البيت ثّم عاد");
  EXPECT_EQ(repair_pdf_text("وصل آالف إال واحدا").text, "وصل آلاف إلا واحدا");
  // One turned ligature proves nothing of the others; several do.
  EXPECT_EQ(repair_pdf_text("يوم االثنين خالل العيد").text, "يوم الاثنين خالل العيد");
  EXPECT_EQ(
      repair_pdf_text("أوال وصل الالجئون يوم األربعاء خالل االحتفال ثم عادت األسرة، ال مأوى لألطفال وال ماء").text,
      "أولا وصل اللاجئون يوم الأربعاء خلال الاحتفال ثم عادت الأسرة، لا مأوى للأطفال ولا ماء");
  const auto sound = repair_pdf_text("عاد السالم إلى أهله الآن بألم");
  EXPECT_EQ(sound.text, "عاد السالم إلى أهله الآن بألم");
  EXPECT_FALSE(sound.repaired);
}

}  // namespace
}  // namespace isnad::ingest
