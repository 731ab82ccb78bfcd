// The gazetteer: places by row, their containers, and the words that announce a place.
//
// A coordinate comes from a source or is absent (has_point() false); then the container is all that
// is known. Rows stand in a fixed order; ids are opaque (P-codes, wof:N, gn:N, name:…).
// Thread-safety: immutable.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/blob.h"
#include "lexicon/phrase_trie.h"

namespace isnad {

enum class PlaceKind : std::uint8_t {
  other,
  country,
  region,
  governorate,
  district,
  subdistrict,
  capital,
  city,
  town,
  village,
  neighbourhood,
  camp,
  area,
  countryside,
  farm,
  river,
  lake,
  sea,
  mountain,
  hill,
  valley,
  desert,
  island,
  oilfield,
  refinery,
  plant,
  airport,
  airbase,
  base,
  port,
  crossing,
  junction,
  square,
  street,
  road,
  front,
  bridge,
  dam,
  tunnel,
  checkpoint,
  station,
  entrance,
  prison,
  hospital,
  university,
  school,
  mosque,
  church,
  market,
  building,
  landmark,
};
std::string_view name_of(PlaceKind kind);
std::optional<PlaceKind> place_kind(std::string_view name);
// Where people live and nothing smaller than a village: capital, city, town, village, camp, farm.
bool is_settlement(PlaceKind kind);
bool is_admin(PlaceKind kind);  // governorate, district, subdistrict
Precision precision_of(PlaceKind kind);

struct PlaceRow {
  StringRef id, name, name_en, source, wikidata;
  float lat = 0, lon = 0;        // WGS 84 degrees; read only where `point` is set
  float accuracy_m = 0;          // 0: that of its kind
  std::uint32_t population = 0;  // 0: unknown
  std::int32_t parent = -1;      // container's row
  std::int32_t country = -1;     // row of its country
  PlaceKind kind = PlaceKind::other;
  std::uint8_t prominence = 0;  // 0 hamlet … 10 country; from kind and population
  std::uint8_t point = 0;
  std::uint8_t unused = 0;
};

// A word of data/ar/place_kinds.tsv or place_cues.tsv.
enum class PlaceWordClass : std::uint8_t {
  kind,
  direction,
  part,
  locative,
  unit,
  stop,
  title,
  common,
  demonym,
  trailing,
  starter,
  speech,
};
// Of kind words; kDefiniteKind: the form has the article (المدينة).
enum PlaceWordFlag : std::uint8_t { kOpenKind = 1, kEpithetKind = 2, kSiteKind = 4, kDefiniteKind = 8 };
struct PlaceWord {
  StringRef value;        // direction, unit
  std::int32_t row = -1;  // demonyms: the country's row
  PlaceWordClass cls = PlaceWordClass::stop;
  PlaceKind kind = PlaceKind::other;
  std::uint8_t number = 1;  // 1 singular, 2 dual, 3 plural
  std::uint8_t flags = 0;
};

class Gazetteer {
 public:
  Gazetteer() = default;
  explicit Gazetteer(const Blob& blob);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const PlaceRow& row(std::uint32_t i) const { return rows_[i]; }
  [[nodiscard]] std::string_view id(std::uint32_t i) const { return blob_->string(rows_[i].id); }
  [[nodiscard]] std::string_view name(std::uint32_t i) const { return blob_->string(rows_[i].name); }
  [[nodiscard]] std::string_view name_en(std::uint32_t i) const { return blob_->string(rows_[i].name_en); }
  [[nodiscard]] std::string_view string(StringRef ref) const { return blob_->string(ref); }
  // Linear; for tests and the desk's rare look-ups.
  [[nodiscard]] std::int32_t find(std::string_view id) const;

  [[nodiscard]] bool has_point(std::uint32_t i) const { return rows_[i].point != 0; }
  // Is `inner` the same as `outer`, or contained in it?
  [[nodiscard]] bool within(std::int32_t inner, std::int32_t outer) const;
  // Ids of the containers, country first; the place itself only where it is a container kind.
  [[nodiscard]] std::vector<std::string> chain(std::uint32_t i) const;
  // The row of the country's capital; -1 none.
  [[nodiscard]] std::int32_t capital_of(std::int32_t country) const;
  // Nearest container (or itself) of this kind; -1 none.
  [[nodiscard]] std::int32_t ancestor(std::int32_t i, PlaceKind kind) const;
  // Great-circle distance; both need a point.
  [[nodiscard]] double km(std::uint32_t a, std::uint32_t b) const;

  [[nodiscard]] const PhraseTrie& names() const { return names_; }
  [[nodiscard]] const PhraseTrie& words() const { return words_; }
  [[nodiscard]] const PlaceWord& word(std::uint32_t i) const { return place_words_[i]; }

 private:
  const Blob* blob_ = nullptr;
  std::span<const PlaceRow> rows_;
  std::span<const std::uint32_t> capitals_;
  std::span<const PlaceWord> place_words_;
  PhraseTrie names_, words_;
};

}  // namespace isnad
