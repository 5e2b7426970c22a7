/* Dark, light, or as the system wishes ("auto"): told to the style sheets before the page is
   painted, and remembered in this browser under the name that Django's admin uses, too. */
"use strict";

(() => {
  const THEMES = ["auto", "light", "dark"];
  const KEY = "theme";
  const root = document.documentElement;

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage is forbidden: the system's wish holds.
    }
  };

  const remember = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is forbidden or full: the choice holds for this page.
    }
  };

  const show = (theme) => {
    root.dataset.theme = THEMES.includes(theme) ? theme : "auto";
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", button.dataset.themeChoice === root.dataset.theme);
    }
    // The browser's own frame takes the colour whose condition holds.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = (meta.dataset.media ??= meta.media);
      const isLight = own.includes("light");
      const chosen = root.dataset.theme;
      meta.media = chosen === "auto" ? own : isLight === (chosen === "light") ? "all" : "not all";
    }
  };

  show(stored());
  document.addEventListener("DOMContentLoaded", () => show(root.dataset.theme));
  window.addEventListener("storage", (event) => event.key === KEY && show(event.newValue));
  document.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-theme-choice]")?.dataset.themeChoice;
    if (!choice) return;
    remember(choice);
    show(choice);
  });
})();
