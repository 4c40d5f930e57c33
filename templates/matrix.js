// The page is whole without this script; with it, one can choose, search, fold and step through.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const matrix = find("#mx");
const panel = find("#panel");
const panelBody = find("#p-body");
const views = all("[data-view]").map((section) => section.dataset.view);
const articles = new Map(all("article.tp").map((article) => [article.id, article]));
// The reading order of what the panel steps through: from touchpoint to touchpoint, or phases.
const touchpoints = data.columns.filter((column) => column.id).map((column) => `t-${column.id}`);
const phases = data.phases.map((phase) => `ph-${phase.id}`);
const orderOf = (id) => (phases.includes(id) ? phases : touchpoints);

const isPhone = () => matchMedia("(max-width: 700px)").matches;
const fill = (key, values) =>
  data.words[key].replace(/\{(\w+)\}/g, (_, name) => (name in values ? values[name] : ""));
const count = (key, n) => fill(`${key}.${n === 1 ? "one" : "other"}`, { n });

// ---------------------------------------------------------------- State and address

// v view, p persona, t article, ph ch ow filters, ho only holes, q search, pr presenting,
// f folded phases, r hidden rows. What is not in the address is as in EMPTY.
const EMPTY = { v: "matrix", p: "", t: "", ph: "", ch: "", ow: "", ho: "", q: "", pr: "", f: "", r: "" };
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
  const next = { ...EMPTY };
  if (articles.has(address)) {
    Object.assign(next, state, { t: address });
  } else if (address.startsWith("view-")) {
    next.v = address.slice(5);
  } else if (sectionOf(address)) {
    next.v = sectionOf(address);
  } else {
    for (const [key, value] of new URLSearchParams(address)) if (key in EMPTY) next[key] = value;
  }
  const isKnown = {
    v: (value) => views.includes(value),
    p: (value) => data.personas.some((one) => one.id === value),
    t: (value) => articles.has(value),
    ph: (value) => data.phases.some((one) => one.id === value),
    ch: (value) => value in data.channels,
  };
  for (const [key, check] of Object.entries(isKnown)) if (!check(next[key])) next[key] = EMPTY[key];
  if (next.pr && !next.ph) next.ph = data.phases[0]?.id ?? "";
  state = next;
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

// ---------------------------------------------------------------- The curves

