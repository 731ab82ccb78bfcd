// Who is at the desk, and what their role lets them do.
import { signal } from "@preact/signals";

export interface Session {
  token: string;
  version: string;
  who: string;
  role: string;
  accounts: boolean; // the desk is one that people sign in to
}

const kRoles = ["viewer", "coder", "reviewer", "lead", "admin"];
export const session = signal<Session | undefined>(undefined);

export function may(role: string): boolean {
  return !session.value || kRoles.indexOf(session.value.role) >= kRoles.indexOf(role);
}

export async function ask_session(): Promise<Session> {
  if (session.value) return session.value;
  const response = await fetch("/session.json");
  if (!response.ok) throw new Error(response.statusText);
  session.value = (await response.json()) as Session;
  return session.value;
}

export async function sign_out(): Promise<void> {
  const { token } = await ask_session();
  await fetch("/sign-out", { method: "POST", headers: { "x-isnad-token": token } });
  location.href = "/";
}
