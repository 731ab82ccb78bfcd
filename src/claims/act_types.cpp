#include "claims/act_types.h"

namespace isnad::claims {

bool act_type(ClaimType type) {
  switch (type) {
    case ClaimType::airstrike:
    case ClaimType::shelling:
    case ClaimType::bombing:
    case ClaimType::assault:
    case ClaimType::armed_clash:
    case ClaimType::repel:
    case ClaimType::abuse_civilians: return true;
    case ClaimType::gain_control:
    case ClaimType::lose_control:
    case ClaimType::hold_control:
    case ClaimType::clear:
    case ClaimType::advance:
    case ClaimType::withdraw:
    case ClaimType::move:
    case ClaimType::encircle:
    case ClaimType::operation_start:
    case ClaimType::negotiate:
    case ClaimType::ceasefire:
    case ClaimType::demand:
    case ClaimType::reject:
    case ClaimType::accuse:
    case ClaimType::threaten:
    case ClaimType::promise:
    case ClaimType::provide_support:
    case ClaimType::provide_arms:
    case ClaimType::casualties:
    case ClaimType::detain:
    case ClaimType::release:
    case ClaimType::displacement:
    case ClaimType::evacuate:
    case ClaimType::humanitarian_need:
    case ClaimType::aid:
    case ClaimType::destruction:
    case ClaimType::protest: return false;
  }
  return false;
}

}  // namespace isnad::claims
