// Distances on the ground. Thread-safe.
#pragma once
#include <algorithm>
#include <cmath>
#include <numbers>

namespace isnad {

// Degrees, and what a distance takes of the latitude: asked for again and again with the same few places.
struct Spot {
  double lat = 0, lon = 0, cosine = 1;
};

inline constexpr double kRadians = std::numbers::pi / 180.0;

inline Spot spot_at(double lat, double lon) { return {lat, lon, std::cos(lat * kRadians)}; }

inline double great_circle_km(const Spot& a, const Spot& b) {
  constexpr double kDiameter = 12742.0;
  const double dlat = std::sin((b.lat - a.lat) * kRadians / 2);
  const double dlon = std::sin((b.lon - a.lon) * kRadians / 2);
  const double h = dlat * dlat + a.cosine * b.cosine * dlon * dlon;
  return kDiameter * std::asin(std::sqrt(std::min(1.0, h)));
}

// Surely farther apart than that, by a bound without the sines; false where it cannot tell.
inline bool apart(const Spot& a, const Spot& b, double km) {
  constexpr double kRadius = 6371.0;
  constexpr double kMost = 0.2, kLeast = 0.99;      // sin x is kLeast of x or more up to there
  if (std::abs(b.lon - a.lon) > 180) return false;  // the other way round may be short
  const double dlat = kLeast * std::min(std::abs(b.lat - a.lat) * kRadians / 2, kMost);
  const double dlon = kLeast * std::min(std::abs(b.lon - a.lon) * kRadians / 2, kMost);
  const double chord = km / (2 * kRadius);
  return dlat * dlat + a.cosine * b.cosine * dlon * dlon > chord * chord;
}

}  // namespace isnad
