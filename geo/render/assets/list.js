// The list: short lists whole, long ones in stretches that are filled only while they are near the screen.
(function (app) {
  "use strict";
  const STRETCH = 10;
  const PRINTED = 2000; // so many cards are printed; a longer list asks for a filter first
  const WHOLE = 160; // up to here everything is drawn at once
  const PAGE = 100; // stretches that are laid out; further ones come when the reader nears the end of these
  const GUESS = 230; // pixels of a card nobody has drawn yet
  const CALM_MS = 400; // after so long without a change what would be printed is read
  const isBeside = matchMedia("(min-width: 900px)");
  let isScrolled = false;
  let watcher = null;
  let stretches = [];
  let waiting = []; // what is not laid out yet: [name of the group, members, number of the first]
  let laid = 0;

  app.startList = function () {
    app.onChange((changed) => {
      const onlyChosen = changed.size === 1 && changed.has("ev");
      if (!onlyChosen) draw();
      if (changed.has("ev")) app.chosenShown = showChosen(onlyChosen);
    });
    window.addEventListener("beforeprint", () => {
      while (waiting.length && laid < PRINTED) layOut();
      stretches.forEach(drawCards);
    });
    window.addEventListener("afterprint", draw);
    isBeside.addEventListener("change", draw);
    app.get("events").addEventListener("scroll", () => (isScrolled = true), { passive: true });
  };

  // Newest first is how the columns come; dated, then what is taken for granted, then undated, in either order.
  let bounds = null;
  function findBounds() {
    const { count, dated, fact, facts } = app.events;
    const presupposed = facts.indexOf("presupposed");
    let told = 0;
    while (told < count && dated[told] && fact[told] !== presupposed) told++;
    let known = told;
    while (known < count && dated[known]) known++;
    return { told: [0, told], presupposed: [told, known], undated: [known, count] };
  }
  let sorted = {}; // the groups of the last result
  function grouped() {
    if (sorted.result === app.result && sorted.order === app.state.order) return sorted.groups;
    sorted = { result: app.result, order: app.state.order, groups: findGroups() };
    return sorted.groups;
  }
  function findGroups() {
    bounds ||= findBounds();
    const { shown } = app.result;
    const groups = Object.entries(bounds).map(([name, ends]) => [name, shown.slice(...ends.map((end) => placeOf(end, shown)))]);
    if (app.state.order === "old") groups.forEach(([name, members]) => name !== "undated" && members.reverse());
    return groups.filter(([, members]) => members.length);
  }
  // How many of the numbers, which rise, are below the end.
  function placeOf(end, numbers) {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < end) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  let calm = 0;
  function draw() {
    if (!app.result) return;
    clearTimeout(calm);
    if (app.isPacked(app.block("events"))) calm = setTimeout(readPrinted, CALM_MS);
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
    if (isScrolled) app.get("events").scrollTop = 0;
    isScrolled = false;
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
  const isThere = (one) => one.isNear && stretches.includes(one);
  function fill(one) {
    one.isNear = true;
    if (one.filled) return;
    if (one.members.every(app.told)) drawCards(one);
    else one.coming = app.readTold(one.members, () => isThere(one)).then(() => isThere(one) && drawCards(one));
  }
  app.firstDrawn = () => stretches.length && stretches[0].coming;
  // A printer does not wait, so that its cards are read beforehand.
  function readPrinted() {
    const begun = calm;
    const wanted = [];
    for (const { members, at = 0 } of [...stretches, ...waiting]) wanted.push(...members.subarray(at, at + PRINTED - wanted.length));
    app.readTold(wanted, () => calm === begun);
  }
  function drawCards(one) {
    if (one.filled) return;
    one.element.replaceChildren(...Array.from(one.members, (i, n) => app.card(i, one.start + n, one.total)));
    one.element.style.height = "";
    one.element.removeAttribute("aria-hidden");
    one.filled = true;
  }
  function empty(one) {
    one.isNear = false;
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
    const root = isBeside.matches ? app.get("events") : null; // on a narrow screen the whole page scrolls
    watcher = total > WHOLE ? new IntersectionObserver(update, { root, rootMargin: "1200px 0px" }) : null;
  }
  function watch(one) {
    if (one === stretches[0]) fill(one);
    else empty(one);
    if (watcher) watcher.observe(one.element);
    else if (one !== stretches[0]) turn = turn.then(app.pause).then(() => stretches.includes(one) && fill(one));
  }
  let turn = Promise.resolve(); // a short list is drawn whole, but not at a stretch
  function update(entries) {
    entries.forEach((entry) => {
      const one = stretches.find(({ element }) => element === entry.target);
      if (!one) return;
      (entry.isIntersecting ? fill : empty)(one);
      if (entry.isIntersecting && one === stretches[stretches.length - 1] && waiting.length) layOut();
    });
  }

  // The event that the address names is brought into sight; one far down the list stands above it instead.
  async function showChosen(onlyChosen) {
    document.querySelectorAll(".card.is-chosen").forEach((card) => card.classList.remove("is-chosen"));
    document.querySelectorAll(".is-apart").forEach((apart) => apart.remove());
    const { ev } = app.state;
    const i = ev ? app.findEvent(ev) : undefined;
    const place = app.placeInList(i);
    if (place < 0) return;
    if (!app.told(i)) await app.readTold([i]);
    const isStepping = ["previous", "next"].includes(document.activeElement.id);
    if (app.state.ev === ev) show(cardOf(i, place + 1), onlyChosen && !isStepping);
  }
  // Where in the list an event stands, from 0, else -1; and which event stands there.
  app.placeInList = function (i) {
    let before = 0;
    for (const [, members] of grouped()) {
      const at = i === undefined ? -1 : members.indexOf(i);
      if (at >= 0) return before + at;
      before += members.length;
    }
    return -1;
  };
  app.listedAt = function (place) {
    let at = place;
    for (const [, members] of grouped()) {
      if (at < members.length) return members[at];
      at -= members.length;
    }
    return undefined;
  };
  function cardOf(i, place) {
    const total = app.result.shown.length;
    const holds = ({ members }) => members.includes(i);
    while (place <= PRINTED && !stretches.some(holds) && waiting.length) layOut();
    const one = stretches.find(holds);
    if (!one) {
      const card = app.card(i, place, total);
      app.get("list").prepend(app.make("ol", { class: "cards is-apart", start: place }, card));
      return card;
    }
    drawCards(one);
    return one.element.children[one.members.indexOf(i)];
  }
  function show(card, isFocused) {
    card.classList.add("is-chosen");
    card.scrollIntoView({ block: "nearest" });
    if (isFocused) card.focus({ preventScroll: true });
  }
})(DisputeMap);
