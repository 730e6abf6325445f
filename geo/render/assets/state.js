// What the reader has chosen, kept in the address after `#`, so that a link shows the same view again.
(function (app) {
  "use strict";
  const defaults = {
    lang: app.firstLang, view: "neutral", names: "both", from: "", to: "", type: "", actor: "", place: "", source: "", q: "",
    order: "new", undated: "1", ev: "", embed: "",
  };
  const listeners = [];
  app.state = { ...defaults };
  app.onChange = (listener) => listeners.push(listener);

  const isDay = (text) => text === "" || (/^\d{4}-\d\d-\d\d$/.test(text) && app.isoDay(app.readDay(text)) === text);
  const allowed = {
    lang: (value) => app.languages.includes(value),
    view: (value) => ["neutral", "administered", ...app.facts.claimants].includes(value),
    names: (value) => ["both", ...app.facts.claimants].includes(value),
    from: isDay,
    to: isDay,
    place: (value) => value === "" || app.placeAt.has(value),
    order: (value) => ["new", "old"].includes(value),
    undated: (value) => ["0", "1"].includes(value),
    embed: (value) => ["", "1"].includes(value),
  };

  function readAddress() {
    const read = { ...defaults };
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
      if (Object.hasOwn(defaults, key) && (!allowed[key] || allowed[key](value))) read[key] = value.slice(0, 300);
    }
    // `#embed` alone is enough for whoever writes a frame by hand.
    if (/(?:^#|&)embed(?:&|$)/.test(location.hash)) read.embed = "1";
    return read;
  }

  // The address of the view as it is, but for some choices.
  app.addressWith = (other) => "#" + new URLSearchParams(Object.entries({ ...app.state, ...other }).filter(([key, value]) => value !== defaults[key]));
  let writing = 0;
  function writeAddress() {
    const address = app.addressWith({});
    if (address !== location.hash) history.replaceState(null, "", address === "#" ? location.pathname : address);
  }

  // Change some choices; everybody who shows them is told which.
  app.choose = function (changes) {
    const changed = Object.keys(changes).filter((key) => app.state[key] !== changes[key]);
    if (!changed.length) return;
    Object.assign(app.state, changes);
    // The browser takes its time to change an address: what the reader sees comes first.
    clearTimeout(writing);
    writing = setTimeout(writeAddress);
    tell(new Set(changed));
  };
  function settle(changed) {
    if (changed.has("lang")) app.setLang(app.state.lang);
    document.documentElement.classList.toggle("is-embedded", app.state.embed === "1");
    app.get("whole").href = app.addressWith({ embed: "" });
  }
  function tell(changed) {
    settle(changed);
    listeners.forEach((listener) => listener(changed));
  }

  app.startState = function () {
    app.state = readAddress();
    app.setLang(app.state.lang);
    window.addEventListener("hashchange", () => {
      app.state = readAddress();
      tell(new Set(Object.keys(defaults)));
    });
  };
  app.tellAgain = (key) => tell(new Set([key]));
  app.tellAll = () => tell(new Set(Object.keys(defaults)));
  // At first each part shows itself for itself, so that a long page does not stand still.
  app.startListeners = async function () {
    const all = new Set(Object.keys(defaults));
    settle(all);
    for (const listener of listeners) {
      listener(all);
      await app.breathe();
    }
  };
})(DisputeMap);
