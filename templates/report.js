"use strict";
(() => {
  const form = document.getElementById("filter");
  const told = document.getElementById("geteld");
  const every = (selector) => Array.from(document.querySelectorAll(selector));
  const fields = Array.from(form.querySelectorAll("[data-veld]"));
  const keys = ["gemeente", "soort", "regel", "ernst"];
  const groups = every("[data-groep]");
  // What stands under a heading, up to the next one.
  const blocks = every("h2").map((heading) => {
    const block = [heading];
    for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
      block.push(next);
    }
    return block;
  });
  const sums = every("tfoot");
  const value = (element, key) => {
    const holder = element.closest("[data-" + key + "]");
    return holder ? holder.dataset[key] : null;
  };
  const rows = every("[data-rij]").map((element) => {
    const group = element.closest("[data-groep]");
    const head = group ? group.querySelector("h3").textContent + group.querySelector("p").textContent : "";
    const row = { element, text: (head + " " + element.textContent).toLowerCase() };
    keys.forEach((key) => { row[key] = value(element, key); });
    return row;
  });
  for (const key of keys) {
    const select = fields.find((field) => field.dataset.veld === key);
    const values = new Set(rows.map((row) => row[key]).filter(Boolean));
    Array.from(values).sort().forEach((one) => select.add(new Option(one, one)));
  }
  const apply = () => {
    const wanted = {};
    fields.forEach((field) => { wanted[field.dataset.veld] = field.value.trim(); });
    const words = wanted.tekst.toLowerCase().split(" ").filter(Boolean);
    for (const row of rows) {
      // An amount has no rule and is not about one; a finding of which the municipality is not known is not one of it.
      const unknown = !("bevinding" in row.element.dataset);
      const kept = keys.every((key) => !wanted[key] || (row[key] === null ? unknown : row[key] === wanted[key]));
      row.element.hidden = !(kept && words.every((word) => row.text.includes(word)));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-rij]:not([hidden])");
    }
    // A sum of what is shown in part would be read as its sum, and a heading without rows as nothing found.
    for (const sum of sums) {
      sum.hidden = sum.parentElement.querySelector("[data-rij][hidden]") !== null;
    }
    const has = (one, selector) => one.matches(selector) || one.querySelector(selector) !== null;
    for (const block of blocks) {
      const empty = block.some((one) => has(one, "[data-rij]")) && !block.some((one) => has(one, "[data-rij]:not([hidden])"));
      block.filter((one) => !one.matches("[data-rij], [data-groep]")).forEach((one) => { one.hidden = empty; });
    }
    const findings = every("[data-bevinding]");
    const shown = findings.filter((row) => !row.hidden).length;
    told.textContent = told.dataset.vorm.replace("{0}", shown).replace("{1}", findings.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = every("details:not([open])");
    closed.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
  form.hidden = rows.length === 0;
  apply();
})();
