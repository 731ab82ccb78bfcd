#include "compile/actor_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compile/blob_builder.h"
#include "compile/tsv.h"
#include "lexicon/name_flags.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

constexpr std::string_view kArticle = "ال";
constexpr std::string_view kSoundPlural = "ون";
constexpr std::string_view kSoundOblique = "ين";
constexpr std::string_view kFeminineEnd = "ة";
constexpr std::array<std::string_view, 3> kEnclitics = {"ه", "ها", "هم"};

std::uint32_t bit(ActorClass cls) { return 1u << static_cast<unsigned>(cls); }

std::string drop(std::string_view word, std::string_view end) {
  return std::string(word.substr(0, word.size() - end.size()));
}
std::string definite(std::string_view word) { return std::string(kArticle) + std::string(word); }

// The first word definite, and the adjectives after it: «مصدر طبي» → «المصدر الطبي».
std::string definite_phrase(std::string_view phrase) {
  std::string out;
  for (const auto& word : split_list(phrase, ' ')) {
    if (!out.empty()) out += ' ';
    out += word.starts_with(kArticle) ? word : definite(word);
  }
  return out;
}

Result<std::uint32_t> classes_of(const Tsv& tsv, const TsvRow& row) {
  std::uint32_t classes = 0;
  for (const auto& name : split_list(tsv.cell(row, "class"))) {
    const auto cls = actor_class(name);
    if (!cls) return fail(ErrorCode::malformed, fmt::format("unknown class '{}'", name), tsv.where(row));
    classes |= bit(*cls);
  }
  return classes;
}

ActorClass first_class(const Tsv& tsv, const TsvRow& row, ActorClass otherwise) {
  const auto list = split_list(tsv.cell(row, "class"));
  return list.empty() ? otherwise : actor_class(list.front()).value_or(otherwise);
}

Gender gender_of(std::string_view cell, Gender otherwise) {
  return cell == "f" ? Gender::feminine : cell == "m" ? Gender::masculine : otherwise;
}
Number number_of(std::string_view cell, Number otherwise) {
  return cell == "p" ? Number::plural : cell == "s" ? Number::singular : otherwise;
}

ActorWord make(NameRole role, ActorClass cls, std::uint32_t classes, StringRef lemma) {
  ActorWord word;
  word.role = static_cast<std::uint8_t>(role);
  word.cls = static_cast<std::uint8_t>(cls);
  word.classes = classes == 0 ? bit(cls) : classes;
  word.lemma = lemma;
  return word;
}
void agree(ActorWord& word, Gender gender, Number number) {
  word.gender = static_cast<std::uint8_t>(gender);
  word.number = static_cast<std::uint8_t>(number);
}

}  // namespace

void ActorWords::put(std::string_view phrase, const ActorWord& word) {
  const auto folded = text::fold_words(phrase);
  if (folded.empty()) return;
  builder_.phrase(TrieId::actor_words, folded, static_cast<std::uint32_t>(words_.size()));
  words_.push_back(word);
}

void ActorWords::put_plural(std::string_view plural, ActorWord word, bool construct, bool with_article) {
  if (word.number == static_cast<std::uint8_t>(Number::unknown))
    word.number = static_cast<std::uint8_t>(Number::plural);
  const bool sound = plural.ends_with(kSoundPlural);
  std::vector<std::string> forms{std::string(plural)};
  if (sound) forms.push_back(drop(plural, kSoundPlural) + std::string(kSoundOblique));
  for (const auto& form : forms) {
    put(form, word);
    if (!with_article) continue;
    ActorWord known = word;
    known.flags |= kWordDefinite;
    put(definite_phrase(form), known);
  }
  if (!construct) return;
  ActorWord tied = word;
  tied.flags |= kWordConstruct;
  std::vector<std::string> stems;
  if (sound)
    stems = {drop(plural, kSoundPlural) + "و", drop(plural, kSoundPlural) + "ي"};
  else
    stems = {plural.ends_with(kFeminineEnd) ? drop(plural, kFeminineEnd) + "ت" : std::string(plural)};
  if (sound)
    for (const auto& stem : stems) put(stem, tied);
  tied.flags |= kWordPossessive;
  for (const auto& stem : stems)
    for (const auto enclitic : kEnclitics) put(stem + std::string(enclitic), tied);
}

