// Who judges at this desk, for people who share a machine; empty: the account that runs it.
import { signal } from "@preact/signals";

export const coder = signal(localStorage.getItem("isnad.coder") ?? "");

export function set_coder(name: string): void {
  coder.value = name.trim().slice(0, 40);
  localStorage.setItem("isnad.coder", coder.value);
}
