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

function showColumns(visible, open, stubs) {
  for (const cell of all("[data-c]")) {
    const index = +cell.dataset.c;
    const isInMatrix = matrix.contains(cell);
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
  root.style.setProperty("--col", `${Math.max(least, Math.min(most, each))}px`);
}

// What bears no mark holds for everyone.
const holdsFor = ({ dataset }, number) => !dataset.p || dataset.p.split(" ").includes(String(number));

function showPersona() {
  const chosen = persona();
  for (const element of all("[data-p]")) element.classList.toggle("gone", chosen >= 0 && !holdsFor(element, chosen));
  document.body.classList.toggle("one-persona", chosen >= 0);
  for (const cell of all("[data-k]")) cell.hidden = chosen >= 0 && +cell.dataset.k !== chosen;
}

// What is listed without a column of its own has the number of its phase, and what someone takes
// care of has their name.
function showListed() {
  for (const row of all("[data-in]")) {
    const isElsewhere = state.ph && data.phases[+row.dataset.in]?.id !== state.ph;
    row.hidden = Boolean(isElsewhere || state.ch || state.ho || (state.ow && !row.dataset.ow));
  }
  if (state.ow) for (const row of all("[data-ow]")) row.hidden ||= row.dataset.ow !== state.ow;
  for (const rest of all(".b-s")) rest.hidden = !find("li:not([hidden])", rest);
  for (const head of all(".bs .b-h")) head.hidden = !isHeading(head);
}

const isShown = (row) => !row.hidden && !row.classList.contains("gone");

// The open points that are left, in each group and in all; the first row of a group is its head.
function countOpen() {
  const said = (n) => n.toLocaleString(data.language);
  let [shown, total] = [0, 0];
  for (const group of all("#view-open tbody")) {
    const rows = all("tr", group).slice(1);
    const n = rows.filter(isShown).length;
    find(".cnt", group).textContent = said(n);
    group.hidden = !n;
    shown += n;
    total += rows.length;
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
