// What is late today.

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
