#include "ingest/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/fold.h"
#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/page_date.h"

namespace isnad::ingest {
namespace {

constexpr std::size_t kMostCells = 10'000;

struct Field {
  std::string_view name;
  std::array<std::string_view, 9> heads;  // folded, lower case
};
constexpr std::array<Field, 9> kFields = {{
    {"text", {"text", "body", "content", "article", "النص", "نص", "المحتوي", "نص الخبر", "message"}},
    {"id", {"id", "doc", "doc id", "document", "رقم", "معرف", "الرقم", "article id", "key"}},
    {"title", {"title", "headline", "العنوان", "عنوان", "عنوان الخبر", "subject"}},
    {"published",
     {"published", "date", "publish date", "published at", "التاريخ", "تاريخ", "تاريخ النشر", "pubdate", "created"}},
    {"url", {"url", "link", "الرابط", "رابط", "address", "source url"}},
    {"outlet", {"outlet", "source", "publisher", "المصدر", "مصدر", "الصحيفه", "channel", "site"}},
    {"byline", {"byline", "author", "الكاتب", "كاتب", "المحرر"}},
    {"section", {"section", "category", "القسم", "قسم", "التصنيف"}},
    {"language", {"language", "lang", "اللغه"}},
}};

std::string plain(std::string_view head) {
  std::string out;
  for (const auto& word : fold_words(head)) out += (out.empty() ? "" : " ") + word;
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

class CsvStream final : public ItemStream {
 public:
  CsvStream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options)
      : in_(std::move(in)), origin_(std::move(origin)), options_(options) {}

  std::optional<Error> read_header() {
    auto head = in_->peek(1 << 16);
    if (!head) return head.error();
    std::size_t best = 0;
    const std::string_view first = head->substr(0, head->find('\n'));
    for (const char c : {',', ';', '\t'})
      if (const auto n = static_cast<std::size_t>(std::count(first.begin(), first.end(), c)); n > best) {
        best = n;
        separator_ = c;
      }
    std::vector<std::string> row;
    if (auto error = read_row(row)) return error;
    for (auto& cell : row) {
      std::string field;
      for (const auto& [name, column] : options_.columns)
        if (plain(column) == plain(cell)) field = name;
      for (const auto& known : kFields)
        if (field.empty() && options_.columns.count(std::string(known.name)) == 0 &&
            std::find(known.heads.begin(), known.heads.end(), plain(cell)) != known.heads.end() && !plain(cell).empty())
          field = known.name;
      columns_.push_back(field);
    }
    if (std::find(columns_.begin(), columns_.end(), "text") == columns_.end())
      return Error{ErrorCode::malformed, "no column holds the text", origin_.path + ":1",
                   "Say which one does: --column text=NAME."};
    return std::nullopt;
  }

  std::optional<Found> next() override {
    for (;;) {
      const std::uint64_t begin = line_ + 1;
      std::vector<std::string> row;
      if (auto error = read_row(row)) {
        if (error->where.empty()) error->where = fmt::format("{}:{}", origin_.path, begin);
        return std::move(*error);
      }
      if (row.empty()) return std::nullopt;
      if (row.size() == 1 && row[0].empty()) continue;
      const std::string where = fmt::format("{}:{}", origin_.path, begin);
      if (row.size() != columns_.size())
        return Error{ErrorCode::malformed,
                     fmt::format("the row has {} cells, the header {}", row.size(), columns_.size()), where,
                     "Put cells that hold separators or line feeds in quotes."};
      Item item;
      item.kind = Kind::csv_row;
      item.path = where;
      item.name = fmt::format("{}:{}", origin_.name, begin);
      item.columns = columns_;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) item.bytes += kFieldEnd;
        std::replace(row[i].begin(), row[i].end(), kFieldEnd, ' ');
        item.bytes += row[i];
      }
      return item;
    }
  }

