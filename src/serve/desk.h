// The desk without a socket: a request in, an answer out.
//
//   Desk desk(source, auth);
//   Response page = desk.handle(request);
//
// Views and their data share addresses: /claims?type=… is the page, /claims.json?type=… and
// /claims.csv?type=… its data. Thread-safe as far as the source is.
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "serve/answers.h"
#include "serve/auth.h"
#include "serve/message.h"
#include "serve/roles.h"
#include "serve/source.h"

namespace isnad::serve {

class Workshop;
struct Route;

class Desk {
 public:
  // `now` tells the time of a write, as ISO 8601 in UTC; `who` stands for the person at the desk.
  // Without a workshop nothing can be read in or changed but judgements.
  Desk(Source& source, Auth& auth, std::function<std::string()> now, std::string who, Workshop* workshop = nullptr)
      : source_(source), auth_(auth), now_(std::move(now)), who_(std::move(who)), workshop_(workshop) {}
  Response handle(const Request& request);

 private:
  struct Visitor {
    Session session;
    Role role = Role::viewer;
    std::string who;  // in the log
  };
  Response answer(const Request& request);
  Response page(const Request& request) const;
  [[nodiscard]] Response closed(int status) const;
  std::optional<Visitor> visitor_of(const Request& request);
  Response sign_in(const Request& request);
  Response ask(const Route& route, const Request& request, bool csv, const Visitor& visitor);
  Source& source_;
  Auth& auth_;
  std::function<std::string()> now_;
  std::string who_;
  Workshop* workshop_;
  std::mutex hashing_;
  Answers answers_;  // last: it asks the source
};

}  // namespace isnad::serve