void ActorWords::put_adjective(std::string_view adjective, ActorWord word) {
  const std::string m(adjective);
  const struct {
    std::string form;
    Gender gender;
    Number number;
  } forms[] = {{m, Gender::masculine, Number::singular},
               {m + std::string(kFeminineEnd), Gender::feminine, Number::singular},
               {m + "ون", Gender::masculine, Number::plural},
               {m + "ين", Gender::masculine, Number::plural},
               {m + "ان", Gender::masculine, Number::dual},
               {m + "تين", Gender::feminine, Number::dual},
               {m + "ات", Gender::feminine, Number::plural}};
  for (const auto& f : forms) {
    agree(word, f.gender, f.number);
    word.flags &= static_cast<std::uint8_t>(~kWordDefinite);
    put(f.form, word);
    word.flags |= kWordDefinite;
    put(definite(f.form), word);
  }
}

void ActorWords::add_nationality(std::string_view adjective, std::uint32_t actor) {
  ActorWord word = make(NameRole::nationality, ActorClass::state, 0, builder_.string(adjective));
  word.actor = actor;
  constexpr std::string_view kPluralOnly = "+";  // «+أتراك»
  if (!adjective.starts_with(kPluralOnly)) return put_adjective(adjective, word);
  adjective.remove_prefix(kPluralOnly.size());
  agree(word, Gender::masculine, Number::plural);
  put(adjective, word);
  word.flags |= kWordDefinite;
  put(definite(adjective), word);
}

Result<void> ActorWords::read_titles(const Tsv& tsv) {
  static constexpr std::array<std::pair<std::string_view, NameRole>, 6> kRoles = {
      {{"honorific", NameRole::honorific},
       {"title", NameRole::title},
       {"office", NameRole::office},
       {"spokesman", NameRole::spokesman},
       {"nickname", NameRole::nickname},
       {"alias_mark", NameRole::alias_mark}}};
  for (const auto& row : tsv.rows()) {
    const auto role =
        std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& r) { return r.first == tsv.cell(row, "role"); });
    if (role == kRoles.end())
      return fail(ErrorCode::malformed, fmt::format("unknown role '{}'", tsv.cell(row, "role")), tsv.where(row));
    const auto classes = classes_of(tsv, row);
    if (!classes) return tl::unexpected(classes.error());
    ActorWord word =
        make(role->second, first_class(tsv, row, ActorClass::person), *classes, builder_.string(tsv.cell(row, "word")));
    const auto both = [&](std::string_view phrase, ActorWord w) {
      put(phrase, w);
      if (role->second == NameRole::nickname || role->second == NameRole::alias_mark) return;
      w.flags |= kWordDefinite;
      // «متحدث باسم» takes the article on its first word only.
      put(definite(phrase), w);
    };
    agree(word, Gender::masculine, Number::singular);
    both(tsv.cell(row, "word"), word);
    agree(word, Gender::feminine, Number::singular);
    if (const auto f = tsv.cell(row, "feminine"); !f.empty()) both(f, word);
    agree(word, Gender::masculine, Number::plural);
    for (const auto& p : split_list(tsv.cell(row, "plural"))) put_plural(p, word, true, true);
  }
  return {};
}

