// The data blocks of the page, unpacked once into arrays.
(function (app) {
  "use strict";
  const NEVER = 1e7; // further than any day of a four-digit year
  const PIECE = 1 << 19; // letters of base64 read at once, a multiple of four
  app.NEVER = NEVER;

  app.load = async function () {
    app.facts = JSON.parse(app.block("dispute").textContent);
    app.outlines = JSON.parse(app.block("outlines").textContent);
    app.coast = JSON.parse(app.block("coast").textContent);
    app.lines = JSON.parse(app.block("lines").textContent);
    app.events = readEvents(await unpacked(app.block("events")));
    findRelatives(app.facts.features);
    app.placeAt = new Map(app.facts.features.map((place, at) => [place.id, at]));
  };

  // A big block comes as lines, each a stretch of a column; between two of them the browser may draw and listen.
  async function unpacked(block) {
    if (block.type === "application/json") return JSON.parse(block.textContent);
    const sent = { count: 0, pools: {}, columns: {} };
    const lines = bytesOf(block.textContent).pipeThrough(new DecompressionStream("gzip")).pipeThrough(new TextDecoderStream()).getReader();
    let rest = [];
    for (let read = await lines.read(); !read.done; read = await lines.read()) {
      const [first, ...others] = read.value.split("\n");
      rest.push(first);
      for (const next of others) {
        take(sent, rest.join(""));
        rest = [next];
        await app.pause();
      }
    }
    take(sent, rest.join(""));
    return sent;
  }
  function take(sent, line) {
    const [section, name, values] = JSON.parse(line);
    if (section === "count") [sent.count] = values;
    else {
      const [outer, inner] = name.split(".");
      const home = inner ? (sent[section][outer] ||= {}) : sent[section];
      const list = (home[inner || outer] ||= []);
      for (const value of values) list.push(value);
    }
  }
  function bytesOf(letters) {
    let at = 0;
    return new ReadableStream({
      async pull(stream) {
        await app.pause();
        const piece = atob(letters.slice(at, (at += PIECE)));
        const bytes = new Uint8Array(piece.length);
        for (let i = 0; i < piece.length; i++) bytes[i] = piece.charCodeAt(i);
        if (bytes.length) stream.enqueue(bytes);
        if (at >= letters.length) stream.close();
      },
    });
  }
  // Lets the browser do what waits, without the 4 ms that a timer costs; hidden pages go on as well.
  app.pause = () => new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(0);
  });

  function readEvents(sent) {
    const events = { ...sent.columns, ...sent.pools, count: sent.count, doers: sent.columns.actors };
    const { count } = events;
    Object.assign(events, { dated: new Uint8Array(count), unsure: new Uint8Array(count), first: new Int32Array(count), last: new Int32Array(count) });
    for (let i = 0; i < count; i++) {
      const [first, last, unsure] = events.date[i] < 0 ? [null, null, 0] : events.dates[events.date[i]];
      events.dated[i] = first !== null || last !== null;
      events.first[i] = first ?? -NEVER;
      events.last[i] = last ?? NEVER;
      events.unsure[i] = unsure;
    }
    let known = null; // made at the first question, for most readers ask none
    events.find = (id) => (known ||= new Map(events.id.map((one, i) => [one, i]))).get(id);
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

  app.idOf = (i) => app.events.id[i];
  app.findEvent = (id) => app.events.find(id);
  app.typeOf = (i) => app.text(app.events.type[i]);
  app.places = (i) => app.events.places[i];
  app.text = (at) => (at < 0 ? "" : app.events.texts[at]);
  app.eventDate = (i) => (app.events.date[i] < 0 ? app.say("undated") : app.events.dateWords[app.lang][app.events.date[i]]);
  // The date as EDTF writes it, which is sent only where it is more than a day.
  app.edtf = (i) => (app.events.date[i] < 0 ? "" : app.events.dates[app.events.date[i]][3] || app.isoDay(app.events.first[i]));
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
  app.spansOf = (names) => names.flatMap(([text, lang], i) => (i ? [" / ", app.foreign(text, lang)] : [app.foreign(text, lang)]));
  app.placeSpans = (at) => app.spansOf(app.placeNames(at));
})(DisputeMap);
