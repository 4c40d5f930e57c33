// What a calendar knows: the pages were built without one.

const DAY = 86400000;

function daysSince(text) {
  return Math.round((today() - midnight(text)) / DAY);
}

function today() {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
}

// Of what is no date such as 2026-12-15, NaN.
function midnight(text) {
  const [, day] = /^\d{4}-\d\d-(\d\d)$/.exec(text) ?? [];
  const at = new Date(`${text}T00:00:00`);
  return at.getDate() === +day ? at.getTime() : NaN;
}

// `every` is such as `6 months`; without it a review is never late, nor on the day it is due.
function isReviewLate(reviewed, every) {
  const [, n, unit] = /^(\d{1,6}) (day|week|month|year)s?$/.exec(every) ?? [];
  const due = new Date(midnight(reviewed));
  if (unit === "day") due.setDate(due.getDate() + +n);
  if (unit === "week") due.setDate(due.getDate() + 7 * n);
  if (unit === "month") addMonths(due, +n);
  if (unit === "year") addMonths(due, 12 * n);
  return Boolean(n) && due.getTime() < today();
}

// A month that is too short ends on its last day.
function addMonths(date, months) {
  const day = date.getDate();
  date.setMonth(date.getMonth() + months + 1, 0);
  date.setDate(Math.min(day, date.getDate()));
}