Result<void> ActorWords::read_organisations(const Tsv& tsv) {
  for (const auto& row : tsv.rows()) {
    const auto classes = classes_of(tsv, row);
    if (!classes) return tl::unexpected(classes.error());
    const auto lemma = tsv.cell(row, "word");
    ActorWord word =
        make(NameRole::organisation, first_class(tsv, row, ActorClass::other), *classes, builder_.string(lemma));
    if (tsv.cell(row, "takes") == "any") word.flags |= kWordAnyBody;
    if (tsv.cell(row, "takes") == "definite") word.flags |= kWordDefiniteBody;
    const Gender gender =
        gender_of(tsv.cell(row, "gender"), lemma.ends_with(kFeminineEnd) ? Gender::feminine : Gender::masculine);
    const Number number = number_of(tsv.cell(row, "number"), Number::singular);
    agree(word, gender, number);
    const auto put_both = [&](std::string_view form, ActorWord w) {
      put(form, w);
      w.flags |= kWordDefinite;
      if (!form.starts_with(kArticle)) put(definite(form), w);
    };
    put_both(lemma, word);
    heads_.try_emplace(text::fold(lemma), gender, number);
    heads_.try_emplace(text::fold(definite(lemma)), gender, number);
    agree(word, Gender::feminine, Number::singular);
    word.flags |= kWordPlural;
    for (const auto& p : split_list(tsv.cell(row, "plural"))) {
      put_both(p, word);
      heads_.try_emplace(text::fold(p), Gender::feminine, Number::singular);
      heads_.try_emplace(text::fold(definite(p)), Gender::feminine, Number::singular);
    }
  }
  return {};
}

Result<void> ActorWords::read_people(const Tsv& tsv, NameRole role) {
  const bool force = role == NameRole::force;
  for (const auto& row : tsv.rows()) {
    const auto classes = classes_of(tsv, row);
    if (!classes) return tl::unexpected(classes.error());
    const auto lemma = tsv.cell(row, "word");
    const auto cls = first_class(tsv, row, force ? ActorClass::armed_group : ActorClass::people);
    ActorWord word = make(role, cls, *classes, builder_.string(lemma));
    if (tsv.cell(row, "side") == "irregular") word.flags |= kWordIrregular;
    const Gender gender = gender_of(tsv.cell(row, "gender"), Gender::masculine);
    const auto sg = tsv.cell(row, "singular");
    const auto put_one = [&](std::string_view form, Gender g) {
      agree(word, g, Number::singular);
      put(form, word);
      ActorWord known = word;
      known.flags |= kWordDefinite;
      put(definite_phrase(form), known);
    };
    if (!sg.empty()) {
      put_one(sg, gender_of(tsv.cell(row, "singular_gender"), Gender::masculine));
      if (force && tsv.cell(row, "singular_gender") == "f" && sg.ends_with(kFeminineEnd)) {
        ActorWord own = word;
        own.flags |= kWordPossessive | kWordConstruct;
        for (const auto enclitic : kEnclitics) put(drop(sg, kFeminineEnd) + "ت" + std::string(enclitic), own);
      }
    }
    if (const auto f = tsv.cell(row, "feminine"); !f.empty()) put_one(f, Gender::feminine);
    agree(word, gender, number_of(tsv.cell(row, "number"), Number::plural));
    put_plural(lemma, word, force, true);
    for (const auto& dual : split_list(tsv.cell(row, "dual"))) {
      agree(word, gender, Number::dual);
      put(dual, word);
      ActorWord known = word;
      known.flags |= kWordDefinite;
      put(definite(dual), known);
    }
  }
  return {};
}

Result<void> ActorWords::read_epithets(const Tsv& tsv) {
  for (const auto& row : tsv.rows()) {
    const auto classes = classes_of(tsv, row);
    if (!classes) return tl::unexpected(classes.error());
    ActorWord word = make(NameRole::epithet, first_class(tsv, row, ActorClass::other), *classes,
                          builder_.string(tsv.cell(row, "word")));
    word.flags |= kWordDefinite;
    agree(word, gender_of(tsv.cell(row, "gender"), Gender::masculine),
          number_of(tsv.cell(row, "number"), Number::singular));
    put(tsv.cell(row, "word"), word);
  }
  return {};
}

