// Full-text search over folded words. Beside each word stands the word without the particles that
// are written onto it (و، ف، ب، ك، ل، ال), so that «بالرقة» is found by «الرقة» and by «رقة».
#pragma once
#include <string>
#include <string_view>

namespace isnad::store {

// What goes into an FTS column.
std::string index_words(std::string_view text);
// The same for text that is folded, behind what is in `out`.
void add_words(std::string_view folded, std::string& out);
// An FTS5 expression: all words, each in any of its forms, the last one also as a beginning.
// Empty where there is no word in it. Quotes and operators in `text` mean nothing.
std::string match_expression(std::string_view text);

}  // namespace isnad::store
