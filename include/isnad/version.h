// The version of the engine; results are reproducible for one version and one data hash.
#pragma once
namespace isnad {
inline constexpr const char* kVersion = "0.1.0";
}
