// The page is whole without this script; with it, one can choose, search, fold and step through.

const root = document.documentElement;

const matrix = find("#mx");
for (const row of all("tbody tr", matrix)) [...row.cells].forEach((cell, at) => at && (cell.dataset.c = at - 1));
const panel = find("#panel");
const panelBody = find("#p-body");
const views = all("[data-view]").map((section) => section.dataset.view);
const articles = new Map(all("article.tp").map((article) => [article.id, article]));
const idsOf = (columns) => columns.filter((column) => column.id).map((column) => `t-${column.id}`);
const touchpoints = idsOf(data.columns);
const phases = data.phases.map((phase) => `ph-${phase.id}`);

const isPhone = () => matchMedia("(max-width: 700px)").matches;

// v view, p persona, t article, ph ch ow filters, ho only holes, q search, pr presenting,
// f folded phases, r hidden rows, d card of a diagram, th theme,
// pa paper, z pictures fitted to the window. What is not in the address is as in EMPTY.
const EMPTY = { v: "matrix", p: "", t: "", ph: "", ch: "", ow: "", ho: "", q: "", pr: "", f: "", r: "", d: "", th: "", pa: "", z: "" };
const THEMES = ["light", "dark"];
const PAPERS = ["", "a4"];
let state = { ...EMPTY };
let opener = null;

const listed = (key) => new Set(state[key].split(",").filter(Boolean));
const persona = () => data.personas.findIndex((one) => one.id && one.id === state.p);

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function readAddress() {
  const address = decoded(location.hash.slice(1));
  const next = { ...EMPTY, th: state.th };
  if (articles.has(address)) {
    Object.assign(next, state, { t: address });
  } else if (address.startsWith("view-")) {
    next.v = address.slice(5);
  } else if (sectionOf(address)) {
    Object.assign(next, { v: sectionOf(address), d: address });
  } else {
    next.th = EMPTY.th;
    for (const [key, value] of new URLSearchParams(address)) if (Object.hasOwn(EMPTY, key)) next[key] = value;
  }
  const isKnown = {
    v: (value) => views.includes(value),
    p: (value) => data.personas.some((one) => one.id === value),
    t: (value) => articles.has(value),
    ph: (value) => data.phases.some((one) => one.id === value),
    d: (value) => Boolean(cardOf(value)),
    pa: (value) => PAPERS.includes(value),
    ch: (value) => Object.hasOwn(data.channels, value),
    th: (value) => THEMES.includes(value),
  };
  for (const [key, check] of Object.entries(isKnown)) if (!check(next[key])) next[key] = EMPTY[key];
  if (next.pr && !next.ph) next.ph = data.phases[0]?.id ?? "";
  state = next;
}

function cardOf(id) {
  const card = id && document.getElementById(id);
  return card && card.matches(".drawing a") ? card : null;
}

function sectionOf(id) {
  return id && document.getElementById(id)?.closest("[data-view]")?.dataset.view;
}

function writeAddress(replace) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) if (value !== EMPTY[key]) query.set(key, value);
  const address = `#${query}`;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

function go(change, { replace = false } = {}) {
  Object.assign(state, change);
  writeAddress(replace);
  render();
}
