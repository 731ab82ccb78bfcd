// The terminal: whether it is one, how wide text is on it, colours and tables. Arabic cells are
// wrapped in Unicode isolates, so that terminals that reorder keep the columns where they are.
#pragma once
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::cli {

bool is_terminal(std::FILE* stream);
std::size_t terminal_width(std::FILE* stream);
// Columns of a text: marks and controls take none, wide characters two.
std::size_t display_width(std::string_view text);
// Cut to `width` columns at a character, with … where something is left out.
std::string shorten(std::string_view text, std::size_t width);

enum class Colour { none, dim, bold, red, green, yellow, blue, cyan };

struct Cell {
  std::string text;
  Colour colour = Colour::none;
};

// Rows with aligned columns; the last column takes what is left and is cut. Plain where the stream
// is no terminal or NO_COLOR is set.
class Table {
 public:
  Table(std::vector<std::string> heads, std::FILE* stream);
  void add(std::vector<Cell> row);
  [[nodiscard]] std::string render() const;
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  std::vector<std::string> heads_;
  std::vector<std::vector<Cell>> rows_;
  bool rich_;
  std::size_t width_;
};

std::string paint(std::string_view text, Colour colour, bool rich);
bool use_colours(std::FILE* stream);

}  // namespace isnad::cli
