#include "serve/message.h"

#include <nlohmann/json.hpp>

#include "base/error_table.h"

namespace isnad::serve {
namespace {

struct Words {
  const char* en;
  const char* ar;
};

Words words_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return {"The request is not understood", "الطلب غير مفهوم"};
    case ErrorCode::not_found: return {"There is no such thing here", "لا يوجد شيء بهذا العنوان"};
    case ErrorCode::unreadable: return {"It cannot be read", "تتعذّر قراءته"};
    case ErrorCode::malformed: return {"It is not what it says it is", "المحتوى لا يطابق صيغته"};
    case ErrorCode::too_large: return {"It is larger than allowed", "الحجم أكبر من المسموح"};
    case ErrorCode::conflict: return {"Somebody else has changed or locked it", "غيّره أو أقفله شخص آخر"};
    case ErrorCode::damaged: return {"The project file is damaged", "ملف المشروع تالف"};
    case ErrorCode::full: return {"No space is left", "لم تبق مساحة"};
    case ErrorCode::forbidden: return {"A safety rule refuses this", "قاعدة أمان تمنع هذا"};
    case ErrorCode::internal: return {"The desk has failed", "حدث عطل في المكتب"};
  }
  return {"The desk has failed", "حدث عطل في المكتب"};
}

}  // namespace

std::vector<std::string> Request::list(const std::string& name) const {
  std::vector<std::string> out;
  const auto [first, last] = params.equal_range(name);
  for (auto it = first; it != last; ++it) {
    std::string_view rest = it->second;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      if (comma != 0) out.emplace_back(rest.substr(0, comma));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return out;
}

namespace {

Response told(const Words& w, std::string_view name, int status, const Error& error) {
  nlohmann::ordered_json json;
  json["type"] = "/api#problem-" + std::string(name);
  json["title"] = w.en;
  json["title_ar"] = w.ar;
  json["status"] = status;
  if (!error.message.empty()) json["detail"] = error.message;
  if (!error.where.empty()) json["where"] = error.where;
  if (!error.hint.empty()) json["hint"] = error.hint;
  Response response;
  response.status = status;
  response.content_type = "application/problem+json; charset=utf-8";
  response.body = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return response;
}

}  // namespace

Response problem(const Error& error) {
  const auto& row = row_of(error.code);
  return told(words_for(error.code), row.name, row.http_status, error);
}

Response later() {
  Response response = told({"The project is still being counted", "ما زال المشروع قيد الإحصاء"}, "later", 503,
                           {ErrorCode::conflict, {}, {}, "ask again in a moment"});
  response.headers.emplace("Retry-After", "1");
  return response;
}

}  // namespace isnad::serve
