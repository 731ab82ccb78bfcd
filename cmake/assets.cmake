# Links the built desk and the base map into the engine: one source whose bytes the assembler takes
# straight from the files (.incbin), and a table of them. A project without web/dist still builds;
# its desk says what is missing.
file(GLOB_RECURSE WEB_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
file(GLOB GEO_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/places/geo/*json)
set(ASSET_ASM "")
set(ASSET_TABLE "")
set(ASSET_DECLARATIONS "")
set(ASSET_NUMBER 0)
foreach(file ${WEB_FILES} ${GEO_FILES})
  if(file MATCHES "/web/dist/")
    file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR}/web/dist ${file})
  else()
    get_filename_component(name ${file} NAME)
    set(name geo/${name})
  endif()
  string(APPEND ASSET_ASM
    "asm(\".section .rodata\\n.balign 16\\nisnad_asset_${ASSET_NUMBER}:\\n.incbin \\\"${file}\\\"\\nisnad_asset_${ASSET_NUMBER}_end:\\n.byte 0\\n.globl isnad_asset_${ASSET_NUMBER}\\n.globl isnad_asset_${ASSET_NUMBER}_end\\n.previous\\n\");\n")
  string(APPEND ASSET_DECLARATIONS
    "extern const char isnad_asset_${ASSET_NUMBER}[];\nextern const char isnad_asset_${ASSET_NUMBER}_end[];\n")
  string(APPEND ASSET_TABLE
    "    {\"/${name}\", isnad_asset_${ASSET_NUMBER}, isnad_asset_${ASSET_NUMBER}_end},\n")
  math(EXPR ASSET_NUMBER "${ASSET_NUMBER} + 1")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/assets_table.cpp @ONLY CONTENT
"// Made by cmake/assets.cmake.
#include \"serve/assets.h\"

@ASSET_ASM@
extern \"C\" {
@ASSET_DECLARATIONS@}

namespace isnad::serve {
namespace {
struct Row {
  std::string_view path;
  const char* begin;
  const char* end;
};
const Row kRows[] = {
@ASSET_TABLE@    {\"\", nullptr, nullptr},
};
}  // namespace

const Asset* find_asset(std::string_view path) {
  static const auto* const kAssets = [] {
    auto* assets = new Asset[sizeof kRows / sizeof kRows[0]];
    for (std::size_t i = 0; kRows[i].begin != nullptr; ++i)
      assets[i] = {kRows[i].path,
                   {kRows[i].begin, static_cast<std::size_t>(kRows[i].end - kRows[i].begin)}};
    return assets;
  }();
  for (std::size_t i = 0; kRows[i].begin != nullptr; ++i)
    if (kRows[i].path == path) return &kAssets[i];
  return nullptr;
}

}  // namespace isnad::serve
")
set_source_files_properties(${CMAKE_BINARY_DIR}/generated/assets_table.cpp PROPERTIES
  OBJECT_DEPENDS "${WEB_FILES};${GEO_FILES}")
target_sources(isnad_engine PRIVATE ${CMAKE_BINARY_DIR}/generated/assets_table.cpp)
