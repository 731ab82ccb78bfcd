// Claim types and the closed vocabularies of the record: names, and for types the headline. Parts in
// brackets fall away where their slot is empty; {agents} joins all agents, for talks and clashes.
import type { Both } from "./lang";

export interface TypeWords {
  name: Both;
  headline: Both;
  group: "force" | "control" | "politics" | "people";
}

const t = (group: TypeWords["group"], ar: string, en: string, har: string, hen: string): TypeWords => ({
  group, name: [ar, en], headline: [har, hen],
});
const by = "[ من جانب {agent}][ على {target}][ في {place}]";
const by_en = "[ by {agent}][ on {target}][ in {place}]";
const people = "[ {target}][ على يد {agent}][ في {place}]";
const people_en = "[ of {target}][ by {agent}][ in {place}]";
const speech = "[ من {agent}][ إلى {target}][ بشأن {place}]";
const speech_en = "[ by {agent}][ to {target}][ about {place}]";

export const kTypes: Record<string, TypeWords> = {
  armed_clash: t("force", "اشتباك", "Armed clash", "اشتباكات[ بين {agents}][ مع {target}][ في {place}]", "Clashes[ between {agents}][ with {target}][ in {place}]"),
  assault: t("force", "هجوم", "Assault", `هجوم${by}`, `Assault${by_en}`),
  airstrike: t("force", "غارة جوية", "Airstrike", `غارات جوية${by}`, `Airstrikes${by_en}`),
  shelling: t("force", "قصف", "Shelling", `قصف${by}`, `Shelling${by_en}`),
  bombing: t("force", "تفجير", "Bombing", `تفجير${by}`, `Bombing${by_en}`),
  abuse_civilians: t("people", "انتهاك بحق مدنيين", "Abuse of civilians", "انتهاكات[ من جانب {agent}][ بحق {target}][ في {place}]", `Abuse${by_en}`),
  repel: t("force", "صدّ هجوم", "Attack repelled", "صدّ هجوم[ من جانب {agent}][ شنّه {target}][ في {place}]", "Attack repelled[ by {agent}][ from {target}][ in {place}]"),
  gain_control: t("control", "سيطرة", "Control gained", "سيطرة[ {agent}][ على {place}][ وانتزاعها من {target}]", "Control gained[ by {agent}][ over {place}][ from {target}]"),
  lose_control: t("control", "فقدان السيطرة", "Control lost", "فقدان[ {agent}] السيطرة[ على {place}][ لصالح {target}]", "Control lost[ by {agent}][ over {place}][ to {target}]"),
  hold_control: t("control", "بقاء السيطرة", "Control held", "بقاء السيطرة[ بيد {agent}][ في {place}]", "Control held[ by {agent}][ over {place}]"),
  clear: t("control", "تمشيط", "Area cleared", "تمشيط[ من جانب {agent}][ في {place}]", "Area cleared[ by {agent}][ in {place}]"),
  advance: t("control", "تقدّم", "Advance", "تقدّم[ {agent}][ على حساب {target}][ في {place}]", "Advance[ by {agent}][ against {target}][ in {place}]"),
  withdraw: t("control", "انسحاب", "Withdrawal", "انسحاب[ {agent}][ من {place}]", "Withdrawal[ of {agent}][ from {place}]"),
  move: t("control", "انتقال", "Movement", "انتقال[ {agent}][ إلى {place}]", "Movement[ of {agent}][ to {place}]"),
  encircle: t("control", "حصار", "Encirclement", "حصار[ من جانب {agent}][ على {target}][ في {place}]", `Siege${by_en}`),
  operation_start: t("force", "بدء عملية", "Operation begins", "بدء عملية[ من جانب {agent}][ ضد {target}][ في {place}]", "Operation begins[, by {agent}][ against {target}][ in {place}]"),
  negotiate: t("politics", "تفاوض", "Negotiation", "مفاوضات[ بين {agents}][ مع {target}][ بشأن {place}]", "Talks[ between {agents}][ with {target}][ about {place}]"),
  ceasefire: t("politics", "وقف إطلاق نار", "Ceasefire", "وقف إطلاق نار[ بين {agents}][ مع {target}][ في {place}]", "Ceasefire[ between {agents}][ with {target}][ in {place}]"),
  demand: t("politics", "مطالبة", "Demand", `مطالبة${speech}`, `Demand${speech_en}`),
  reject: t("politics", "رفض", "Rejection", `رفض${speech}`, `Rejection${speech_en}`),
  accuse: t("politics", "اتهام", "Accusation", "اتهام[ من {agent}][ لطرف: {target}][ بشأن {place}]", "Accusation[ by {agent}][ against {target}][ about {place}]"),
  threaten: t("politics", "تهديد", "Threat", `تهديد${speech}`, `Threat${speech_en}`),
  promise: t("politics", "تعهّد", "Promise", `تعهّد${speech}`, `Promise${speech_en}`),
  provide_support: t("politics", "دعم", "Support", "دعم[ من {agent}][ إلى {target}][ في {place}]", "Support[ by {agent}][ for {target}][ in {place}]"),
  provide_arms: t("politics", "تسليح", "Arms supplied", "تسليح[ من {agent}][ إلى {target}][ في {place}]", "Arms supplied[ by {agent}][ to {target}][ in {place}]"),
  casualties: t("people", "ضحايا", "Casualties", "ضحايا[ من {target}][ على يد {agent}][ في {place}]", "Casualties[ among {target}][ caused by {agent}][ in {place}]"),
  detain: t("people", "احتجاز", "Detention", `احتجاز${people}`, `Detention${people_en}`),
  release: t("people", "إطلاق سراح", "Release", `إطلاق سراح${people}`, `Release${people_en}`),
  displacement: t("people", "نزوح", "Displacement", "نزوح[ {target}][ في {place}]", "Displacement[ of {target}][ in {place}]"),
  evacuate: t("people", "إجلاء", "Evacuation", "إجلاء[ {target}][ من جانب {agent}][ في {place}]", "Evacuation[ of {target}][ by {agent}][ in {place}]"),
  humanitarian_need: t("people", "حاجة إنسانية", "Humanitarian need", "حاجة إنسانية[ في {place}]", "Humanitarian need[ in {place}]"),
  aid: t("people", "إغاثة", "Aid", "إغاثة[ من {agent}][ إلى {target}][ في {place}]", "Aid[ from {agent}][ to {target}][ in {place}]"),
  destruction: t("people", "دمار", "Destruction", "دمار[ ألحقه {agent}][ في {place}]", "Destruction[ by {agent}][ in {place}]"),
  protest: t("politics", "احتجاج", "Protest", "احتجاج[ من جانب {agent}][ ضد {target}][ في {place}]", "Protest[ by {agent}][ against {target}][ in {place}]"),
};

