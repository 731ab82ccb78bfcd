#include "paths.h"

namespace isnad::tests {

std::string source_path(const std::string& relative) { return ISNAD_SOURCE_DIR "/" + relative; }

std::string built_path(const std::string& relative) { return ISNAD_BINARY_DIR "/" + relative; }

}  // namespace isnad::tests
