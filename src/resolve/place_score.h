// How well a gazetteer row fits a mention, in parts that add up. Thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/great_circle.h"
#include "lexicon/gazetteer.h"
#include "model/reading.h"

namespace isnad::resolve {

// A place that the document has settled, and how strongly it speaks for its surroundings.
struct PlaceAnchor {
  std::uint32_t row = 0;
  std::uint32_t sentence = 0;
  double weight = 1;
  friend bool operator==(const PlaceAnchor&, const PlaceAnchor&) = default;
};

// A row and its containers, as Gazetteer::within walks them.
struct Containers {
  std::array<std::int32_t, 8> rows{};
  std::uint32_t size = 0;
  std::uint64_t bits = 0;  // one of each row: most others are told by them to stand outside
  static std::uint64_t bit(std::int32_t row) { return std::uint64_t{1} << (static_cast<std::uint32_t>(row) & 63u); }
  void add(std::int32_t row) {
    rows[size++] = row;
    bits |= bit(row);
  }
  [[nodiscard]] bool has(std::int32_t row) const {
    if ((bits & bit(row)) == 0) return false;
    for (std::uint32_t i = 0; i < size; ++i)
      if (rows[i] == row) return true;
    return false;
  }
};
Containers containers(const Gazetteer& gazetteer, std::uint32_t row);

// A row that the document has settled somewhere, with what distances need of it.
struct AnchorRow {
  std::uint32_t row = 0;
  std::int32_t point = -1;           // point_row of it
  bool wide = false;                 // a country or governorate: no distance tells of it
  double level = 0;                  // what lying in it is worth
  Containers within;                 // itself and what holds it
  std::vector<PlaceAnchor> anchors;  // by sentence
  double most = 0;                   // the greatest weight of them
};

inline constexpr double kBeyondKm = 310;  // farther than any distance that counts

// Great-circle distances of one document, kept where the next pair of the same place in the table has
// not put them out.
class Distances {
 public:
  // As km; of places farther apart than any distance that counts, some number beyond it.
  double km_if_near(const Gazetteer& gazetteer, std::uint32_t a, std::uint32_t b) {
    if (spots_.empty()) spots_.resize(kSpots);
    return apart(spot(gazetteer, a), spot(gazetteer, b), kBeyondKm) ? kBeyondKm : km(gazetteer, a, b);
  }
  double km(const Gazetteer& gazetteer, std::uint32_t a, std::uint32_t b) {
    constexpr std::size_t kPlaces = 1024;  // a power of two
    if (a == b) return gazetteer.km(a, b);
    if (known_.empty()) known_.resize(kPlaces);
    if (spots_.empty()) spots_.resize(kSpots);
    auto& known = known_[(a * 0x9E3779B1u ^ b * 0x85EBCA77u) >> 22];
    if (known.a != a || known.b != b) known = {a, b, great_circle_km(spot(gazetteer, a), spot(gazetteer, b))};
    return known.km;
  }

 private:
  static constexpr std::size_t kSpots = 256;
  Spot spot(const Gazetteer& gazetteer, std::uint32_t row) {
    auto& known = spots_[row % spots_.size()];
    if (known.row != static_cast<std::int64_t>(row)) {
      const auto& r = gazetteer.row(row);
      known = {row, spot_at(double{r.lat}, double{r.lon})};
    }
    return known.spot;
  }
  struct KnownSpot {
    std::int64_t row = -1;
    Spot spot;
  };
  struct Known {
    std::uint32_t a = 0, b = 0;  // equal: none
    double km = 0;
  };
  std::vector<Known> known_;
  std::vector<KnownSpot> spots_;
};

// What an anchor says of a row, before it is weighed.
struct AnchorWord {
  std::uint32_t anchor = 0;  // index into PlaceContext::anchors
  double inside = 0;         // of lying in it
  double near = 0;           // of lying near it
  double km = 1e9;           // kBeyondKm: farther than any distance that counts
};

struct PlaceContext {
  const Gazetteer* gazetteer = nullptr;
  std::span<const CountryVote> countries;
  double votes = 0;
  std::vector<AnchorRow> anchors;        // all that ever were; `live` ones count
  std::vector<std::uint32_t> live;       // indices into `anchors`
  std::vector<double> weights;           // beside `anchors`: of each one's strongest mention, the nearer the stronger
  std::uint64_t live_bits = 0;           // of the first anchors
  std::optional<std::uint32_t> weighed;  // the sentence they are seen from
  mutable Distances distances;
  mutable std::vector<AnchorWord> words;  // what near and holding anchors say of the candidates, a run a candidate

  void clear_anchors();
  void add_anchor(const PlaceAnchor& anchor);  // one a row and sentence, in the order of sentences
  void weigh(std::uint32_t sentence);          // as seen from the sentence
};

// What fits a row to a mention before anything is said of its surroundings. Of a hamlet whose kind does not
// fit, point and containers stay out: no one asks.
struct RowFit {
  std::uint32_t row = 0;
  std::int32_t point = -1;  // point_row of it
  double score = 0;         // kNoFit where the kinds exclude one another
  double share = 0;
  bool derived = false;
  bool hamlet = false;  // of a country that the document never speaks of
  Containers held;
  // What the first anchors say of it, as far as they were asked for.
  std::uint32_t asked = 0;                  // anchors
  std::uint32_t first_word = 0, words = 0;  // in PlaceContext::words
  std::uint64_t far = 0;                    // bits of those beyond kBeyondKm, which have no word
  std::int32_t own = -1;                    // the one that is the row
};
RowFit row_fit(const PlaceContext& context, const PlaceMention& place, std::uint32_t row);

struct PlaceFit {
  double score = 0;
  double support = 0;     // the part that comes from neighbours and named containers
  double share = 0;       // of its country in what the document speaks of
  double least_km = 1e9;  // to the nearest anchor
  bool derived = false;   // a settlement for a site that is named after it
};

constexpr double kNoFit = -100;  // kinds that exclude one another

// What the kind word says of a row's kind; kNoFit where it cannot be. `derived` is set where the
// row is the settlement that a site is named after.
double kind_fit(std::string_view word_kind, PlaceKind kind, bool& derived);

// container: the row named beside the mention, -1 none. The context is weighed for the mention's sentence.
PlaceFit fit(const PlaceContext& context, const PlaceMention& place, RowFit& own, std::int32_t container);

// The row whose point stands for `row`: itself, or its nearest container below governorate.
std::int32_t point_row(const Gazetteer& gazetteer, std::uint32_t row);

}  // namespace isnad::resolve
