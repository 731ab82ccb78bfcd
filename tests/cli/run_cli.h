// Runs the program as a user would and keeps what it said.
#pragma once
#include <string>

namespace isnad::test {

struct Run {
  int status = -1;
  std::string out, err;
  long peak_kb = 0;  // most memory it held at once
};
// `arguments` as a shell line; `input` on standard input.
Run isnad(const std::string& arguments, const std::string& input = {});

// A folder of its own that goes away with the test.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  std::string write(const std::string& name, const std::string& bytes) const;
  [[nodiscard]] std::string path(const std::string& name) const { return dir_ + '/' + name; }
  [[nodiscard]] const std::string& dir() const { return dir_; }

 private:
  std::string dir_;
};

std::string slurp(const std::string& path);

}  // namespace isnad::test
