// Paper: the matrix in sheets of whole phases.

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