export const kWords: Record<string, Record<string, Both>> = {
  role_of: {
    viewer: ["مطّلع", "viewer"], coder: ["مرمِّز", "coder"], reviewer: ["مراجع", "reviewer"],
    lead: ["رئيس الفريق", "lead"], admin: ["مدير", "admin"],
  },
  certainty: {
    fact: ["مؤكَّد الوقوع", "stated as fact"],
    possible: ["محتمل", "possible"],
    attempted: ["محاولة", "attempted"],
    anticipated: ["متوقَّع", "anticipated"],
    hypothetical: ["افتراضي", "hypothetical"],
  },
  polarity: { "+": ["إثبات", "affirmed"], "-": ["نفي", "denied"] },
  stage: {
    proposed: ["مقترح", "proposed"], begun: ["بدأ", "begun"], ongoing: ["مستمر", "ongoing"],
    suspended: ["معلّق", "suspended"], stopped: ["توقّف", "stopped"], agreed: ["متفق عليه", "agreed"],
    implemented: ["منفَّذ", "implemented"], violated: ["منتهَك", "violated"], rejected: ["مرفوض", "rejected"],
  },
  state: {
    reported: ["رواية واحدة", "one report"], corroborated: ["متعدد المصادر", "corroborated"],
    contested: ["مختلَف فيه", "contested"], denied: ["منفيّ", "denied"], planned: ["مزمع", "planned"],
  },
  kind: {
    agency: ["وكالة", "agency"], outlet: ["وسيلة إعلام", "outlet"], organisation: ["منظمة", "organisation"],
    person: ["شخص", "person"], government: ["جهة حكومية", "government"],
    armed_group: ["طرف مسلح", "armed group"], anonymous: ["مصدر غير مسمّى", "unnamed source"],
  },
  precision: {
    exact: ["موقع محدد", "exact site"], neighbourhood: ["حي", "neighbourhood"], town: ["بلدة أو مدينة", "town"],
    district: ["ناحية أو منطقة", "district"], governorate: ["محافظة", "governorate"],
    country: ["بلد", "country"], unresolved: ["غير محدد على الخريطة", "not located"],
  },
  admin: {
    governorate: ["محافظة", "Governorate"], district: ["منطقة", "District"], subdistrict: ["ناحية", "Sub-district"],
    neighbourhood: ["حي", "Neighbourhood"], region: ["إقليم", "Region"], county: ["قضاء", "County"],
  },
  on: {
    toll: ["الحصيلة", "the toll"], time: ["الزمن", "the time"], place: ["المكان", "the place"],
    party: ["الطرف", "the party"], stage: ["المرحلة", "the stage"], existence: ["وقوع الحدث", "whether it happened"],
  },
  relation: { same: ["يوافق", "agrees"], refines: ["يفصّل", "refines"], contradicts: ["يناقض", "contradicts"] },
  review: {
    open: ["لم يُراجع", "not reviewed"], accepted: ["مقبول", "accepted"], rejected: ["مرفوض", "rejected"],
    edited: ["مصحَّح", "corrected"],
  },
  victims: {
    civilians: ["مدنيون", "civilians"], combatants: ["مقاتلون", "combatants"], children: ["أطفال", "children"],
    women: ["نساء", "women"], journalists: ["صحفيون", "journalists"], aid_workers: ["عمال إغاثة", "aid workers"],
    medics: ["عاملون صحيون", "medical workers"], displaced: ["نازحون", "displaced people"],
    migrants: ["مهاجرون", "migrants"], detainees: ["محتجزون", "detainees"], men: ["رجال", "men"],
    families: ["عائلات", "families"], elderly: ["مسنون", "elderly people"],
    workers: ["عمال", "workers"], students: ["طلاب", "students"], farmers: ["مزارعون", "farmers"],
    officials: ["مسؤولون", "officials"], police: ["شرطة", "police"], pilgrims: ["زوار", "pilgrims"],
    people: ["أشخاص", "people"], protesters: ["محتجون", "protesters"], settlers: ["مستوطنون", "settlers"],
  },
  weapon: {
    mortar: ["هاون", "mortar"], artillery: ["مدفعية", "artillery"], rocket: ["صواريخ", "rockets"],
    missile: ["صواريخ موجهة", "missiles"], car_bomb: ["سيارة مفخخة", "car bomb"],
    suicide_vest: ["حزام ناسف", "suicide vest"], mine: ["لغم", "mine"], ied: ["عبوة ناسفة", "improvised device"],
    drone: ["طائرة مسيّرة", "drone"], small_arms: ["أسلحة خفيفة", "small arms"], chemical: ["سلاح كيميائي", "chemical"],
    white_phosphorus: ["فوسفور أبيض", "white phosphorus"], barrel_bomb: ["براميل متفجرة", "barrel bombs"],
    aircraft: ["طيران", "aircraft"], sniper: ["قنص", "sniper fire"], cluster_munition: ["ذخائر عنقودية", "cluster munitions"],
    air_bomb: ["قنابل جوية", "air-dropped bombs"], bunker_buster: ["قنابل خارقة للتحصينات", "bunker-busting bombs"],
    vacuum_bomb: ["قنابل فراغية", "vacuum bombs"], napalm: ["نابالم", "napalm"], shell: ["قذائف", "shells"],
    tank: ["دبابات", "tanks"], rpg: ["قذائف مضادة للدروع", "rocket-propelled grenades"],
    grenade: ["قنابل يدوية", "hand grenades"], bomb: ["قنابل", "bombs"], unexploded: ["ذخائر غير منفجرة", "unexploded ordnance"],
    helicopter: ["مروحيات", "helicopters"], naval: ["سلاح بحري", "naval weapons"],
    anti_aircraft: ["مضادات طيران", "anti-aircraft fire"], tear_gas: ["غاز مسيل للدموع", "tear gas"],
    knife: ["سلاح أبيض", "blades"], vehicle_ramming: ["دهس", "vehicle ramming"], flamethrower: ["قاذف لهب", "flamethrower"],
  },
  basis: {
    explicit: ["تاريخ صريح في النص", "a date in the text"],
    published: ["محسوب من يوم النشر", "counted from the day of publication"],
    inferred: ["محسوب من يوم نشر مستنتج", "counted from an inferred day of publication"],
  },
  control: {
    held: ["سيطرة", "held"], claimed: ["سيطرة يدّعيها صاحبها", "claimed by its holder"], contested: ["متنازع عليه", "contested"],
    left: ["متروك", "left"], unknown: ["غير معلوم", "unknown"], besieged: ["محاصر", "besieged"],
  },
  outcome: {
    added: ["أُضيف", "added"], unchanged: ["موجود من قبل", "already in"], proposed: ["قراءة جديدة تنتظر", "new reading waits"],
    failed: ["لم يُقرأ", "could not be read"],
  },
  data: { actors: ["الأطراف", "Actors"], places: ["الأماكن", "Places"], rules: ["القواعد", "Rules"] },
  conflict: {
    gone: ["لم يعد القول مقروءاً", "no longer read"], moved: ["يقوم قول آخر مقامه", "another claim stands there"],
    changed: ["يُقرأ الآن قراءة أخرى", "read otherwise now"],
  },
  join: { merge: ["ضمّ", "merge"], split: ["فصل", "split"] },
  by: { confidence: ["الثقة", "Confidence"], type: ["النوع", "Type"], rule: ["القاعدة", "Rule"] },
  field: {
    verdict: ["أهو قول؟", "Is it a claim?"], type: ["النوع", "Type"], polarity: ["إثبات أو نفي", "Affirmed or denied"],
    certainty: ["درجة الجزم", "Certainty"], stage: ["المرحلة", "Stage"], agent: ["الفاعل", "Agent"], target: ["المستهدف", "Target"],
    mediator: ["الوسيط", "Mediator"], places: ["المكان", "Place"], time: ["الزمن", "Time"], killed: ["القتلى", "Killed"],
    injured: ["الجرحى", "Injured"], captured: ["الأسرى", "Captured"], missing: ["المفقودون", "Missing"], quantity: ["العدد", "Count"],
    share: ["النسبة", "Share"], victims: ["الضحايا", "Victims"], weapon: ["السلاح", "Weapon"], attribution: ["المصدر", "According to"],
  },
  role: { at: ["في", "at"], from: ["من", "from"], to: ["إلى", "to"], near: ["قرب", "near"] },
};
