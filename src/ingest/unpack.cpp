#include "ingest/unpack.h"

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace isnad::ingest {
namespace {

constexpr std::size_t kBlock = 1 << 16;
// Small members may grow much: a page of spaces is no bomb.
constexpr std::uint64_t kHarmless = 32 << 20;
// Text never packs to less than a hundredth of itself over that length; zlib at its best gives 1030.
unsigned most_growth(unsigned asked) { return std::min(asked, 250U); }

Error bomb(std::uint64_t at) {
  return {ErrorCode::too_large, fmt::format("what is packed at byte {} grows beyond all reason", at), "",
          "The archive is broken or made to do harm; leave it out."};
}

class GzipStream final : public PackedStream {
 public:
  GzipStream(std::unique_ptr<BufferedStream> in, const Limits& limits) : in_(std::move(in)), limits_(limits) {}
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream() override {
    if (open_) inflateEnd(&z_);
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      if (dead_) return std::size_t{0};
      if (!open_) {
        const auto more = open();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return std::size_t{0};
      }
      auto ahead = in_->peek(kBlock);
      if (!ahead) return tl::unexpected(ahead.error());
      z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead->data()));
      z_.avail_in = static_cast<uInt>(ahead->size());
      z_.next_out = reinterpret_cast<Bytef*>(to);
      z_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
      const bool at_end = ahead->empty();
      const int code = inflate(&z_, Z_NO_FLUSH);
      const std::size_t used = ahead->size() - z_.avail_in;
      const std::size_t made = size - z_.avail_out;
      in_->skip(used);
      packed_ += used;
      unpacked_ += made;
      total_ += made;
      if (code == Z_STREAM_END) {
        close();
        if (made > 0) return made;
        continue;
      }
      if (unpacked_ > kHarmless && unpacked_ > packed_ * most_growth(limits_.ratio)) {
        dead_ = true;
        return tl::unexpected(bomb(begin_));
      }
      if (made > 0 && (code == Z_OK || code == Z_BUF_ERROR)) return made;
      if (code == Z_OK && used > 0) continue;
      const std::uint64_t at = begin_;
      close();
      const Error error{ErrorCode::unreadable,
                        fmt::format("the gzip member at byte {} is {}", at, at_end ? "cut off" : "damaged"), "", ""};
      resync_ = !at_end;
      dead_ = at_end;
      return tl::unexpected(error);
    }
  }

 private:
  Result<bool> open() {
    for (;;) {
      auto head = in_->peek(kBlock);
      if (!head) return tl::unexpected(head.error());
      if (head->empty()) return false;
      if (is_gzip(*head)) break;
      const auto next = head->substr(1).find("\x1f\x8b\x08");
      const std::size_t skipped =
          next == std::string_view::npos ? std::max<std::size_t>(1, head->size() > 2 ? head->size() - 2 : 1) : next + 1;
      if (!resync_ && head->find_first_not_of('\0') != std::string_view::npos) {
        resync_ = true;
        return fail(ErrorCode::unreadable, fmt::format("no gzip member at byte {}", in_->offset()));
      }
      in_->skip(skipped);
    }
    resync_ = false;
    begin_ = in_->offset();
    begin_member(total_, begin_);
    packed_ = unpacked_ = 0;
    z_ = {};
    if (inflateInit2(&z_, 15 + 16) != Z_OK) return fail(ErrorCode::internal, "zlib does not start");
    open_ = true;
    return true;
  }
  void close() {
    inflateEnd(&z_);
    open_ = false;
  }

  std::unique_ptr<BufferedStream> in_;
  Limits limits_;
  z_stream z_{};
  bool open_ = false, dead_ = false, resync_ = false;
  std::uint64_t begin_ = 0, packed_ = 0, unpacked_ = 0, total_ = 0;
};

class ZstdStream final : public PackedStream {
 public:
  ZstdStream(std::unique_ptr<BufferedStream> in, const Limits& limits)
      : in_(std::move(in)), limits_(limits), z_(ZSTD_createDStream()) {
    ZSTD_DCtx_setParameter(z_, ZSTD_d_windowLogMax, 27);  // 128 MB at most
  }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;
  ~ZstdStream() override { ZSTD_freeDStream(z_); }

