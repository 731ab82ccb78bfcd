#include "cli/verify_bundle.h"

#include <fmt/format.h>

#include "base/error_table.h"
#include "cli/command.h"
#include "export/formats.h"

namespace isnad::cli {

int verify_bundle(const std::string& folder) {
  const auto verified = exports::verify_bundle(folder);
  if (!verified) return report(verified.error());
  for (const auto& error : verified->damage) report_line(error);
  fmt::print("{}: {} files, {} rows; {}\n", folder, verified->files, verified->rows,
             verified->damage.empty() ? "all as they were exported"
                                      : fmt::format("{} not as exported", verified->damage.size()));
  return verified->damage.empty() ? kExitDone : kExitProject;
}

}  // namespace isnad::cli
