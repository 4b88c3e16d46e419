// A programme of any size, the same every time: for measuring, not for reading.
// As a program: `node generate.mjs [measures]` writes the file to standard output.
import { pathToFileURL } from "node:url";

/** The size that the benchmark speaks of. */
export const SIZES = { measures: 2000, goals: 200, projects: 1000, bodies: 30, years: 3 };

/** A word that stands in some titles of measures and nowhere else. */
export const RARE = "trygghetsboende";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A small generator of random numbers (mulberry32) with the choices that are needed here. */
function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  return { below, pick, often: (share) => next() < share, between: (low, high) => low + below(high - low + 1) };
}

/** Ids of 64 random bits, as the application writes them. */
function ids({ below }) {
  const taken = new Set();
  return (kind) => {
    let code;
    do {
      // Thirteen digits of five bits hold 65: the first one is below 16.
      code = ALPHABET[below(16)] + Array.from({ length: 12 }, () => ALPHABET[below(32)]).join("");
    } while (taken.has(code));
    taken.add(code);
    return `${kind}-${code}`;
  };
}

/** Ranks one after the other, as the application gives them to rows that are added at the end. */
function ranks() {
  let bytes = null;
  return () => {
    if (bytes) {
      // The first byte that can grow does; what stood after it goes. 0x80 ends a rank.
      const place = bytes.findIndex((byte) => byte < 0xff);
      bytes = [...bytes.slice(0, place), bytes[place] + 1, 0x80];
    } else {
      bytes = [0x80];
    }
    return Buffer.from(bytes).toString("hex");
  };
}

const BODIES = [
  ["KF", "Kommunfullmäktige", "council"],
  ["KS", "Kommunstyrelsen", "executive_board"],
  ["KLF", "Kommunledningsförvaltningen", "administration"],
  ["SBN", "Samhällsbyggnadsnämnden", "committee"],
  ["SBF", "Samhällsbyggnadsförvaltningen", "administration"],
  ["EN", "Exploateringsnämnden", "committee"],
  ["EXK", "Exploateringskontoret", "administration"],
  ["BN", "Byggnadsnämnden", "committee"],
  ["SN", "Socialnämnden", "committee"],
  ["SOF", "Social- och omsorgsförvaltningen", "administration"],
  ["ÄN", "Äldrenämnden", "committee"],
  ["UN", "Utbildningsnämnden", "committee"],
  ["UF", "Utbildningsförvaltningen", "administration"],
  ["KFN", "Kultur- och fritidsnämnden", "committee"],
  ["MN", "Miljönämnden", "committee"],
  ["Ekvikshem", "AB Ekvikshem", "company"],
  ["Stadshus", "Ekviks Stadshus AB", "company"],
  ["Regionen", "Regionen", "region"],
  ["Länsstyrelsen", "Länsstyrelsen", "county_board"],
  ["Sundnäs", "Sundnäs kommun", "neighbour"],
  ["Mörkdala", "Mörkdala kommun", "neighbour"],
  ["Hemporten", "Föreningen Hemporten", "non_profit"],
];

