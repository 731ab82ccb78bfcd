// According to whom: the chain of sources behind each clause, outermost first, the outlet itself
// left out. One pass over the article in the order of the text, since speakers carry over.
// Thread-safe.
#pragma once
#include <optional>
#include <vector>

#include "claims/candidate.h"
#include "claims/speaker_names.h"

namespace isnad::claims {

class Attribution {
 public:
  explicit Attribution(const View& view);

  // Who speaks in a clause of saying; empty where it is none.
  [[nodiscard]] const std::vector<Source>& of(std::uint32_t clause) const { return sayings_[clause].sources; }
  // The chain behind a clause; with `says`, behind what a clause of saying tells by its own verb.
  [[nodiscard]] std::vector<Source> chain(std::uint32_t clause, bool says = false) const;

 private:
  struct Saying {  // a clause of a reporting verb, resolved once
    std::vector<Source> sources;
    bool carries = false;  // أضاف, تابع: the speaker of before, where none is named
    bool mute = false;     // «لم تعلق الوزارة»: says nothing of what is told under it
  };

  void resolve_sayings();
  void resolve_saying(std::uint32_t clause, std::vector<Source>& last);
  void carry_into(std::uint32_t sentence, const std::vector<Source>& last);
  void settle(std::vector<Source>& sources);
  [[nodiscard]] bool names_source(std::uint32_t clause) const;
  [[nodiscard]] std::vector<Source> beside(std::uint32_t clause) const;
  std::vector<Source> speakers(std::uint32_t clause) const;
  std::vector<Source> of_filler(const Filler& f, std::string_view verb, int level) const;
  std::vector<Source> prepositional(const Clause& c, const std::vector<Source>& last) const;
  [[nodiscard]] bool own_words(const PrepArgument& p) const;
  [[nodiscard]] std::optional<Source> office_holder(const Filler& f, std::string_view verb, int level) const;
  [[nodiscard]] std::optional<Source> holder_source(const NamedHolder& holder, std::string_view verb, int level) const;
  [[nodiscard]] Source body_by_words(const Filler& f, std::uint32_t end, std::string_view verb, int level) const;
  [[nodiscard]] bool deed_as_subject(const Clause& c) const;
  [[nodiscard]] std::vector<Source> behind_verb(const Clause& c) const;
  [[nodiscard]] const Source* heard_person(std::string_view last_name) const;
  [[nodiscard]] bool own_correspondent(const Filler& f) const;
  void whole_name(std::uint32_t mention, Source& s) const;
  [[nodiscard]] std::optional<Source> unlisted(const Clause& c) const;
  [[nodiscard]] std::vector<Source> issuer(const Clause& c) const;
  [[nodiscard]] std::size_t outermost(const std::vector<std::uint32_t>& path) const;
  [[nodiscard]] bool described(std::uint32_t saying, std::uint32_t below) const;
  [[nodiscard]] bool goes_on(std::uint32_t saying, std::uint32_t joined) const;
  [[nodiscard]] bool points_back(std::uint32_t clause) const;
  void close(std::uint32_t sentence, const std::vector<Source>& by, std::uint32_t word);
  [[nodiscard]] bool tells_nothing(std::uint32_t clause) const;
  [[nodiscard]] bool slipped(std::uint32_t saying, const std::vector<std::uint32_t>& path, std::size_t below) const;
  [[nodiscard]] std::vector<Source> passed_on(std::uint32_t clause) const;
  std::vector<Source> of_preposition(const PrepArgument& p) const;
  std::vector<Source> outlet_told(const Clause& c) const;
  std::int32_t saying_of_quote(std::uint32_t clause) const;
  bool outlet_itself(const Source& s) const;
  void strip_outlet(std::vector<Source>& chain) const;

  const View& view_;
  std::vector<Saying> sayings_;            // by clause; empty sources: no saying
  std::vector<std::vector<Source>> by_;    // by clause: «بحسب …» of its own
  std::vector<Source> heard_;              // everyone quoted so far, in the order of the text
  std::vector<std::vector<Source>> from_;  // by clause: «نقلا عن …», behind whoever passes it on
  struct Closing {  // «بحسب …» that covers its sentence, from where it is joined with «و»
    std::vector<Source> sources;
    std::uint32_t from = 0;
  };

  std::vector<Closing> closing_;              // by sentence
  std::vector<std::vector<Source>> opening_;  // by sentence: the speaker of before, who goes on in it
};

}  // namespace isnad::claims
