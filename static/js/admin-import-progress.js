/* Shows how far an import is, and the report as soon as it is there. Without this script, the
   button beside the bar does the same. */
"use strict";

(() => {
  const WAIT = 2000;
  const LONGEST_WAIT = 30000;
  const place = document.querySelector("[data-progress-url]");
  const bar = place.querySelector("progress");
  const count = place.querySelector(".import-count");

  const look = async (wait) => {
    try {
      const response = await fetch(place.dataset.progressUrl, { credentials: "same-origin" });
      if (!response.ok) throw new Error(response.status);
      const { is_under_way, done, total } = await response.json();
      if (!is_under_way) return location.reload();
      if (total) {
        bar.max = total;
        bar.value = done;
        count.textContent = `${total}件のうち${done}件`;
      }
      setTimeout(look, WAIT, WAIT);
    } catch {
      const longer = Math.min(wait * 2, LONGEST_WAIT);
      setTimeout(look, longer, longer);
    }
  };
  setTimeout(look, WAIT, WAIT);
})();
