// The events of a place, whatever else is filtered: the first of them in its panel, and the way to all of them in the list.
(function (app) {
  "use strict";
  const make = app.make;
  const MOST = 5;
  const OPEN = { from: "", to: "", type: "", actor: "", source: "", q: "", undated: "1" };
  const known = new Map();

  // The events at a place or any of its parts, in the order of the columns; found once, for they do not change.
  function eventsAt(at) {
    if (!known.has(at)) {
      const { within } = app.facts.features[at];
      const { spots, spotsOf, count } = app.events;
      const isWithin = Uint8Array.from(spotsOf, (places) => places.some((place) => within.has(place)));
      const found = { count: 0, first: [] };
      for (let i = 0; i < count; i++) if (isWithin[spots[i]] && ++found.count <= MOST) found.first.push(i);
      known.set(at, found);
    }
    return known.get(at);
  }

  app.placeEvents = function (at) {
    const found = eventsAt(at);
    if (!found.count) return null;
    const rows = found.first.map((i) => make("li", {}, openButton(i, at)));
    return make("div", {}, make("ul", { class: "rows" }, ...rows), allButton(found.count, at));
  };

  function openButton(i, at) {
    const words = [app.eventDate(i), " · ", app.term("type_", app.typeOf(i))];
    return make("button", { type: "button", class: "link-button", onclick: () => open(i, at) }, ...words);
  }
  // A card that the filters hide is shown by taking them off.
  function open(i, at) {
    const place = app.facts.features[at].id;
    const ev = app.idOf(i);
    if (app.result.shown.includes(i)) app.choose({ place, ev });
    else app.choose({ ...taken(), place, ev });
    focusOn(".card.is-chosen", app.chosenShown);
  }
  function allButton(count, at) {
    const all = () => {
      app.choose({ ...taken(), place: app.facts.features[at].id });
      focusOn("#list .card", app.firstDrawn());
    };
    return make("p", {}, make("button", { type: "button", class: "link-button", id: "place-all", onclick: all }, app.say("place_all", { count })));
  }
  function taken() {
    app.get("search").value = "";
    return OPEN;
  }
  async function focusOn(selector, drawn) {
    await drawn;
    const card = document.querySelector(selector);
    if (!card) return;
    card.scrollIntoView({ block: "nearest" });
    card.focus({ preventScroll: true });
  }
})(DisputeMap);
