// Paper: the matrix in sheets of whole phases.

// How many columns a sheet has at most, and how many in type of full size: on A3, and on A4.
const SHEETS = { "": { most: 8, roomy: 6 }, a4: { most: 5, roomy: 4 } };

// Sheets of whole phases; a phase that is wider than a sheet goes on on the next.
function planSheets() {
  const sheets = [];
  const { most } = SHEETS[state.pa];
  const shown = all(".tps th[data-c]:not([hidden])", matrix).map((head) => +head.dataset.c);
  const byPhase = Map.groupBy
    ? Map.groupBy(shown, (index) => data.columns[index].phase)
    : shown.reduce((map, i) => map.set(data.columns[i].phase, [...(map.get(data.columns[i].phase) ?? []), i]), new Map());
  for (const group of byPhase.values()) {
    const last = sheets.at(-1);
    if (last && last.length + group.length <= most) last.push(...group);
    else for (let at = 0; at < group.length; at += most) sheets.push(group.slice(at, at + most));
  }
  return sheets;
}

function choosePaper() {
  root.classList.toggle("a4", state.pa === "a4");
  for (const radio of all("#f-paper input")) radio.checked = radio.value === state.pa;
}

function addSheets() {
  if (find(".sheet") || root.dataset.view !== "matrix") return;
  const plan = planSheets();
  plan.forEach((columns, number) => {
    const sheet = document.createElement("div");
    sheet.className = columns.length > SHEETS[state.pa].roomy ? "sheet dense" : "sheet";
    const head = document.createElement("p");
    head.className = "sheet-head";
    head.textContent = `${document.title} · ${fill("matrix.sheet", { n: number + 1, total: plan.length })}`;
    sheet.append(head, sheetTable(columns));
    find("#view-open").before(sheet);
  });
}

const isTold = (cell) => Boolean(cell.textContent.trim() || find("svg", cell));

function sheetTable(columns) {
  const copy = matrix.cloneNode(true);
  copy.removeAttribute("id");
  for (const element of all("[id]", copy)) element.removeAttribute("id");
  for (const element of all("colgroup, tr[hidden]", copy)) element.remove();
  for (const cell of all("[data-c]", copy)) if (!columns.includes(+cell.dataset.c)) cell.remove();
  for (const row of all("tbody tr", copy)) if (!all("td", row).some(isTold)) row.remove();
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
