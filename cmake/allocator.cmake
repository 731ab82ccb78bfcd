# The programs take their memory from mimalloc (MIT licence) where it is installed: reading asks for many small
# pieces, and is about a fifteenth faster for it. Only the programs: who links the library or loads the Python
# extension keeps an allocator of their own, and so do the sanitizers.
option(ISNAD_MIMALLOC "link the programs with mimalloc where it is found" ON)
add_library(isnad_allocator INTERFACE)
if(ISNAD_MIMALLOC AND CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  find_library(MIMALLOC_LIBRARY mimalloc)
  mark_as_advanced(MIMALLOC_LIBRARY)
  if(MIMALLOC_LIBRARY)
    target_link_libraries(isnad_allocator INTERFACE ${MIMALLOC_LIBRARY})
  endif()
endif()
