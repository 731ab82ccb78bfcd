// The records of docs/format/claim-record.md as the desk's server sends them. Offsets are Unicode
// code points of the article's stored text.
export interface Spot {
  start?: number;
  end?: number;
}
export interface Actor extends Spot {
  id: string | null;
  name?: string;
  name_en?: string;
  text?: string;
}
export interface Place extends Actor {
  role?: string;
  lat?: number;
  lon?: number;
  precision?: string;
  admin?: string[];
  runner_up?: string;
  inherited?: boolean;
}
export interface SourceRef extends Spot {
  id: string | null;
  name?: string;
  text?: string;
  kind: string;
  level: number;
  verb?: string;
  affiliation?: string;
}
export interface Time {
  start?: string;
  end?: string;
  text?: string;
  approximate?: boolean;
  resolved?: boolean;
  basis?: string;
  span?: [number, number];
}
export interface Quantity extends Spot {
  min: number | null;
  max: number | null;
  approximate?: boolean;
  cumulative?: boolean;
  text?: string;
}
export interface DocumentRow {
  id: string;
  title?: string;
  outlet?: string;
  url?: string;
  byline?: string;
  published?: string;
  published_inferred?: boolean;
  language?: string;
  claims: number;
  lead?: string;
}
// Why one part of a claim was read so, in both languages.
export interface Reason {
  slot: { ar: string; en: string };
  words: string;
  how: { ar: string; en: string };
}

export interface Claim {
  id: string;
  doc: string;
  sentence: number;
  type: string;
  evidence: { start: number; end: number; text: string };
  trigger: { start: number; end: number; text: string; lemma?: string };
  rule: string;
  attribution: SourceRef[];
  agent: Actor[];
  target: Actor[];
  mediator?: Actor[];
  places: Place[];
  time?: Time;
  killed?: Quantity;
  injured?: Quantity;
  captured?: Quantity;
  missing?: Quantity;
  quantity?: Quantity;
  share?: number;
  victims?: string;
  breakdown?: { category: string; killed?: Quantity; injured?: Quantity; names?: string[] }[];
  terms?: string[];
  weapon?: string;
  polarity: "+" | "-";
  certainty: string;
  stage?: string;
  confidence: number;
  plover?: { type: string; mode?: string };
  acled?: { event_type: string; sub_event_type?: string };
  cameo?: string;
  because?: string;
  event?: string;
  review: string;
  document: DocumentRow;
}
export interface Agreement {
  claim: string;
  other: string;
  relation: "same" | "refines" | "contradicts";
  on: string;
}
export interface EventRecord {
  id: string;
  type: string;
  claims: string[];
  time?: Time;
  places: Place[];
  agent: Actor[];
  target: Actor[];
  killed?: Quantity & { by_source?: { claim: string; source: string; min: number | null; max: number | null }[] };
  injured?: Quantity;
  origins: string[][];
  outlets: string[];
  agreement: Agreement[];
  state: string;
  claim_records: Claim[];
}
export interface FullDocument extends DocumentRow {
  text: string;
  sentences: [number, number][];
  claim_records: Claim[];
  notes: { code: string; message: string }[];
}
export interface Value {
  id: string;
  name?: string;
  name_en?: string;
  kind?: string;
  count: number;
  alone?: number;
  lat?: number;
  lon?: number;
  precision?: string;
  admin?: string[];
}
export interface Values {
  items: Value[];
}
export type Facets = Record<string, Values>;
export interface Page<T> {
  total: number;
  at_least?: boolean; // there may be more than total
  next: string | null;
  items: T[];
}
export interface Counts {
  name: string;
  documents: number;
  claims: number;
  events: number;
  sources: number;
  disputed: number;
  reviewed: number;
  proposed?: number;
  first?: string;
  last?: string;
}
export interface Problem {
  title: string;
  title_ar: string;
  status: number;
  detail?: string;
  hint?: string;
  where?: string;
}
export interface Judgement {
  key: number;
  claim: string;
  verdict: string;
  changes?: Record<string, unknown>;
  reason?: string;
  who?: string;
  at: string;
  undone?: string;
}
export interface Conflict {
  key: number;
  claim: string;
  kind: "gone" | "moved" | "changed";
  verdict: string;
  changes?: Record<string, unknown>;
  before?: Record<string, string>;
  after?: Record<string, string>;
  now?: string;
  words?: string;
  document?: string;
  who?: string;
  reason?: string;
}
export interface AgreementRow {
  field: string;
  claims: number;
  coders: number;
  observed: number;
  kappa: number | null;
  alpha: number | null;
}
export interface ReliabilityRow {
  by: string;
  value: string;
  judged: number;
  accepted: number;
  corrected: number;
  rejected: number;
}
export interface ImportRow {
  key: number;
  started: string;
  finished?: string;
  who?: string;
  inputs?: string;
  documents: number;
}
export interface DataFile {
  path: string;
  kind: string;
  bytes: number;
  lines: number;
}
export interface DataTable {
  path: string;
  kind: string;
  hash: string;
  columns: string[];
  rows: { line: number; cells: string[] }[];
  text?: string;
  total: number;
  next: string | null;
}
