#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"

namespace isnad::cli {
namespace {

std::size_t width_of(char32_t c) {
  const auto cp = static_cast<UChar32>(c);
  switch (u_charType(cp)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  const auto east = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
  return east == U_EA_FULLWIDTH || east == U_EA_WIDE ? 2 : 1;
}

bool right_to_left(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    const auto direction = u_charDirection(static_cast<UChar32>(d.cp));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
    i += d.size;
  }
  return false;
}

constexpr std::string_view kIsolate = "\u2068", kEndIsolate = "\u2069";

// Line feeds and controls of an article must not reach the terminal.
std::string safe(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    const auto type = u_charType(static_cast<UChar32>(d.cp));
    if (type == U_CONTROL_CHAR) {
      out.push_back(' ');
    } else if (type != U_FORMAT_CHAR) {
      out.append(text.substr(i, d.size));
    }
    i += d.size;
  }
  return out;
}

}  // namespace

bool is_terminal(std::FILE* stream) { return ::isatty(::fileno(stream)) == 1; }

std::size_t terminal_width(std::FILE* stream) {
  winsize size{};
  if (::ioctl(::fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
  return 120;
}

bool use_colours(std::FILE* stream) {
  const char* off = std::getenv("NO_COLOR");
  return is_terminal(stream) && (off == nullptr || *off == '\0');
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    width += width_of(d.cp);
    i += d.size;
  }
  return width;
}

std::string shorten(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    used += width_of(d.cp);
    if (used + 1 > width) break;
    out.append(text.substr(i, d.size));
    i += d.size;
  }
  return out + "…";
}

std::string paint(std::string_view text, Colour colour, bool rich) {
  if (!rich || colour == Colour::none) return std::string(text);
  const char* code = "0";
  switch (colour) {
    case Colour::none: break;
    case Colour::dim: code = "2"; break;
    case Colour::bold: code = "1"; break;
    case Colour::red: code = "31"; break;
    case Colour::green: code = "32"; break;
    case Colour::yellow: code = "33"; break;
    case Colour::blue: code = "34"; break;
    case Colour::cyan: code = "36"; break;
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

Table::Table(std::vector<std::string> heads, std::FILE* stream)
    : heads_(std::move(heads)), rich_(use_colours(stream)), width_(terminal_width(stream)) {}

void Table::add(std::vector<Cell> row) {
  for (auto& cell : row) cell.text = safe(cell.text);
  row.resize(heads_.size());
  rows_.push_back(std::move(row));
}

std::string Table::render() const {
  constexpr std::size_t kWidest = 34, kGap = 2;
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < heads_.size(); ++c) {
    std::size_t width = display_width(heads_[c]);
    for (const auto& row : rows_) width = std::max(width, display_width(row[c].text));
    widths.push_back(width);
  }
  std::size_t used = 0;
  for (std::size_t c = 0; c + 1 < widths.size(); ++c) {
    widths[c] = std::min(widths[c], kWidest);
    used += widths[c] + kGap;
  }
  widths.back() = std::min(widths.back(), std::max<std::size_t>(24, width_ > used ? width_ - used : 24));
  std::string out;
  const auto put = [&](std::string_view text, std::size_t c, Colour colour) {
    const std::string cut = shorten(text, widths[c]);
    const bool isolate = rich_ && right_to_left(cut);
    out += isolate ? std::string(kIsolate) + paint(cut, colour, rich_) + std::string(kEndIsolate)
                   : paint(cut, colour, rich_);
    if (c + 1 < widths.size()) out.append(widths[c] - display_width(cut) + kGap, ' ');
  };
  for (std::size_t c = 0; c < heads_.size(); ++c) put(heads_[c], c, Colour::dim);
  out += '\n';
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c) put(row[c].text, c, row[c].colour);
    out += '\n';
  }
  return out;
}

}  // namespace isnad::cli
