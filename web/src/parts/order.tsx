import { L } from "../i18n/words";
import { go, query, with_query } from "../router";

export function Order() {
  return (
    <label class="order">
      <span>{L("order")}</span>
      <select
        value={query.value.get("order") ?? "new"}
        onChange={(e) => go(with_query({ order: e.currentTarget.value === "new" ? null : e.currentTarget.value }), true)}
      >
        <option value="new">{L("newest")}</option>
        <option value="old">{L("oldest")}</option>
      </select>
    </label>
  );
}
