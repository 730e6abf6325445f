// One event as a card: when, what, who, the quotation with its evidence marked, and how each of it is known.
(function (app) {
  "use strict";
  const make = app.make;

  app.card = function (i, number, total) {
    const id = app.idOf(i);
    const told = app.told(i);
    const attributes = { class: "card" + (app.state.ev === id ? " is-chosen" : ""), "data-event": id, tabindex: "-1", "aria-setsize": total, "aria-posinset": number };
    // Only who prints before everything is read sees a card without its words.
    if (!told) return make("li", attributes, heading(i), people(i), places(i), says(i));
    return make(
      "li", attributes,
      heading(i, told), flags(i, told), app.review(i, told), people(i), quotation(told), places(i), says(i), citation(told.article), further(told), provenance(i, told),
      app.correctionButton(i),
    );
  };

  function heading(i, told) {
    const type = app.term("type_", app.typeOf(i));
    const code = told && told.mode;
    const mode = code && app.term("mode_", code);
    const parts = [make("span", { class: "card-date" }, app.eventDate(i)), " ", make("span", { class: "card-type" }, type)];
    if (mode && mode.toLowerCase() !== type.toLowerCase()) parts.push(" ", make("span", { class: "card-mode" }, mode));
    return make("h3", { class: "card-head" }, ...parts);
  }

  // What the reader must know before believing the card.
  function flags(i, { rule, level }) {
    const fact = app.factOf(i);
    const found = [];
    if (!app.events.dated[i]) found.push(app.term("rule_", rule));
    if (fact !== "asserted") found.push(app.say("fact_" + fact));
    if (level === "topic") found.push(app.say("level_topic"));
    return found.length ? make("p", { class: "card-flags" }, ...found.map((text) => make("span", { class: "flag" }, text))) : null;
  }

  const named = (actors) => actors.flatMap((at, n) => (n ? [app.say("comma"), make("bdi", {}, app.actor(at))] : [make("bdi", {}, app.actor(at))]));
  // Of a state whose people act, these people: the state stands in the data so that the filter finds theirs too.
  function acting(doers) {
    const codes = doers.map((at) => [].concat(app.events.actors[at]).at(-1));
    const of = codes.map((code) => app.facts.peoples[code]);
    const states = codes.filter((code) => app.facts.continues[code] || /^[A-Z]{3,4}$/.test(code));
    return doers.filter((_, n) => !of.includes(codes[n]) && !(of.includes("") && states.length === 1 && states[0] === codes[n]));
  }
  function people(i) {
    const [doers, recipients] = app.parties(i);
    if (!doers.length && !recipients.length) return null;
    // Of an act between its doers nobody is the one it is done to.
    const others = recipients.filter((at) => !doers.includes(at));
    const arrow = others.length ? [make("span", { class: "arrow", "aria-hidden": "true" }, " → "), make("span", { class: "unseen" }, app.say("towards"))] : [];
    return make("p", { class: "card-people" }, ...named(acting(doers)), ...arrow, ...named(others));
  }

  function quoteParts([before, exact, after], lang) {
    const text = make("bdi", {}, before, make("mark", {}, exact), after);
    return make("blockquote", { lang: lang || "und" }, text);
  }
  const quotation = ({ quote, article }) => quoteParts(quote, article[3]);

  function places(i) {
    const row = make("p", { class: "card-places" });
    app.places(i).forEach((at) => {
      const id = app.facts.features[at].id;
      row.append(make("button", { type: "button", class: "link-button", onclick: () => app.choose({ place: id }) }, ...app.placeSpans(at)));
    });
    return row.childNodes.length ? row : null;
  }

  function says(i) {
    const [by, deny] = app.voices(i);
    const parts = [["said_by", by], ["denied_by", deny]].filter(([, who]) => who.length);
    return parts.length ? make("p", { class: "card-says" }, ...parts.map(([key, who]) => make("span", {}, make("b", {}, app.say(key)), " ", ...named(who)))) : null;
  }

  function citation([title, url, publisher, lang, published, isReprint]) {
    const name = title || publisher || url || app.say("no_source");
    const parts = [app.link(url, app.foreign(name, lang))];
    if (publisher && title) parts.push(" — ", app.foreign(publisher, lang, "cite"));
    if (published !== null) parts.push(", ", app.dayWords(published));
    if (isReprint) parts.push(" · ", app.say("reprint"));
    return make("p", { class: "card-source" }, ...parts);
  }

  function further({ more }) {
    if (!more.length) return null;
    const body = more.map(({ article, quote }) => make("li", {}, quoteParts(quote, article[3]), citation(article)));
    return make("details", { class: "card-more" }, make("summary", {}, app.say("more_quotes", { count: more.length })), make("ul", {}, ...body));
  }

  function provenance(i, { rule, words, level, confidence, rules, curation, article }) {
    const rows = [
      [app.say("date_from"), app.term("rule_", rule)],
      [app.say("date_words"), words ? make("q", { lang: article[3] || "und" }, make("bdi", {}, words)) : app.say("none")],
      [app.say("level_label"), app.say("level_" + level)],
      [app.say("fact_label"), app.say("fact_" + app.factOf(i))],
    ];
    if (app.isUnsure(i)) rows.push([app.say("certainty_label"), app.say("certainty_unsure")]);
    if (confidence !== null) rows.push([app.say("confidence_label"), `${Math.round(confidence * 100)} %`]);
    if (rules.length) rows.push([app.say("rules_label"), rules.join(", ")]);
    if (curation) rows.push([app.say("curation_label"), app.term("curation_", curation)]);
    const list = rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
    return make("details", { class: "card-how" }, make("summary", {}, app.say("how_known")), make("dl", {}, ...list), permalink(i));
  }
  function permalink(i) {
    return make("p", {}, make("a", { href: app.addressWith({ ev: app.idOf(i) }), class: "permalink" }, app.say("link_to_event")));
  }
})(DisputeMap);
