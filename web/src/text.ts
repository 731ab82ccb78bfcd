// Text of articles on its way to the screen. Invisible direction controls are taken out (they can
// make words read in another order than they are stored); the stored text keeps them.
const kInvisible = /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const kAllInvisible = new RegExp(kInvisible, "gu");

export function clean(text: string | undefined): string {
  return (text ?? "").replace(kAllInvisible, "");
}

// The text as shown, and for each code point of the stored text where it stands there (UTF-16).
export interface Shown {
  text: string;
  at: Uint32Array;
}

export function show(stored: string): Shown {
  const at = new Uint32Array(stored.length + 1);
  let text = "";
  let n = 0;
  for (const letter of stored) {
    at[n++] = text.length;
    if (!kInvisible.test(letter)) text += letter;
  }
  at[n] = text.length;
  return { text, at: at.subarray(0, n + 1) };
}

export function shown_offset(shown: Shown, code_point: number): number {
  return shown.at[Math.min(Math.max(code_point, 0), shown.at.length - 1)];
}
