#include "serve/door.h"

#include <charconv>

#include "base/utf8.h"

namespace isnad::serve {
namespace {

constexpr const char* kHead =
    "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width\"><title>إسناد · Isnad</title>"
    "<link rel=\"stylesheet\" href=\"/door.css\"></head><body><main><h1>إسناد</h1>";
constexpr const char* kFoot = "</main></body></html>";
constexpr const char* kPrinted =
    "<p>افتح المكتب من الرابط الذي طبعه الأمر <code dir=\"ltr\">isnad serve</code>؛ يصلح الرابط مرة واحدة.</p>"
    "<p lang=\"en\" dir=\"ltr\">Open the desk by the address that <code>isnad serve</code> printed; "
    "it is good once. Start the command again for a new one.</p>";
constexpr const char* kForm =
    "<form method=\"post\" action=\"/sign-in\">"
    "<label>الاسم <span lang=\"en\" dir=\"ltr\">Name</span>"
    "<input name=\"name\" autocomplete=\"username\" dir=\"auto\" required autofocus></label>"
    "<label>كلمة المرور <span lang=\"en\" dir=\"ltr\">Password</span>"
    "<input name=\"password\" type=\"password\" autocomplete=\"current-password\" dir=\"ltr\" required></label>"
    "<button>دخول <span lang=\"en\" dir=\"ltr\">Sign in</span></button></form>";
constexpr const char* kWrong =
    "<p class=\"wrong\" role=\"alert\">الاسم أو كلمة المرور غير صحيح. "
    "<span lang=\"en\" dir=\"ltr\">Name or password is wrong.</span></p>";
constexpr const char* kWait =
    "<p class=\"wrong\" role=\"alert\">محاولات كثيرة؛ انتظر دقيقة. "
    "<span lang=\"en\" dir=\"ltr\">Too many tries: wait a minute.</span></p>";
constexpr const char* kStyle =
    ":root{color-scheme:light}body{margin:0;background:#f6f4ef;color:#1d2a33;font:18px/1.8 'Noto Naskh Arabic',"
    "'Noto Sans Arabic',serif}main{max-inline-size:26rem;margin:12vh auto 0;padding:0 1.5rem}"
    "h1{font-size:2.6rem;margin:0 0 1rem}form,label{display:grid;gap:.35rem}form{gap:1.1rem}"
    "span[lang=en]{color:#4d5a63;font:15px/1.6 system-ui,sans-serif}"
    "label{grid-template-columns:1fr auto}input{grid-column:1/-1;font:inherit;padding:.35rem .6rem;"
    "border:1px solid #77828a;border-radius:4px;background:#fff}"
    "button{font:inherit;padding:.4rem 1rem;border:0;border-radius:4px;background:#1f4f63;color:#fff;cursor:pointer}"
    "button span[lang=en]{color:#fff}:focus-visible{outline:3px solid #c26a1c;outline-offset:2px}"
    ".wrong{border-inline-start:4px solid #a3261d;padding-inline-start:.8rem}code{font:15px monospace}";

// One field of the form, its percent-coding undone; empty where it is not there or no sound UTF-8.
std::string field(std::string_view body, std::string_view name) {
  while (!body.empty()) {
    const auto end = body.find('&');
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    if (!pair.starts_with(name) || pair.size() <= name.size() || pair[name.size()] != '=') continue;
    const std::string_view coded = pair.substr(name.size() + 1);
    std::string out;
    for (std::size_t i = 0; i < coded.size(); ++i) {
      if (coded[i] == '+') {
        out += ' ';
      } else if (coded[i] == '%' && i + 2 < coded.size()) {
        unsigned value = 0;
        if (std::from_chars(coded.data() + i + 1, coded.data() + i + 3, value, 16).ec != std::errc()) return {};
        out += static_cast<char>(value);
        i += 2;
      } else {
        out += coded[i];
      }
    }
    return utf8::valid(out) ? out : std::string();
  }
  return {};
}

}  // namespace

Response door(Door which, int status) {
  Response r;
  r.status = status;
  r.content_type = "text/html; charset=utf-8";
  r.body = kHead;
  if (which == Door::wrong) r.body += kWrong;
  if (which == Door::wait) r.body += kWait;
  r.body += which == Door::closed ? kPrinted : kForm;
  r.body += kFoot;
  return r;
}

Response door_style() {
  Response r;
  r.content_type = "text/css; charset=utf-8";
  r.body = kStyle;
  return r;
}

SignIn parse_sign_in(const std::string& body) { return {field(body, "name"), field(body, "password")}; }

}  // namespace isnad::serve
