// The pages that a feed or a sitemap names. Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "collect/address.h"
#include "ingest/item.h"

namespace isnad::collect {

struct Links {
  std::vector<std::string> pages;     // normal form, each once, in the order of the feed
  std::vector<std::string> sitemaps;  // of a sitemap index
};

// What a feed's body is, and what it names; relative links stand on `base`. malformed: neither feed nor
// sitemap.
Result<ingest::Kind> kind_of_feed(const std::string& body);
Result<Links> links_of(const ingest::Item& feed, const Address& base);

}  // namespace isnad::collect