 private:
  // An empty row at the end of the file.
  std::optional<Error> read_row(std::vector<std::string>& row) {
    row.clear();
    std::string cell;
    bool quoted = false, was_quoted = false, any = false;
    std::size_t size = 0;
    for (;;) {
      auto ahead = in_->peek(2);
      if (!ahead) return ahead.error();
      if (ahead->empty()) {
        if (quoted) return Error{ErrorCode::malformed, "a quoted cell does not end", "", "Close the quotes."};
        if (any) row.push_back(std::move(cell));
        return std::nullopt;
      }
      const char c = (*ahead)[0];
      const bool doubled = ahead->size() > 1 && (*ahead)[1] == '"';
      in_->skip(quoted && c == '"' && doubled ? 2 : 1);
      any = true;
      if (++size > options_.limits.item)
        return Error{ErrorCode::too_large, "the row is longer than is read", "",
                     "Close its quotes, or raise --max-item."};
      if (c == '\n') ++line_;
      if (quoted) {
        if (c == '"' && !doubled)
          quoted = false;
        else
          cell.push_back(c);
      } else if (c == '"' && cell.empty() && !was_quoted) {
        quoted = was_quoted = true;
      } else if (c == separator_) {
        if (row.size() >= kMostCells)
          return Error{ErrorCode::too_large, fmt::format("the row has more than {} cells", kMostCells), "",
                       "Is this a table of articles?"};
        row.push_back(std::move(cell));
        cell.clear();
        was_quoted = false;
      } else if (c == '\n') {
        if (!cell.empty() && cell.back() == '\r') cell.pop_back();
        row.push_back(std::move(cell));
        return std::nullopt;
      } else {
        cell.push_back(c);
      }
    }
  }

  std::unique_ptr<BufferedStream> in_;
  Origin origin_;
  const ReaderOptions& options_;
  std::vector<std::string> columns_;
  char separator_ = ',';
  std::uint64_t line_ = 0;
};

}  // namespace

Found csv_stream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options) {
  // Arabic Excel saves windows-1256 or UTF-16: then the whole file is converted first.
  auto head = in->peek(1 << 16);
  if (!head) return head.error();
  if (head->starts_with("\xEF\xBB\xBF")) {
    in->skip(3);
  } else if (!utf8::valid(head->substr(0, head->size() > 8 ? head->rfind('\n') : head->size()))) {
    auto bytes = in->rest(options.limits.item * 4);
    auto text = bytes ? decode_text(*bytes) : tl::unexpected(bytes.error());
    if (!text) {
      Error error = text.error();
      error.where = origin.path;
      return error;
    }
    in = std::make_unique<BufferedStream>(memory_stream(std::move(text->text)));
  }
  auto stream = std::make_unique<CsvStream>(std::move(in), origin, options);
  if (auto error = stream->read_header()) {
    if (error->where.empty()) error->where = origin.path + ":1";
    return std::move(*error);
  }
  return std::unique_ptr<ItemStream>(std::move(stream));
}

void parse_csv_row(const Item& item, Parsed& out) {
  Document d;
  d.charset = "utf-8";
  std::size_t at = 0;
  for (const auto& column : item.columns) {
    const std::size_t end = std::min(item.bytes.find(kFieldEnd, at), item.bytes.size());
    std::string cell = item.bytes.substr(at, end - at);
    at = end + 1;
    if (column == "text")
      d.text = std::move(cell);
    else if (column == "id")
      d.id = std::move(cell);
    else if (column == "title")
      d.title = std::move(cell);
    else if (column == "url")
      d.url = std::move(cell);
    else if (column == "outlet")
      d.outlet = std::move(cell);
    else if (column == "byline")
      d.byline = std::move(cell);
    else if (column == "section")
      d.section = std::move(cell);
    else if (column == "language")
      d.language = std::move(cell);
    else if (column == "published") {
      d.published = field_day(cell);
      if (!d.published && !cell.empty())
        d.notes.push_back({"published.unreadable", "no day is known for: " + cell, item.path});
      d.published_text = std::move(cell);
    }
    if (at > item.bytes.size()) break;
  }
  if (!utf8::valid(item.bytes)) {
    out.errors.push_back({ErrorCode::malformed, "the row is no UTF-8", item.path, "Save the file as UTF-8."});
    return;
  }
  out.documents.push_back(std::move(d));
}

}  // namespace isnad::ingest
