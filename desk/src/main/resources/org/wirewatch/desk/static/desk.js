// What every page needs: relative times, the theme switch, and the parts that only some pages have.
import { keepTimes } from "./times.js";
import { themeSwitch } from "./theme.js";
import { liveWire } from "./live.js";
import { alertStream } from "./alerts.js";
import { pushSwitch } from "./push.js";
import { queryEditor } from "./query.js";

keepTimes();
// on a phone the navigation scrolls sideways: the page one is on should be in sight
const here = document.querySelector('.rail nav [aria-current="page"]');
if (here) here.parentElement.scrollLeft = here.offsetLeft - 80;
themeSwitch();
for (const wire of document.querySelectorAll("[data-live]")) liveWire(wire);
for (const badge of document.querySelectorAll("[data-unseen]")) alertStream(badge);
for (const part of document.querySelectorAll("[data-push]")) pushSwitch(part);
queryEditor();

// Switches above an article's text: which kinds of marks are shown.
for (const box of document.querySelectorAll("[data-mark]")) {
  const reader = box.closest(".reader");
  const apply = () => reader.classList.toggle("without-" + box.dataset.mark, !box.checked);
  box.addEventListener("change", apply);
  apply();
}
