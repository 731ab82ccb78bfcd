#include "compile/build.h"

#include "compile/blob_builder.h"

namespace isnad::compile {

Result<void> build(const std::string& data_dir, const std::string& out_path) {
  (void)data_dir;
  BlobBuilder builder;
  return builder.write(out_path);
}

}  // namespace isnad::compile