// The same curve as in the page without script (Fritsch and Carlson), over the visible columns:
// every cell gets the pieces that cross it.
function pieces(points) {
  if (points.length < 2) return [];
  const steps = points.slice(1).map((point, i) => point[0] - points[i][0]);
  const slopes = steps.map((step, i) => (points[i + 1][1] - points[i][1]) / step);
  const tangents = points.map((_, i) => {
    if (i === 0) return slopes[0];
    if (i === points.length - 1) return slopes[i - 1];
    const [before, after] = [slopes[i - 1], slopes[i]];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return steps.map((step, i) => {
    const [x, y] = points[i];
    const [endX, endY] = points[i + 1];
    return [
      [x, y],
      [x + step / 3, y + (tangents[i] * step) / 3],
      [endX - step / 3, endY - (tangents[i + 1] * step) / 3],
      [endX, endY],
    ];
  });
}

function offsets(n) {
  if (n === 1) return [0.5];
  const reach = Math.min(0.13 * (n - 1), 0.36);
  return Array.from({ length: n }, (_, i) => 0.5 - reach + (2 * reach * i) / (n - 1));
}

function curve(visible, number) {
  const found = [];
  let strand = [];
  visible.forEach((index, cell) => {
    const places = data.columns[index].places?.[number];
    if (!places) return;
    if (!places.length) {
      found.push(...pieces(strand));
      strand = [];
    }
    offsets(places.length).forEach((offset, i) => places.length && strand.push([cell + offset, places[i]]));
  });
  return [...found, ...pieces(strand)];
}

function paths(visible, number, place) {
  const cells = visible.map(() => "");
  for (const piece of curve(visible, number)) {
    const [start, ...rest] = piece.map((point) => place(point).map((v) => +v.toFixed(1)).join(" "));
    const last = Math.min(Math.floor(piece[3][0]), visible.length - 1);
    for (let cell = Math.floor(piece[0][0]); cell <= last; cell++) cells[cell] += `M${start}C${rest.join(" ")}`;
  }
  return cells;
}

const laneWindows = new Map(all(".r-emotion td[data-c]", matrix).map((td) => [+td.dataset.c, find(".lines", td)]));
const railWindows = new Map(all(".vg tr[data-c]").map((tr) => [+tr.dataset.c, find(".rl", tr)]));

function draw(windows, visible, { view, place }) {
  const chosen = persona();
  const shown = visible.filter((index) => windows.get(index));
  data.personas.forEach((_, number) => {
    const cells = chosen < 0 || chosen === number ? paths(visible, number, place) : [];
    visible.forEach((index, cell) => {
      const path = windows.get(index) && all(".cv", windows.get(index))[number];
      path?.setAttribute("d", cells[cell] || "");
    });
  });
  for (const index of shown) windows.get(index).setAttribute("viewBox", view(visible.indexOf(index)));
}

const LANE = { view: (cell) => `${cell * 100} 0 100 152`, place: ([x, y]) => [x * 100, 76 - 29 * y] };
const RAIL = { view: (cell) => `0 ${cell * 100} 100 100`, place: ([x, y]) => [50 + 20 * y, x * 100] };

// ---------------------------------------------------------------- What is to be seen

function passes(column) {
  const chosen = persona();
  const isFiltered = state.ch || state.ow || state.ho || chosen >= 0;
  if (state.ph && data.phases[column.phase].id !== state.ph) return false;
  if (!column.id) return !isFiltered;
  return (
    (chosen < 0 || column.who.includes(chosen)) &&
    (!state.ch || column.channels.includes(state.ch)) &&
    (!state.ow || column.owners.includes(state.ow)) &&
    (!state.ho || column.holes > 0)
  );
}

function layout() {
  const folded = listed("f");
  const isFolded = (index) => folded.has(data.phases[data.columns[index].phase].id);
  const visible = data.columns.flatMap((column, index) => (passes(column) ? [index] : []));
  const open = visible.filter((index) => !isFolded(index));
  const stubs = new Set();
  for (const index of visible.filter(isFolded)) {
    if (![...stubs].some((stub) => data.columns[stub].phase === data.columns[index].phase)) stubs.add(index);
  }
  showColumns(new Set(visible), new Set(open), stubs);
  showPhases(open, stubs, folded);
  widenColumns(open.length, stubs.size);
  showPersona();
  for (const row of all("tbody tr[data-l]", matrix)) row.hidden = listed("r").has(row.dataset.l);
  draw(laneWindows, open, LANE);
  draw(railWindows, visible, RAIL);
  noteWhatIsGone(visible);
}

function showColumns(visible, open, stubs) {
  for (const cell of all("[data-c]")) {
    const index = +cell.dataset.c;
    const isInMatrix = matrix.contains(cell);
    const isStub = isInMatrix && stubs.has(index);
    cell.hidden = isInMatrix ? !open.has(index) && !isStub : !visible.has(index);
    cell.classList.toggle("stub", isStub);
  }
  for (const group of all(".vg tbody")) group.hidden = !find("[data-c]:not([hidden])", group);
}

function showPhases(open, stubs, folded) {
  for (const head of all(".phs th", matrix)) {
    const number = +head.dataset.ph;
    const isHere = (index) => data.columns[index].phase === number;
    const span = open.filter(isHere).length + [...stubs].filter(isHere).length;
    const isShut = folded.has(data.phases[number].id);
    head.hidden = !span;
    head.colSpan = span || 1;
    head.classList.toggle("shut", isShut);
    find(".phb", head).setAttribute("aria-expanded", String(!isShut));
  }
}

function widenColumns(columns, stubs) {
  const [least, most] = state.pr ? [300, 560] : [208, 330];
  const room = root.clientWidth - 124 - 64 - stubs * 44;
  const each = columns ? Math.floor(room / columns) : least;
  root.style.setProperty("--col", `${Math.max(least, Math.min(most, each))}px`);
}

function showPersona() {
  const chosen = persona();
  const holdsFor = (element) => element.dataset.p.split(" ").includes(String(chosen));
  for (const element of all("[data-p]")) element.classList.toggle("gone", chosen >= 0 && !holdsFor(element));
  document.body.classList.toggle("one-persona", chosen >= 0);
  for (const cell of all("[data-k]")) cell.hidden = chosen >= 0 && +cell.dataset.k !== chosen;
}

function noteWhatIsGone(visible) {
  const total = touchpoints.length;
  const n = visible.filter((index) => data.columns[index].id).length;
  const filters = ["ph", "ch", "ow", "ho"].filter((key) => state[key]).length;
  const who = data.personas[persona()]?.name;
  const badge = find("#filters");
  badge.textContent = filters || "";
  badge.hidden = !filters;
  const key = !filters ? "bar.only_persona" : who ? "bar.filtered_persona" : "bar.filtered";
  const note = find("#note");
  note.hidden = n === total || Boolean(state.pr);
  note.textContent = note.hidden ? "" : fill(key, { persona: who, n, total });
}

// ---------------------------------------------------------------- Search

// Hits are painted with the Highlight API, so that the page itself stays as it is.
function search() {
  const wanted = state.q.trim().toLowerCase();
  const status = find("#hits");
  for (const head of all(".tps th.hit")) head.classList.remove("hit");
  globalThis.CSS?.highlights?.delete("hit");
  status.textContent = "";
  if (wanted.length < 2) return [];
  const hits = hitsIn(find("section.cur"), wanted);
  globalThis.CSS?.highlights?.set("hit", new Highlight(...hits));
  status.textContent = hits.length ? String(hits.length) : data.words["bar.no_hit"];
  status.title = count("hits", hits.length);
  for (const hit of hits) {
    const column = hit.startContainer.parentElement.closest("[data-c]");
    if (column) find(`.tps [data-c="${column.dataset.c}"]`, matrix).classList.add("hit");
  }
  return hits;
}

function hitsIn(section, wanted) {
  const hits = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.data.toLowerCase();
    if (!text.includes(wanted) || !node.parentElement.checkVisibility()) continue;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const range = new Range();
      range.setStart(node, Math.min(at, node.length));
      range.setEnd(node, Math.min(at + wanted.length, node.length));
      hits.push(range);
    }
  }
  return hits;
}

