// Archives, feeds, tables, mail and exports, made here byte by byte.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>

#include "base/days.h"
#include "base/utf8.h"
#include "cli/run_cli.h"
#include "ingest/parse.h"
#include "ingest/reader.h"

namespace isnad::ingest {
namespace {

struct All {
  std::vector<Document> documents;
  std::vector<Error> errors;
};

All read(const std::string& path, ReaderOptions options = {}) {
  All out;
  Reader reader({path}, std::move(options));
  while (auto found = reader.next()) {
    if (auto* error = std::get_if<Error>(&*found)) {
      out.errors.push_back(*error);
      continue;
    }
    auto parsed = parse(std::get<Item>(*found), {});
    for (auto& d : parsed.documents) out.documents.push_back(std::move(d));
    for (auto& e : parsed.errors) out.errors.push_back(std::move(e));
  }
  return out;
}

std::string gzip(const std::string& bytes) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

std::string page(int i) {
  return fmt::format(
      "<html><head><meta charset=utf-8><title>عنوان {0}</title></head><body><p>وصلت القافلة رقم {0} إلى "
      "المخيم الغربي مساء أمس، وقال متطوع إن التوزيع يبدأ غداً.</p></body></html>",
      i);
}

std::string record(int i, const std::string& body = {}) {
  const std::string http =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + (body.empty() ? page(i) : body);
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/{}\r\nWARC-Date: "
      "2019-04-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
      "{}\r\n\r\n{}\r\n\r\n",
      i, http.size(), http);
}

TEST(Warc, WritesOutAddressesInOtherCharsets) {
  const test::TempDir dir;
  std::string bytes = record(1);
  bytes.replace(bytes.find("n.example/1"), 11, "n.example/\xC7\xED?q=1");
  const auto all = read(dir.write("a.warc", bytes));
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].url, "https://n.example/%C7%ED?q=1");
}

TEST(Warc, ReadsMembersWithTheirOffsets) {
  const test::TempDir dir;
  const std::string first = gzip(record(1)), second = gzip(record(2));
  const auto all = read(dir.write("a.warc.gz", first + second));
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_TRUE(all.errors.empty());
  EXPECT_TRUE(all.documents[0].path.ends_with("a.warc.gz@0"));
  EXPECT_TRUE(all.documents[1].path.ends_with(fmt::format("@{}", first.size()))) << all.documents[1].path;
  EXPECT_EQ(all.documents[1].url, "https://n.example/2");
  EXPECT_NE(all.documents[1].text.find("رقم 2"), std::string::npos);
}

TEST(Warc, GoesOnBehindDamage) {
  const test::TempDir dir;
  std::string broken = gzip(record(2));
  for (std::size_t i = broken.size() / 2; i < broken.size() / 2 + 8; ++i) broken[i] = static_cast<char>(~broken[i]);
  const std::string first = gzip(record(1));
  const auto all = read(dir.write("a.warc.gz", first + broken + gzip(record(3))));
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[1].url, "https://n.example/3");
  ASSERT_GE(all.errors.size(), 1u);
  EXPECT_NE(all.errors[0].where.find(fmt::format("@{}", first.size())), std::string::npos) << all.errors[0].where;
}

TEST(Warc, TellsWhatIsCutOff) {
  const test::TempDir dir;
  const std::string whole = record(1) + record(2);
  const auto all = read(dir.write("a.warc", whole.substr(0, whole.size() - 100)));
  EXPECT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.errors.size(), 1u);
}

TEST(Warc, SkipsWhatIsNoArticle) {
  const test::TempDir dir;
  const std::string info = "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n";
  const auto all = read(dir.write("a.warc", info + record(1)));
  EXPECT_EQ(all.documents.size(), 1u);
  EXPECT_TRUE(all.errors.empty());
}

