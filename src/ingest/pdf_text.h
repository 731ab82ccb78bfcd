// What pdftotext does to Arabic, undone where it is certain. Thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace isnad::ingest {

struct PdfText {
  std::string text;
  bool repaired = false;  // letters were put in order again: others may stand wrong where nothing tells
};
// Takes out the marks of direction that it writes around lines, writes letters for the shapes of letters,
// moves a vowel mark at the head of a word behind its letter and closes the gap that it leaves there, and
// turns the parts of a lam-alif ligature round where the order they stand in is none of Arabic: «األحد» is
// «الأحد». A document that has several of those has all of its ligatures turned: «لالجئين» there is
// «للاجئين», «خالل» «خلال». «السالم» may be «السلام» or «السالم» and stays.
PdfText repair_pdf_text(std::string_view text);

}  // namespace isnad::ingest
