// Kinds of people as articles count them: "471 شخصاً". A headline that names the victims so reads as a
// sentence only when the word stands in the number that is meant.
import type { Both } from "./lang";

// Singular, plural as it stands behind a preposition, and both in English.
const kKinds: [one: string, many: string, person: string, people: string][] = [
  ["شخص", "أشخاص", "a person", "people"],
  ["فرد", "أفراد", "a person", "people"],
  ["مدني", "مدنيين", "a civilian", "civilians"],
  ["طفل", "أطفال", "a child", "children"],
  ["طفلة", "أطفال", "a girl", "children"],
  ["امرأة", "نساء", "a woman", "women"],
  ["سيدة", "سيدات", "a woman", "women"],
  ["رجل", "رجال", "a man", "men"],
  ["شاب", "شبان", "a young man", "young men"],
  ["مقاتل", "مقاتلين", "a fighter", "fighters"],
  ["مسلح", "مسلحين", "a gunman", "gunmen"],
  ["عنصر", "عناصر", "a member of a force", "members of a force"],
  ["جندي", "جنود", "a soldier", "soldiers"],
  ["عسكري", "عسكريين", "a soldier", "soldiers"],
  ["ضابط", "ضباط", "an officer", "officers"],
  ["شرطي", "أفراد شرطة", "a police officer", "police officers"],
  ["ناشط", "ناشطين", "an activist", "activists"],
  ["صحفي", "صحفيين", "a journalist", "journalists"],
  ["صحافي", "صحافيين", "a journalist", "journalists"],
  ["مسعف", "مسعفين", "a rescuer", "rescuers"],
  ["طبيب", "أطباء", "a doctor", "doctors"],
  ["نازح", "نازحين", "a displaced person", "displaced people"],
  ["لاجئ", "لاجئين", "a refugee", "refugees"],
  ["مهاجر", "مهاجرين", "a migrant", "migrants"],
  ["متظاهر", "متظاهرين", "a protester", "protesters"],
  ["محتج", "محتجين", "a protester", "protesters"],
  ["أسير", "أسرى", "a prisoner", "prisoners"],
  ["معتقل", "معتقلين", "a detainee", "detainees"],
  ["محتجز", "محتجزين", "a detainee", "detainees"],
  ["سجين", "سجناء", "an inmate", "inmates"],
  ["عائلة", "عائلات", "a family", "families"],
  ["أسرة", "أسر", "a family", "families"],
  ["عامل", "عمال", "a worker", "workers"],
  ["مزارع", "مزارعين", "a farmer", "farmers"],
  ["طالب", "طلاب", "a student", "students"],
  ["مسؤول", "مسؤولين", "an official", "officials"],
  ["مستوطن", "مستوطنين", "a settler", "settlers"],
  ["مواطن", "مواطنين", "a citizen", "citizens"],
  ["ساكن", "سكان", "a resident", "residents"],
];

const kFound = new Map<string, { words: (typeof kKinds)[number]; many: boolean }>();
for (const words of kKinds) {
  kFound.set(words[0], { words, many: false });
  kFound.set(words[1], { words, many: true });
  if (words[1].endsWith("ين")) kFound.set(`${words[1].slice(0, -2)}ون`, { words, many: true });
}

// `many`: the figure beside it is more than one. Nothing where the words are no bare kind of people.
export function people(words: string, many: boolean): Both | undefined {
  const bare = words.trim().replace(/\u064b/gu, "");
  const found = kFound.get(bare) ?? (bare.endsWith("ا") ? kFound.get(bare.slice(0, -1)) : undefined);
  if (!found) return undefined;
  const [one, several, person, plural] = found.words;
  return many || found.many ? [several, plural] : [one, person];
}
