// What the standing of a day rests on: the instruments in force, and the days on which the standing of a place changes.
(function (app) {
  "use strict";
  const MOST = 2; // instruments named on the map face; the panel of a place has them all
  const TURN_MS = 1400;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let playing = 0;

  app.startGrounds = function () {
    app.get("play").addEventListener("click", () => (playing ? stop() : play()));
    document.addEventListener("visibilitychange", () => document.hidden && stop());
    calm.addEventListener("change", stop);
    app.onChange((changed) => {
      if (["lang", "view", "to", "from", "place"].some((key) => changed.has(key))) drawGrounds();
      if (changed.has("lang")) namePlay();
    });
  };

  // The claims on a place that are in force on a day.
  app.claimsOn = (at, day) => app.facts.features[at].claims
    .map((number) => app.facts.claims[number])
    .filter(({ from, until }) => (from === null || from <= day) && (until === null || day < until));

  // The neutral view names what every side names, in the order of the codes; the others what they show.
  function isShown(claim) {
    const { view } = app.state;
    if (view === "administered") return claim.status === "administers";
    return view === "neutral" || app.sideOf(claim.claimant) === app.facts.claimants.indexOf(view);
  }
  function instrumentsOn(day, code) {
    const counts = new Map();
    const chosen = app.state.place ? app.facts.features[app.placeAt.get(app.state.place)].within : null;
    app.facts.features.forEach((place, at) => {
      if (chosen ? !chosen.has(at) : !place.disputed) return;
      const told = new Set(app.claimsOn(at, day).filter((claim) => claim.claimant === code && isShown(claim)).map(({ instrument }) => instrument));
      told.forEach((number) => number >= 0 && counts.set(number, (counts.get(number) || 0) + 1));
    });
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => app.facts.instruments[number]);
  }

  // Everybody who ever claimed for a side, under the name of then, in the order of the sides.
  const speakers = () => [...new Set(app.facts.claims.map(({ claimant }) => claimant))]
    .filter((code) => app.sideOf(code) < app.facts.claimants.length)
    .sort((a, b) => app.sideOf(a) - app.sideOf(b) || (a < b ? -1 : 1));

  function drawGrounds() {
    const told = speakers().map((code) => [code, instrumentsOn(app.asOf(), code)]).filter(([, found]) => found.length);
    app.get("grounds").replaceChildren(...told.map(([code, found]) => sideGrounds(code, found)));
  }
  function sideGrounds(code, found) {
    const named = found.slice(0, MOST).flatMap((each, n) => {
      const source = app.facts.sources[each.sources[0]];
      const text = app.foreign(...each.names[app.lang]);
      return [n ? " · " : "", source ? app.link(source[1], text) : text];
    });
    const more = found.length > MOST ? [" ", app.say("grounds_more", { count: found.length - MOST })] : [];
    return app.make("span", { class: "grounds-side" }, app.say("grounds_label", { name: app.country(code) }), " ", ...named, ...more);
  }

  // The days on which the standing of any place changes, in order, each once.
  function turningDays() {
    const days = app.facts.periods.flatMap((periods) => periods.map(([day]) => day).filter((day) => day !== null));
    return [...new Set(days)].sort((a, b) => a - b);
  }
  function turn() {
    const days = turningDays();
    const atEnd = app.state.to === "" || app.asOf() >= days[days.length - 1];
    const next = atEnd && !playing ? days[0] : days.find((day) => day > app.asOf());
    if (next === undefined) return stop();
    app.choose({ from: "", to: app.isoDay(next) });
    return undefined;
  }
  // Who wants no motion takes the steps himself.
  function play() {
    turn();
    if (!calm.matches) playing = setInterval(turn, TURN_MS);
    namePlay();
  }
  function stop() {
    clearInterval(playing);
    playing = 0;
    namePlay();
  }
  const namePlay = () => (app.get("play").textContent = app.say(playing ? "pause" : calm.matches ? "next_change" : "play"));
})(DisputeMap);
