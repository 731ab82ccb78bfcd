// The desk on a project file or a folder of records; for `isnad serve` and `isnad demo`.
#pragma once
#include <string>

namespace isnad::cli {

struct DeskOptions {
  std::string project;
  std::string blob;      // compiled data, for reading articles in
  std::string data_dir;  // the data it is compiled from; empty: looked for beside the program
  int port = 8470;
  std::string listen = "127.0.0.1";
  std::string origin;  // https://desk.example: people sign in by their accounts
  bool open_browser = true;
};

// Until interrupted; the exit status.
int open_desk(const DeskOptions& options);

}  // namespace isnad::cli
