// isnad verify FOLDER: the bundle of an export instead of a project.
#pragma once
#include <string>

namespace isnad::cli {

int verify_bundle(const std::string& folder);

}  // namespace isnad::cli
