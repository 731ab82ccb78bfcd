// A synthetic stream of claims with known events, for fusion's tests and benchmarks.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fuse/fuse.h"

namespace isnad::testing_stream {

// Events lie in a grid of towns over some years; each is told by one to six outlets that name the
// district instead of the town, drop the agent, the toll or the time, or leave the toll open. A claim
// is made when it is asked for, so that a million cost little memory.
class Stream : public fuse::ClaimSource {
 public:
  Stream(std::size_t claims, std::uint32_t seed);
  [[nodiscard]] std::size_t size() const override { return event_.size(); }
  const Claim& at(std::size_t index, Claim& scratch) const override;
  [[nodiscard]] std::span<const fuse::InputDocument> documents() const { return documents_; }
  // The event that a claim tells of, by the claim's id.
  [[nodiscard]] std::uint32_t truth(const std::string& claim_id) const;
  [[nodiscard]] std::vector<Claim> claims() const;
  // B-cubed F1 of the events against the truth.
  [[nodiscard]] double b_cubed(const std::vector<std::vector<std::string>>& events) const;

 private:
  std::uint32_t seed_, towns_;
  std::vector<std::uint32_t> event_;  // of each claim
  std::vector<std::uint8_t> teller_;
  std::vector<fuse::InputDocument> documents_;
};

}  // namespace isnad::testing_stream
