// The list: short lists whole, long ones in stretches that are filled only while they are near the screen.
(function (app) {
  "use strict";
  const STRETCH = 40;
  const WHOLE = 160; // up to here everything is drawn at once
  const GUESS = 230; // pixels of a card nobody has drawn yet
  let watcher = null;
  let stretches = [];

  app.startList = function () {
    app.onChange((changed) => {
      const onlyChosen = changed.size === 1 && changed.has("ev");
      if (!onlyChosen) draw();
      if (changed.has("ev")) showChosen(onlyChosen);
    });
    window.addEventListener("beforeprint", () => stretches.forEach(fill));
    window.addEventListener("afterprint", draw);
    matchMedia("(min-width: 900px)").addEventListener("change", draw);
  };

  // Newest first is how the columns come; dated, then what is taken for granted, then undated, in either order.
  const groupOf = (i) => (!app.events.dated[i] ? "undated" : app.text(app.events.fact[i]) === "presupposed" ? "presupposed" : "told");
  function grouped() {
    const groups = { told: [], presupposed: [], undated: [] };
    app.result.shown.forEach((i) => groups[groupOf(i)].push(i));
    if (app.state.order === "old") ["told", "presupposed"].forEach((name) => groups[name].reverse());
    return Object.entries(groups).filter(([, members]) => members.length);
  }

  function draw() {
    if (!app.result) return;
    const list = app.get("list");
    const total = app.result.shown.length;
    stretches = [];
    list.replaceChildren();
    let number = 1;
    for (const [name, members] of grouped()) {
      if (name !== "told") list.append(app.make("h3", { class: "group-head" }, app.say("group_" + name, { count: members.length })));
      for (let at = 0; at < members.length; at += STRETCH) {
        stretches.push(stretch(members.slice(at, at + STRETCH), number, total));
        number += Math.min(STRETCH, members.length - at);
        list.append(stretches[stretches.length - 1].element);
      }
    }
    if (!total) list.append(app.make("p", { class: "nothing" }, app.say("nothing_found")));
    watch(total);
    app.get("events").scrollTop = 0;
  }

  function stretch(members, start, total) {
    const element = app.make("ol", { class: "cards", start });
    return { element, members, start, total, height: members.length * GUESS, filled: false };
  }
  function fill(one) {
    if (one.filled) return;
    one.element.replaceChildren(...one.members.map((i, n) => app.card(i, one.start + n, one.total)));
    one.element.style.height = "";
    one.element.removeAttribute("aria-hidden");
    one.filled = true;
  }
  function empty(one) {
    // A stretch that holds the focus must not vanish under it.
    if (one.filled && one.element.contains(document.activeElement)) return;
    if (one.filled) one.height = one.element.offsetHeight;
    one.element.replaceChildren();
    one.element.style.height = `${one.height}px`;
    one.element.setAttribute("aria-hidden", "true");
    one.filled = false;
  }

  function watch(total) {
    if (watcher) watcher.disconnect();
    if (total <= WHOLE) {
      stretches.forEach(fill);
      return;
    }
    const pane = app.get("events");
    const root = getComputedStyle(pane).overflowY === "auto" ? pane : null;
    watcher = new IntersectionObserver(update, { root, rootMargin: "1200px 0px" });
    stretches.forEach((one) => {
      empty(one);
      watcher.observe(one.element);
    });
  }
  function update(entries) {
    entries.forEach((entry) => {
      const one = stretches.find(({ element }) => element === entry.target);
      if (one) (entry.isIntersecting ? fill : empty)(one);
    });
  }

  // The event that the address names is brought into sight.
  function showChosen(onlyChosen) {
    document.querySelectorAll(".card.is-chosen").forEach((card) => card.classList.remove("is-chosen"));
    const i = app.events.at.get(app.state.ev);
    const one = i === undefined ? null : stretches.find(({ members }) => members.includes(i));
    if (!one) return;
    fill(one);
    const card = one.element.querySelector(`[data-event="${CSS.escape(app.state.ev)}"]`);
    card.classList.add("is-chosen");
    card.scrollIntoView({ block: "nearest" });
    if (onlyChosen) card.focus({ preventScroll: true });
  }
})(DisputeMap);
