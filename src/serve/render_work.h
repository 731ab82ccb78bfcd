// What people do at the desk, as JSON and CSV: contradictions, imports, jobs, data, agreement.
// Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "serve/agreement.h"
#include "serve/data_folder.h"
#include "serve/jobs.h"
#include "serve/source.h"

namespace isnad::serve {

struct FieldAgreement {
  std::string field;
  Agreement agreement;
};
// How often claims of a rule, or of a band of confidence, were accepted as they were read.
struct Reliability {
  std::string by, value;  // by: rule, type or confidence
  std::size_t judged = 0, accepted = 0, corrected = 0, rejected = 0;
};

std::string to_json(const Page<ContradictionRow>& page);
std::string to_csv(const std::vector<ContradictionRow>& rows);
std::string to_json(const std::vector<QuotingRow>& rows);
std::string to_csv(const std::vector<QuotingRow>& rows);
std::string to_json(const std::vector<WordingRow>& rows);
std::string to_csv(const std::vector<WordingRow>& rows);
std::string to_json(const std::vector<ImportRow>& rows);
std::string to_csv(const std::vector<ImportRow>& rows);
std::string to_json(const std::vector<Conflict>& rows);
std::string to_csv(const std::vector<Conflict>& rows);
std::string to_json(const std::vector<FieldAgreement>& rows);
std::string to_csv(const std::vector<FieldAgreement>& rows);
std::string to_json(const std::vector<Reliability>& rows);
std::string to_csv(const std::vector<Reliability>& rows);
std::string to_json(const JobNews& news);
std::string to_json(const std::vector<DataFile>& files, const std::string& folder, bool writable);
std::string to_csv(const std::vector<DataFile>& files);
std::string to_json(const DataTable& table);
std::string to_csv(const DataTable& table);

// Field by field over what coders made of the claims: `verdict` over all of them, the coded fields
// over those that were not rejected.
std::vector<FieldAgreement> agreement_by_field(const std::vector<Coding>& codings);
std::vector<Reliability> reliability(const std::vector<Coding>& codings);

}  // namespace isnad::serve
