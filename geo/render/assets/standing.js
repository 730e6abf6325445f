// How places stand on a day, as one of the views sees them: read from the periods that were worked out beforehand.
(function (app) {
  "use strict";
  const NO_RECORD = 0;
  const OWN = 1;
  const UNDETERMINED = 3;
  const ADMINISTERED = 4;

  // The period in force on a day: the last one that began by then.
  app.standing = function (at, day) {
    const periods = app.facts.periods[at];
    let found = periods[0];
    for (const period of periods) if (period[0] === null || period[0] <= day) found = period;
    return { administers: found[1], claims: found[2], views: found[3] };
  };

  // States that continue another share its place in the order, and so its colour.
  app.sideOf = function (code) {
    const [successor] = app.facts.continues[code] || [];
    const at = app.facts.claimants.indexOf(successor && app.facts.claimants.includes(successor) ? successor : code);
    return at < 0 ? app.facts.claimants.length : at;
  };
  // What a claimant was called on a day: a state that another continues spoke under its own name while it was there.
  app.nameOn = function (code, day) {
    const former = Object.entries(app.facts.continues).find(([, [heir, since, until]]) => heir === code && since <= day && day < until);
    return app.country(former ? former[0] : code);
  };
  const sides = (codes) => new Set(codes.map(app.sideOf));

  const held = function (codes) {
    if (!codes.length) return null;
    const different = sides(codes);
    return different.size > 1 ? { style: "contested", codes } : { style: "side-" + Math.min([...different][0], 3), codes };
  };

  const looks = {
    neutral(standing) {
      const codes = [...new Set([...standing.administers, ...standing.claims])].sort();
      if (!codes.length) return { style: "no-record", codes };
      return sides(codes).size > 1 ? { style: "contested", codes } : { style: "uncontested", codes };
    },
    administered(standing) {
      return held(standing.administers) || { style: "no-record", codes: [] };
    },
  };
  function claimantLook(standing, claimant) {
    const [view, codes] = standing.views[app.facts.claimants.indexOf(claimant)];
    if (view === UNDETERMINED) return { style: "undetermined", codes };
    if (view === ADMINISTERED) return { style: "administered", codes };
    if (view === NO_RECORD) return { style: "no-record", codes };
    return view === OWN ? { style: "side-" + Math.min(app.sideOf(claimant), 3), codes } : held(codes);
  }

  // The style of a place (a class name) and whose codes it stands for.
  app.look = function (at, day, view) {
    const standing = app.standing(at, day);
    return looks[view] ? looks[view](standing) : claimantLook(standing, view);
  };

  // One line of the legend in words.
  app.lookWords = function (look) {
    const names = app.list(look.codes.map(app.country));
    return look.style.startsWith("side-") ? names : app.say("legend_" + look.style.replace("-", "_"), { names });
  };

  app.policySentence = function (day) {
    const view = app.state.view;
    const known = ["neutral", "administered"].includes(view);
    return app.say("policy_" + (known ? view : "claimant"), { date: app.dayWords(day), name: known ? "" : app.nameOn(view, day) });
  };
})(DisputeMap);
