// The desk without a socket: a request in, an answer out.
//
//   Desk desk(source, auth);
//   Response page = desk.handle(request);
//
// Views and their data share addresses: /claims?type=… is the page, /claims.json?type=… and
// /claims.csv?type=… its data. Thread-safe as far as the source is.
#pragma once
#include "serve/auth.h"
#include "serve/message.h"
#include "serve/source.h"

namespace isnad::serve {

class Desk {
 public:
  Desk(Source& source, Auth& auth) : source_(source), auth_(auth) {}
  Response handle(const Request& request);

 private:
  Response answer(const Request& request);
  Response page(const Request& request) const;
  Source& source_;
  Auth& auth_;
};

}  // namespace isnad::serve