const ACTS = [
  "Ta fram detaljplan för",
  "Bygga",
  "Utreda",
  "Inventera",
  "Söka statligt stöd för",
  "Renovera",
  "Samordna",
  "Upplåta mark för",
  "Teckna avtal om",
  "Pröva en modell för",
  "Följa upp",
  "Rusta upp",
  "Förtäta",
  "Göra om lokaler till",
  "Markanvisa",
  "Planera etappvis för",
  "Ge ägardirektiv om",
  "Kartlägga behovet av",
];
const THINGS = [
  "hyresrätter",
  "studentbostäder",
  "LSS-bostäder",
  "särskilt boende",
  "småhustomter",
  "radhus",
  "större lägenheter",
  "små lägenheter för unga vuxna",
  "bostäder med social hyra",
  "kollektivtrafiknära bostäder",
  "förskolor i bottenvåningar",
  "skoltomter vid exploatering",
  "tillgängliga lägenheter",
  "hissar i trapphus",
  "kooperativa hyresrätter",
  "bostäder för kvinnor som utsatts för våld",
  "övergångsbostäder",
  "byggrätter som inte har utnyttjats",
  RARE,
];
const PLACES = [
  "Norra hamnen",
  "Östra fälten",
  "Slätten",
  "Ekbacken",
  "Kronolund",
  "Varvsudden",
  "Åsnorrby",
  "Björkäng",
  "Häggvik",
  "Sjöstaden",
  "Kvarnlyckan",
  "Lövåsen",
  "Älvstranden",
  "Gränby",
  "centrala Ekvik",
  "byarna längs Stamlinjen",
];
const ADDITIONS = [
  "med tidsvillkor och vite",
  "i samråd med hyresgästerna",
  "före nästa etapp",
  "enligt ägardirektivet",
  "tillsammans med grannkommunerna och regionen",
  "med hyrestak i femton år",
  "och redovisa resultatet för kommunstyrelsen varje kvartal",
  "så att skolor, förskolor och omsorgsboenden finns på plats när bostäderna är klara",
  "utan att hyresgäster måste flytta",
];
const GOALS = [
  "Minst {n} bostäder färdigställs varje år i {p}",
  "Hemlösheten halveras till {y}",
  "{n} nya studentbostäder till {y}",
  "Trångboddheten minskar med en femtedel i {p}",
  "Plats i förskola och skola finns när bostäderna är klara i {p}",
  "Kommunens markreserv räcker i minst tio år",
  "Minst 70 procent av de nya bostäderna i {p} ligger i kollektivtrafikläge och har en hyra som hushåll med lägre inkomster klarar",
  "Klimatpåverkan från nya och befintliga bostäder i {p} halveras",
  "Äldre kan bo kvar i {p}",
];
const SENTENCES = [
  "Arbetet börjar med en genomgång av läget och av vad andra kommuner har gjort.",
  "Nämnden redovisar varje kvartal hur långt arbetet har kommit och vad som återstår.",
  "Kommunen äger marken och kan ställa villkor om upplåtelseform och tid när den anvisas.",
  "Kostnaden är beräknad i 2026 års prisnivå och ryms inte i den ram som gäller i dag.",
  "Behovet kommer av att hushåll med lägre inkomster inte hittar en bostad som de har råd med.",
  "Samråd hålls med dem som bor i området, med föreningar och med bolagens hyresgäster.",
  "Beslutet fattas av kommunfullmäktige tillsammans med budgeten och prövas igen varje år.",
];
const TOOLS = [
  "OP",
  "PS",
  "DP",
  "PB",
  "MF",
  "MA",
  "MP",
  "TR",
  "EX",
  "AD",
  "AB",
  "BO",
  "HG",
  "BF",
  "FR",
  "SK",
  "IN",
  "TA",
  "LF",
  "SU",
  "MK",
  "ST",
];
const GROUPS = [
  "all",
  "young",
  "students",
  "older",
  "disability_lss",
  "residential_care",
  "newly_arrived",
  "homeless",
  "violence",
  "families",
  "low_income",
  "other",
];
const TYPES = ["assignment", "study", "decision", "investment", "agreement", "ongoing"];
const FINANCING = [
  "within_frame",
  "budget_applied",
  "budget_decided",
  "company",
  "state_grant",
  "developer",
  "unfunded",
];
const STATUSES = ["not_started", "not_started", "on_plan", "on_plan", "deviates", "completed", "dropped"];
const STAGES = ["idea", "notice", "commissioned", "consultation", "review", "adopted", "in_force", "permit", "started"];
const HOUSES = ["multi_dwelling", "detached", "row", "special"];
const TENURES = ["rental", "cooperative", "ownership", "cooperative_rental"];
const STATUS_WORDS = {
  not_started: "Ej påbörjad",
  on_plan: "Enligt plan",
  deviates: "Avviker",
  completed: "Slutförd",
  dropped: "Utgår",
};

