#include "compile/connectors.h"

#include <array>
#include <optional>

#include "compile/tsv.h"
#include "lexicon/connectors.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

template <class T>
struct Named {
  std::string_view name;
  T value;
};

constexpr std::array kKinds = {
    Named<ConnectorKind>{"prep", ConnectorKind::prep},
    Named<ConnectorKind>{"reporting", ConnectorKind::reporting},
    Named<ConnectorKind>{"sub", ConnectorKind::subordinator},
    Named<ConnectorKind>{"rel", ConnectorKind::relative},
    Named<ConnectorKind>{"neg", ConnectorKind::negation},
    Named<ConnectorKind>{"part", ConnectorKind::particle},
    Named<ConnectorKind>{"marker", ConnectorKind::marker},
    Named<ConnectorKind>{"conj", ConnectorKind::conjunction},
    Named<ConnectorKind>{"dem", ConnectorKind::demonstrative},
    Named<ConnectorKind>{"pron", ConnectorKind::pronoun},
};
constexpr std::array kRelations = {
    Named<ClauseRelation>{"", ClauseRelation::argument},
    Named<ClauseRelation>{"argument", ClauseRelation::argument},
    Named<ClauseRelation>{"complement", ClauseRelation::complement},
    Named<ClauseRelation>{"relative", ClauseRelation::relative},
    Named<ClauseRelation>{"temporal", ClauseRelation::temporal},
    Named<ClauseRelation>{"circumstantial", ClauseRelation::circumstantial},
    Named<ClauseRelation>{"cause", ClauseRelation::cause},
    Named<ClauseRelation>{"result", ClauseRelation::result},
    Named<ClauseRelation>{"conditional", ClauseRelation::conditional},
    Named<ClauseRelation>{"purpose", ClauseRelation::purpose},
    Named<ClauseRelation>{"contrast", ClauseRelation::contrast},
    Named<ClauseRelation>{"coordinate", ClauseRelation::coordinate},
};
constexpr std::array kMarks = {
    Named<std::uint32_t>{"negated", kNegated},   Named<std::uint32_t>{"future", kFuture},
    Named<std::uint32_t>{"possible", kPossible}, Named<std::uint32_t>{"condition", kCondition},
    Named<std::uint32_t>{"near", kNear},         Named<std::uint32_t>{"wish", kWish},
    Named<std::uint32_t>{"hearsay", kHearsay},   Named<std::uint32_t>{"background", kBackground},
    Named<std::uint32_t>{"continue", kContinue}, Named<std::uint32_t>{"attempt", kAttempt},
    Named<std::uint32_t>{"intent", kIntent},     Named<std::uint32_t>{"stop", kStop},
    Named<std::uint32_t>{"question", kQuestion}, Named<std::uint32_t>{"general", kGeneral},
};

template <class T, std::size_t N>
std::optional<T> find(const std::array<Named<T>, N>& table, std::string_view name) {
  for (const auto& entry : table)
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

}  // namespace

Result<void> add_connectors(const std::string& data_dir, BlobBuilder& builder) {
  auto table = Tsv::load(data_dir + "/ar/connectors.tsv");
  if (!table) return tl::unexpected(table.error());
  builder.input("ar/connectors.tsv", table->bytes());
  std::vector<ConnectorRow> rows;
  for (const TsvRow& row : table->rows()) {
    const auto words = split_list(table->cell(row, "words"));
    const auto kind = find(kKinds, table->cell(row, "kind"));
    const auto relation = find(kRelations, table->cell(row, "relation"));
    if (words.empty()) return fail(ErrorCode::malformed, "a connector has no words", table->where(row));
    if (!kind) return fail(ErrorCode::malformed, "unknown kind of connector", table->where(row));
    if (!relation) return fail(ErrorCode::malformed, "unknown relation", table->where(row));
    ConnectorRow out;
    out.kind = *kind;
    out.relation = *relation;
    out.name = builder.string(table->cell(row, "name"));
    for (const auto& mark : split_list(table->cell(row, "marks"))) {
      const auto bit = find(kMarks, mark);
      if (!bit) return fail(ErrorCode::malformed, "unknown mark " + mark, table->where(row));
      out.marks |= *bit;
    }
    for (const auto& spelling : words)
      builder.phrase(TrieId::connectors, text::fold_words(spelling), static_cast<std::uint32_t>(rows.size()));
    rows.push_back(out);
  }
  builder.table("connectors", rows);
  return {};
}

}  // namespace isnad::compile
