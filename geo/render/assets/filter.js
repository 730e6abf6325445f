// Which events pass which filters. Every filter is one bit, so that each list of choices can count what it alone hides.
(function (app) {
  "use strict";
  const BITS = { time: 1, type: 2, actor: 4, place: 8, source: 16, q: 32, undated: 64 };
  let haystacks = null;
  app.result = null;

  app.fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const placeText = (place) => [...place.toponyms.map(([text]) => text), ...place.forms].join("\n");
  // Every spelling of a place and of the groups it belongs to counts as part of the event's text.
  function buildHaystacks() {
    const events = app.events;
    const own = app.facts.features.map((place) => app.fold(placeText(place)));
    const names = app.facts.features.map((place) => [...place.above].map((at) => own[at]).join("\n"));
    const actors = events.actors.map((name) => app.fold([].concat(name).join("\n")));
    const articles = events.articles.map(([title, , publisher]) => app.fold(title + "\n" + publisher));
    haystacks = events.id.map((_, i) => {
      const told = [events.article[i], ...events.more[i].map(([article]) => article)].map((at) => articles[at]);
      const people = [...events.partiesOf(i)].map((at) => actors[at]);
      return [app.fold(events.quote[i].join("")), ...told, ...people, ...events.places[i].map((at) => names[at])].join("\n");
    });
  }

  function failures(i, wanted) {
    const events = app.events;
    let failed = 0;
    if (events.dated[i] ? events.last[i] < wanted.from || events.first[i] > wanted.to : false) failed |= BITS.time;
    if (!events.dated[i] && !wanted.undated) failed |= BITS.undated;
    if (wanted.type && app.text(events.type[i]) !== wanted.type) failed |= BITS.type;
    if (wanted.actor && !events.partiesOf(i).has(wanted.actorAt)) failed |= BITS.actor;
    if (wanted.places && !events.places[i].some((at) => wanted.places.has(at))) failed |= BITS.place;
    if (wanted.source && app.publisher(i) !== wanted.source) failed |= BITS.source;
    if (wanted.words.length && !wanted.words.every((word) => haystacks[i].includes(word))) failed |= BITS.q;
    return failed;
  }

  function wantedNow() {
    const state = app.state;
    const words = app.fold(state.q).split(/\s+/).filter(Boolean);
    if (words.length && !haystacks) buildHaystacks();
    return {
      ...app.range(), words, type: state.type, actor: state.actor, source: state.source, undated: state.undated === "1",
      actorAt: app.actorKeys.indexOf(state.actor), places: state.place ? app.facts.features[app.placeAt.get(state.place)].within : null,
    };
  }

  // `shown`: what passes everything; `timely`: what passes all but the time; counts per choice, each without its own filter.
  app.filter = function () {
    const wanted = wantedNow();
    const found = { shown: [], timely: [], undated: 0, type: new Map(), actor: new Map(), source: new Map(), place: new Map(), own: new Set() };
    for (let i = 0; i < app.events.count; i++) {
      const failed = failures(i, wanted);
      if (!failed) found.shown.push(i);
      if (!(failed & ~BITS.time) && app.events.dated[i]) found.timely.push(i);
      if (!(failed & ~BITS.undated) && !app.events.dated[i]) found.undated++;
      countChoices(found, i, failed);
    }
    return (app.result = found);
  };

  function countChoices(found, i, failed) {
    const events = app.events;
    if (!(failed & ~BITS.type)) add(found.type, app.text(events.type[i]));
    if (!(failed & ~BITS.actor)) events.partiesOf(i).forEach((at) => add(found.actor, app.actorKeys[at]));
    if (!(failed & ~BITS.source)) add(found.source, app.publisher(i));
    if (failed & ~BITS.place) return;
    placesOf(i).forEach((at) => add(found.place, at));
    events.places[i].forEach((at) => found.own.add(at));
  }
  const add = (counts, key) => counts.set(key, (counts.get(key) || 0) + 1);
  // An event on an island is also one of the group's, but only once.
  const placesOf = (i) => new Set(app.events.places[i].flatMap((at) => [...app.facts.features[at].above]));

  app.publisher = (i) => app.events.articles[app.events.article[i]][2];

  app.startFilter = function () {
    const events = app.events;
    const cache = new Array(events.count);
    events.partiesOf = (i) => (cache[i] ||= new Set([...events.doers[i], ...events.recipients[i]]));
    app.actorKeys = events.actors.map((name) => (typeof name === "string" ? name : name[0]));
  };
})(DisputeMap);
