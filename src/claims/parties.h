// Phrases → parties and places of a claim. Thread-safe.
#pragma once
#include <optional>

#include "claims/view.h"

namespace isnad::claims {

// Every party a phrase names; a typed but unnamed one (مسلحون) where no name stands. Places are
// never parties unless they act for their government.
std::vector<ActorRef> parties(const View& view, const Filler& filler);
// The same of who is hit, with the words of what is theirs: «سيارات تابعة للجيش», «مقر لحزب …».
std::vector<ActorRef> undergoers(const View& view, const Filler& filler);
// Someone by the words of a phrase alone: «أربعة موظفين» as موظفين.
ActorRef described(const View& view, const Filler& filler);

// Whose the thing is that a phrase names («مواقع تابعة لـ…», «القوات الموالية لـ…»); empty where it is not said.
std::vector<ActorRef> owners(const View& view, const Filler& filler);

// The person named behind an office («الأمين العام للأمم المتحدة فلان»): his mention.
std::optional<std::uint32_t> office_holder(const View& view, std::int32_t np);

// The party behind a mention.
ActorRef party(const View& view, std::uint32_t mention);

// The state that a nationality names: «إسرائيلي», «الروسية»; empty for other words.
std::optional<ActorRef> nationality(const View& view, std::uint32_t token);

// Every place a phrase names, as `role`; names inside other names and metonyms left out.
std::vector<PlaceRef> places(const View& view, const Filler& filler, PlaceRole role);
std::optional<PlaceRef> place(const View& view, std::uint32_t mention, PlaceRole role);

// Leaves the most particular names: a container told after its part («بلدة … في محافظة …») and a
// neighbour that only locates it («شرقي خان يونس») are not further places; coordinated ones are.
void keep_particular(const View& view, std::vector<PlaceRef>& refs);

// The same party or place.
bool same(const ActorRef& a, const ActorRef& b);
bool same(const PlaceRef& a, const PlaceRef& b);

void add(std::vector<ActorRef>& into, std::vector<ActorRef> more);
void add(std::vector<PlaceRef>& into, std::vector<PlaceRef> more);

}  // namespace isnad::claims
