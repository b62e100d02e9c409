// Keeps <time> elements relative while the page stays open; the exact time is in the title.
const UNITS = [
  [60, 1, "s"],
  [3600, 60, "min"],
  [86400, 3600, "h"],
  [7 * 86400, 86400, "d"],
];
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

function relative(then, now) {
  const seconds = Math.abs(now - then) / 1000;
  if (seconds < 10) return "now";
  for (const [limit, size, unit] of UNITS) {
    if (seconds < limit) {
      const span = `${Math.floor(seconds / size)} ${unit}`;
      return then > now ? `in ${span}` : `${span} ago`;
    }
  }
  return (then.getFullYear() === now.getFullYear() ? day : dayOfYear).format(then);
}

export function refreshTimes(root = document) {
  const now = new Date();
  for (const element of root.querySelectorAll("time[datetime]")) {
    const then = new Date(element.dateTime);
    if (Number.isNaN(then.getTime())) continue;
    const text = relative(then, now);
    if (element.textContent !== text) element.textContent = text;
    if (!element.dataset.exact) {
      element.title = exact.format(then);
      element.dataset.exact = "1";
    }
  }
}

export function keepTimes() {
  refreshTimes();
  setInterval(refreshTimes, 10_000);
  document.addEventListener("htmx:afterSwap", (event) => refreshTimes(event.target));
}
