// The controls: perspective, names, language, search and filters, and the marks that show which filters are on.
(function (app) {
  "use strict";
  const make = app.make;
  const FILTERS = ["place", "type", "actor", "source"];

  app.startControls = function () {
    buildViews();
    app.get("language").addEventListener("change", (event) => app.choose({ lang: event.target.value }));
    app.get("names").addEventListener("change", (event) => app.choose({ names: event.target.value }));
    app.get("order").addEventListener("change", (event) => app.choose({ order: event.target.value }));
    app.get("undated").addEventListener("change", (event) => app.choose({ undated: event.target.checked ? "1" : "0" }));
    FILTERS.forEach((key) => app.get("filter-" + key).addEventListener("change", (event) => app.choose({ [key]: event.target.value })));
    startTyping();
    app.startSearch();
    // To the page of another period goes along what was chosen, but for the time.
    document.querySelectorAll(".parts a").forEach((link) => link.addEventListener("click", () => (link.hash = app.addressWith({ from: "", to: "", ev: "" }))));
    app.get("skip").addEventListener("click", (event) => {
      event.preventDefault();
      app.get("events").focus();
    });
    app.onChange(draw);
  };

  function startTyping() {
    let waiting = 0;
    const search = () => {
      clearTimeout(waiting);
      app.choose({ q: app.get("search").value.trim() });
    };
    app.get("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 150);
    });
    // Whoever types and goes on at once has searched too.
    ["search", "change", "blur"].forEach((kind) => app.get("search").addEventListener(kind, search));
  }

  const views = () => ["neutral", ...app.facts.claimants, "administered"];
  function buildViews() {
    app.get("views-row").replaceChildren(...views().map((view) => {
      const input = make("input", { type: "radio", name: "view", value: view, id: "view-" + view });
      input.addEventListener("change", () => app.choose({ view }));
      return make("label", { class: "view" }, input, make("span", {}));
    }));
  }
  const viewName = (view) => (app.has("view_" + view) ? app.say("view_" + view) : app.say("view_of", { name: app.country(view) }));

  function draw(changed) {
    if (changed.has("lang")) drawWords();
    document.querySelectorAll("#views-row input").forEach((input) => (input.checked = input.value === app.state.view));
    app.get("language").value = app.state.lang;
    app.get("names").value = app.state.names;
    app.get("order").value = app.state.order;
    app.get("undated").checked = app.state.undated === "1";
    if (document.activeElement !== app.get("search")) app.get("search").value = app.state.q;
    drawChips();
    drawCount();
    if (app.get("filters").open) drawChoices();
    else drawChoicesSoon();
  }
  // Lists of choices that nobody sees can wait for what somebody does.
  let waiting = 0;
  async function drawChoicesSoon() {
    const turn = ++waiting;
    await app.afterPaint();
    if (turn === waiting) drawChoices();
  }

  function drawWords() {
    app.translatePage();
    const title = app.facts.titles[app.lang] || app.facts.id;
    app.get("title").textContent = document.title = title;
    document.querySelectorAll("#views-row span").forEach((span, i) => (span.textContent = viewName(views()[i])));
    const names = [["both", app.say("names_both")], ...app.facts.claimants.map((code) => [code, app.say("names_of", { name: app.country(code) })])];
    fillSelect("names", names);
    fillSelect("order", [["new", app.say("order_new")], ["old", app.say("order_old")]]);
  }

  // Options that are there already only get their new text.
  function fillSelect(id, choices) {
    const select = app.get(id);
    const { options } = select;
    if (options.length !== choices.length || choices.some(([value], n) => options[n].value !== value)) {
      select.replaceChildren(...choices.map(([value, text]) => make("option", { value }, text)));
      return;
    }
    choices.forEach(([, text], n) => options[n].textContent !== text && (options[n].textContent = text));
  }

  // Each choice says how many events it would leave; a choice in force stays even where nothing is left.
  function drawChoices() {
    waiting++;
    const counts = app.result;
    const places = app.facts.features.map((place, at) => [place.id, app.placeText(at), counts.place.get(at) || 0]);
    drawSelect("place", places, true);
    drawSelect("type", entries(counts.type, (type) => app.term("type_", type)));
    drawSelect("actor", entries(counts.actor, (key) => app.actor(app.actorAt.get(key))));
    drawSelect("source", entries(counts.source, (name) => name));
    app.get("undated-label").textContent = app.say("undated_too", { count: counts.undated });
  }
  const entries = (counts, name) => [...counts].filter(([key]) => key).map(([key, count]) => [key, name(key), count]).sort((a, b) => app.compare(a[1], b[1]));
  function drawSelect(key, choices, keepOrder) {
    const chosen = app.state[key];
    const kept = chosen && !choices.some(([value]) => value === chosen) ? [...choices, [chosen, chosen, 0]] : choices;
    const options = kept.map(([value, text, count]) => [value, `${text} (${app.numbers.format(count)})`]);
    fillSelect("filter-" + key, [["", app.say(keepOrder ? "all_places" : "all")], ...options]);
    app.get("filter-" + key).value = chosen;
  }

  function chipText(key, value) {
    if (key === "place") return app.placeText(app.placeAt.get(value));
    if (key === "type") return app.term("type_", value);
    if (key === "actor") return app.actorAt.has(value) ? app.actor(app.actorAt.get(value)) : value;
    return value;
  }
  function drawChips() {
    const on = [...FILTERS, "q"].filter((key) => app.state[key]);
    const chips = on.map((key) => {
      const text = chipText(key, app.state[key]);
      const clear = () => {
        if (key === "q") app.get("search").value = "";
        app.choose({ [key]: "" });
        // The mark that was pressed is gone: the keyboard goes on at the next one.
        (document.querySelector(".chip") || app.get("search")).focus();
      };
      return make("button", { type: "button", class: "chip", "aria-label": app.say("remove_filter", { name: text }), onclick: clear }, make("bdi", {}, text), " ×");
    });
    app.get("chips").replaceChildren(...chips);
    const inside = on.filter((key) => key !== "q").length;
    app.get("filters-count").textContent = inside ? `(${app.numbers.format(inside)})` : "";
  }

  function drawCount() {
    const shown = app.result.shown.length;
    const text = app.isSearching ? app.say("searching") : shown === app.events.count ? app.say("event_count", { count: shown }) : app.say("event_count_of", { shown, count: app.events.count });
    if (app.get("count").textContent !== text) app.get("count").textContent = text;
  }
})(DisputeMap);
