"use strict";
(() => {
  const form = document.getElementById("filter");
  const told = document.getElementById("geteld");
  const every = (selector) => Array.from(document.querySelectorAll(selector));
  const fields = Array.from(form.querySelectorAll("[data-veld]"));
  const keys = ["gemeente", "soort", "regel", "ernst"];
  const groups = every("[data-groep]");
  const parts = every(".part").filter((part) => part.querySelector("[data-rij]"));
  const counts = every("[data-aantal]").map((count) => ({ count, all: count.textContent, part: count.closest(".part") }));
  const sums = every("tfoot");
  const findings = every("[data-bevinding]");
  const value = (element, key) => {
    const holder = element.closest("[data-" + key + "]");
    return holder ? holder.dataset[key] : null;
  };
  const heads = new Map(groups.map((group) => [group, group.querySelector("[data-kop]").textContent]));
  const rows = every("[data-rij]").map((element) => {
    const head = heads.get(element.closest("[data-groep]")) || "";
    const row = { element, text: (head + " " + element.textContent).toLowerCase() };
    keys.forEach((key) => { row[key] = value(element, key); });
    return row;
  });
  for (const key of keys) {
    const select = fields.find((field) => field.dataset.veld === key);
    const values = new Set(rows.map((row) => row[key]).filter(Boolean));
    Array.from(values).sort().forEach((one) => select.add(new Option(one, one)));
  }
  const fill = (form, ...values) => values.reduce((text, value, at) => text.replace("{" + at + "}", () => value), form);
  const apply = () => {
    const wanted = {};
    fields.forEach((field) => { wanted[field.dataset.veld] = field.value.trim(); });
    const words = wanted.tekst.toLowerCase().split(" ").filter(Boolean);
    // What has no rule, such as an amount, is not about the rule that is asked for.
    for (const row of rows) {
      const kept = keys.every((key) => !wanted[key] || row[key] === wanted[key]);
      row.element.hidden = !(kept && words.every((word) => row.text.includes(word)));
    }
    const isEmpty = (one) => !one.querySelector("[data-rij]:not([hidden])");
    groups.concat(parts).forEach((one) => { one.hidden = isEmpty(one); });
    // A sum of what is shown in part would be read as its sum.
    for (const sum of sums) {
      sum.hidden = sum.parentElement.querySelector("[data-rij][hidden]") !== null;
    }
    const shown = findings.filter((row) => !row.hidden).length;
    const by = fields.filter((field) => field.value.trim());
    const names = by.map((field) => field.closest("label").firstChild.textContent.trim() + ": " + field.value.trim());
    told.textContent = fill(told.dataset.vorm, shown, findings.length);
    if (by.length) {
      told.textContent += ". " + fill(told.dataset.gefilterd, names.join(", "));
    }
    // There may be more than the page names.
    for (const { count, all, part } of counts) {
      count.textContent = by.length ? part.querySelectorAll("[data-rij]:not([hidden])").length : all;
    }
    form.classList.toggle("set", by.length > 0);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const button of form.querySelectorAll("[data-klap]")) {
    const folds = every(button.dataset.klap);
    button.hidden = folds.length === 0;
    button.addEventListener("click", () => {
      const open = !folds.some((one) => one.open);
      folds.forEach((one) => { one.open = open; });
    });
  }
  document.getElementById("afdrukken").addEventListener("click", () => print());
  form.hidden = rows.length === 0;
  apply();
})();
