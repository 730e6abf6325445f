// Who administered and who claimed a place through time, as bars under a scale of years; the list beneath says it in words.
(function (app) {
  "use strict";
  const make = app.make;
  const FIRST_YEAR = 1850;
  const YEARS = [1850, 1900, 1950, 2000];

  app.periodChart = function (at) {
    const periods = app.facts.periods[at].filter(([, administers, claims]) => administers.length || claims.length);
    if (!periods.length) return null;
    const scale = makeScale(at);
    const sides = [...new Set(periods.flatMap(([, administers, claims]) => [...administers, ...claims]).map(app.sideOf))].sort((a, b) => a - b);
    const rows = sides.map((side) => row(at, side, scale));
    return make("div", { class: "chart", "aria-hidden": "true" }, ...rows, axis(scale), key());
  };

  function makeScale(at) {
    const lo = app.dayOf(FIRST_YEAR, 0, 1);
    const hi = Math.max(app.latestDay(), lo + 1);
    const place = (day) => Math.min(1, Math.max(0, ((day ?? lo) - lo) / (hi - lo)));
    return { place, now: place(app.asOf()) };
  }

  // A row is named by all who held or claimed on that side, in the order of time.
  const namesOf = (side, codes) => [...new Set(codes.filter((code) => app.sideOf(code) === side))].map(app.country).join(" / ");
  function row(at, side, scale) {
    const periods = app.facts.periods[at];
    const track = make("div", { class: "chart-track" });
    const codes = periods.flatMap(([, administers, claims]) => [...administers, ...claims]);
    periods.forEach(([from, administers, claims], n) => {
      const until = n + 1 < periods.length ? periods[n + 1][0] : null;
      if (claims.some((code) => app.sideOf(code) === side)) track.append(bar("claims", side, from, until, scale));
      if (administers.some((code) => app.sideOf(code) === side)) track.append(bar("administers", side, from, until, scale));
    });
    const now = make("span", { class: "chart-now" });
    now.style.left = `${scale.now * 100}%`;
    track.append(now);
    return make("div", { class: "chart-row" }, make("span", { class: "chart-name" }, namesOf(side, codes)), track);
  }
  function bar(kind, side, from, until, scale) {
    const element = make("span", { class: `chart-bar is-${kind} of-${Math.min(side, 3)}` });
    const left = from === null ? 0 : scale.place(from);
    const right = until === null ? 1 : scale.place(until);
    element.style.left = `${left * 100}%`;
    element.style.width = `${(right - left) * 100}%`;
    return element;
  }

  function axis(scale) {
    const track = make("div", { class: "chart-years" });
    YEARS.forEach((year) => {
      const tick = make("span", {}, String(year));
      tick.style.left = `${scale.place(app.dayOf(year, 0, 1)) * 100}%`;
      track.append(tick);
    });
    return make("div", { class: "chart-row" }, make("span", { class: "chart-name" }), track);
  }
  const key = () => make(
    "p", { class: "chart-key" }, make("span", { class: "chart-bar is-administers" }), app.say("status_administers"), " ",
    make("span", { class: "chart-bar is-claims" }), app.say("status_claims"),
  );
})(DisputeMap);
