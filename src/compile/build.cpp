#include "compile/build.h"

#include "compile/actors.h"
#include "compile/blob_builder.h"
#include "compile/closed_words.h"
#include "compile/confidence.h"
#include "compile/connectors.h"
#include "compile/country_codes.h"
#include "compile/landmarks.h"
#include "compile/places.h"
#include "compile/rules.h"
#include "compile/words.h"

namespace isnad::compile {

Result<void> build(const std::string& data_dir, const std::string& out_path) {
  BlobBuilder builder;
  if (auto r = add_words(data_dir, builder); !r) return r;
  if (auto r = add_places(data_dir, builder); !r) return r;
  if (auto r = add_connectors(data_dir, builder); !r) return r;
  if (auto r = add_rules(data_dir, builder); !r) return r;
  if (auto r = add_confidence(data_dir, builder); !r) return r;
  if (auto r = add_ontology(data_dir, builder); !r) return r;
  if (auto r = add_country_codes(data_dir, builder); !r) return r;
  if (auto r = add_closed_words(data_dir, builder); !r) return r;
  if (auto r = add_landmarks(data_dir, builder); !r) return r;
  if (auto done = add_actors(data_dir, builder); !done) return done;
  return builder.write(out_path);
}

}  // namespace isnad::compile
