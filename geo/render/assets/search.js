// The search for words in what is told of the events: stretch after stretch, and never so long that the page stands still.
(function (app) {
  "use strict";
  const AT_ONCE_MS = 25;
  const LETTERS = 1 << 27; // so many are kept as the search reads them; what is beyond is read anew for each search
  const WORDS = 8; // remembered
  const folded = []; // of each stretch its texts in one, and where each begins
  const found = new Map(); // of each word looked for, which events tell it
  let letters = 0;
  let looking = 0;

  app.fold = (text) => (/^[\0-\x7f]*$/.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

  function fold(number, texts) {
    if (!texts) return null;
    const starts = new Int32Array(texts.length);
    let at = 0;
    const parts = texts.map((text, row) => {
      starts[row] = at;
      const part = app.fold(text);
      at += part.length + 1;
      return part;
    });
    const one = { text: parts.join("\n"), starts };
    if ((letters += one.text.length) < LETTERS) folded[number] = one;
    return one;
  }
  const foldNow = (number) => folded[number] || fold(number, app.textsNow(number));
  const foldLater = async (number) => folded[number] || fold(number, await app.textsLater(number));

  // Words have no blanks, so that none is found across two events.
  function mark(hits, number, { text, starts }) {
    for (const [word, told] of hits) {
      let row = 0;
      for (let at = text.indexOf(word); at >= 0; at = row + 1 < starts.length ? text.indexOf(word, starts[row + 1]) : -1) {
        while (row + 1 < starts.length && starts[row + 1] <= at) row++;
        told[number * app.events.stretch + row] = 1;
      }
    }
  }

  // For each word which events tell it; `null` while that is being looked for: whoever shows it is told when it is found.
  app.lookFor = function (words) {
    const turn = ++looking;
    // What is asked for again is forgotten last.
    words.filter((word) => found.has(word)).forEach((word) => {
      const told = found.get(word);
      found.delete(word);
      found.set(word, told);
    });
    const hits = new Map(words.filter((word) => !found.has(word)).map((word) => [word, new Uint8Array(app.events.count)]));
    const stop = performance.now() + AT_ONCE_MS;
    let number = hits.size ? 0 : app.stretches();
    for (; number < app.stretches() && performance.now() < stop; number++) {
      const one = foldNow(number);
      if (!one) break;
      mark(hits, number, one);
    }
    if (number < app.stretches()) {
      lookOn(hits, number, words.length, () => turn === looking);
      return null;
    }
    const told = words.map((word) => found.get(word) || hits.get(word));
    remember(hits, words.length);
    return told;
  };
  async function lookOn(hits, from, asked, isWanted) {
    for (let number = from; number < app.stretches(); number++) {
      const one = await foldLater(number);
      if (!isWanted()) return;
      mark(hits, number, one);
      await app.pause();
    }
    if (!isWanted()) return;
    remember(hits, asked);
    app.tellAgain("q");
  }
  function remember(hits, asked) {
    hits.forEach((told, word) => found.set(word, told));
    for (const word of found.keys()) if (found.size > WORDS + asked) found.delete(word);
  }

  // Whoever goes to the search will want it: everything is made ready for it meanwhile.
  app.startSearch = () => app.get("search").addEventListener("focus", async () => {
    for (let number = 0; number < app.stretches() && letters < LETTERS; number++) {
      if (folded[number]) continue;
      await foldLater(number);
      await app.pause();
    }
  }, { once: true });
})(DisputeMap);
