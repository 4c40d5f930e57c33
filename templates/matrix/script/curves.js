// The curves of feelings, over the columns that are to be seen.

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

// Each window on a curve has a line for each persona.
const windowIn = (part, selector) => {
  const frame = find(selector, part);
  return { frame, lines: all(".cv", frame) };
};
const laneWindows = new Map(
  all(".r-emotion td[data-c]", matrix).map((cell) => [+cell.dataset.c, windowIn(cell, ".lines")]),
);

function draw(windows, visible, { view, place }) {
  if (!windows.size) return;
  const chosen = persona();
  data.personas.forEach((_, number) => {
    const cells = chosen < 0 || chosen === number ? paths(visible, number, place) : [];
    visible.forEach((index, cell) => write(windows.get(index)?.lines[number], "d", cells[cell] || ""));
  });
  visible.forEach((index, cell) => write(windows.get(index)?.frame, "viewBox", view(cell)));
}

function write(element, name, value) {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const LANE = {
  view: (cell) => `${cell * 100} 0 100 152`,
  place: ([x, y]) => [x * 100, 76 - 29 * y],
  feeling: (height) => (76 - height) / 29,
};
const RAIL = { view: (cell) => `0 ${cell * 100} 100 100`, place: ([x, y]) => [50 + 20 * y, x * 100] };