// ---------------------------------------------------------------- The panel

function showArticle() {
  for (const head of all(".tps th.here")) head.classList.remove("here");
  const article = articles.get(state.t);
  if (!article || state.v === "touchpoints") {
    closePanel();
    article?.scrollIntoView();
    return;
  }
  if (panelBody.firstChild !== article) putBack();
  if (!article.isConnected || article.parentElement !== panelBody) {
    article.before(markPlace(article));
    panelBody.append(article);
  }
  panel.hidden = false;
  panel.scrollTop = 0;
  const order = orderOf(state.t);
  find("#p-pos").textContent = fill("word.of", { n: order.indexOf(state.t) + 1, total: order.length });
  showColumnOf(state.t);
  article.focus({ preventScroll: true });
}

// The one article there is moves into the panel; its place in the reading list is kept.
const placeOf = new Map();

function markPlace(article) {
  if (!placeOf.has(article)) placeOf.set(article, document.createComment(article.id));
  return placeOf.get(article);
}

function putBack() {
  const article = panelBody.firstChild;
  if (article) placeOf.get(article).replaceWith(article);
}

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  putBack();
  opener?.focus({ preventScroll: true });
  opener = null;
}

function showColumnOf(article) {
  const head = document.getElementById(article.replace(/^t-/, "c-"));
  if (!head?.matches(".tps th") || state.v !== "matrix") return;
  head.classList.add("here");
  const box = head.getBoundingClientRect();
  if (box.right > innerWidth - panel.offsetWidth || box.left < 160) scrollBy({ left: box.left - 180 });
}

function step(by) {
  const order = orderOf(state.t);
  const at = order.indexOf(state.t);
  go({ t: order[(at + by + order.length) % order.length] }, { replace: true });
}

// ---------------------------------------------------------------- Presenting

function present(by = 0) {
  const at = Math.max(0, data.phases.findIndex((phase) => phase.id === state.ph));
  const next = Math.max(0, Math.min(data.phases.length - 1, state.pr ? at + by : at));
  go({ pr: "1", v: "matrix", t: "", ph: data.phases[next].id });
  scrollTo(0, 0);
}

function showCaption() {
  const caption = find("#caption");
  document.body.classList.toggle("presenting", Boolean(state.pr));
  caption.hidden = !state.pr;
  const at = data.phases.findIndex((phase) => phase.id === state.ph);
  if (!state.pr || at < 0) return;
  const { name, goal } = data.phases[at];
  caption.textContent = [`${at + 1} / ${data.phases.length}`, goal || name, "← → Esc"].join("   ");
}

// ---------------------------------------------------------------- Dates

const DAY = 86400000;
const midnight = (text) => new Date(`${text}T00:00:00`).getTime();

function daysSince(text) {
  const now = new Date();
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return Math.round((today - midnight(text)) / DAY);
}

// The page was built without a calendar; only here it is known what is late.
function tellWhatIsLate() {
  for (const mark of all("[data-due]")) {
    const days = daysSince(mark.dataset.due);
    if (!(days > 0)) continue;
    const date = mark.textContent.replace(fill("due.by", { date: "" }).trim(), "").trim();
    mark.textContent = fill("due.was", { date });
    mark.title = fill("due.since", { days: count("days_overdue", days) });
    mark.classList.add("late");
  }
  const late = all('[data-kind="solution"] tr').filter((row) => find(".late", row));
  const group = find("#overdue");
  if (late.length) {
    group.append(...late);
    group.hidden = false;
    find(".cnt", group).textContent = late.length;
    const rest = find('[data-kind="solution"]');
    const left = all("tr", rest).length - 1;
    rest.hidden = !left;
    find(".cnt", rest).textContent = left;
  }
  tellWhetherReviewIsLate();
}

