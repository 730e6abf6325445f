// What a person decided on an event: what became of it, who decided it, when, what was changed, and why.
(function (app) {
  "use strict";
  const make = app.make;
  let known = null;

  app.review = function (i, { curation }) {
    known ||= JSON.parse(app.block("reviews").textContent);
    const id = app.idOf(i);
    if (!curation || !Object.hasOwn(known, id)) return null;
    const [who, when, note, fields] = known[id];
    const signed = [who && make("bdi", {}, who), when !== null && app.dayWords(when)].filter(Boolean).flatMap((part, n) => [n ? ", " : ": ", part]);
    const changed = fields.length ? make("span", {}, app.say("review_changed", { fields: fields.map((name) => app.say(`fix_${name}_label`)).join(app.say("comma")) })) : null;
    const why = note ? make("span", {}, app.say("fix_note_label"), ": ", make("bdi", { lang: "und" }, note)) : null;
    return make("p", { class: "card-review" }, make("span", {}, make("b", {}, app.term("curation_", curation)), ...signed), changed, why);
  };
})(DisputeMap);
