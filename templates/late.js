// What a calendar knows: the pages were built without one.

const DAY = 86400000;
const midnight = (text) => new Date(`${text}T00:00:00`).getTime();

function daysSince(text) {
  const now = new Date();
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return Math.round((today - midnight(text)) / DAY);
}

// `every` is such as `6 months`; without it a review is never late.
function isReviewLate(reviewed, every) {
  const [, n, unit] = /^(\d+) (day|week|month|year)s?$/.exec(every) ?? [];
  const due = new Date(midnight(reviewed));
  if (!n || Number.isNaN(due.getTime())) return false;
  if (unit === "day") due.setDate(due.getDate() + +n);
  if (unit === "week") due.setDate(due.getDate() + 7 * n);
  if (unit === "month") due.setMonth(due.getMonth() + +n);
  if (unit === "year") due.setFullYear(due.getFullYear() + +n);
  return due.getTime() < Date.now();
}
