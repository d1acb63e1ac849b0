"use strict";
// The page is whole without this script: it only filters, sorts and unfolds the rows that stand there.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ");
  const said = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const bar = document.getElementById("filters");
  if (!bar) return;
  const field = (name) => document.getElementById(`filter-${name}`);
  const status = field("status");
  const printed = document.getElementById("printed");

  // A row of the table and, where one thing takes several rows, those that go on with it.
  const blocksOf = (body) => {
    const blocks = [];
    for (const row of body.rows) {
      if (row.matches(".group")) continue;
      if (row.matches(".part")) blocks[blocks.length - 1].rows.push(row);
      else blocks.push({ row, rows: [row], words: "" });
    }
    return blocks;
  };
  const sections = all("section[data-filtered]").map((section) => {
    const bodies = all("tbody", section).map((body) => ({ body, blocks: blocksOf(body), more: body.matches(".more") }));
    return { section, bodies, count: section.querySelector(".shown"), none: section.querySelector(".no-match") };
  });
  const blocks = sections.flatMap((one) => one.bodies.flatMap((body) => body.blocks));
  for (const block of blocks) {
    const { units = "", also = "", when = "" } = block.row.dataset;
    block.units = units.split(" ");
    block.also = also.split(" ");
    block.when = when.split(" ").map((pair) => pair.split("@"));
  }

  // A page need not offer every choice.
  const chosenIn = (name) => field(name)?.value || "";
  const wanted = () => ({
    unit: chosenIn("unit"),
    also: Boolean(field("also")?.checked),
    state: chosenIn("state"),
    month: chosenIn("month"),
    // Syllables that stand together make a word, so a phrase is looked for whole; commas part several.
    words: fold(field("text").value).split(/[,;]/).map((phrase) => phrase.trim()).filter(Boolean),
  });
  const isSet = (want) => Boolean(want.unit || want.state || want.month || want.words.length);

  const matches = (block, want) => {
    if (want.unit && !block.units.includes(want.unit) && !(want.also && block.also.includes(want.unit))) return false;
    if (want.state || want.month) {
      const fits = ([state, month]) => (!want.state || state === want.state) && (!want.month || month === want.month);
      if (!block.when.some(fits)) return false;
    }
    if (!want.words.length) return true;
    block.words ||= fold(block.rows.flatMap(wordsOf).join(" "));
    return want.words.every((word) => block.words.includes(word));
  };

  const show = (block, shown) => {
    for (const row of block.rows) row.hidden = !shown;
  };

  // What a row says: its cells apart from each other, its buttons aside.
  const wordsOf = (row) =>
    [...row.cells].map((cell) => all("button", cell).reduce((text, one) => text.replace(one.textContent, ""), cell.textContent));

  // A part keeps the task it belongs to above it, a group its heading.
  const withContext = (one, active) => {
    for (const { body, blocks: own } of one.bodies) {
      for (const block of [...own].reverse()) {
        const parent = !block.row.hidden && block.row.dataset.parent;
        const above = parent && own.find((other) => other.row.id === parent);
        if (above) show(above, true);
      }
      body.dataset.some = own.some((block) => !block.row.hidden) ? "1" : "";
    }
    let below = 0;
    for (const { body, more } of [...one.bodies].reverse()) {
      if (more) {
        body.hidden = !active && !one.unfolded;
        continue;
      }
      const depth = Number(body.dataset.depth || 0);
      const some = !active || Boolean(body.dataset.some) || below > depth;
      if (some) below = depth;
      body.hidden = !some;
    }
  };

  // Rows go and come above what is being read, so the section in view is brought back into view.
  const inView = () => all("main > section").find((section) => section.getBoundingClientRect().bottom > bar.offsetHeight);
  const isLost = (section) => {
    const { top, bottom } = section.getBoundingClientRect();
    return bottom < bar.offsetHeight + 40 || top > innerHeight - 40;
  };

  const apply = () => {
    const want = wanted();
    const read = scrollY > bar.offsetTop ? inView() : null;
    const active = isSet(want);
    let total = 0;
    for (const one of sections) {
      let shown = 0;
      let size = 0;
      for (const { blocks: own } of one.bodies) {
        for (const block of own) {
          const fits = matches(block, want);
          show(block, fits);
          shown += fits ? 1 : 0;
        }
        size += own.length;
      }
      withContext(one, active);
      if (one.count) one.count.textContent = active ? ` (${shown}/${size})` : "";
      if (one.none) one.none.hidden = shown > 0;
      for (const table of all("table", one.section)) table.classList.toggle("empty", shown === 0);
      for (const note of all(".rest", one.section)) note.hidden = active || Boolean(one.unfolded);
      total += shown;
    }
    const figures = { shown: total, total: blocks.length };
    status.textContent = said(active ? status.dataset.some : status.dataset.all, figures);
    field("reset").disabled = !active;
    root.classList.toggle("filtered", active);
    printed.hidden = !active;
    printed.textContent = active ? said(printed.dataset.text, { ...figures, filters: chosen(want) }) : "";
    const shownIds = new Set(blocks.filter((block) => !block.row.hidden).map((block) => block.row.id));
    for (const mark of all("svg [data-key]")) {
      mark.classList.toggle("off", active && !shownIds.has(mark.dataset.key));
    }
    if (read && isLost(read)) read.scrollIntoView();
  };

  const chosen = (want) => {
    const parts = ["unit", "state", "month"].filter((name) => want[name]).map((name) => {
      const select = field(name);
      return `${select.labels[0].textContent}: ${select.selectedOptions[0].textContent}`;
    });
    if (want.words.length) parts.push(`${field("text").labels[0].textContent}: “${field("text").value.trim()}”`);
    return parts.join("; ");
  };

  const reset = () => {
    for (const name of ["unit", "state", "month", "text"]) if (field(name)) field(name).value = "";
    if (field("also")) field("also").checked = false;
    apply();
  };

  const unfold = (one) => {
    one.unfolded = true;
    apply();
  };

  // What a cell sorts by: its first day or figure, else its words; nothing at all goes last.
  const compareWords = new Intl.Collator(root.lang === "en" ? "en" : "vi", { numeric: true, sensitivity: "base" }).compare;
  const keyOf = (block, column) => {
    const cell = block.row.cells[column];
    if (!cell) return null;
    const data = cell.querySelector("data");
    if (data) return Number(data.value);
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim() || null;
  };
  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return compareWords(String(one), String(other));
  };
  const sorted = (own, column, direction) => {
    if (!direction) return own;
    const keyed = own.map((block) => [keyOf(block, column), block]);
    const full = keyed.filter(([key]) => key !== null);
    full.sort(([one], [other]) => direction * compare(one, other));
    return [...full, ...keyed.filter(([key]) => key === null)].map(([, block]) => block);
  };
  const sort = (one, table, head) => {
    const order = { none: "ascending", ascending: "descending", descending: "none" };
    const next = order[head.getAttribute("aria-sort") || "none"];
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", other === head ? next : "none");
    const direction = { none: 0, ascending: 1, descending: -1 }[next];
    const bodies = one.bodies.filter(({ body }) => table.contains(body));
    const grouped = bodies.some(({ body }) => body.querySelector(".group"));
    if (!grouped) one.unfolded = one.unfolded || bodies.length > 1;
    const sets = grouped ? bodies.map((body) => [body]) : [bodies];
    for (const set of sets) {
      const own = sorted(set.flatMap((body) => body.blocks), head.cellIndex, direction);
      // Rows stay in the bodies they came from in number, so that a second press gives the first order back.
      let from = 0;
      for (const { body, blocks: held } of set) {
        for (const block of own.slice(from, from + held.length)) body.append(...block.rows);
        from += held.length;
      }
    }
    apply();
  };

  const makeSortable = (table) => {
    const one = sections.find(({ section }) => section.contains(table)) || {
      bodies: [...table.tBodies].map((body) => ({ body, blocks: blocksOf(body) })),
    };
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.title = bar.dataset.sort;
      button.addEventListener("click", () => sort(one, table, head));
      head.append(button);
      head.setAttribute("aria-sort", "none");
    }
  };

  // A link into the page may lead to a row that is filtered away or folded in.
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const row = target && target.closest("tr");
    if (!row || row.offsetParent !== null) return;
    if (row.hidden || row.parentElement.hidden) reset();
    row.scrollIntoView();
  };

  const measure = () => root.style.setProperty("--bar", `${bar.offsetHeight}px`);

  root.classList.add("js");
  bar.hidden = false;
  for (const table of all("table")) makeSortable(table);
  for (const button of all("button[data-unit]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      field("unit").value = button.dataset.unit;
      apply();
      field("unit").focus();
    });
  }
  for (const one of sections) {
    for (const button of all("button.unfold", one.section)) {
      button.hidden = false;
      button.addEventListener("click", () => unfold(one));
    }
  }
  for (const name of ["unit", "also", "state", "month"]) field(name)?.addEventListener("change", apply);
  let waiting = 0;
  field("text").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  field("reset").addEventListener("click", () => {
    reset();
    field("text").focus();
  });
  addEventListener("pageshow", apply); // a browser may bring back what was chosen before
  addEventListener("hashchange", reveal);
  addEventListener("resize", measure);
  measure();
  apply();
  reveal();
})();
