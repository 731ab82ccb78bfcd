// The compiled data without the program: isnad_make_blob DATA-FOLDER OUT. What `isnad data build` does.
#include <cstdio>

#include "compile/build.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: isnad_make_blob DATA-FOLDER OUT\n", stderr);
    return 2;
  }
  const auto built = isnad::compile::build(argv[1], argv[2]);
  if (built) return 0;
  std::fprintf(stderr, "%s: %s\n", built.error().where.c_str(), built.error().message.c_str());
  return 1;
}
