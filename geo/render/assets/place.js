// Everything known about the chosen place: its names and who uses them, area, who held and claimed it when, instruments.
(function (app) {
  "use strict";
  const make = app.make;

  app.startPlace = () => app.onChange((changed) => {
    if (["place", "lang", "names", "to"].some((key) => changed.has(key))) draw();
  });

  function draw() {
    const panel = app.get("place");
    const at = app.state.place ? app.placeAt.get(app.state.place) : -1;
    panel.hidden = at < 0;
    panel.replaceChildren();
    if (at >= 0) panel.append(head(at), summary(at), ...sections(at));
  }

  function head(at) {
    const close = make("button", { type: "button", class: "close", "aria-label": app.say("close_place"), onclick: () => app.choose({ place: "" }) }, "×");
    return make("div", { class: "place-head" }, make("h3", { id: "place-heading" }, ...app.placeSpans(at)), close);
  }

  function summary(at) {
    const place = app.facts.features[at];
    const day = app.asOf();
    const standing = app.standing(at, day);
    const rows = [
      [app.say("administered_on", { date: app.dayWords(day) }), codes(standing.administers)],
      [app.say("claimed_on", { date: app.dayWords(day) }), codes(standing.claims)],
    ];
    if (place.area !== null) rows.push([app.say("area_label"), withSource([app.say("area", { area: place.area })], place.areaSource)]);
    const groups = [...place.above].filter((group) => group !== at);
    if (groups.length) rows.push([app.say("part_of"), make("span", {}, ...groups.map((group) => placeButton(group)))]);
    return definitions(rows);
  }
  const codes = (found) => (found.length ? app.list(found.map(app.country)) : app.say("nobody_recorded"));
  const definitions = (rows) => make("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  const placeButton = (at) => make("button", { type: "button", class: "link-button", onclick: () => app.choose({ place: app.facts.features[at].id }) }, ...app.placeSpans(at));

  const source = (at) => {
    const found = app.facts.sources[at];
    return found ? app.link(found[1], make("bdi", {}, found[0])) : app.say("no_source");
  };
  const withSource = (parts, at) => make("span", {}, ...parts, " ", make("small", { class: "cited" }, source(at)));

  const sections = (at) => [section("names_heading", names(at)), section("control_heading", control(at)), section("instruments_heading", instruments(at))].filter(Boolean);
  function section(key, body) {
    return body ? make("details", { class: "place-part" }, make("summary", {}, app.say(key)), body) : null;
  }

  function names(at) {
    const rows = app.facts.features[at].toponyms.map(([text, lang, user, kind, cited]) => make(
      "tr", {},
      make("td", {}, app.foreign(text, lang)), make("td", {}, language(lang)),
      make("td", {}, user ? app.country(user) : app.say("used_by_neither")), make("td", {}, app.term("name_", kind)), make("td", {}, source(cited)),
    ));
    const heads = ["name_label", "language_label", "used_by_label", "kind_label", "source_label"];
    return rows.length ? table("names_heading", heads, rows) : null;
  }
  const language = (tag) => (app.facts.languages[tag] ? app.inLang(app.facts.languages[tag]) : tag);
  function table(caption, heads, rows) {
    const head = make("tr", {}, ...heads.map((key) => make("th", { scope: "col" }, app.say(key))));
    const grid = make("table", {}, make("caption", { class: "unseen" }, app.say(caption)), make("thead", {}, head), make("tbody", {}, ...rows));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": app.say(caption) }, grid);
  }

  const claimsOn = (at) => app.facts.features[at].claims.map((number) => app.facts.claims[number]);
  function control(at) {
    const rows = claimsOn(at).map((claim) => make(
      "tr", {},
      make("td", {}, claim.when[app.lang]), make("td", {}, app.country(claim.claimant)), make("td", {}, app.term("status_", claim.status)),
      make("td", {}, claim.instrument < 0 ? app.say("none") : app.facts.instruments[claim.instrument].names[app.lang]), make("td", {}, source(claim.source)),
    ));
    const heads = ["when_label", "who_label", "status_label", "instrument_label", "source_label"];
    return rows.length ? table("control_heading", heads, rows) : null;
  }

  function instruments(at) {
    const used = [...new Set(claimsOn(at).map((claim) => claim.instrument).filter((number) => number >= 0))];
    const items = used.map((number) => instrument(app.facts.instruments[number]));
    return items.length ? make("ul", { class: "instruments" }, ...items) : null;
  }
  function instrument({ names: called, signed, inForce, parties, sources }) {
    const parts = [make("b", {}, called[app.lang])];
    if (signed) parts.push(" · ", app.say("signed", { date: signed[app.lang] }));
    if (inForce) parts.push(" · ", app.say("in_force", { date: inForce[app.lang] }));
    if (parties.length) parts.push(" · ", app.list(parties.map(app.country)));
    sources.forEach((at) => parts.push(" · ", source(at)));
    return make("li", {}, ...parts);
  }
})(DisputeMap);
