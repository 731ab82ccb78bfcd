// English names of sources and outlets, which the records give in Arabic alone; from the actor table.
import { signal } from "@preact/signals";
import { get } from "./client";

const known = signal<Record<string, string>>({});
let asked = false;

export function english_name(of: { id?: string | null; name?: string }): string | undefined {
  if (!asked) {
    asked = true;
    get<{ items: Record<string, string> }>("/names.json").then(
      (names) => {
        known.value = names.items;
      },
      () => {
        known.value = {}; // a desk without data: names stay Arabic
      },
    );
  }
  return (of.id && known.value[of.id]) || (of.name && known.value[of.name]) || undefined;
}
