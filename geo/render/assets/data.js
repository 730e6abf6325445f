// The data blocks of the page, read into arrays: numbers first, for map, time line and counts need no words.
(function (app) {
  "use strict";
  const NEVER = 1e7; // further than any day of a four-digit year
  const [UNDATED, DAY] = [0, 1]; // in the column of dates; from 2 on stand the dates that are no plain day
  app.NEVER = NEVER;

  app.load = async function () {
    const read = (name) => JSON.parse(app.block(name).textContent);
    [app.facts, app.outlines, app.coast, app.lines] = ["dispute", "outlines", "coast", "lines"].map(read);
    const block = app.block("events");
    app.events = readEvents(app.isPacked(block) ? columnsOf(await app.unpacked(block).arrayBuffer()) : read("events"));
    findRelatives(app.facts.features);
    app.placeAt = new Map(app.facts.features.map((place, at) => [place.id, at]));
  };

  // A big block is gzip in base64.
  app.isPacked = (block) => block.type === "text/plain";
  app.unpacked = function (block) {
    const unzip = new DecompressionStream("gzip");
    const writer = unzip.writable.getWriter();
    // What is wrong with the bytes, the reader of the other end is told.
    Promise.all([writer.write(bytesOf(block.textContent)), writer.close()]).catch(() => {});
    return new Response(unzip.readable);
  };
  function bytesOf(letters) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(letters);
    const found = atob(letters);
    const bytes = new Uint8Array(found.length);
    for (let i = 0; i < found.length; i++) bytes[i] = found.charCodeAt(i);
    return bytes;
  }

  // Lets the browser do what presses, without the 4 ms that a timer costs; hidden pages go on as well. Where it can be told
  // so, we go on before it reads the rest of a long page.
  app.pause = () => window.scheduler?.yield ? scheduler.yield() : new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(0);
  });

  // Long work is done in pieces with air between them; who is quick is not held up by frames that nobody needs.
  const BREATH_MS = 40;
  let breathed = 0;
  app.breathe = async function () {
    if (performance.now() - breathed < BREATH_MS) return;
    await app.pause();
    breathed = performance.now();
  };
  // After what is seen now; where nothing is painted, a little later.
  app.afterPaint = () => Promise.race([
    new Promise((go) => requestAnimationFrame(() => go(app.pause()))),
    new Promise((go) => setTimeout(go, 250)),
  ]);

  // The length of the head, the head, and then column after column, each from a multiple of four bytes on.
  const KINDS = { B: Uint8Array, H: Uint16Array, I: Uint32Array, i: Int32Array };
  function columnsOf(buffer) {
    let at = 4 + new DataView(buffer).getUint32(0, true);
    const sent = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, at - 4)));
    for (const [name, kind] of Object.entries(sent.columns)) {
      const Kind = KINDS[kind];
      sent.columns[name] = new Kind(buffer, at, sent.count);
      at += Math.ceil((sent.count * Kind.BYTES_PER_ELEMENT) / 4) * 4;
    }
    return sent;
  }

  function readEvents(sent) {
    const { count } = sent;
    const events = { ...sent.pools, ...sent.columns, count, stretch: sent.stretch, published: sent.published };
    Object.assign(events, { dated: new Uint8Array(count), first: new Int32Array(count), last: new Int32Array(count) });
    const known = (day, never) => Int32Array.from(events.dates, (date) => date[day] ?? never);
    const [first, last] = [known(0, -NEVER), known(1, NEVER)];
    const dated = Uint8Array.from(events.dates, (date) => date[0] !== null || date[1] !== null);
    let day = 0;
    for (let i = 0; i < count; i++) {
      const date = events.date[i];
      day -= events.day[i];
      events.dated[i] = date === UNDATED ? 0 : date === DAY ? 1 : dated[date - 2];
      events.first[i] = date === UNDATED ? -NEVER : date === DAY ? day : first[date - 2];
      events.last[i] = date === UNDATED ? NEVER : date === DAY ? day : last[date - 2];
    }
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

  app.typeOf = (i) => app.events.types[app.events.type[i]];
  app.factOf = (i) => app.events.facts[app.events.fact[i]];
  app.parties = (i) => app.events.partiesOf[app.events.parties[i]];
  app.voices = (i) => app.events.voicesOf[app.events.voices[i]];
  app.places = (i) => app.events.spotsOf[app.events.spots[i]];
  app.isUnsure = (i) => app.events.date[i] > DAY && app.events.dates[app.events.date[i] - 2][2] === 1;
  app.eventDate = function (i) {
    const date = app.events.date[i];
    if (date === UNDATED) return app.say("undated");
    return date === DAY ? app.dayWords(app.events.first[i]) : app.events.dateWords[app.lang][date - 2];
  };
  // The date as EDTF writes it.
  app.edtf = function (i) {
    const date = app.events.date[i];
    if (date === UNDATED) return "";
    return date === DAY ? app.isoDay(app.events.first[i]) : app.events.dates[date - 2][3];
  };
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
