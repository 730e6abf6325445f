// The data blocks of the page, unpacked once into arrays.
(function (app) {
  "use strict";
  const NEVER = 1e7; // further than any day of a four-digit year
  app.NEVER = NEVER;

  app.load = async function () {
    app.facts = JSON.parse(app.block("dispute").textContent);
    app.outlines = JSON.parse(app.block("outlines").textContent);
    app.coast = JSON.parse(app.block("coast").textContent);
    app.events = readEvents(await unpacked(app.block("events")));
    findRelatives(app.facts.features);
    app.placeAt = new Map(app.facts.features.map((place, at) => [place.id, at]));
  };

  async function unpacked(block) {
    if (block.type === "application/json") return JSON.parse(block.textContent);
    const bytes = Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  function readEvents(sent) {
    const events = { ...sent.columns, ...sent.pools, count: sent.count, doers: sent.columns.actors };
    const days = events.date.map((at) => (at < 0 ? [null, null, 0] : events.dates[at]));
    events.dated = Uint8Array.from(days, ([first, last]) => first !== null || last !== null);
    events.first = Int32Array.from(days, ([first]) => first ?? -NEVER);
    events.last = Int32Array.from(days, ([, last]) => last ?? NEVER);
    events.unsure = Uint8Array.from(days, ([, , unsure]) => unsure);
    events.at = new Map(events.id.map((id, i) => [id, i]));
    return events;
  }

  // `above`: the place and every group it is part of; `within`: the place and all its parts.
  function findRelatives(places) {
    places.forEach((place, at) => {
      place.above = climb(places, at, new Set());
      place.within = new Set();
      place.members = places.filter(({ partOf }) => partOf.includes(at)).length;
    });
    places.forEach((place, at) => place.above.forEach((group) => places[group].within.add(at)));
  }
  function climb(places, at, found) {
    if (!found.has(at)) {
      found.add(at);
      places[at].partOf.forEach((group) => climb(places, group, found));
    }
    return found;
  }

  // Rings come as one point and then steps; Leaflet wants latitude first.
  app.unstep = function (numbers) {
    const points = [];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      lon += numbers[i];
      lat += numbers[i + 1];
      points.push([lat / 1e5, lon / 1e5]);
    }
    return points;
  };

  app.text = (at) => (at < 0 ? "" : app.events.texts[at]);
  app.eventDate = (i) => (app.events.date[i] < 0 ? app.say("undated") : app.events.dateWords[app.lang][app.events.date[i]]);
  app.actor = (at) => inLang(app.events.actors[at]);
  app.country = (code) => inLang(app.facts.codes[code] || code);
  const inLang = (name) => (typeof name === "string" ? name : name[app.langAt]);
  app.inLang = inLang;

  // The names of a place as the reader chose them: both sides' (in ISO order), or one side's.
  app.placeNames = function (at) {
    const place = app.facts.features[at];
    const side = app.facts.claimants.indexOf(app.state.names);
    return side < 0 ? place.names[app.lang] : [place.sides[app.lang][side]];
  };
  app.placeText = (at) => app.placeNames(at).map(([text]) => text).join(" / ");
  app.placeSpans = function (at) {
    return app.placeNames(at).flatMap(([text, lang], i) => (i ? [" / ", app.foreign(text, lang)] : [app.foreign(text, lang)]));
  };
})(DisputeMap);
