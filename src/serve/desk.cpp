#include "serve/desk.h"

#include <charconv>

#include "base/utf8.h"
#include "serve/assets.h"
#include "serve/routes.h"

namespace isnad::serve {
namespace {

constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

// Shown to a browser that has not come by the sign-in address. No script, no outside file.
constexpr const char* kDoor =
    "<!doctype html><html lang=\"ar\" dir=\"rtl\"><meta charset=\"utf-8\">"
    "<title>إسناد</title><h1>إسناد</h1>"
    "<p>افتح المكتب من الرابط الذي طبعه الأمر <code dir=\"ltr\">isnad serve</code>؛ "
    "يصلح الرابط مرة واحدة.</p>"
    "<p lang=\"en\" dir=\"ltr\">Open the desk by the address that <code>isnad serve</code> printed; "
    "it is good once. Start the command again for a new one.</p></html>";

Response plain(int status, std::string type, std::string body) {
  Response r;
  r.status = status;
  r.content_type = std::move(type);
  r.body = std::move(body);
  return r;
}

void guard(Response& r) {
  r.headers.emplace("Content-Security-Policy", kPolicy);
  r.headers.emplace("X-Content-Type-Options", "nosniff");
  r.headers.emplace("Referrer-Policy", "no-referrer");
  r.headers.emplace("Cross-Origin-Opener-Policy", "same-origin");
  r.headers.emplace("Cross-Origin-Resource-Policy", "same-origin");
  r.headers.emplace("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (r.headers.find("Cache-Control") == r.headers.end()) r.headers.emplace("Cache-Control", "no-store");
}

bool is_static(std::string_view path) { return path.starts_with("/assets/") || path == "/favicon.svg"; }

Response refuse(int status, std::string message, std::string hint) {
  Response r = problem(Error{ErrorCode::forbidden, std::move(message), {}, std::move(hint)});
  r.status = status;
  return r;
}

}  // namespace

namespace {

// The coder's name from the browser (percent-coded UTF-8), for people who share a machine: who judged
// what is told apart, the account that ran the desk stays in the log beside it.
std::string coder_of(const Request& request) {
  constexpr std::size_t kLongest = 120;
  const std::string coded = request.header("x-isnad-coder");
  std::string name;
  for (std::size_t i = 0; i < coded.size() && name.size() < kLongest; ++i) {
    if (coded[i] != '%' || i + 2 >= coded.size()) {
      name += coded[i];
      continue;
    }
    unsigned value = 0;
    if (std::from_chars(coded.data() + i + 1, coded.data() + i + 3, value, 16).ec != std::errc()) return {};
    name += static_cast<char>(value);
    i += 2;
  }
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return {};
  return utf8::valid(name) ? name : std::string();
}

}  // namespace

Response Desk::handle(const Request& request) {
  Response response = answer(request);
  guard(response);
  if (request.method == "HEAD") response.body.clear();
  return response;
}

Response Desk::answer(const Request& request) {
  if (!auth_.host_ok(request))
    return refuse(403, "the desk answers only to its own address", "use the address that isnad serve printed");
  if (!auth_.origin_ok(request)) return refuse(403, "another site sent this request", "");
  if (request.path == "/enter") {
    const auto cookie = auth_.enter(request.param("key"));
    if (!cookie) return plain(auth_.signed_in(request) ? 303 : 401, "text/html; charset=utf-8", kDoor);
    Response r = plain(303, "text/plain; charset=utf-8", "");
    r.headers.emplace("Set-Cookie", *cookie);
    r.headers.emplace("Location", "/");
    return r;
  }
  Request asked = request;
  if (asked.method == "HEAD") asked.method = "GET";
  if (is_static(asked.path)) return page(asked);
  bool csv = false;
  const Route* route = match(asked, csv);
  const bool view = route == nullptr && asked.method == "GET";
  if (!auth_.signed_in(asked)) {
    if (view) return plain(401, "text/html; charset=utf-8", kDoor);
    return refuse(401, "not signed in", "open the address that isnad serve printed");
  }
  if (asked.method != "GET" && !auth_.token_ok(asked))
    return refuse(403, "the token of the session is missing", "load the desk again");
  if (route == nullptr) return view ? page(asked) : problem(Error{ErrorCode::not_found, asked.path, {}, {}});
  return ask(*route, asked, csv);
}

Response Desk::ask(const Route& route, const Request& request, bool csv) {
  const auto make = [this, &route, request, csv] {
    const std::string coder = coder_of(request);
    Context context{source_, auth_, coder.empty() ? who_ : coder, now_(), workshop_};
    return route.handle(context, request, csv);
  };
  if (request.method != "GET") {
    Response response = make();
    answers_.forget();
    return response;
  }
  // Lists over the whole project are kept; what a filter of its own or a job answers is not.
  if (!route.keeps || csv) return make();
  std::string address = request.path;
  for (const auto& [name, value] : request.params) address += '\n' + name + '=' + value;
  return answers_.get(address, source_.version(), make);
}

// Static files by name; every other address is a view, and the script reads it.
Response Desk::page(const Request& request) const {
  const Asset* asset = find_asset(request.path);
  const bool file = asset != nullptr && request.path != "/index.html";
  if (asset == nullptr) {
    const bool named = request.path.find('.', request.path.rfind('/')) != std::string::npos;
    const bool view = request.path.starts_with("/documents/") || request.path.starts_with("/claims/") ||
                      request.path.starts_with("/events/") || request.path.starts_with("/data/") || !named;
    if (is_static(request.path) || !view) return problem(Error{ErrorCode::not_found, request.path, {}, {}});
    asset = find_asset("/index.html");
  }
  if (asset == nullptr)
    return problem(Error{ErrorCode::not_found,
                         "this program was built without web/dist",
                         {},
                         "run npm ci && npm run build in web/, then build again"});
  Response r = plain(200, std::string(media_type(asset->path)), std::string(asset->bytes));
  // The names under /assets carry a hash of their content.
  if (file && asset->path.starts_with("/assets/"))
    r.headers.emplace("Cache-Control", "public, max-age=31536000, immutable");
  return r;
}

}  // namespace isnad::serve
