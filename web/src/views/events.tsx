// The list of events with its filters.
import type { EventRecord } from "../api/types";
import { Listing } from "../parts/listing";
import { ByMonth } from "./overview";

export function Events() {
  return <Listing<EventRecord> of="events">{(events) => <ByMonth events={events} />}</Listing>;
}
