# All from Debian 12. pkg-config where a package's CMake files are broken or missing.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(ZLIB REQUIRED)
find_package(TBB REQUIRED)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)  # Debian's is compiled

add_library(isnad_dependencies INTERFACE)
target_link_libraries(isnad_dependencies INTERFACE
  Threads::Threads fmt::fmt ZLIB::ZLIB TBB::tbb PkgConfig::ICU PkgConfig::GUMBO PkgConfig::PUGIXML
  PkgConfig::RE2 PkgConfig::XXHASH PkgConfig::ZSTD PkgConfig::SQLITE PkgConfig::SODIUM
  PkgConfig::HTTPLIB PkgConfig::BROTLI PkgConfig::CURL)
