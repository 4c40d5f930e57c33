// Personas side by side. All of it stands in the matrix already: once somebody looks at this view,
// each touchpoint gets a row of copies.

const comparison = find(".vg");
const COMPARED = { questions: [], pain_points: ["pn"], solutions: ["sl"] };
const LEFT_OUT = ".pms, .pno, .ans, .ow, .due";

function fillComparison() {
  if (comparison.tBodies.length) return;
  const heads = all(".tps .tc", matrix);
  const lanes = new Map(all("tbody tr", matrix).map((row) => [row.dataset.l, [...row.cells].slice(1)]));
  data.phases.forEach((_, number) => {
    const body = fromTemplate("v-phase");
    find("th", body).append(...phaseName(number));
    data.columns.forEach((column, index) => {
      if (column.phase === number) body.append(comparisonRow(column, index, { head: heads[index], lanes }));
    });
    comparison.append(body);
  });
  parts.clear();
}

const patterns = new Map(all("#view-compare template").map(({ id, content }) => [id, content.firstElementChild]));
const fromTemplate = (id) => patterns.get(id).cloneNode(true);
const copied = (nodes) => [...nodes].map((node) => node.cloneNode(true));

function phaseName(number) {
  const name = copied(find(`[data-ph="${number}"] .phb`, matrix).childNodes);
  const goal = document.createElement("span");
  goal.className = "goal";
  goal.textContent = data.phases[number].goal;
  return [...name, " ", goal];
}

// The windows of the rails by column, for the curves to be drawn in.
const rails = new Map();

function comparisonRow(column, index, { head, lanes }) {
  const row = fromTemplate(column.id ? "v-row" : "v-empty");
  row.dataset.c = index;
  const name = find("th", row);
  if (!column.id) {
    name.append(...copied(head.children));
    return row;
  }
  name.append(...copied([".tn", ".mot", ".tm .ch"].map((part) => find(part, head)).filter(Boolean)));
  name.firstChild.removeAttribute("class");
  rails.set(index, windowIn(row, ".rl"));
  find(".rd", row).append(...railDots(lanes.get("emotion")[index]));
  for (const cell of all("[data-k]", row)) {
    const said = saidFor(+cell.dataset.k, column, (lane) => lanes.get(lane)?.[index]);
    cell.append(...(said ?? [fromTemplate("v-nobody")]));
  }
  return row;
}

function saidFor(number, column, cellOf) {
  if (!column.who.includes(number)) return null;
  const feeling = document.createElement("p");
  feeling.className = "vf";
  feeling.append(...copied(all(".feel li", cellOf("emotion")).find((item) => holdsFor(item, number)).childNodes));
  const list = document.createElement("ul");
  const holes = [];
  for (const [lane, classes] of Object.entries(COMPARED)) {
    const cell = cellOf(lane);
    if (!cell) continue;
    for (const part of cell.children) {
      const items = [...part.children].filter((item) => item.matches("ul > li") && holdsFor(item, number));
      list.append(...items.map((item) => comparedItem(item, { classes, isShared: column.who.length > 1 })));
      if (part.matches(".hole") && holdsFor(part, number)) holes.push(bare(part));
    }
  }
  return [feeling, ...(list.firstChild ? [list] : []), ...holes];
}

function comparedItem(item, { classes, isShared }) {
  const copy = bare(item);
  copy.classList.add(...classes);
  copy.classList.toggle("sh", isShared && !item.dataset.p);
  return copy;
}

// Copies stand in the column of their persona, so they need no marks of hers.
function bare(element) {
  const copy = element.cloneNode(true);
  delete copy.dataset.p;
  copy.classList.remove("gone");
  for (const part of all(LEFT_OUT, copy)) part.remove();
  for (const small of all(".sm", copy)) small.replaceWith(" ", ...small.childNodes);
  return copy;
}

// The lane runs to the right, the rail runs down: what is high there is on the right here.
function railDots(cell) {
  return all(".dots > svg", cell)
    .filter((dot) => !find(".un", dot))
    .map((dot) => {
      const copy = dot.cloneNode(true);
      const [across] = RAIL.place([0, LANE.feeling(dot.getAttribute("y"))]);
      copy.setAttribute("x", `${across}%`);
      copy.setAttribute("y", dot.getAttribute("x"));
      const mark = copy.firstElementChild;
      const [, shift] = /\((.+)\)/.exec(mark.getAttribute("transform")) ?? [];
      if (shift) mark.setAttribute("transform", `translate(0 ${0.85 * shift})`);
      return copy;
    });
}
