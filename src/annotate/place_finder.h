// The scan behind annotate/places.h: drafts of place mentions with the evidence for each.
#pragma once
#include <cstdint>
#include <vector>

#include "annotate/place_words.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

struct PlaceDraft {
  Mention mention;
  bool strong = false;          // a kind word, or an item of a list under one
  bool locative = false;        // in, near, north of …
  bool from = false;            // from, to, on: weaker prepositions
  bool common = false;          // one word that is also an ordinary word or a person's name
  bool titled = false;          // stands where a person's name stands
  bool several = false;         // two words or more
  std::uint8_t prominence = 0;  // highest of its candidates

  // A hamlet called by an everyday word: no place without a kind word, whatever stands beside it.
  [[nodiscard]] bool hopeless() const { return common && !strong && prominence < 3; }
};

// Bytes of the proclitics before a name, which stay out of its span.
std::uint32_t proclitic_bytes(std::uint16_t proclitics);
bool definite(std::string_view folded);
bool bank_word(std::string_view folded);  // الضفة, ضفتي

class PlaceFinder {
 public:
  PlaceFinder(const Lexicon& lexicon, const Reading& reading);
  std::vector<PlaceDraft> run();
  [[nodiscard]] const std::vector<PlaceWordUse>& words() const { return words_; }

 private:
  struct Name {
    TokenRange tokens;
    std::span<const std::uint32_t> values;
    std::uint16_t proclitics = 0;
    std::uint8_t words = 0;
    [[nodiscard]] bool found() const { return words > 0; }
  };
  void sentence(const Sentence& sentence, std::uint32_t index);
  std::uint32_t kind_phrase(std::uint32_t at);
  std::uint32_t bare_name(std::uint32_t at);
  std::uint32_t epithet(std::uint32_t at);
  std::uint32_t bank(std::uint32_t at);
  struct ListHead {  // the draft that other names of the list follow, as its own words have it
    std::size_t draft = 0;
    bool strong = false, locative = false, from = false;
  };
  std::uint32_t list(std::uint32_t at, const ListHead& head, std::uint8_t number);
  std::uint32_t keep_list(PlaceDraft&& draft, std::uint8_t number);

  [[nodiscard]] Name name_at(std::uint32_t at, bool after_kind) const;
  [[nodiscard]] Name with_article_changed(std::uint32_t at) const;
  [[nodiscard]] TokenRange unlisted(std::uint32_t at, const PlaceWord& kind, bool item) const;
  [[nodiscard]] TokenRange quoted_words(std::uint32_t at) const;
  [[nodiscard]] bool agreeing_adjective(std::uint32_t noun, std::uint32_t at) const;
  [[nodiscard]] bool country_not_adjective(std::uint32_t at) const;
  [[nodiscard]] bool ordinary(std::uint32_t at) const;
  [[nodiscard]] bool may_name(std::uint32_t at) const;
  // `bare`: without a kind word, so that one that is hopeless needs no candidates.
  PlaceDraft draft(TokenRange tokens, TokenRange name, std::span<const std::uint32_t> values, bool bare = false);
  void look_back(PlaceDraft& draft) const;
  std::uint32_t directions_after(std::uint32_t at, PlaceDraft& draft) const;
  void metonymy(PlaceDraft& draft) const;
  std::uint32_t keep(PlaceDraft&& draft);
  [[nodiscard]] std::uint32_t skip_opening(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t skip_closing(std::uint32_t at) const;
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  [[nodiscard]] bool has(std::uint32_t i, PlaceWordClass c) const { return words_[i].is_bare(c); }

  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const Reading& reading_;
  std::vector<PlaceWordUse> words_;
  std::vector<PlaceDraft> drafts_;
  std::uint32_t sentence_ = 0, first_ = 0, last_ = 0;
  std::int32_t groups_ = 0;
  mutable std::vector<PhraseMatch> matches_;  // scratch of name_at
};

}  // namespace isnad::annotate
