// Light or dark. The choice is a cookie, so that the server can send the right page at once.
const YEAR = 365 * 24 * 3600;

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

export function themeSwitch() {
  const button = document.querySelector("[data-theme-toggle]");
  button?.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    document.cookie = `wirewatch_theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
  });
}
