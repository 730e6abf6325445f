// One event as a card: when, what, who, the quotation with its evidence marked, and how each of it is known.
(function (app) {
  "use strict";
  const make = app.make;

  app.card = function (i, number, total) {
    const events = app.events;
    const chosen = app.state.ev === events.id[i];
    const card = make(
      "li", { class: "card" + (chosen ? " is-chosen" : ""), "data-event": events.id[i], tabindex: "-1", "aria-setsize": total, "aria-posinset": number },
      heading(i), flags(i), app.review(i), people(i), quotation(i), places(i), says(i), citation(events.article[i]), further(i), provenance(i), app.correctionButton(i),
    );
    return card;
  };

  function heading(i) {
    const type = app.term("type_", app.text(app.events.type[i]));
    const code = app.text(app.events.mode[i]);
    const mode = code && app.term("mode_", code);
    const parts = [make("span", { class: "card-date" }, app.eventDate(i)), " ", make("span", { class: "card-type" }, type)];
    if (mode && mode.toLowerCase() !== type.toLowerCase()) parts.push(" ", make("span", { class: "card-mode" }, mode));
    return make("h3", { class: "card-head" }, ...parts);
  }

  // What the reader must know before believing the card.
  function flags(i) {
    const fact = app.text(app.events.fact[i]);
    const level = app.text(app.events.level[i]);
    const found = [];
    if (!app.events.dated[i]) found.push(app.term("rule_", app.text(app.events.rule[i])));
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
    const { doers, recipients } = app.events;
    if (!doers[i].length && !recipients[i].length) return null;
    // Of an act between its doers nobody is the one it is done to.
    const others = recipients[i].filter((at) => !doers[i].includes(at));
    const arrow = others.length ? [make("span", { class: "arrow", "aria-hidden": "true" }, " → "), make("span", { class: "unseen" }, app.say("towards"))] : [];
    return make("p", { class: "card-people" }, ...named(acting(doers[i])), ...arrow, ...named(others));
  }

  function quoteParts([before, exact, after], lang) {
    const text = make("bdi", {}, before, make("mark", {}, exact), after);
    return make("blockquote", { lang: lang || "und" }, text);
  }
  const quotation = (i) => quoteParts(app.events.quote[i], app.events.articles[app.events.article[i]][3]);

  function places(i) {
    const row = make("p", { class: "card-places" });
    app.events.places[i].forEach((at) => {
      const id = app.facts.features[at].id;
      row.append(make("button", { type: "button", class: "link-button", onclick: () => app.choose({ place: id }) }, ...app.placeSpans(at)));
    });
    return row.childNodes.length ? row : null;
  }

  function says(i) {
    const { by, deny } = app.events;
    const parts = [["said_by", by[i]], ["denied_by", deny[i]]].filter(([, who]) => who.length);
    return parts.length ? make("p", { class: "card-says" }, ...parts.map(([key, who]) => make("span", {}, make("b", {}, app.say(key)), " ", ...named(who)))) : null;
  }

  function citation(at) {
    const [title, url, publisher, lang, published, isReprint] = app.events.articles[at];
    const name = title || publisher || url || app.say("no_source");
    const parts = [app.link(url, app.foreign(name, lang))];
    if (publisher && title) parts.push(" — ", app.foreign(publisher, lang, "cite"));
    if (published !== null) parts.push(", ", app.dayWords(published));
    if (isReprint) parts.push(" · ", app.say("reprint"));
    return make("p", { class: "card-source" }, ...parts);
  }

  function further(i) {
    const more = app.events.more[i];
    if (!more.length) return null;
    const body = more.map(([article, quote]) => make("li", {}, quoteParts(quote, app.events.articles[article][3]), citation(article)));
    return make("details", { class: "card-more" }, make("summary", {}, app.say("more_quotes", { count: more.length })), make("ul", {}, ...body));
  }

  function provenance(i) {
    const { rule, words, confidence, rules, curation, unsure } = app.events;
    const wordsText = app.text(words[i]);
    const lang = app.events.articles[app.events.article[i]][3];
    const rows = [
      [app.say("date_from"), app.term("rule_", app.text(rule[i]))],
      [app.say("date_words"), wordsText ? make("q", { lang: lang || "und" }, make("bdi", {}, wordsText)) : app.say("none")],
      [app.say("level_label"), app.say("level_" + app.text(app.events.level[i]))],
      [app.say("fact_label"), app.say("fact_" + app.text(app.events.fact[i]))],
    ];
    if (unsure[i]) rows.push([app.say("certainty_label"), app.say("certainty_unsure")]);
    if (confidence[i] !== null) rows.push([app.say("confidence_label"), `${Math.round(confidence[i] * 100)} %`]);
    if (rules[i].length) rows.push([app.say("rules_label"), rules[i].map(app.text).join(", ")]);
    if (curation[i] >= 0) rows.push([app.say("curation_label"), app.term("curation_", app.text(curation[i]))]);
    const list = rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
    return make("details", { class: "card-how" }, make("summary", {}, app.say("how_known")), make("dl", {}, ...list), permalink(i));
  }
  function permalink(i) {
    const id = app.events.id[i];
    return make("p", {}, make("a", { href: app.addressWith({ ev: id }), class: "permalink" }, app.say("link_to_event")));
  }
})(DisputeMap);
