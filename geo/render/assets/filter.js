// Which events pass which filters. Every filter is one bit, so that each list of choices can count what it alone hides.
// Whatever events share (a type, a source, the same parties, the same places) is judged once, by its number.
(function (app) {
  "use strict";
  const BITS = { time: 1, type: 2, actor: 4, place: 8, source: 16, q: 32, undated: 64 };
  const AT_ONCE = 5000; // events whose words are made ready for the search without a pause
  let kinds; // of each event: the number of its type, source, parties and places
  let folded = null; // the quotations as the search reads them, once they are ready
  app.result = null;

  app.fold = (text) => (/^[\0-\x7f]*$/.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

  // Numbers values by what they are: `at` has each event's number, `values` what stands behind each.
  function numbered(count, valueOf, keyOf) {
    const at = new Int32Array(count);
    const known = new Map();
    const values = [];
    for (let i = 0; i < count; i++) {
      const value = valueOf(i);
      const key = keyOf ? keyOf(value) : value;
      let number = known.get(key);
      if (number === undefined) {
        known.set(key, (number = values.length));
        values.push(value);
      }
      at[i] = number;
    }
    return { at, values };
  }

  app.startFilter = function () {
    const { events } = app;
    const joined = (list) => list.join();
    app.actorKeys = events.actors.map((name) => (typeof name === "string" ? name : name[0]));
    app.publisher = (i) => events.articles[events.article[i]][2];
    kinds = {
      type: numbered(events.count, (i) => app.text(events.type[i])),
      source: numbered(events.count, app.publisher),
      actor: numbered(events.count, (i) => [...events.doers[i], ...events.recipients[i]], joined),
      place: numbered(events.count, (i) => events.places[i], joined),
    };
    kinds.actor.values = kinds.actor.values.map((parties) => [...new Set(parties)]);
    // An event on an island is also one of the group's, but only once.
    kinds.place.above = kinds.place.values.map((places) => [...new Set(places.flatMap((at) => [...app.facts.features[at].above]))]);
    if (events.count <= AT_ONCE) folded = foldQuotes(0, events.count);
  };

  // Long pages are made ready for the search in small steps, when the first words are typed.
  const foldQuotes = (from, to) => Array.from({ length: to - from }, (_, n) => app.fold(textOf(from + n)));
  const textOf = (i) => [...app.events.quote[i], ...app.events.more[i].flatMap(([, quote]) => quote)].join("");
  let preparing = null;
  async function prepare() {
    const ready = [];
    for (let from = 0; from < app.events.count; from += 1000) {
      ready.push(...foldQuotes(from, Math.min(app.events.count, from + 1000)));
      await app.pause();
    }
    folded = ready;
    app.tellAll();
  }

  // Every spelling of a place and of the groups it belongs to counts as part of the event's text.
  const placeText = (place) => [...place.toponyms.map(([text]) => text), ...place.forms].join("\n");
  function textsOfKinds() {
    const places = app.facts.features.map((place) => app.fold(placeText(place)));
    const actors = app.events.actors.map((name) => app.fold([].concat(name).join("\n")));
    return {
      place: kinds.place.above.map((all) => all.map((at) => places[at]).join("\n")),
      actor: kinds.actor.values.map((parties) => parties.map((at) => actors[at]).join("\n")),
      article: app.events.articles.map(([title, , publisher]) => app.fold(title + "\n" + publisher)),
    };
  }
  let shared = null;
  function holders(word) {
    shared ||= textsOfKinds();
    const has = (texts) => Uint8Array.from(texts, (text) => text.includes(word));
    const [place, actor, article] = [has(shared.place), has(shared.actor), has(shared.article)];
    const { events } = app;
    return (i) => place[kinds.place.at[i]] || actor[kinds.actor.at[i]] || article[events.article[i]] || folded[i].includes(word) ||
      events.more[i].some(([at]) => article[at]);
  }

  // For each filter what fails it, by the number of the kind.
  function failuresNow() {
    const { state } = app;
    const within = state.place ? app.facts.features[app.placeAt.get(state.place)].within : null;
    const actor = app.actorKeys.indexOf(state.actor);
    const fails = (kind, isWanted) => Uint8Array.from(kinds[kind].values, (value) => (isWanted(value) ? 0 : BITS[kind]));
    return {
      type: fails("type", (type) => !state.type || type === state.type),
      source: fails("source", (name) => !state.source || name === state.source),
      actor: fails("actor", (parties) => !state.actor || parties.includes(actor)),
      place: fails("place", (places) => !within || places.some((at) => within.has(at))),
      words: searchedFor(),
    };
  }
  function searchedFor() {
    const words = app.fold(app.state.q).split(/\s+/).filter(Boolean);
    if (words.length && !folded) preparing ||= prepare();
    return folded ? words.map(holders) : [];
  }

  // `shown`: what passes everything; `timely`: what passes all but the time; counts per choice, each without its own filter.
  app.filter = function () {
    const { events } = app;
    const { from, to } = app.range();
    const fails = failuresNow();
    const undatedToo = app.state.undated === "1";
    const counts = { type: [], source: [], actor: [], place: [] };
    for (const kind of Object.keys(counts)) counts[kind] = new Int32Array(kinds[kind].values.length);
    const found = { shown: new Int32Array(events.count), timely: new Int32Array(events.count), undated: 0 };
    let [shown, timely] = [0, 0];
    for (let i = 0; i < events.count; i++) {
      const { type, source, actor, place } = kinds;
      let failed = fails.type[type.at[i]] | fails.source[source.at[i]] | fails.actor[actor.at[i]] | fails.place[place.at[i]];
      if (!events.dated[i]) failed |= undatedToo ? 0 : BITS.undated;
      else if (events.last[i] < from || events.first[i] > to) failed |= BITS.time;
      for (const holds of fails.words) if (!holds(i)) failed |= BITS.q;
      if (!failed) found.shown[shown++] = i;
      if (!(failed & ~BITS.time) && events.dated[i]) found.timely[timely++] = i;
      if (!(failed & ~BITS.undated) && !events.dated[i]) found.undated++;
      if (!(failed & ~BITS.type)) counts.type[type.at[i]]++;
      if (!(failed & ~BITS.source)) counts.source[source.at[i]]++;
      if (!(failed & ~BITS.actor)) counts.actor[actor.at[i]]++;
      if (!(failed & ~BITS.place)) counts.place[place.at[i]]++;
    }
    found.shown = found.shown.subarray(0, shown);
    found.timely = found.timely.subarray(0, timely);
    return (app.result = Object.assign(found, totals(counts)));
  };

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
