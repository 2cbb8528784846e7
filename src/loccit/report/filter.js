"use strict";
// Search and filter of the bibliography, marks and tags that lead to it, and everything open on paper.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const field = (id) => document.getElementById(id);
  const result = field("result");
  const entries = [...document.querySelectorAll("#entries > .entry")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  const words = new Map(); // the entry's text, folded when it is first looked at
  const textOf = (entry) => {
    if (!words.has(entry)) words.set(entry, fold(entry.textContent));
    return words.get(entry);
  };
  const value = (id) => field(id)?.value ?? "";

  // "two words" in quotation marks are a phrase; all must occur
  const terms = () => [...fold(value("words")).matchAll(/"([^"]+)"|(\S+)/g)].map((found) => found[1] ?? found[2]);

  const fits = (entry, wanted) => {
    const { type, year, tags } = entry.dataset;
    if (wanted.type && type !== wanted.type) return false;
    if (wanted.tag && !tags.split(" ").includes(wanted.tag)) return false;
    if (wanted.from && !(Number(year ?? NaN) >= Number(wanted.from))) return false;
    if (wanted.to && !(Number(year ?? NaN) <= Number(wanted.to))) return false;
    return wanted.terms.every((term) => textOf(entry).includes(term));
  };

  const apply = () => {
    const wanted = { type: value("type"), tag: value("tag"), from: value("from"), to: value("to"), terms: terms() };
    let count = 0;
    for (const entry of entries) {
      entry.hidden = !fits(entry, wanted);
      if (!entry.hidden) count += 1;
    }
    const number = new Intl.NumberFormat("en");
    result.textContent = `${number.format(count)} of ${number.format(entries.length)} sources`;
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });

  // a tag below a reference becomes a button that filters by it
  for (const tag of document.querySelectorAll("#entries [data-tag]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...tag.childNodes);
    button.addEventListener("click", () => {
      field("tag").value = tag.dataset.tag;
      apply();
      field("bibliography").scrollIntoView();
      field("tag").focus({ preventScroll: true });
    });
    tag.append(button);
  }

  // an entry that the filter hides is shown again before a link, or a mark of a figure, leads to it
  const show = (entry) => {
    if (!entry) return;
    if (entry.hidden) {
      form.reset();
      apply();
    }
    entry.scrollIntoView({ block: "center" });
    entry.tabIndex = -1;
    entry.focus({ preventScroll: true });
  };
  const byKey = new Map(entries.map((entry) => [entry.dataset.key, entry]));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#ref-']");
    if (link) {
      show(document.getElementById(link.hash.slice(1)));
      return;
    }
    const mark = event.target.closest("svg [data-ref]");
    if (mark) show(byKey.get(mark.dataset.ref));
  });

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#entries details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  form.hidden = false;
  form.parentElement.classList.add("filtered");
})();
