add_library(isnad_warnings INTERFACE)
target_compile_options(isnad_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow)
# A warning stops those who change isnad, not those who only build it: another compiler warns of other things.
if(ISNAD_TESTS)
  target_compile_options(isnad_warnings INTERFACE -Werror)
endif()
# g++ 12 warns falsely inside its own std::string at -O2 (GCC bug 105651).
target_compile_options(isnad_warnings INTERFACE
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>")
