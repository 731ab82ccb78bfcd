// Where the tests find the sources and what was built. Only paths.cpp is compiled with the two folders'
// names: the others' objects are the same in every checkout, so a compiler cache serves them all.
#pragma once
#include <string>

namespace isnad::tests {

// In the source folder: source_path("demo").
std::string source_path(const std::string& relative);

// In the build folder: built_path("isnad.blob").
std::string built_path(const std::string& relative);

}  // namespace isnad::tests
