// The list: short lists whole, long ones in stretches that are filled only while they are near the screen.
(function (app) {
  "use strict";
  const STRETCH = 40;
  const PRINTED = 2000; // so many cards are printed; a longer list asks for a filter first
  const WHOLE = 160; // up to here everything is drawn at once
  const PAGE = 25; // stretches that are laid out; further ones come when the reader nears the end of these
  const GUESS = 230; // pixels of a card nobody has drawn yet
  let watcher = null;
  let stretches = [];
  let waiting = []; // what is not laid out yet: [name of the group, members, number of the first]
  let laid = 0;

  app.startList = function () {
    app.onChange((changed) => {
      const onlyChosen = changed.size === 1 && changed.has("ev");
      if (!onlyChosen) draw();
      if (changed.has("ev")) showChosen(onlyChosen);
    });
    window.addEventListener("beforeprint", () => {
      while (waiting.length && laid < PRINTED) layOut();
      stretches.forEach(fill);
    });
    window.addEventListener("afterprint", draw);
    matchMedia("(min-width: 900px)").addEventListener("change", draw);
  };

  // Newest first is how the columns come; dated, then what is taken for granted, then undated, in either order.
  function grouped() {
    const groups = { told: [], presupposed: [], undated: [] };
    const presupposed = app.events.texts.indexOf("presupposed");
    for (const i of app.result.shown) groups[!app.events.dated[i] ? "undated" : app.events.fact[i] === presupposed ? "presupposed" : "told"].push(i);
    if (app.state.order === "old") ["told", "presupposed"].forEach((name) => groups[name].reverse());
    return Object.entries(groups).filter(([, members]) => members.length);
  }

  app.inOrder = () => grouped().flatMap(([, members]) => members);

  function draw() {
    if (!app.result) return;
    const list = app.get("list");
    const total = app.result.shown.length;
    stretches = [];
    list.replaceChildren();
    let number = 1;
    waiting = grouped().map(([name, members]) => ({ name, members, at: 0, number: (number += members.length) - members.length }));
    laid = 0;
    if (!total) list.append(app.make("p", { class: "nothing" }, app.say("nothing_found")));
    startWatching(total);
    layOut();
    app.get("events").scrollTop = 0;
  }

  // The next stretches of the list, each group under its heading.
  function layOut() {
    const list = app.get("list");
    for (let more = PAGE; more && waiting.length; more--) {
      const group = waiting[0];
      if (group.name !== "told" && !group.at) list.append(app.make("h3", { class: "group-head" }, app.say("group_" + group.name, { count: group.members.length })));
      const one = stretch(group.members.slice(group.at, group.at + STRETCH), group.number + group.at, app.result.shown.length);
      group.at += STRETCH;
      if (group.at >= group.members.length) waiting.shift();
      stretches.push(one);
      laid += one.members.length;
      list.append(one.element);
      watch(one);
    }
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

  function startWatching(total) {
    if (watcher) watcher.disconnect();
    const pane = app.get("events");
    const root = getComputedStyle(pane).overflowY === "auto" ? pane : null;
    watcher = total > WHOLE ? new IntersectionObserver(update, { root, rootMargin: "1200px 0px" }) : null;
  }
  function watch(one) {
    if (!watcher) return fill(one);
    empty(one);
    return watcher.observe(one.element);
  }
  function update(entries) {
    entries.forEach((entry) => {
      const one = stretches.find(({ element }) => element === entry.target);
      if (!one) return;
      (entry.isIntersecting ? fill : empty)(one);
      if (entry.isIntersecting && one === stretches[stretches.length - 1] && waiting.length) layOut();
    });
  }

  // The event that the address names is brought into sight.
  function showChosen(onlyChosen) {
    document.querySelectorAll(".card.is-chosen").forEach((card) => card.classList.remove("is-chosen"));
    const i = app.events.find(app.state.ev);
    const holds = ({ members }) => members.includes(i);
    while (i !== undefined && !stretches.some(holds) && waiting.some(holds)) layOut();
    const one = i === undefined ? null : stretches.find(holds);
    if (!one) return;
    fill(one);
    const card = one.element.querySelector(`[data-event="${CSS.escape(app.state.ev)}"]`);
    card.classList.add("is-chosen");
    card.scrollIntoView({ block: "nearest" });
    if (onlyChosen) card.focus({ preventScroll: true });
  }
})(DisputeMap);
