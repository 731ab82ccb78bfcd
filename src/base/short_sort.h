// A stable sort of short lists in place: std::stable_sort takes a buffer from the heap each time.
#pragma once
#include <algorithm>
#include <iterator>
#include <utility>

namespace isnad {

template <class Iterator, class Before>
void short_stable_sort(Iterator begin, Iterator end, Before before) {
  constexpr std::ptrdiff_t kShort = 32;
  if (end - begin > kShort) {
    std::stable_sort(begin, end, before);
    return;
  }
  for (auto next = begin; next != end; ++next)
    for (auto at = next; at != begin && before(*at, *std::prev(at)); --at) std::swap(*at, *std::prev(at));
}

}  // namespace isnad