function tellWhetherReviewIsLate() {
  const [, n, unit] = /^(\d+) (day|week|month|year)s?$/.exec(data.reviewEvery) ?? [];
  const due = new Date(midnight(data.reviewed));
  if (!n || Number.isNaN(due.getTime())) return;
  if (unit === "day") due.setDate(due.getDate() + +n);
  if (unit === "week") due.setDate(due.getDate() + 7 * n);
  if (unit === "month") due.setMonth(due.getMonth() + +n);
  if (unit === "year") due.setFullYear(due.getFullYear() + +n);
  if (due.getTime() >= Date.now()) return;
  const mark = find("#reviewed");
  mark.classList.add("late");
  mark.title = data.words["review.overdue"];
}

// ---------------------------------------------------------------- Paper

const MOST_COLUMNS = 8;

// Sheets of whole phases; a phase that is wider than a sheet goes on on the next.
function planSheets() {
  const sheets = [];
  const shown = all(".tps th[data-c]:not([hidden])", matrix).map((head) => +head.dataset.c);
  const byPhase = Map.groupBy
    ? Map.groupBy(shown, (index) => data.columns[index].phase)
    : shown.reduce((map, i) => map.set(data.columns[i].phase, [...(map.get(data.columns[i].phase) ?? []), i]), new Map());
  for (const group of byPhase.values()) {
    const last = sheets.at(-1);
    if (last && last.length + group.length <= MOST_COLUMNS) last.push(...group);
    else for (let at = 0; at < group.length; at += MOST_COLUMNS) sheets.push(group.slice(at, at + MOST_COLUMNS));
  }
  return sheets;
}

function addSheets() {
  if (find(".sheet")) return;
  const plan = planSheets();
  plan.forEach((columns, number) => {
    const sheet = document.createElement("div");
    sheet.className = columns.length > 6 ? "sheet dense" : "sheet";
    const head = document.createElement("p");
    head.className = "sheet-head";
    head.textContent = `${document.title} · ${fill("matrix.sheet", { n: number + 1, total: plan.length })}`;
    sheet.append(head, sheetTable(columns));
    find("#view-open").before(sheet);
  });
}

function sheetTable(columns) {
  const copy = matrix.cloneNode(true);
  copy.removeAttribute("id");
  for (const element of all("[id]", copy)) element.removeAttribute("id");
  for (const element of all("colgroup, tr[hidden]", copy)) element.remove();
  for (const cell of all("[data-c]", copy)) if (!columns.includes(+cell.dataset.c)) cell.remove();
  for (const head of all(".phs th", copy)) {
    const span = columns.filter((index) => data.columns[index].phase === +head.dataset.ph).length;
    if (span) head.colSpan = span;
    else head.remove();
  }
  // Chromium leaves buttons out of heads that it repeats on the next page.
  for (const button of all(".phb", copy)) {
    const name = document.createElement("span");
    name.className = "phb";
    name.append(...button.childNodes);
    button.replaceWith(name);
  }
  return copy;
}

// ---------------------------------------------------------------- Putting it together

function nameMarks() {
  const names = new Map(data.personas.map((one) => [one.initials, one.name]));
  for (const mark of all("abbr.pm")) mark.title = names.get(mark.textContent) ?? "";
}

