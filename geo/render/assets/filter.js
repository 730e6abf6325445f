// Which events pass which filters. Every filter is one bit, so that each list of choices can count what it alone hides.
// Whatever events share (a type, a source, the same parties, the same places) is judged once, by its number.
(function (app) {
  "use strict";
  const BITS = { time: 1, type: 2, actor: 4, place: 8, source: 16, q: 32, undated: 64 };
  let kinds; // of each event: the number of its type, source, parties and places
  let room; // where each filter writes what it finds
  app.result = null;

  app.startFilter = function () {
    const { events } = app;
    const { features } = app.facts;
    app.actorKeys = events.actors.map((name) => (typeof name === "string" ? name : name[0]));
    app.actorAt = new Map(app.actorKeys.map((key, at) => [key, at]));
    kinds = {
      type: { at: events.type, values: events.types },
      source: { at: events.source, values: events.sources },
      actor: { at: events.parties, values: events.partiesOf.map((sides) => [...new Set(sides.flat())]) },
      place: { at: events.spots, values: events.spotsOf },
    };
    // An event on an island is also one of the group's, but only once.
    kinds.place.above = kinds.place.values.map((places) => [...new Set(places.flatMap((at) => [...features[at].above]))]);
    room = { shown: new Int32Array(events.count), perDay: new Int32Array(span()), perDate: new Int32Array(events.dates.length + 2) };
  };
  app.firstDay = () => lowest;
  let lowest = 0;
  function span() {
    const { first, date, count } = app.events;
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      if (date[i] !== 1) continue;
      if (first[i] < low) low = first[i];
      if (first[i] > high) high = first[i];
    }
    lowest = high < low ? 0 : low;
    return high < low ? 0 : high - low + 1;
  }

  // Every spelling of a place and of the groups it belongs to counts as part of the event's text.
  const placeText = (place) => [...place.toponyms.map(([text]) => text), ...place.forms].join("\n");
  function textsOfKinds() {
    const places = app.facts.features.map((place) => app.fold(placeText(place)));
    const actors = app.events.actors.map((name) => app.fold([].concat(name).join("\n")));
    return {
      place: kinds.place.above.map((all) => all.map((at) => places[at]).join("\n")),
      actor: kinds.actor.values.map((parties) => parties.map((at) => actors[at]).join("\n")),
    };
  }
  let shared = null;
  // The word among the names of places and people, by the number of the kind, and in what is told of each event.
  function holders(word, told) {
    shared ||= textsOfKinds();
    const has = (texts) => Uint8Array.from(texts, (text) => text.includes(word));
    return { place: has(shared.place), actor: has(shared.actor), told };
  }

  // For each filter what fails it, by the number of the kind.
  function failuresNow() {
    const { state } = app;
    const within = state.place ? app.facts.features[app.placeAt.get(state.place)].within : null;
    const actor = app.actorAt.get(state.actor);
    const fails = (kind, isWanted) => Uint8Array.from(kinds[kind].values, (value) => (isWanted(value) ? 0 : BITS[kind]));
    return {
      type: fails("type", (type) => !state.type || type === state.type),
      source: fails("source", (name) => !state.source || name === state.source),
      actor: fails("actor", (parties) => !state.actor || parties.includes(actor)),
      place: fails("place", (places) => !within || places.some((at) => within.has(at))),
    };
  }

  // `shown`: what passes everything; `perDay`, `perDate`: how many pass all but the time on each plain day (from `firstDay`)
  // and with each other date; counts per choice, each without its own filter. While words are looked for, it stays as it was.
  app.filter = function () {
    const words = app.fold(app.state.q).split(/\s+/).filter(Boolean);
    const told = app.lookFor(words);
    app.isSearching = told === null;
    if (!told && app.result) return app.result;
    const counts = {};
    for (const kind of ["type", "source", "actor", "place"]) counts[kind] = new Int32Array(kinds[kind].values.length);
    room.perDay.fill(0);
    room.perDate.fill(0);
    const found = isOpen() ? everything(counts) : passed(failuresNow(), counts, told ? words.map((word, n) => holders(word, told[n])) : []);
    return (app.result = Object.assign(found, totals(counts)));
  };

  // Where nothing is chosen, as at first, there is only to count, which loops this plain do at once.
  const isOpen = () => ["type", "source", "actor", "place", "q", "from", "to"].every((key) => !app.state[key]) && app.state.undated === "1";
  function everything(counts) {
    const { count, dated, first, date } = app.events;
    const { shown, perDay, perDate } = room;
    for (const [kind, numbers] of Object.entries(counts)) tally(kinds[kind].at, numbers);
    let undated = 0;
    for (let i = 0; i < count; i++) {
      shown[i] = i;
      if (date[i] === 1) perDay[first[i] - lowest]++;
      else if (dated[i]) perDate[date[i]]++;
      else undated++;
    }
    return { shown: shown.subarray(0, count), perDay, perDate, undated };
  }
  function tally(at, numbers) {
    for (let i = 0; i < at.length; i++) numbers[at[i]]++;
  }

  function passed(fails, counts, words) {
    const { count, dated, first, last, date } = app.events;
    const [types, sources, actors, places] = [kinds.type.at, kinds.source.at, kinds.actor.at, kinds.place.at];
    const { type, source, actor, place } = fails;
    const { from, to } = app.range();
    const undatedFails = app.state.undated === "1" ? 0 : BITS.undated;
    const { shown, perDay, perDate } = room;
    let [passing, undated] = [0, 0];
    for (let i = 0; i < count; i++) {
      let failed = type[types[i]] | source[sources[i]] | actor[actors[i]] | place[places[i]];
      if (!dated[i]) failed |= undatedFails;
      else if (last[i] < from || first[i] > to) failed |= BITS.time;
      for (let n = 0; n < words.length; n++) if (!words[n].place[places[i]] && !words[n].actor[actors[i]] && !words[n].told[i]) failed |= BITS.q;
      if (!failed) shown[passing++] = i;
      if (!(failed & ~BITS.time) && dated[i]) {
        if (date[i] === 1) perDay[first[i] - lowest]++;
        else perDate[date[i]]++;
      }
      if (!(failed & ~BITS.undated) && !dated[i]) undated++;
      if (!(failed & ~BITS.type)) counts.type[types[i]]++;
      if (!(failed & ~BITS.source)) counts.source[sources[i]]++;
      if (!(failed & ~BITS.actor)) counts.actor[actors[i]]++;
      if (!(failed & ~BITS.place)) counts.place[places[i]]++;
    }
    return { shown: shown.subarray(0, passing), perDay, perDate, undated };
  }

  // How many events each choice would leave; `own`: the places that an event names itself.
  function totals(counts) {
    const found = { type: new Map(), source: new Map(), actor: new Map(), place: new Map(), own: new Set() };
    const add = (map, key, count) => map.set(key, (map.get(key) || 0) + count);
    const each = (kind, use) => counts[kind].forEach((count, number) => count && use(number, count));
    each("type", (number, count) => add(found.type, kinds.type.values[number], count));
    each("source", (number, count) => add(found.source, kinds.source.values[number], count));
    each("actor", (number, count) => kinds.actor.values[number].forEach((at) => add(found.actor, app.actorKeys[at], count)));
    each("place", (number, count) => {
      kinds.place.above[number].forEach((at) => add(found.place, at, count));
      kinds.place.values[number].forEach((at) => found.own.add(at));
    });
    return found;
  }
})(DisputeMap);