/** A programme as the tree of its file. */
export function programme(sizes = {}, seed = 20001383) {
  const count = { ...SIZES, ...sizes };
  const random = chance(seed);
  const { below, pick, often, between } = random;
  const id = ids(random);
  const list = (length, make) => {
    const rank = ranks();
    return Array.from({ length }, (_, place) => make(place, rank()));
  };
  const some = (most, from) => [...new Set(Array.from({ length: below(most + 1) }, () => pick(from).id))].sort();
  const prose = (most) => Array.from({ length: between(1, most) }, () => pick(SENTENCES)).join(" ");

  const bodies = list(count.bodies, (place, rank) => {
    const known = BODIES[place] ?? [`Bolag ${place}`, `Bostadsbolaget ${pick(PLACES)} ${place} AB`, "private"];
    return {
      id: id("body"),
      rank,
      short_name: known[0],
      name: known[1],
      body_type: known[2],
      contact_role: "Planeringschef",
    };
  });
  const areas = list(PLACES.length, (place, rank) => ({
    id: id("area"),
    rank,
    name: PLACES[place],
    area_type: "district",
  }));
  const goals = list(count.goals, (place, rank) => {
    const title = pick(GOALS)
      .replace("{n}", String(between(4, 90) * 25))
      .replace("{p}", pick(PLACES))
      .replace("{y}", String(between(2028, 2034)));
    return {
      id: id("goal"),
      rank,
      number: `M${place + 1}`,
      title,
      description: prose(3),
      categories: [pick(["construction", "stock"])],
      target: between(10, 900),
      unit: "bostäder",
      target_year: between(2028, 2034),
      base: between(1, 400),
      base_year: 2025,
    };
  });
  const projects = list(count.projects, (place, rank) => ({
    id: id("project"),
    rank,
    number: `P${String(place + 1).padStart(4, "0")}`,
    name: `${pick(PLACES)}, kvarter ${place + 1}`,
    area: pick(areas).id,
    property: `${pick(PLACES)} ${between(1, 30)}:${between(1, 90)}`,
    land_owner: pick(["municipality", "company", "private", "mixed"]),
    developer: `${pick(PLACES)} Bostad AB`,
    stage: pick(STAGES),
    rows: Array.from({ length: between(1, 4) }, (_, year) => ({
      year: 2027 + year,
      house_type: pick(HOUSES),
      tenure: pick(TENURES),
      count: between(6, 180),
    })),
    sequence: place + 1,
    preconditions: prose(1),
    floor_area: between(6, 400) * 92,
    lead: pick(bodies).id,
    updated: "2026-11-06",
  }));
  // The measures of a goal stand together, so that the order of the file is the one on the page.
  const measures = list(count.measures, (place, rank) => {
    const lead = pick(bodies).id;
    const title = [
      pick(ACTS),
      pick(THINGS),
      ...(often(0.75) ? [`i ${pick(PLACES)}`] : []),
      ...(often(0.4) ? [pick(ADDITIONS)] : []),
    ];
    if (often(0.12)) title.push(`och ${pick(ADDITIONS)}`.replace("och och", "och"));
    const start = [between(2027, 2029), between(1, 4)];
    const investment = often(0.4);
    return {
      id: id("measure"),
      rank,
      number: `A${String(place + 1).padStart(4, "0")}`,
      title: title.join(" "),
      description: prose(5),
      done_when: prose(1),
      goals: [goals[Math.floor((place * goals.length) / count.measures)].id],
      measure_type: pick(TYPES),
      instrument: pick(TOOLS),
      target_group: pick(GROUPS),
      dwellings: between(5, 600),
      projects: some(3, projects),
      lead,
      partners: some(3, bodies).filter((body) => body !== lead),
      assigned_to: pick(bodies).id,
      decision_level: pick(["committee", "council", "executive_board", "delegated"]),
      // The first one is not in the order of priority: a sort can be seen on the first page.
      priority: place === 0 ? "3" : pick(["1", "2", "2", "3"]),
      priority_reason: prose(1),
      timing: "once",
      start: `${start[0]}-Q${start[1]}`,
      end: `${start[0] + between(0, 2) + 1}-Q${between(1, 4)}`,
      costs: Array.from({ length: count.years }, (_, year) => ({
        year: 2027 + year,
        kind: investment ? "investment" : "operation",
        amount: between(1, 400) * 50,
        body: lead,
        certainty: pick(["rule_of_thumb", "calculated", "decided"]),
        note: "Beräknad kostnad",
      })),
      financing: pick(FINANCING),
      budget_year: start[0],
      plan_link: `Verksamhetsplan ${start[0]}`,
      coordination: pick(["not_affected", "coordinated", "needed"]),
      status: pick(STATUSES),
    };
  });
  return {
    format: "genomfor",
    version: 1,
    app: "0.1.0",
    id: id("programme"),
    revision: 1,
    saved: "2026-11-23T12:00:00+01:00",
    programme: {
      municipality: "Ekviks kommun",
      county: "Västra Götalands län",
      inhabitants: 180000,
      inhabitants_year: 2025,
      fictional: true,
      title: "Handlingsplan för bostadsförsörjningen i Ekvik 2027–2030",
      summary: prose(4),
      document_type: "action_plan",
      rule_set: "2025",
      term_start: "2026-10-15",
      term_end: "2030-10-14",
      period_from: 2027,
      period_to: 2030,
      price_level: 2026,
      discount_rate: 30,
      stage: "draft",
      market: "deficit",
    },
    bodies,
    areas,
    goals,
    measures,
    projects,
  };
}

/** The file as the application writes it. */
export const text = (tree) => `${JSON.stringify(tree, null, 2)}\n`;

/** The ten columns of a row, for tables that know nothing of programmes. */
export const COLUMNS = ["number", "title", "goal", "tool", "lead", "partners", "priority", "time", "status", "cost"];

/** The measures as plain arrays of ten columns. */
export function rows(tree) {
  const body = new Map(tree.bodies.map((body) => [body.id, body.short_name]));
  const goal = new Map(tree.goals.map((goal) => [goal.id, `${goal.number} ${goal.title}`]));
  return tree.measures.map((measure) => [
    measure.number,
    measure.title,
    goal.get(measure.goals[0]),
    measure.instrument,
    body.get(measure.lead),
    measure.partners.map((partner) => body.get(partner)).join(" "),
    measure.priority,
    `${measure.start}–${measure.end}`,
    STATUS_WORDS[measure.status],
    measure.costs.reduce((sum, cost) => sum + cost.amount, 0),
  ]);
}

/** The first day of a quarter such as `2027-Q2`, or of one that comes so many later. */
export function firstDay(quarter, later = 0) {
  const number = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + later;
  return `${Math.floor(number / 4)}-${String((number % 4) * 3 + 1).padStart(2, "0")}-01`;
}

/** The measures as bars: name, first day, the day after the last one. */
export const bars = (tree) =>
  tree.measures.map(({ number, title, start, end }) => [`${number} ${title}`, firstDay(start), firstDay(end, 1)]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.write(text(programme(process.argv[2] ? { measures: Number(process.argv[2]) } : {})));
}
