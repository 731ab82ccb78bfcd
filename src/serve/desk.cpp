#include "serve/desk.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "base/utf8.h"
#include "serve/assets.h"
#include "serve/door.h"
#include "serve/routes.h"

namespace isnad::serve {
namespace {

constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

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
  // Not "no-referrer": a browser would then send the door's form with an Origin of null.
  r.headers.emplace("Referrer-Policy", "same-origin");
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

namespace {

// Of a table without its head, or of one record a line.
std::size_t rows_of(const Response& r) {
  const bool table = r.content_type.starts_with("text/csv");
  std::size_t rows = 0;
  bool quoted = false;
  for (const char c : r.body) {
    if (table && c == '"') quoted = !quoted;
    rows += c == '\n' && !quoted ? 1 : 0;
  }
  return table && rows > 0 ? rows - 1 : rows;
}

std::string filter_of(const Request& request) {
  std::string out;
  for (const auto& [name, value] : request.params) out += (out.empty() ? "" : "&") + name + '=' + value;
  return out;
}

Response to_start(const std::string& cookie) {
  Response r = plain(303, "text/plain; charset=utf-8", "");
  if (!cookie.empty()) r.headers.emplace("Set-Cookie", cookie);
  r.headers.emplace("Location", "/");
  return r;
}

}  // namespace

namespace {

// Places hold others, as the table of claims knows.
Part needed(const Route& route, const Request& request) {
  if (route.needs != Part::none || route.path == std::string_view("/documents")) return route.needs;
  return request.param("place").empty() ? Part::none : Part::table;
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
  if (request.path == "/door.css") return door_style();
  if (request.path == "/enter") {
    if (const auto cookie = auth_.enter(request.param("key"))) return to_start(*cookie);
    return visitor_of(request) ? to_start({}) : closed(401);
  }
  if (request.path == "/sign-in" && request.method == "POST" && auth_.by_account()) return sign_in(request);
  Request asked = request;
  if (asked.method == "HEAD") asked.method = "GET";
  if (is_static(asked.path)) return page(asked);
  bool csv = false;
  const Route* route = match(asked, csv);
  const bool view = route == nullptr && asked.method == "GET";
  const auto visitor = visitor_of(asked);
  if (!visitor) {
    if (view) return closed(401);
    return refuse(401, "not signed in", "open the address that isnad serve printed, or sign in by your account");
  }
  if (asked.method != "GET" && !auth_.token_ok(asked, visitor->session))
    return refuse(403, "the token of the session is missing", "load the desk again");
  if (asked.path == "/sign-out" && asked.method == "POST") {
    Response r = plain(200, "application/json; charset=utf-8", "{}");
    r.headers.emplace("Set-Cookie", auth_.sign_out(asked));
    return r;
  }
  if (route == nullptr) return view ? page(asked) : problem(Error{ErrorCode::not_found, asked.path, {}, {}});
  const bool takes_away = csv || std::string_view(route->endings) == "jsonl";
  const Role needed = takes_away ? std::max(route->least, Role::reviewer) : route->least;
  if (visitor->role < needed)
    return refuse(403, "your role may not do this: " + std::string(name_of(visitor->role)),
                  "it takes the role " + std::string(name_of(needed)));
  Response response = ask(*route, asked, csv, *visitor);
  if (!takes_away || response.status != 200) return response;
  const std::string about =
      nlohmann::ordered_json{
          {"filter", filter_of(asked)}, {"rows", rows_of(response)}, {"sha256", sha256_hex(response.body)}}
          .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  const auto noted = source_.note(visitor->who, now_(), "export", asked.path.substr(1), about);
  // A folder of records has no log, and nobody but the person at this machine looks at one.
  if (!noted && noted.error().code != ErrorCode::forbidden) return problem(noted.error());
  return response;
}

Response Desk::closed(int status) const { return door(auth_.by_account() ? Door::ask : Door::closed, status); }

std::optional<Desk::Visitor> Desk::visitor_of(const Request& request) {
  auto session = auth_.session(request);
  if (!session) return std::nullopt;
  if (!auth_.by_account()) {
    const std::string coder = coder_of(request);
    return Visitor{std::move(*session), Role::admin, coder.empty() ? who_ : coder};
  }
  // Asked anew each time: an account that is gone or has another password or role is so at once.
  const auto standing = source_.standing(session->who);
  if (!standing || !*standing || (*standing)->stamp != session->stamp) return std::nullopt;
  std::string who = session->who;
  return Visitor{std::move(*session), (*standing)->role, std::move(who)};
}

Response Desk::sign_in(const Request& request) {
  const SignIn given = parse_sign_in(request.body);
  if (!auth_.may_try(given.name)) return door(Door::wait, 429);
  Result<std::optional<Standing>> standing = std::optional<Standing>();
  {
    const std::lock_guard lock(hashing_);  // one at a time: each takes 64 MB
    standing = source_.check_password(given.name, given.password);
  }
  if (!standing) return problem(standing.error());
  auth_.tried(given.name, standing->has_value());
  if (!*standing) return door(Door::wrong, 401);
  if (auto noted = source_.note(given.name, now_(), "account.sign_in", given.name, ""); !noted)
    return problem(noted.error());
  return to_start(auth_.sign_in(given.name, (*standing)->stamp));
}

Response Desk::ask(const Route& route, const Request& request, bool csv, const Visitor& visitor) {
  const auto make = [this, &route, request, csv, visitor] {
    // Of a view; who takes a table away waits for it.
    if (!csv && !source_.ready(needed(route, request))) return later();
    Context context{source_, visitor.who, now_(), workshop_, visitor.session.token, visitor.role, auth_.by_account()};
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
