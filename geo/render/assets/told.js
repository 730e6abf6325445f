// What is told of an event: its words, articles and id, each read from its stretch of the page when somebody asks.
(function (app) {
  "use strict";
  const STRETCHES = 64; // read and kept at once
  const EVENTS = 4096; // kept for cards when their stretch is let go
  const homes = { told: new Map(), articles: new Map() };
  const coming = new Map();
  const kept = new Map();

  app.stretches = () => Math.ceil(app.events.count / app.events.stretch);

  // The event's words with its articles; `null` while they are not read.
  app.told = (i) => kept.get(i) || readFrom(at("told", Math.floor(i / app.events.stretch)), i);
  function readFrom(stretch, i) {
    const row = i % app.events.stretch;
    const cited = stretch && [stretch.article[row], ...stretch.more[row].map(([number]) => number)].map(articleAt);
    if (!cited || cited.includes(undefined)) return null;
    const text = (number) => (number < 0 ? "" : stretch.texts[number]);
    const more = stretch.more[row].map(([, quote], n) => ({ article: cited[n + 1], quote }));
    const [rule, words, mode, level, curation] = ["rule", "words", "mode", "level", "curation"].map((name) => text(stretch[name][row]));
    return { rule, words, mode, level, curation, more, article: cited[0], quote: stretch.quote[row], rules: stretch.rules[row].map(text), confidence: stretch.confidence[row] };
  }
  const articleAt = (number) => (at("articles", Math.floor(number / app.events.stretch)) || [])[number % app.events.stretch];

  // A stretch that is read, or can be at once.
  function at(name, number) {
    const found = homes[name].get(number);
    const block = found ? null : app.block(`${name}-${number}`);
    return block && !app.isPacked(block) ? keep(name, number, JSON.parse(block.textContent)) : found;
  }
  function keep(name, number, stretch) {
    homes[name].set(number, stretch);
    if (homes.told.size > STRETCHES) homes.told.delete(homes.told.keys().next().value);
    return stretch;
  }
  // The words of long pages stand after the script; who comes early waits for them.
  const written = new Promise((go) => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", go) : go()));
  function bring(name, number) {
    const key = `${name}-${number}`;
    if (!coming.has(key)) coming.set(key, read(name, number, key).finally(() => coming.delete(key)));
    return coming.get(key);
  }
  async function read(name, number, key) {
    if (!app.block(key)) await written;
    const found = at(name, number);
    if (found) return found;
    await app.pause();
    return keep(name, number, await app.unpacked(app.block(key)).json());
  }

  // Reads what is told of these events, until nobody wants it any more.
  app.readTold = async function (list, isWanted) {
    for (const i of list) {
      if (isWanted && !isWanted()) return;
      if (app.told(i)) continue;
      const stretch = await withArticles(Math.floor(i / app.events.stretch), i % app.events.stretch);
      if (kept.size >= EVENTS) kept.delete(kept.keys().next().value);
      kept.set(i, readFrom(stretch, i));
    }
  };
  async function withArticles(number, row) {
    const stretch = await bring("told", number);
    const rows = row === undefined ? stretch.article.keys() : [row];
    const wanted = new Set([...rows].flatMap((one) => [stretch.article[one], ...stretch.more[one].map(([article]) => article)]).map((article) => Math.floor(article / app.events.stretch)));
    for (const one of wanted) if (!at("articles", one)) await bring("articles", one);
    return stretch;
  }

  // All words of a stretch's events, one text an event; `null` where they must be waited for.
  app.textsNow = (number) => textsOf(at("told", number), number);
  app.textsLater = async (number) => textsOf(await withArticles(number), number);
  function textsOf(stretch, number) {
    if (!stretch) return null;
    const found = [];
    for (const row of stretch.article.keys()) {
      const told = readFrom(stretch, number * app.events.stretch + row);
      if (!told) return null;
      const articles = [told, ...told.more].map(({ article: [title, , publisher], quote }) => `${title}\n${publisher}\n${quote.join("")}`);
      found.push(articles.join("\n"));
    }
    return found;
  }

  // Ids are eight letters each in a long page, in base64 what they are in hexadecimal digits behind `ev-`.
  let ids = null;
  const idsNow = () => (ids ||= readIds(app.block("ids")));
  const readIds = (block) => (app.isPacked(block) ? block.textContent : JSON.parse(block.textContent));
  const digits = (letters) => Array.from(atob(letters), (one) => one.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  const lettersOf = (id) => btoa(id.slice(3).replace(/../g, (two) => String.fromCharCode(parseInt(two, 16))));
  app.idOf = (i) => (typeof idsNow() === "string" ? "ev-" + digits(ids.slice(i * 8, i * 8 + 8)) : ids[i]);
  app.findEvent = function (id) {
    if (typeof idsNow() !== "string") return found(ids.indexOf(id));
    if (!/^ev-[0-9a-f]{12}$/.test(id)) return undefined;
    const letters = lettersOf(id);
    let place = ids.indexOf(letters);
    while (place >= 0 && place % 8) place = ids.indexOf(letters, place + 1);
    return found(place / 8);
  };
  const found = (place) => (place < 0 ? undefined : place);
})(DisputeMap);
