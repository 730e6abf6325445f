// Words, numbers, dates and elements: everything the other parts say or build goes through here.
var DisputeMap = {};
(function (app) {
  "use strict";
  const block = (name) => document.getElementById("dm-" + name);
  const catalogue = JSON.parse(block("words").textContent);
  const DAY_MS = 864e5;

  app.block = block;
  app.languages = catalogue.languages;
  app.firstLang = catalogue.lang;

  let made = {}; // what takes a browser time to make: made when asked for, once a language
  app.lang = "";
  app.setLang = function (lang) {
    if (app.lang === lang) return; // a browser takes its time to make ready for a language
    app.lang = lang;
    app.langAt = app.languages.indexOf(lang);
    app.locale = catalogue.messages[lang].locale;
    app.plural = new Intl.PluralRules(app.locale);
    app.numbers = new Intl.NumberFormat(app.locale);
    made = {};
    document.documentElement.lang = lang;
  };
  app.setLang(catalogue.lang);

  app.has = (key) => Object.hasOwn(catalogue.messages[app.lang], key);

  // A message with its slots filled; slots are put in as plain text, once.
  app.say = function (key, slots) {
    let text = catalogue.messages[app.lang][key];
    if (text === undefined) return key;
    if (typeof text !== "string") text = text[app.plural.select(slots.count)] || text.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (slots && name in slots ? slot(slots[name]) : whole));
  };
  const slot = (value) => (typeof value === "number" ? app.numbers.format(value) : value);

  // Every value of a closed vocabulary that there is a word for.
  app.family = (prefix) => Object.keys(catalogue.messages[app.lang]).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));

  // The word for a closed vocabulary's value; an unknown value is shown as it is.
  app.term = (prefix, value) => (app.has(prefix + value) ? app.say(prefix + value) : value.replace(/[-_]/g, " "));

  app.list = (items) => (made.list ||= new Intl.ListFormat(app.locale, { type: "conjunction" })).format(items);
  app.compare = (a, b) => (made.order ||= new Intl.Collator(app.lang)).compare(a, b);

  app.dayWords = function (day) {
    const format = (made.day ||= new Intl.DateTimeFormat(app.locale, { dateStyle: "long", timeZone: "UTC" }));
    return format.format(new Date(day * DAY_MS));
  };
  app.isoDay = (day) => {
    const date = new Date(day * DAY_MS);
    return [String(date.getUTCFullYear()).padStart(4, "0"), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join("-");
  };
  const two = (number) => String(number).padStart(2, "0");
  // Date.UTC takes years below 100 for the twentieth century, so the year is set apart.
  app.dayOf = function (year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month, day);
    return Math.round(date.getTime() / DAY_MS);
  };
  app.readDay = (iso) => app.dayOf(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10));
  app.yearOf = (day) => new Date(day * DAY_MS).getUTCFullYear();

  app.get = (id) => document.getElementById(id);

  // An element with attributes and children. Children are elements or plain text: nothing is ever parsed as HTML.
  app.make = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "onclick") element.addEventListener("click", value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  app.makeSvg = function (tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  // Text in another language, kept apart from the direction of what stands around it.
  app.foreign = (text, lang, tag) => app.make(tag || "bdi", { lang: lang || "und" }, text);

  app.link = function (url, ...children) {
    const safe = /^https?:\/\/[^\s]+$/i.test(url || "");
    return app.make(safe ? "a" : "span", safe ? { href: url, rel: "noopener noreferrer", target: "_blank" } : {}, ...children);
  };

  // Hands the reader a file; nothing leaves the page for it.
  app.download = function (name, blob) {
    const url = URL.createObjectURL(blob);
    const link = app.make("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  };

  // The fixed texts of the page, in the language chosen now.
  app.translatePage = function () {
    const each = (name, put) => document.querySelectorAll("[data-" + name + "]").forEach((e) => put(e, app.say(e.dataset[name])));
    each("t", (element, text) => (element.textContent = text));
    each("label", (element, text) => element.setAttribute("aria-label", text));
    each("placeholder", (element, text) => element.setAttribute("placeholder", text));
  };
})(DisputeMap);