function render() {
  const view = isPhone() && state.v === "matrix" ? "compare" : state.v;
  for (const section of all("[data-view]")) section.classList.toggle("cur", section.dataset.view === view);
  for (const tab of all(".tabs a")) {
    if (tab.dataset.v === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  showChoices();
  showCaption();
  layout();
  search();
  showArticle();
}

function showChoices() {
  for (const radio of all("#f-p input")) radio.checked = radio.value === state.p;
  for (const [key, selector] of [["p", "#f-p select"], ["ph", "#f-ph"], ["ch", "#f-ch"], ["ow", "#f-ow"]]) {
    const select = find(selector);
    if (select) select.value = state[key];
  }
  find("#f-ho").checked = Boolean(state.ho);
  for (const box of all("#f-rows input")) box.checked = !listed("r").has(box.value);
  if (find("#q").value !== state.q) find("#q").value = state.q;
}

function fit() {
  root.style.setProperty("--vw", `${root.clientWidth}px`);
  layout();
}

// Below the title the bar sticks; a new view starts right under it.
function scrollToBar() {
  const top = find(".top").offsetHeight;
  if (scrollY > top) scrollTo({ top, left: 0, behavior: "instant" });
  else scrollTo({ left: 0 });
}

function follow(event) {
  const link = event.target.closest("a");
  const address = link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? "";
  const id = address.slice(1);
  if (!address.startsWith("#") || link.classList.contains("skip")) return;
  event.preventDefault();
  if (link.dataset.go) {
    const wanted = new URLSearchParams(link.dataset.go).get("p");
    go({ p: wanted === state.p ? "" : wanted });
  } else if (articles.has(id)) {
    opener ??= link;
    go({ t: id });
  } else {
    const section = sectionOf(id);
    if (!section) return;
    go({ v: section, t: "" });
    scrollToBar();
    if (id !== `view-${section}`) document.getElementById(id).scrollIntoView({ block: "center" });
  }
}

function toggle(key, item) {
  const items = listed(key);
  if (!items.delete(item)) items.add(item);
  go({ [key]: [...items].join(",") });
}

function changeTheme() {
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  remember("cjmap-theme", root.dataset.theme);
}

// A page opened from a disk may not be allowed to remember anything.
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function onKey(event) {
  if (event.key === "Escape") return escape();
  const isTyping = event.target.matches("input[type=search], select");
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  // Arrows choose among radio buttons.
  const by = event.target.matches("input") ? 0 : { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "/") {
    event.preventDefault();
    find("#q").focus();
  } else if (event.key === "p") {
    if (state.pr) go({ pr: "", ph: "" });
    else present();
  } else if (by && state.pr) {
    present(by);
  } else if (by && state.t) {
    event.preventDefault();
    step(by);
  } else if (by && event.target.matches(".tn")) {
    event.preventDefault();
    const names = all(".tps th:not([hidden]) .tn", matrix);
    names[names.indexOf(event.target) + by]?.focus();
  }
}

function escape() {
  if (find(".flt").open) find(".flt").open = false;
  else if (state.t) go({ t: "" });
  else if (state.pr) go({ pr: "", ph: "" });
  else if (state.q) go({ q: "" });
}

function listen() {
  addEventListener("popstate", () => {
    readAddress();
    render();
  });
  addEventListener("resize", fit);
  addEventListener("beforeprint", addSheets);
  addEventListener("afterprint", () => all(".sheet").forEach((sheet) => sheet.remove()));
  addEventListener("keydown", onKey);
  document.addEventListener("click", follow);
  document.addEventListener("click", (event) => {
    const filter = find(".flt");
    if (filter.open && !filter.contains(event.target)) filter.open = false;
  });
  const onChange = (selector, change) =>
    all(selector).forEach((field) => field.addEventListener("change", () => go(change(field))));
  onChange("#f-p input, #f-p select", (field) => ({ p: field.value }));
  onChange("#f-ph", (field) => ({ ph: field.value }));
  onChange("#f-ch", (field) => ({ ch: field.value }));
  onChange("#f-ow", (field) => ({ ow: field.value }));
  onChange("#f-ho", (field) => ({ ho: field.checked ? "1" : "" }));
  for (const box of all("#f-rows input")) box.addEventListener("change", () => toggle("r", box.value));
  for (const button of all(".phb", matrix)) {
    const { id } = data.phases[+button.closest("th").dataset.ph];
    button.addEventListener("click", () => toggle("f", id));
  }
  const onClick = (selector, act) => find(selector).addEventListener("click", act);
  onClick("#reset", () => go({ ...EMPTY, v: state.v }));
  onClick("#theme", changeTheme);
  onClick("#present", () => present());
  onClick("#p-prev", () => step(-1));
  onClick("#p-next", () => step(1));
  onClick("#p-close", () => go({ t: "" }));
  onClick("#p-link", copyLink);
  const box = find("#q");
  box.addEventListener("input", () => go({ q: box.value }, { replace: true }));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    search()[0]?.startContainer.parentElement.scrollIntoView({ block: "center", inline: "center" });
  });
}

async function copyLink() {
  await navigator.clipboard?.writeText(`${location.href.split("#")[0]}#${state.t}`);
  const button = find("#p-link");
  button.textContent = data.words["details.copied"];
  setTimeout(() => (button.textContent = data.words["details.copy_link"]), 1500);
}

const theme = recall("cjmap-theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
nameMarks();
tellWhatIsLate();
listen();
readAddress();
root.style.setProperty("--vw", `${root.clientWidth}px`);
render();