Result<void> ActorWords::read_first_names(const Tsv& tsv) {
  for (const auto& row : tsv.rows()) {
    const auto name = tsv.cell(row, "name");
    const bool particle = tsv.cell(row, "kind") == "particle";
    ActorWord word =
        make(particle ? NameRole::particle : NameRole::first_name, ActorClass::person, 0, builder_.string(name));
    if (tsv.cell(row, "kind") == "common") word.flags |= kWordCommon;
    const bool family = tsv.cell(row, "kind") == "family", second = tsv.cell(row, "kind") == "second";
    if (family || second) word.flags |= kWordFamily;
    if (second) word.flags |= kWordCommon;
    agree(word, gender_of(tsv.cell(row, "gender"), Gender::masculine), Number::singular);
    put(name, word);
    if (const auto folded = text::fold_words(name); !particle && folded.size() == 1 && !family && !second)
      first_names_.push_back(builder_.word(folded.front()));
  }
  return {};
}

Result<void> ActorWords::read_weapons(const Tsv& tsv) {
  for (const auto& row : tsv.rows()) {
    const auto id = tsv.cell(row, "id");
    if (id.empty()) return fail(ErrorCode::malformed, "a weapon needs an id", tsv.where(row));
    const auto value = static_cast<std::uint32_t>(weapons_.size());
    weapons_.push_back(builder_.string(id));
    for (const auto& phrase : split_list(tsv.cell(row, "phrases"))) {
      builder_.phrase(TrieId::weapons, text::fold_words(phrase), value);
      builder_.phrase(TrieId::weapons, text::fold_words(definite(phrase)), value);
      builder_.phrase(TrieId::weapons, text::fold_words(definite_phrase(phrase)), value);
      if (phrase.ends_with(kFeminineEnd) || phrase.find(' ') != std::string::npos) continue;
      builder_.phrase(TrieId::weapons, text::fold_words(phrase + "ا"), value);
    }
  }
  return {};
}

Result<void> ActorWords::read(const std::string& data_dir) {
  const auto load = [&](std::string_view file, auto&& reader) -> Result<void> {
    auto tsv = Tsv::load(fmt::format("{}/ar/{}.tsv", data_dir, file));
    if (!tsv) return tl::unexpected(tsv.error());
    builder_.input(file, tsv->bytes());
    return reader(*tsv);
  };
  Result<void> done;
  if (done = load("titles", [&](const Tsv& t) { return read_titles(t); }); !done) return done;
  if (done = load("org_words", [&](const Tsv& t) { return read_organisations(t); }); !done) return done;
  if (done = load("forces", [&](const Tsv& t) { return read_people(t, NameRole::force); }); !done) return done;
  if (done = load("collectives", [&](const Tsv& t) { return read_people(t, NameRole::collective); }); !done)
    return done;
  if (done = load("epithets", [&](const Tsv& t) { return read_epithets(t); }); !done) return done;
  for (const auto* names : {"first_names", "family_names"})
    if (done = load(names, [&](const Tsv& t) { return read_first_names(t); }); !done) return done;
  if (done = load("qualifiers",
                  [&](const Tsv& t) -> Result<void> {
                    for (const auto& row : t.rows()) {
                      const auto word = t.cell(row, "word");
                      put_adjective(word, make(NameRole::qualifier, ActorClass::other, 0, builder_.string(word)));
                    }
                    return {};
                  });
      !done)
    return done;
  return load("weapons", [&](const Tsv& t) { return read_weapons(t); });
}

std::pair<Gender, Number> ActorWords::agreement(std::string_view name, ActorClass cls) const {
  const auto words = text::fold_words(name);
  if (words.empty() || cls == ActorClass::person || cls == ActorClass::official)
    return {Gender::masculine, Number::singular};
  if (const auto it = heads_.find(words.front()); it != heads_.end()) return it->second;
  const std::string_view first = words.front();
  if (first.ends_with("ه") || first.ends_with("ات") || first.ends_with("ا") || cls == ActorClass::state)
    return {Gender::feminine, Number::singular};
  return {Gender::masculine, Number::singular};
}

void ActorWords::write() {
  builder_.table("actor_word_rows", words_);
  builder_.table("weapon_ids", weapons_);
  std::sort(first_names_.begin(), first_names_.end());
  builder_.table("first_name_words", first_names_);
}

}  // namespace isnad::compile
