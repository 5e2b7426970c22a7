/* Completes names in the desk's fields for tags and authors: one input, several names between 、.
   Nothing happens while an input method composes. The list lies in the top layer (Popover API). */
"use strict";

(() => {
  const SEPARATORS = /[、,，]/;
  const WAIT = 120;
  let count = 0;

  class Completion {
    constructor(input) {
      this.input = input;
      this.names = [];
      this.chosen = -1;
      this.asked = null;
      this.list = document.createElement("ul");
      this.list.id = `completions-${++count}`;
      this.list.className = "completions";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", "候補");
      this.list.popover = "manual";
      input.after(this.list);
      for (const [name, value] of Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
        "aria-controls": this.list.id, "aria-haspopup": "listbox",
      })) input.setAttribute(name, value);
      input.addEventListener("input", (event) => event.isComposing || this.askSoon());
      input.addEventListener("compositionend", () => this.askSoon());
      input.addEventListener("keydown", (event) => this.onKey(event));
      input.addEventListener("blur", () => this.close());
      input.addEventListener("paste", (event) => this.onPaste(event));
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.onClick(event));
      window.addEventListener("scroll", () => this.place(), { passive: true, capture: true });
      window.addEventListener("resize", () => this.place());
    }

    /* The name around the caret: where it begins and ends in the value. */
    part() {
      const { value } = this.input;
      let start = this.input.selectionStart ?? value.length;
      let end = start;
      while (start > 0 && !SEPARATORS.test(value[start - 1])) start -= 1;
      while (end < value.length && !SEPARATORS.test(value[end])) end += 1;
      return { start, end, text: value.slice(start, end).trim() };
    }

    askSoon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      this.asked?.abort();
      const { text } = this.part();
      if (!text) return this.close();
      this.asked = new AbortController();
      const url = new URL(this.input.dataset.completions, document.baseURI);
      url.searchParams.set("q", text);
      try {
        const answer = await fetch(url, { signal: this.asked.signal, redirect: "error" });
        if (!answer.ok) return this.close();
        const { names } = await answer.json();
        this.show(names.filter((name) => !this.others().has(fold(name))));
      } catch (error) {
        // Superseded by a newer question, or the desk is out of reach: the field stays a text field.
        if (error.name !== "AbortError") this.close();
      }
    }

    others() {
      const { start, end } = this.part();
      const rest = this.input.value.slice(0, start) + this.input.value.slice(end);
      return new Set(rest.split(SEPARATORS).map(fold));
    }

    show(names) {
      this.names = names;
      this.chosen = -1;
      if (!names.length || document.activeElement !== this.input) return this.close();
      this.list.replaceChildren(...names.map((name, index) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = name;
        return option;
      }));
      if (!this.isOpen()) this.list.showPopover();
      this.input.setAttribute("aria-expanded", "true");
      this.input.removeAttribute("aria-activedescendant");
      this.place();
    }

    isOpen() { return this.list.matches(":popover-open"); }

    close() {
      clearTimeout(this.timer);
      this.asked?.abort();
      this.chosen = -1;
      if (this.isOpen()) this.list.hidePopover();
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    place() {
      if (!this.isOpen()) return;
      const box = this.input.getBoundingClientRect();
      this.list.style.left = `${box.left}px`;
      this.list.style.top = `${box.bottom + 2}px`;
      this.list.style.width = `${Math.min(box.width, 384)}px`;
    }

    onKey(event) {
      // keyCode 229 marks the Enter that ends a composition in Safari.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "ArrowDown" && !this.isOpen()) return void this.ask();
      if (!this.isOpen()) return;
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) this.move(moves[event.key]);
      else if (event.key === "Enter" && this.chosen >= 0) this.take(this.names[this.chosen]);
      else if (event.key === "Escape") this.close();
      else return;
      event.preventDefault();
    }

    move(step) {
      const last = this.names.length - 1;
      this.chosen = this.chosen + step > last ? 0 : this.chosen + step < 0 ? last : this.chosen + step;
      [...this.list.children].forEach((option, index) => {
        option.setAttribute("aria-selected", String(index === this.chosen));
      });
      const option = this.list.children[this.chosen];
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    take(name) {
      const { start, end } = this.part();
      const { value } = this.input;
      const rest = value.slice(end).replace(/^[、,，\s]+/, "");
      this.input.value = `${value.slice(0, start).trimEnd()}${name}、${rest}`;
      const caret = start + name.length + 1;
      this.input.setSelectionRange(caret, caret);
      this.close();
    }

    onClick(event) {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option.textContent);
    }

    /* A one-line field would glue pasted lines together. */
    onPaste(event) {
      const text = event.clipboardData?.getData("text") ?? "";
      if (!/[\r\n]/.test(text)) return;
      event.preventDefault();
      const names = text.split(/[\r\n]+/).map((name) => name.trim()).filter(Boolean).join("、");
      this.input.setRangeText(names, this.input.selectionStart, this.input.selectionEnd, "end");
    }
  }

  function fold(name) { return name.normalize("NFKC").toLowerCase().trim(); }

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("input[data-completions]").forEach((input) => new Completion(input));
  });
})();
