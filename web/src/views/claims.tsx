// The list of claims with its filters.
import type { Claim } from "../api/types";
import { ClaimCard } from "../parts/claim_card";
import { Listing } from "../parts/listing";

export function Claims() {
  return <Listing<Claim> of="claims">{(claims) => claims.map((claim) => <ClaimCard key={claim.id} of={claim} />)}</Listing>;
}