  Result<std::size_t> read(char* to, std::size_t size) override {
    while (!dead_) {
      auto ahead = in_->peek(kBlock);
      if (!ahead) return tl::unexpected(ahead.error());
      const bool at_end = ahead->empty();
      if (at_end && between_) return std::size_t{0};
      if (between_) {
        begin_ = in_->offset();
        begin_member(total_, begin_);
        packed_ = unpacked_ = 0;
        between_ = false;
      }
      ZSTD_inBuffer from{ahead->data(), ahead->size(), 0};
      ZSTD_outBuffer out{to, size, 0};
      const std::size_t code = ZSTD_decompressStream(z_, &out, &from);
      in_->skip(from.pos);
      packed_ += from.pos;
      unpacked_ += out.pos;
      total_ += out.pos;
      if (ZSTD_isError(code) != 0) {
        dead_ = true;
        return fail(ErrorCode::unreadable, fmt::format("the zstd frame at byte {} is damaged", begin_));
      }
      between_ = code == 0;
      if (unpacked_ > kHarmless && unpacked_ > packed_ * most_growth(limits_.ratio) * 20) {
        dead_ = true;
        return tl::unexpected(bomb(begin_));
      }
      if (out.pos > 0) return out.pos;
      if (at_end && from.pos == 0) {
        dead_ = true;
        return fail(ErrorCode::unreadable, fmt::format("the zstd frame at byte {} is cut off", begin_));
      }
    }
    return std::size_t{0};
  }

 private:
  std::unique_ptr<BufferedStream> in_;
  Limits limits_;
  ZSTD_DStream* z_;
  bool between_ = true, dead_ = false;
  std::uint64_t begin_ = 0, packed_ = 0, unpacked_ = 0, total_ = 0;
};

}  // namespace

std::uint64_t PackedStream::member_of(std::uint64_t unpacked) {
  while (members_.size() > 1 && members_[1].unpacked <= unpacked) members_.pop_front();
  return members_.empty() ? 0 : members_.front().packed;
}

bool is_gzip(std::string_view head) { return head.starts_with("\x1f\x8b\x08"); }
bool is_zstd(std::string_view head) { return head.starts_with("\x28\xb5\x2f\xfd"); }

std::unique_ptr<PackedStream> gzip_stream(std::unique_ptr<BufferedStream> in, const Limits& limits) {
  return std::make_unique<GzipStream>(std::move(in), limits);
}
std::unique_ptr<PackedStream> zstd_stream(std::unique_ptr<BufferedStream> in, const Limits& limits) {
  return std::make_unique<ZstdStream>(std::move(in), limits);
}

Result<std::string> inflate_all(std::string_view bytes, bool raw, std::size_t cap, unsigned ratio) {
  z_stream z{};
  if (inflateInit2(&z, raw ? -15 : 15 + 32) != Z_OK) return fail(ErrorCode::internal, "zlib does not start");
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1U << 31));
  std::string out;
  std::array<char, kBlock> block{};
  int code = Z_OK;
  while (code == Z_OK) {
    z.next_out = reinterpret_cast<Bytef*>(block.data());
    z.avail_out = kBlock;
    code = inflate(&z, Z_NO_FLUSH);
    out.append(block.data(), kBlock - z.avail_out);
    const bool grows = out.size() > kHarmless && out.size() > std::uint64_t{most_growth(ratio)} * bytes.size();
    if (out.size() > cap || grows) {
      inflateEnd(&z);
      return fail(ErrorCode::too_large,
                  fmt::format("unpacked it is larger than {} MB", std::min(cap, out.size()) >> 20));
    }
  }
  inflateEnd(&z);
  if (code != Z_STREAM_END)
    return fail(ErrorCode::unreadable, "the packed bytes are damaged or cut off", "", "Fetch it again.");
  return out;
}

Result<std::string> unbrotli(std::string_view bytes, std::size_t cap, unsigned ratio) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) return fail(ErrorCode::internal, "Brotli does not start");
  std::string out;
  std::array<char, kBlock> block{};
  std::size_t left = bytes.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (;;) {
    auto* to = reinterpret_cast<std::uint8_t*>(block.data());
    std::size_t room = kBlock;
    const auto code = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    out.append(block.data(), kBlock - room);
    const bool grows = out.size() > kHarmless && out.size() > std::uint64_t{most_growth(ratio)} * bytes.size();
    if (out.size() > cap || grows)
      return fail(ErrorCode::too_large,
                  fmt::format("unpacked it is larger than {} MB", std::min(cap, out.size()) >> 20));
    if (code == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (code != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
      return fail(ErrorCode::unreadable, "the packed bytes are damaged or cut off", "", "Fetch it again.");
  }
}

}  // namespace isnad::ingest
