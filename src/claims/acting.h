// Whose act it is where no party stands as its subject: a nationality on the act or its arms, «مصدره». Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <vector>

#include "claims/view.h"

namespace isnad::claims {

// «قصف إسرائيلي», «استهدفت طائرة مسيرة تركية», «بصواريخ روسية»: the state whose adjective the event noun
// or the arms bear; empty where none does.
std::vector<ActorRef> by_nationality(const View& view, const Clause& clause);

// «برصاص الجيش», «بنيران قناصة الجماعة», «برصاص إسرائيلي»: whose arms did the harm; empty where the words name nobody.
std::vector<ActorRef> by_arms(const View& view, const Clause& clause);

// «… بصاروخ مصدره مواقع …»: who stands behind the words that say where the fire came from.
std::vector<ActorRef> source_of_fire(const View& view, const Clause& clause);

// «الجنود الأتراك»: of a state's own soldiers and arms the state; nullopt of anyone else.
std::optional<ActorRef> state_of(const View& view, std::int32_t np);

}  // namespace isnad::claims
