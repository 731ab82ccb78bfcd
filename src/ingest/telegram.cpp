#include "ingest/telegram.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/days.h"
#include "ingest/charset.h"
#include "ingest/html_tree.h"
#include "ingest/json_guard.h"
#include "ingest/page_date.h"

namespace isnad::ingest {
namespace {

using Json = nlohmann::json;

std::string field(const Json& from, const char* name) {
  const auto it = from.find(name);
  if (it == from.end()) return {};
  if (it->is_string()) return it->get<std::string>();
  return it->is_number_integer() ? std::to_string(it->get<std::int64_t>()) : std::string();
}

// A string, or a list of strings and of pieces with a look of their own.
std::string words(const Json& text) {
  if (text.is_string()) return text.get<std::string>();
  std::string out;
  if (text.is_array())
    for (const auto& piece : text) out += piece.is_object() ? field(piece, "text") : words(piece);
  return out;
}

// The channel the words came from first: the message's own channel only passes them on.
void note_forward(Document& d, const std::string& from) {
  if (!from.empty()) d.notes.push_back({"telegram.forwarded", from, ""});
}

void chat(const Json& json, const Item& item, Parsed& out) {
  const auto messages = json.find("messages");
  if (messages == json.end() || !messages->is_array()) return;
  const std::string channel = field(json, "name"), key = field(json, "id");
  for (const auto& message : *messages) {
    if (!message.is_object() || field(message, "type") != "message") continue;
    Document d;
    d.text = words(message.value("text", Json()));
    if (d.text.empty()) continue;
    d.id = fmt::format("telegram/{}/{}", key.empty() ? channel : key, field(message, "id"));
    d.path = fmt::format("{}#{}", item.path, field(message, "id"));
    d.outlet = channel;
    d.charset = "utf-8";
    if (const std::string from = field(message, "from"); from != channel) d.byline = from;
    d.published_text = field(message, "date");
    d.published = parse_day(d.published_text);
    note_forward(d, field(message, "forwarded_from"));
    out.documents.push_back(std::move(d));
  }
}

bool has_class(const Node& node, std::string_view name) {
  const std::string all = " " + std::string(node.attribute("class")) + " ";
  return all.find(" " + std::string(name) + " ") != std::string::npos;
}

NodeId find_class(const HtmlTree& tree, std::string_view name, NodeId from, NodeId end) {
  for (NodeId id = from; id < end; ++id)
    if (!tree[id].is_text() && has_class(tree[id], name)) return id;
  return kNoNode;
}

// Text with the line breaks of <br>.
std::string lines(const HtmlTree& tree, NodeId id) {
  std::string out;
  for (NodeId n = id; n < tree[id].end; ++n) {
    if (tree[n].tag == "br") {
      out += '\n';
    } else if (tree[n].is_text()) {
      const std::string text = squeeze(tree[n].text);
      if (!text.empty() && !out.empty() && out.back() != '\n') out += ' ';
      out += text;
    }
  }
  return out;
}

}  // namespace

void parse_telegram_json(const Item& item, Parsed& out) {
  if (auto harmless = guard_json(item.bytes, kJsonExport); !harmless) {
    harmless.error().where = item.path;
    out.errors.push_back(std::move(harmless.error()));
    return;
  }
  const Json json = Json::parse(item.bytes, nullptr, false);
  if (json.is_discarded()) {
    out.errors.push_back(
        {ErrorCode::malformed, "the Telegram export is broken JSON", item.path, "Export the chat again."});
    return;
  }
  chat(json, item, out);
  // An export of a whole account holds a list of chats.
  if (const auto chats = json.find("chats"); chats != json.end() && chats->is_object())
    if (const auto list = chats->find("list"); list != chats->end() && list->is_array())
      for (const auto& one : *list)
        if (one.is_object()) chat(one, item, out);
}

void parse_telegram_html(const Item& item, Parsed& out) {
  auto decoded = decode_text(item.bytes, item.charset);
  auto tree = decoded ? HtmlTree::parse(decoded->text) : tl::unexpected(decoded.error());
  if (!tree) {
    Error error = tree.error();
    error.where = item.path;
    out.errors.push_back(std::move(error));
    return;
  }
  std::string channel;
  if (const NodeId head = find_class(*tree, "page_header", 0, tree->size()); head != kNoNode)
    channel = tree->text_of(head);
  std::string from;
  for (NodeId id = 0; id < tree->size(); ++id) {
    const Node& node = (*tree)[id];
    if (node.is_text() || !has_class(node, "message") || !has_class(node, "default")) continue;
    const NodeId end = node.end;
    const NodeId forwarded = find_class(*tree, "forwarded", id + 1, end);
    const NodeId name = find_class(*tree, "from_name", id + 1, forwarded == kNoNode ? end : forwarded);
    if (name != kNoNode) from = tree->text_of(name);  // joined messages leave it out
    const NodeId text = find_class(*tree, "text", forwarded == kNoNode ? id + 1 : forwarded, end);
    if (text != kNoNode) {
      Document d;
      d.text = lines(*tree, text);
      d.outlet = channel;
      if (from != channel) d.byline = from;
      d.charset = decoded->charset;
      d.id = fmt::format("telegram/{}/{}", channel, node.attribute("id"));
      d.path = fmt::format("{}#{}", item.path, node.attribute("id"));
      if (const NodeId date = find_class(*tree, "date", id + 1, end); date != kNoNode) {
        d.published_text = (*tree)[date].attribute("title");
        d.published = dateline_day(d.published_text);
      }
      if (forwarded != kNoNode)
        if (const NodeId who = find_class(*tree, "from_name", forwarded, end); who != kNoNode)
          note_forward(d, tree->text_of(who));
      if (!d.text.empty()) out.documents.push_back(std::move(d));
    }
    id = end - 1;
  }
}

}  // namespace isnad::ingest
