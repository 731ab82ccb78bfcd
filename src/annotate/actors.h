// Who is named: actors of the base, their people and arms (مقاتلو …, طائرات …), unlisted bodies and
// persons known by the words beside them, definite short forms, and collectives that are typed but
// not identified. One mention per phrase; the body a person speaks for is a mention of its own.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void actors(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::annotate