TEST(Arc, ReadsRecords) {
  const test::TempDir dir;
  const std::string http = "HTTP/1.0 200 OK\nContent-Type: text/html; charset=utf-8\n\n" + page(7);
  const std::string arc =
      "filedesc://a.arc 0.0.0.0 20190405000000 text/plain 6\n1 0 x\n\n" +
      fmt::format("https://n.example/7 192.0.2.7 20190405101010 text/html {}\n{}\n", http.size(), http);
  const auto all = read(dir.write("a.arc", arc));
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].url, "https://n.example/7");
}

TEST(Packed, BombsEndInAnError) {
  const test::TempDir dir;
  const auto all = read(dir.write("bomb.txt.gz", gzip(std::string(200 << 20, ' '))));
  EXPECT_TRUE(all.documents.empty());
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ErrorCode::too_large);
}

std::string stored_zip(const std::string& name, const std::string& bytes) {
  const auto n = [](std::size_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
    return out;
  };
  const std::string sizes = n(0, 4) + n(bytes.size(), 4) + n(bytes.size(), 4) + n(name.size(), 2) + n(0, 2);
  const std::string local = "PK\x03\x04" + n(20, 2) + n(0, 2) + n(0, 2) + n(0, 4) + sizes + name + bytes;
  const std::string central = "PK\x01\x02" + n(20, 2) + n(20, 2) + n(0, 2) + n(0, 2) + n(0, 4) + sizes + n(0, 2) +
                              n(0, 2) + n(0, 2) + n(0, 4) + n(0, 4) + name;
  return local + central + "PK\x05\x06" + n(0, 4) + n(1, 2) + n(1, 2) + n(central.size(), 4) + n(local.size(), 4) +
         n(0, 2);
}

TEST(Zip, OpensMembersAndNeverTheirPaths) {
  const test::TempDir dir;
  const auto all = read(dir.write("a.zip", stored_zip("../../etc/a.txt", "نص داخل الأرشيف")));
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].text, "نص داخل الأرشيف");
  const auto cut = read(dir.write("b.zip", stored_zip("a.txt", "x").substr(0, 40)));
  EXPECT_EQ(cut.errors.size(), 1u);
  // Archives in archives in archives end somewhere.
  std::string deep = stored_zip("a.txt", "x");
  for (int i = 0; i < 10; ++i) deep = stored_zip("b.zip", deep);
  EXPECT_EQ(read(dir.write("deep.zip", deep)).errors.size(), 1u);
}

