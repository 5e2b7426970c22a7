/* Suggestions under the field of the search: a combobox as the ARIA Authoring Practices describe it.
   Without this script the field is a plain form; where the server is slow, nothing waits. */
"use strict";

(() => {
  const WAIT = 150; // Milliseconds without a key before the server is asked.
  const field = document.querySelector("[data-suggestions]");
  if (!field) return;

  const list = document.createElement("ul");
  list.id = "search-suggestions";
  list.className = "search-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "検索語と記事の候補");
  list.hidden = true;
  field.after(list);

  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  list.after(told);

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asking = null;
  let typed = field.value;
  let chosen = -1;

  const mark = (number) => {
    chosen = number;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === number)));
    if (number < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[number].id);
  };

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    told.textContent = "";
    mark(-1);
    field.setAttribute("aria-expanded", "false");
  };

  const choose = (number) => {
    mark(number);
    const option = list.children[number];
    field.value = option?.dataset.kind === "検索" ? option.dataset.words : typed;
    option?.scrollIntoView({ block: "nearest" });
  };

  const show = ([, words, kinds, addresses]) => {
    list.replaceChildren(
      ...words.map((text, number) => {
        const option = document.createElement("li");
        option.id = `search-suggestion-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        Object.assign(option.dataset, { words: text, kind: kinds[number], address: addresses[number] });
        const kind = document.createElement("span");
        kind.className = "search-suggestion-kind";
        kind.textContent = kinds[number];
        option.append(kind, text);
        return option;
      }),
    );
    mark(-1);
    list.hidden = words.length === 0;
    field.setAttribute("aria-expanded", String(words.length > 0));
    told.textContent = words.length ? `候補が${words.length}件あります` : "";
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const query = new URLSearchParams({ q: typed });
      const answer = await fetch(`${field.dataset.suggestions}?${query}`, { signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      // The reader typed on, or the network is gone: the form still works.
    }
  };

  // Whoever types on means what is typed, and no longer what was chosen.
  field.addEventListener("compositionstart", () => mark(-1));
  field.addEventListener("input", (event) => {
    typed = field.value;
    mark(-1);
    clearTimeout(timer);
    // While kana are being turned into kanji, the text is not yet what the reader means.
    if (event.isComposing) return;
    if (typed.trim()) timer = setTimeout(ask, WAIT);
    else close();
  });
  field.addEventListener("compositionend", () => {
    typed = field.value;
    clearTimeout(timer);
    if (typed.trim()) timer = setTimeout(ask, WAIT);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === "Escape") {
      field.value = typed;
      close();
    } else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.address);
    else return;
    event.preventDefault();
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault()); // The field keeps the focus.
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
  field.addEventListener("blur", close);
})();
