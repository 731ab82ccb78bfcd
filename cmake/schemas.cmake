# Links docs/format/schemas/*.schema.json into the engine, so that an export stands beside its schema.
file(GLOB SCHEMA_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/format/schemas/*.schema.json)
set(SCHEMA_ROWS "")
foreach(file ${SCHEMA_FILES})
  get_filename_component(name ${file} NAME)
  string(REPLACE ".schema.json" "" name ${name})
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  string(APPEND SCHEMA_ROWS "    {\"${name}\", R\"schema(${text})schema\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/schemas_table.cpp @ONLY CONTENT
"// Made by cmake/schemas.cmake.
#include \"export/schemas.h\"

namespace isnad::exports {
namespace {
constexpr std::string_view kRows[][2] = {
@SCHEMA_ROWS@};
}  // namespace

std::string_view schema_text(std::string_view name) {
  for (const auto& row : kRows)
    if (row[0] == name) return row[1];
  return {};
}

}  // namespace isnad::exports
")
target_sources(isnad_engine PRIVATE ${CMAKE_BINARY_DIR}/generated/schemas_table.cpp)

# The parts of `isnad site`'s page, the same way.
set(SITE_ROWS "")
foreach(name page.html style.css app.js)
  file(READ ${CMAKE_SOURCE_DIR}/src/export/site/${name} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/export/site/${name})
  string(APPEND SITE_ROWS "    {\"${name}\", R\"part(${text})part\"},\n")
endforeach()
file(WRITE ${CMAKE_BINARY_DIR}/generated/site_parts.cpp.new
"// Made by cmake/schemas.cmake.
#include \"export/site_parts.h\"

namespace isnad::exports {
namespace {
constexpr std::string_view kRows[][2] = {
${SITE_ROWS}};
}  // namespace

std::string_view site_part(std::string_view name) {
  for (const auto& row : kRows)
    if (row[0] == name) return row[1];
  return {};
}

}  // namespace isnad::exports
")
file(COPY_FILE ${CMAKE_BINARY_DIR}/generated/site_parts.cpp.new ${CMAKE_BINARY_DIR}/generated/site_parts.cpp ONLY_IF_DIFFERENT)
target_sources(isnad_engine PRIVATE ${CMAKE_BINARY_DIR}/generated/site_parts.cpp)