TEST(Feeds, RssAtomJsonAndSitemap) {
  const test::TempDir dir;
  const auto rss = read(dir.write(
      "f.xml", R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="x"><channel><title>إذاعة الضفاف</title>
<item><title>عودة الكهرباء</title><link>https://d.example/1</link><guid>g1</guid><pubDate>Fri, 05 Apr 2019 08:00:00 +0000</pubDate>
<content:encoded><![CDATA[<p>عاد التيار إلى الضاحية.</p><p>واستمر الانقطاع شمالاً.</p>]]></content:encoded></item></channel></rss>)"));
  ASSERT_EQ(rss.documents.size(), 1u);
  EXPECT_EQ(rss.documents[0].outlet, "إذاعة الضفاف");
  EXPECT_EQ(rss.documents[0].text, "عودة الكهرباء\nعاد التيار إلى الضاحية.\nواستمر الانقطاع شمالاً.");
  EXPECT_EQ(rss.documents[0].published, parse_day("2019-04-05"));
  const auto atom = read(
      dir.write("a.xml", R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>ن</title><entry><title>ع</title><id>i</id>
<link href="https://d.example/2"/><published>2019-04-06T00:00:00Z</published><content type="html">&lt;p&gt;فقرة&lt;/p&gt;</content></entry></feed>)"));
  ASSERT_EQ(atom.documents.size(), 1u);
  EXPECT_EQ(atom.documents[0].text, "ع\nفقرة");
  const auto json = read(dir.write(
      "f.json",
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "ن", "items": [{"id": "1", "content_text": "نص", "date_published": "2019-04-07T01:00:00Z"}]})"));
  ASSERT_EQ(json.documents.size(), 1u);
  EXPECT_EQ(json.documents[0].published, parse_day("2019-04-07"));
  const auto laughs = read(dir.write(
      "l.xml",
      R"(<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>)"));
  EXPECT_TRUE(laughs.documents.empty());
  ASSERT_EQ(laughs.errors.size(), 1u);
  // Entities that stand for letters are no bomb.
  const auto plain = read(dir.write(
      "p.xml",
      R"(<?xml version="1.0"?><!DOCTYPE r [<!ENTITY nbsp "&#160;">]><rss><channel><item><title>خبر</title></item></channel></rss>)"));
  EXPECT_EQ(plain.documents.size(), 1u);
}

// «قال في بيان اليوم» in windows-1256, declared, not declared and declared as something else; in UTF-16.
TEST(Feeds, Charsets) {
  const test::TempDir dir;
  const std::string words = "\xDE\xC7\xE1 \xDD\xED \xC8\xED\xC7\xE4 \xC7\xE1\xED\xE6\xE3";
  const std::string rest = "<rss><channel><item><link>https://a.example/1</link><description>" + words +
                           "</description></item></channel></rss>";
  for (const char* declared : {" encoding=\"windows-1256\"", "", " encoding='utf-8'", " encoding='iso-8859-1'"}) {
    const auto all = read(dir.write("a.rss", "<?xml version=\"1.0\"" + std::string(declared) + "?>" + rest));
    ASSERT_EQ(all.documents.size(), 1u) << declared;
    EXPECT_EQ(all.documents[0].text, "قال في بيان اليوم") << declared;
    EXPECT_EQ(all.documents[0].charset, "windows-1256") << declared;
  }
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<rss><channel><item><link>l</link><description>")) wide += c, wide += '\0';
  wide += "\x42\x06";  // ق
  for (const char c : std::string("</description></item></channel></rss>")) wide += c, wide += '\0';
  const auto sixteen = read(dir.write("w.rss", wide));
  ASSERT_EQ(sixteen.documents.size(), 1u);
  EXPECT_EQ(sixteen.documents[0].text, "ق");
  // What is no character, in bytes and by reference.
  const auto broken = read(dir.write("b.rss",
                                     "<rss><channel><item><link>l</link><title>ن&#xD800;ص</title><description>"
                                     "نص طويل بما يكفي ليعرف أنه مكتوب بترميز سليم \xC9 كله</description>"
                                     "</item></channel></rss>"));
  ASSERT_EQ(broken.documents.size(), 1u);
  EXPECT_TRUE(utf8::valid(broken.documents[0].text));
  EXPECT_TRUE(utf8::valid(broken.documents[0].title));
}

TEST(Csv, MapsColumnsAndNamesBrokenRows) {
  const test::TempDir dir;
  const auto path =
      dir.write("t.csv", "العنوان;النص;التاريخ\n\"أ\";\"سطر\nثان \"\"مقتبس\"\"\";2019-04-05\nناقص;صف\nب;نص;بلا\n");
  const auto all = read(path);
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[0].text, "سطر\nثان \"مقتبس\"");
  EXPECT_EQ(all.documents[0].published, parse_day("2019-04-05"));
  EXPECT_FALSE(all.documents[1].published);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_TRUE(all.errors[0].where.ends_with("t.csv:4")) << all.errors[0].where;
  ReaderOptions mapped;
  mapped.columns = {{"text", "story"}};
  EXPECT_EQ(read(dir.write("m.csv", "story,n\nنص,1\n"), mapped).documents.size(), 1u);
  EXPECT_EQ(read(dir.write("n.csv", "a,b\n1,2\n")).errors.size(), 1u);
  const auto rows = read(dir.write("u.csv", "title,text\nعنوان,نص\n\331 عنوان,نص\nآخر,نص\n"));
  EXPECT_EQ(rows.documents.size() + rows.errors.size(), 3u);
  for (const auto& document : rows.documents) EXPECT_TRUE(utf8::valid(document.title)) << document.path;
}

TEST(Mail, ReadsLettersAndSavedPages) {
  const test::TempDir dir;
  const auto letter = read(
      dir.write("a.eml",
                "From: =?utf-8?B?2LPYp9mF2LE=?= <s@x.example>\r\nDate: Fri, 05 Apr 2019 10:00:00 +0300\r\nSubject: "
                "=?utf-8?B?2LM=?= =?utf-8?Q?=D8=A3?= b\r\n"
                "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: "
                "text/plain; charset=utf-8\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\n2YbYtQ==\r\n--b--\r\n"));
  ASSERT_EQ(letter.documents.size(), 1u);
  EXPECT_EQ(letter.documents[0].text, "سأ b\nنص");
  EXPECT_TRUE(letter.documents[0].byline.starts_with("سامر"));
  EXPECT_EQ(letter.documents[0].published, parse_day("2019-04-05"));
  const auto saved =
      read(dir.write("p.mhtml",
                     "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://n.example/9\r\nMIME-Version: 1.0\r\n"
                     "Content-Type: multipart/related; type=\"text/html\"; "
                     "boundary=\"--x\"\r\n\r\n----x\r\nContent-Type: text/html\r\n"
                     "Content-Transfer-Encoding: 8bit\r\n\r\n" +
                         page(9) + "\r\n----x--\r\n"));
  ASSERT_EQ(saved.documents.size(), 1u);
  EXPECT_EQ(saved.documents[0].url, "https://n.example/9");
  EXPECT_NE(saved.documents[0].text.find("رقم 9"), std::string::npos);
}

// Headers are to be ASCII; many mailers of windows-1256 write them as they write the letter.
TEST(Mail, DecodesBytesThatStandInHeadersAsTheyAre) {
  const test::TempDir dir;
  const auto letter =
      read(dir.write("r.eml",
                     "From: \345\355\306\311 \307\341\343\321\335\303 <s@x.example>\r\nDate: Fri, 05 Apr 2019\377\r\n"
                     "Subject: \310\355\307\344 \332\344 \315\321\355\336 \335\355 "
                     "\307\341\343\323\312\346\317\332\r\nMIME-Version: 1.0\r\n"
                     "Content-Location: https://n.example/\377\r\n"
                     "Content-Type: text/plain; charset=windows-1256\r\n\r\n\307\344\317\341\332 \315\321\355\336 "
                     "\335\355 \307\341\343\323\312\346\317\332."));
  ASSERT_EQ(letter.documents.size(), 1u);
  const Document& d = letter.documents[0];
  EXPECT_EQ(d.title, "بيان عن حريق في المستودع");
  EXPECT_EQ(d.text, d.title + "\nاندلع حريق في المستودع.");
  EXPECT_TRUE(d.byline.starts_with("هيئة المرفأ")) << d.byline;
  EXPECT_EQ(d.url, "");
  EXPECT_TRUE(utf8::valid(d.published_text));
}

TEST(Telegram, KeepsTheForwardedSource) {
  const test::TempDir dir;
  const auto all =
      read(dir.write("result.json", R"({"name": "قناة النهر", "type": "public_channel", "id": 42, "messages": [
 {"id": 1, "type": "service", "date": "2023-04-15T10:00:00", "text": ""},
 {"id": 2, "type": "message", "date": "2023-04-15T10:22:11", "from": "قناة النهر", "forwarded_from": "قناة المطار", "text": ["اشتباكات قرب ", {"type": "bold", "text": "المطار"}, "."]}]})"));
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].text, "اشتباكات قرب المطار.");
  EXPECT_EQ(all.documents[0].id, "telegram/42/2");
  ASSERT_EQ(all.documents[0].notes.size(), 1u);
  EXPECT_EQ(all.documents[0].notes[0].code, "telegram.forwarded");
  EXPECT_EQ(all.documents[0].notes[0].message, "قناة المطار");
  EXPECT_EQ(all.documents[0].published, parse_day("2023-04-15"));
}

}  // namespace
}  // namespace isnad::ingest
