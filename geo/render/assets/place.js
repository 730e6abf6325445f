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
    if (at >= 0) panel.append(head(at), standing(at), summary(at), ...sections(at));
  }

  function head(at) {
    const close = make("button", { type: "button", class: "close", "aria-label": app.say("close_place"), onclick: () => app.choose({ place: "" }) }, "×");
    return make("div", { class: "place-head" }, make("h3", { id: "place-heading" }, ...app.placeSpans(at)), close);
  }

  // A group that nothing is said of as a whole sends the reader to its parts.
  const isSaidOfParts = (at) => !app.facts.features[at].claims.length && app.facts.features[at].members > 0;

  function standing(at) {
    const day = app.asOf();
    const { administers, claims } = app.standing(at, day);
    const said = (codes) => (codes.length ? app.list(codes.map(app.country)) : app.say(isSaidOfParts(at) ? "see_parts" : "nobody_recorded"));
    const rows = [[app.say("administered_by"), said(administers)], [app.say("claimed_by"), said(claims)]];
    const views = isSaidOfParts(at) ? [] : app.facts.claimants.map((code) => [app.say("view_of", { name: app.nameOn(code, day) }), app.lookWords(app.look(at, day, code))]);
    return make("div", {}, make("p", { class: "place-day" }, app.say("as_of", { date: app.dayWords(day) })), definitions([...rows, ...views]));
  }

  function summary(at) {
    const place = app.facts.features[at];
    const rows = [];
    if (place.area !== null) rows.push([app.say("area_label"), withSource([app.say("area", { area: place.area })], place.areaSource)]);
    const groups = [...place.above].filter((group) => group !== at);
    if (groups.length) rows.push([app.say("part_of"), make("span", { class: "place-groups" }, ...groups.map((group) => placeButton(group)))]);
    return rows.length ? definitions(rows) : "";
  }
  const definitions = (rows) => make("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  const placeButton = (at) => make("button", { type: "button", class: "link-button", onclick: () => app.choose({ place: app.facts.features[at].id }) }, ...app.placeSpans(at));

  const source = (at) => {
    const found = app.facts.sources[at];
    return found ? app.link(found[1], make("bdi", {}, found[0])) : app.say("no_source");
  };
  const withSource = (parts, at) => make("span", {}, ...parts, " ", make("small", { class: "cited" }, source(at)));

  const sections = (at) => [
    section("parts_label", parts(at), isSaidOfParts(at)), section("place_events", app.placeEvents(at)), section("names_heading", names(at)), section("sites_heading", sites(at)), section("control_heading", control(at)),
    section("instruments_heading", instruments(at)),
  ].filter(Boolean);
  function section(key, body, open) {
    return body ? make("details", { class: "place-part", open }, make("summary", {}, app.say(key)), body) : null;
  }

  function parts(at) {
    const members = app.facts.features.flatMap((place, member) => (place.partOf.includes(at) ? [member] : []));
    return members.length ? make("p", { class: "place-parts" }, ...members.map(placeButton)) : null;
  }

  // A row of a list: what it says, and under it in small print how it is known.
  const row = (said, ...known) => make("li", {}, make("span", {}, ...said), make("small", { class: "cited" }, ...known.flatMap((part, i) => (i ? [" · ", part] : [part]))));

  function names(at) {
    const rows = app.facts.features[at].toponyms.map(([text, lang, user, kind, cited, when]) => row(
      [app.foreign(text, lang, "b")],
      language(lang), user ? app.say("used_by", { name: app.country(user) }) : app.say("used_by_neither"), app.term("name_", kind), ...(when ? [when[app.lang]] : []), source(cited),
    ));
    return rows.length ? make("ul", { class: "rows" }, ...rows) : null;
  }
  function sites(at) {
    const rows = app.facts.features[at].sites.map((site) => row(app.spansOf(app.siteNames(site))));
    return rows.length ? make("ul", { class: "rows" }, ...rows) : null;
  }
  const language = (tag) => (app.facts.languages[tag] ? app.inLang(app.facts.languages[tag]) : tag);

  const claimsOn = (at) => app.facts.features[at].claims.map((number) => app.facts.claims[number]);
  function control(at) {
    const rows = claimsOn(at).map((claim) => row(
      [make("b", {}, claim.when[app.lang]), ": ", app.country(claim.claimant), " — ", app.term("status_", claim.status), ...(claim.holder ? [" (", app.country(claim.holder), ")"] : [])],
      ...(claim.instrument < 0 ? [] : [app.foreign(...app.facts.instruments[claim.instrument].names[app.lang])]), source(claim.source),
    ));
    return rows.length ? make("div", {}, app.periodChart(at), make("ul", { class: "rows" }, ...rows)) : null;
  }

  function instruments(at) {
    const used = [...new Set(claimsOn(at).map((claim) => claim.instrument).filter((number) => number >= 0))];
    const items = used.map((number) => instrument(app.facts.instruments[number]));
    return items.length ? make("ul", { class: "rows" }, ...items) : null;
  }
  function instrument({ names: called, signed, inForce, parties, sources }) {
    const known = sources.map(source);
    if (parties.length) known.unshift(app.list(parties.map(app.country)));
    if (inForce) known.unshift(app.say("in_force", { date: inForce[app.lang] }));
    if (signed) known.unshift(app.say("signed", { date: signed[app.lang] }));
    return row([app.foreign(...called[app.lang], "b")], ...known);
  }
})(DisputeMap);
