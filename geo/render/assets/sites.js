// Towns, airfields, capes, bays and straits: named when the map is near enough, in what room the counts and islands leave.
(function (app) {
  "use strict";
  const NEARER = 1; // zoom levels beyond the view of all disputed places
  const NEAREST = 8; // … and never before this one
  const WATERS = ["BAY", "STRT"]; // an expanse has its name on it, a spot beside its dot

  // The names of a site as the reader chose them, as those of a place.
  app.siteNames = function (at) {
    const site = app.facts.sites[at];
    const side = app.facts.claimants.indexOf(app.state.names);
    return side < 0 ? site.names[app.lang] : [site.sides[app.lang][side]];
  };

  const isNear = () => app.map.getZoom() >= Math.max(NEAREST, app.firstZoom() + NEARER);

  // What stands on the map besides counts and names of places: nothing to press, and nothing to stop at.
  app.siteLabels = function (isSeen) {
    if (!isNear()) return [];
    return app.facts.sites.map(label).filter((found) => found && isSeen([found.point.x, found.point.y]));
  };
  function label({ kind, point: where }, at) {
    if (!where) return null;
    const point = app.map.latLngToLayerPoint([where[1], where[0]]);
    const isWater = WATERS.includes(kind);
    const names = app.siteNames(at).map(([text, lang]) => app.make("span", { class: "callout-name", lang }, text));
    return { element: app.make("span", { class: isWater ? "site-name is-water" : "site-name", "aria-hidden": "true" }, ...names), point, isSite: true, isWater };
  }
})(DisputeMap);
