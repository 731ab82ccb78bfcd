// Answers about what people do at the desk: reading in, judging, changing data. Rows of the table in
// routes.cpp.
#pragma once
#include "serve/routes.h"

namespace isnad::serve::work {

Response contradictions(Context& c, const Request& request, bool csv);
Response network(Context& c, const Request& request, bool csv);
Response wording(Context& c, const Request& request, bool csv);
Response control(Context& c, const Request& request, bool csv);
Response tolls(Context& c, const Request& request, bool csv);
Response talks(Context& c, const Request& request, bool csv);
Response join(Context& c, const Request& request, bool csv);
Response judgements(Context& c, const Request& request, bool csv);
Response imports(Context& c, const Request& request, bool csv);
Response upload(Context& c, const Request& request, bool csv);
Response start_import(Context& c, const Request& request, bool csv);
Response start_accept(Context& c, const Request& request, bool csv);
Response job(Context& c, const Request& request, bool csv);
Response job_events(Context& c, const Request& request, bool csv);
Response names(Context& c, const Request& request, bool csv);
Response data_files(Context& c, const Request& request, bool csv);
Response data_table(Context& c, const Request& request, bool csv);
Response data_check(Context& c, const Request& request, bool csv);
Response data_apply(Context& c, const Request& request, bool csv);
Response agreement(Context& c, const Request& request, bool csv);
Response calibration(Context& c, const Request& request, bool csv);
Response conflicts(Context& c, const Request& request, bool csv);
Response export_formats(Context& c, const Request& request, bool csv);
Response export_file(Context& c, const Request& request, bool csv);
Response gold(Context& c, const Request& request, bool csv);

}  // namespace isnad::serve::work
