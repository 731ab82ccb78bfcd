// A project file as the desk's source. One connection for each thread that asks at the same time;
// thread-safe.
#pragma once
#include <memory>
#include <string>

#include "serve/source.h"

namespace isnad::serve {

// Errors as Project::open has them.
Result<std::unique_ptr<Source>> open_project(const std::string& path);

}  // namespace isnad::serve
