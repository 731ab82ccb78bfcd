// The reader.
//
//   auto engine = isnad::Engine::open("isnad.blob");
//   isnad::Engine::Scratch scratch;                       // one per thread
//   for (const isnad::Claim& claim : engine->read(document, scratch)) …
//
// Same document, same data, same version: same claims, byte for byte. The engine neither prints nor
// reads the clock or the environment. Thread-safety: Engine is immutable; Scratch is not shared.
#pragma once
#include <isnad/claim.h>
#include <isnad/document.h>
#include <isnad/error.h>

#include <memory>
#include <string>
#include <vector>

namespace isnad {

struct Reading;
class Lexicon;

class Engine {
 public:
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class Engine;
    struct Parts;
    std::unique_ptr<Parts> parts_;
  };

  // Where the data is missing or damaged: not_found, damaged.
  static Result<Engine> open(const std::string& blob_path);

  // Claims in the order of the text. A document that is not Arabic gives none; `notes`, where
  // given, gets the reasons.
  std::vector<Claim> read(const Document& document, Scratch& scratch, std::vector<Note>* notes = nullptr) const;

  // Everything the stages know, for explaining and for annotate. The reading's tokens point into
  // `scratch` and are good until its next use.
  void read(const Document& document, Scratch& scratch, Reading& reading) const;
  // Stops after names, places, numbers and times are found and resolved.
  void annotate(const Document& document, Scratch& scratch, Reading& reading) const;

  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] const std::string& data_hash() const;

 private:
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace isnad
