// What every page needs: relative times, the theme switch, and the parts that only some pages have.
import { keepTimes } from "./times.js";
import { themeSwitch } from "./theme.js";
import { liveWire } from "./live.js";
import { queryEditor } from "./query.js";

keepTimes();
themeSwitch();
for (const wire of document.querySelectorAll("[data-live]")) liveWire(wire);
queryEditor();

// Switches above an article's text: which kinds of marks are shown.
for (const box of document.querySelectorAll("[data-mark]")) {
  const reader = box.closest(".reader");
  const apply = () => reader.classList.toggle("without-" + box.dataset.mark, !box.checked);
  box.addEventListener("change", apply);
  apply();
}
