// What each format of export holds, in a line, and who takes it.
import type { Both } from "./lang";

export const kExports: { name: string; title: Both; holds: Both }[] = [
  { name: "claims", title: ["جدول الأقوال", "Claims table"], holds: [
    "claims.csv: قول في كل صف بكل حقوله ومصدره وموضعه في مقاله",
    "claims.csv: one claim a row, with every field, its source and where it stands in its article"] },
  { name: "jsonl", title: ["السجلات كاملة", "Whole records"], holds: [
    "claims.jsonl وevents.jsonl: الأقوال والأحداث كما يحفظها إسناد، سجل في كل سطر",
    "claims.jsonl, events.jsonl: claims and events as isnad keeps them, one record a line"] },
  { name: "contradictions", title: ["التناقضات", "Contradictions"], holds: [
    "contradictions.csv: كل قولين لا يصحّان معاً وعلى ماذا يختلفان",
    "contradictions.csv: every two claims that cannot both hold, and on what they differ"] },
  { name: "tolls", title: ["الحصائل", "Tolls"], holds: [
    "tolls.csv: حصيلة كل حدث بحسب أصل الرواية، ثم المجاميع وما يقابلها من أعداد تراكمية",
    "tolls.csv: what each event cost by origin, then sums and the running totals held against them"] },
  { name: "control", title: ["السيطرة", "Control"], holds: [
    "control.csv: مَن بيده كل مكان وبحسب مَن؛ control_wide.csv: الأماكن في صفوف والأيام في أعمدة",
    "control.csv: who holds which place according to whom; control_wide.csv: places as rows, days as columns"] },
  { name: "negotiations", title: ["المفاوضات", "Negotiations"], holds: [
    "negotiations.csv: مراحل المحادثات والهدن بحسب كل صوت",
    "negotiations.csv: talks and truces, stage by stage, by voice"] },
  { name: "victims", title: ["الضحايا بأسمائهم", "Named victims"], holds: [
    "victims.csv: مَن سمّتهم النصوص من الضحايا، وفيه أسماء أشخاص",
    "victims.csv: the victims whom the texts name; it holds names of people"] },
  { name: "geojson", title: ["خريطة GeoJSON", "GeoJSON map"], holds: [
    "events.geojson وcontrol.geojson: الأحداث والسيطرة لبرامج الخرائط مثل QGIS",
    "events.geojson, control.geojson: events and control for QGIS and other map programs"] },
  { name: "acled", title: ["أعمدة ACLED", "ACLED columns"], holds: [
    "acled.csv: الأحداث بأعمدة ACLED", "acled.csv: events under ACLED's columns"] },
  { name: "ucdp", title: ["أعمدة UCDP GED", "UCDP GED columns"], holds: [
    "ucdp.csv: الأحداث التي رُوي فيها قتلى بأعمدة UCDP GED", "ucdp.csv: events with deaths under UCDP GED's columns"] },
  { name: "airwars", title: ["حوادث الأذى المدني", "Civilian-harm incidents"], holds: [
    "incidents.csv وsources.csv: كل حادث ومصادره", "incidents.csv, sources.csv: each incident and its sources"] },
  { name: "hxl", title: ["وسوم HXL", "HXL tags"], holds: [
    "hxl.csv: الأحداث بوسوم HXL لأدوات العمل الإنساني", "hxl.csv: events with HXL tags, for humanitarian tools"] },
  { name: "plover", title: ["ترميز PLOVER", "PLOVER codes"], holds: [
    "plover.jsonl: الأقوال بألفاظ PLOVER", "plover.jsonl: claims in PLOVER's terms"] },
  { name: "webanno", title: ["تعليقات على النص", "Web Annotations"], holds: [
    "annotations.jsonld: كل قول معلّماً على كلماته في مقاله (W3C)", "annotations.jsonld: each claim marked on its words in the article (W3C)"] },
  { name: "prov", title: ["سلسلة المنشأ", "Provenance"], holds: [
    "prov.json: من أين جاء كل شيء ومَن غيّره (PROV-JSON)", "prov.json: where everything comes from and who changed it (PROV-JSON)"] },
  { name: "ftm", title: ["كيانات FollowTheMoney", "FollowTheMoney entities"], holds: [
    "entities.ftm.json: الأطراف والأماكن والأحداث لبرامج مثل Aleph", "entities.ftm.json: parties, places and events for Aleph and its like"] },
];
