#include "ingest/jsonl.h"

#include <fmt/format.h>

namespace isnad::ingest {
namespace {

class JsonlStream final : public ItemStream {
 public:
  JsonlStream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options)
      : in_(std::move(in)), origin_(std::move(origin)), options_(options) {}

  std::optional<Found> next() override {
    BufferedStream::Line line;
    for (;;) {
      auto more = in_->line(line, options_.limits.item);
      if (!more) {
        if (failed_) return std::nullopt;
        failed_ = true;
        return more.error();
      }
      if (!*more) return std::nullopt;
      ++number_;
      if (number_ == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
      if (line.text.find_first_not_of(" \t\r") != std::string::npos) break;
    }
    std::string where = fmt::format("{}:{}", origin_.path, number_);
    if (line.cut)
      return Error{ErrorCode::too_large, fmt::format("the line is longer than {} MB", options_.limits.item >> 20),
                   std::move(where), "A line is one document; cut it up."};
    Item item;
    item.kind = Kind::json_document;
    item.bytes = std::move(line.text);
    item.path = std::move(where);
    item.name = fmt::format("{}:{}", origin_.name, number_);
    return item;
  }

 private:
  std::unique_ptr<BufferedStream> in_;
  Origin origin_;
  const ReaderOptions& options_;
  std::uint64_t number_ = 0;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<ItemStream> jsonl_stream(std::unique_ptr<BufferedStream> in, Origin origin,
                                         const ReaderOptions& options) {
  return std::make_unique<JsonlStream>(std::move(in), std::move(origin), options);
}

}  // namespace isnad::ingest
