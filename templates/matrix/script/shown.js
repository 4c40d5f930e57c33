// What is to be seen.

function passes(column) {
  const chosen = persona();
  const isFiltered = state.ch || state.ow || state.ho || chosen >= 0;
  if (!isFound(column)) return false;
  if (state.ph && data.phases[column.phase].id !== state.ph) return false;
  if (!column.id) return !isFiltered;
  return (
    (chosen < 0 || column.who.includes(chosen)) &&
    (!state.ch || column.channels.includes(state.ch)) &&
    (!state.ow || column.owners.includes(state.ow)) &&
    (!state.ho || column.holes > 0)
  );
}

// Sizes that all of the page goes by; a change of one has the browser style all of it anew.
const sizes = new Map([["--col", 208]]);

function setSize(name, pixels) {
  if (sizes.get(name) === pixels) return;
  sizes.set(name, pixels);
  root.style.setProperty(name, `${pixels}px`);
}

// Whatever else an action changes, columns and rows stay as they are.
const ARRANGING = ["p", "ph", "ch", "ow", "ho", "pr", "f", "r"];
let arranged = "";

function arrange() {
  const wanted = [...ARRANGING.map((key) => state[key]), rails.size, isPhone() && state.q].join("\n");
  if (wanted === arranged) return;
  arranged = wanted;
  layout();
}

// Parts of the page by what they were looked for with; the same ones until more are added.
const parts = new Map();

function known(selector, describe = (element) => element) {
  if (!parts.has(selector)) parts.set(selector, all(selector).map(describe));
  return parts.get(selector);
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
  showListed();
  countOpen();
  for (const row of all("tbody tr[data-l]", matrix)) row.hidden = listed("r").has(row.dataset.l);
  draw(laneWindows, open, LANE);
  draw(rails, visible, RAIL);
  noteWhatIsGone(visible);
}

const placed = (cell) => ({ cell, index: +cell.dataset.c, isInMatrix: matrix.contains(cell) });

function showColumns(visible, open, stubs) {
  for (const { cell, index, isInMatrix } of known("[data-c]", placed)) {
    const isStub = isInMatrix && stubs.has(index);
    cell.hidden = isInMatrix ? !open.has(index) && !isStub : !visible.has(index);
    cell.classList.toggle("stub", isStub);
    cell.inert = isStub;
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
  setSize("--col", Math.max(least, Math.min(most, each)));
}

// What bears no mark holds for everyone.
const holdsFor = ({ dataset }, number) => !dataset.p || dataset.p.split(" ").includes(String(number));

function showPersona() {
  const chosen = persona();
  for (const element of known("[data-p]")) element.classList.toggle("gone", chosen >= 0 && !holdsFor(element, chosen));
  document.body.classList.toggle("one-persona", chosen >= 0);
  for (const cell of known("[data-k]")) cell.hidden = chosen >= 0 && +cell.dataset.k !== chosen;
}

// What is listed without a column of its own has the number of its phase, and what someone takes
// care of has their name.
function showListed() {
  for (const row of known("[data-in]")) {
    const isElsewhere = state.ph && data.phases[+row.dataset.in]?.id !== state.ph;
    row.hidden = Boolean(isElsewhere || state.ch || state.ho || (state.ow && !row.dataset.ow));
  }
  if (state.ow) for (const row of known("[data-ow]")) row.hidden ||= row.dataset.ow !== state.ow;
  for (const rest of all(".b-s")) rest.hidden = !find("li:not([hidden])", rest);
  for (const head of all(".bs .b-h")) head.hidden = !isHeading(head);
}

const isShown = (row) => !row.hidden && !row.classList.contains("gone");

// The holes of a touchpoint share a row.
const countIn = (rows) => rows.reduce((n, row) => n + Number(row.dataset.n ?? 1), 0);

// The open points that are left, in each group and in all; the first row of a group is its head.
function countOpen() {
  const said = (n) => n.toLocaleString(data.language);
  let [shown, total] = [0, 0];
  for (const group of all("#view-open tbody")) {
    const rows = all("tr", group).slice(1);
    const n = countIn(rows.filter(isShown));
    find(".cnt", group).textContent = said(n);
    group.hidden = !n;
    shown += n;
    total += countIn(rows);
  }
  if (!total) return;
  find("#h-open").textContent =
    shown === total ? count("open_points", total) : fill("open.filtered", { n: said(shown), total: said(total) });
  find('.tabs [data-v="open"] .cnt').textContent = said(shown);
}

// Whether anything is to be seen below the head of a phase, up to the next one.
function isHeading(head) {
  let next = head.nextElementSibling;
  while (next && !next.matches(".b-h")) {
    if (isShown(next)) return true;
    next = next.nextElementSibling;
  }
  return false;
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
