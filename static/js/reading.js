/* Comforts of an article: copies code and addresses, plays films after a click, links to headings.
   Without this script all of it is there as text and links. */
"use strict";

(() => {
  const SHOWN_FOR = 2000;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  const button = (name, words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.textContent = words;
    made.addEventListener("click", () => act(made));
    return made;
  };

  /* A way for pages without a secure context (an office's own network by http). */
  const copyBySelection = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    if (!isDone) throw new Error("copying is forbidden");
  };

  const copy = async (made, text) => {
    const words = (made.dataset.words ??= made.textContent);
    let told = "コピーしました";
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(text);
      else copyBySelection(text);
    } catch {
      told = "コピーできませんでした";
    }
    made.focus({ preventScroll: true });
    made.textContent = status.textContent = told;
    setTimeout(() => {
      made.textContent = words;
      status.textContent = "";
    }, SHOWN_FOR);
  };

  for (const pre of document.querySelectorAll(".prose pre:not(.math)")) {
    let box = pre.closest("figure.code");
    if (!box) {
      box = document.createElement("div");
      box.className = "code-box";
      pre.replaceWith(box);
      box.append(pre);
    }
    const text = () => pre.textContent.replace(/\n$/, "");
    box.append(button("copy-code", "コードをコピー", (made) => copy(made, text())));
  }

  for (const share of document.querySelectorAll(".share")) {
    const item = document.createElement("li");
    const address = share.dataset.address || location.href;
    item.append(button("copy-link", "リンクをコピー", (made) => copy(made, address)));
    share.querySelector("ul").append(item);
  }

  const play = (card, film) => {
    const frame = document.createElement("iframe");
    frame.title = "YouTubeの動画";
    frame.src = `https://www.youtube-nocookie.com/embed/${film.id}?autoplay=1&start=${film.start}`;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // The player refuses to play without.
    const box = document.createElement("div");
    box.className = "video";
    box.append(frame);
    card.replaceWith(box);
    frame.focus();
  };

  for (const card of document.querySelectorAll(".prose .link-card.youtube")) {
    const address = new URL(card.querySelector("a")?.href ?? "", location.href);
    const id = address.searchParams.get("v") ?? "";
    if (address.host !== "www.youtube.com" || !/^[\w-]+$/.test(id)) continue;
    const film = { id, start: parseInt(address.searchParams.get("t") ?? "0", 10) || 0 };
    card.append(button("play-video", "動画を再生", () => play(card, film)));
  }

  for (const heading of document.querySelectorAll(".prose :is(h1, h2, h3, h4)[id]")) {
    if (!heading.textContent.trim() || heading.closest("a, summary")) continue;
    const anchor = document.createElement("a");
    anchor.className = "heading-anchor";
    anchor.href = `#${encodeURIComponent(heading.id)}`;
    // For the mouse alone: the contents lead others there, and the sign is no part of the name.
    anchor.tabIndex = -1;
    anchor.setAttribute("aria-hidden", "true");
    anchor.textContent = "#";
    heading.append(anchor);
  }
})();
