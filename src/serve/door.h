// The page before the desk: for a browser that is not signed in. No script; nothing a visitor sends is
// shown on it. Thread-safe.
#pragma once
#include <string>

#include "serve/message.h"

namespace isnad::serve {

enum class Door { closed, ask, wrong, wait };  // closed: by the printed address only; ask: by name and password
Response door(Door which, int status);
Response door_style();

struct SignIn {
  std::string name, password;
};
// The body of the door's form (application/x-www-form-urlencoded).
SignIn parse_sign_in(const std::string& body);

}  // namespace isnad::serve
