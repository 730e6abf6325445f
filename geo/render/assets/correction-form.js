// The form that suggests a correction: what should become of an event, what is changed in it, and why.
(function (app) {
  "use strict";
  const make = app.make;
  const BETWEEN = /\s*[,;、，；\n]\s*/;
  const VERDICTS = ["accept", "edit", "reject"];

  app.openCorrection = async function (i) {
    if (!app.told(i)) await app.readTold([i]);
    const form = build(i, app.correctionOf(i) || {});
    const dialog = make("dialog", { class: "fix", id: "fix", "aria-labelledby": "fix-heading", lang: app.lang }, form);
    dialog.addEventListener("close", () => dialog.remove());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (keep(i, form)) dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
    showFields(form);
    form.querySelector("input:checked").focus();
  };
  const close = () => app.get("fix").close();

  function build(i, before) {
    const values = { ...asRead(i), ...before.changes };
    const fields = make("div", { class: "fix-fields", id: "fix-fields" }, date(values), type(values), people("actors", values), people("recipients", values), places(values));
    const note = labelled("note", make("textarea", { rows: 3, maxlength: 4000 }), before.note);
    const who = labelled("who", make("input", { maxlength: 200, autocomplete: "name" }), before.who || app.lastName());
    const fault = make("p", { class: "fix-fault", id: "fix-fault", role: "alert" });
    const foot = make("div", { class: "fix-foot" }, fault, buttons(i, before.decision));
    return make("form", { novalidate: true, method: "dialog" }, head(), quotation(i), verdict(before.decision), fields, note, who, foot);
  }

  function head() {
    const shut = make("button", { type: "button", class: "close", "aria-label": app.say("fix_cancel"), onclick: close }, "×");
    return make("div", { class: "fix-head" }, make("h2", { id: "fix-heading" }, app.say("fix_suggest")), shut);
  }

  function quotation(i) {
    const { article, quote } = app.told(i);
    const said = `${app.eventDate(i)} · ${app.term("type_", app.typeOf(i))}`;
    return make("div", { class: "fix-event" }, make("p", {}, said), make("blockquote", { lang: article[3] || "und", tabindex: "0" }, make("bdi", {}, quote[1])));
  }

  function verdict(chosen) {
    const choices = VERDICTS.map((value) => {
      const input = make("input", { type: "radio", name: "verdict", value, id: "fix-" + value, checked: value === (chosen || "edit") });
      input.addEventListener("change", () => showFields(input.form));
      return make("label", { class: "fix-choice" }, input, app.say("fix_" + value));
    });
    return make("fieldset", { class: "fix-verdict" }, make("legend", {}, app.say("fix_question")), ...choices);
  }
  const chosenVerdict = (form) => form.elements.verdict.value;
  const showFields = (form) => (app.get("fix-fields").hidden = chosenVerdict(form) !== "edit");

  // A label above its control, with a line of help that is read with it.
  function labelled(name, control, value, hint) {
    control.id = "fix-" + name;
    control.setAttribute("name", name);
    control.value = value || "";
    if (hint) control.setAttribute("aria-describedby", `fix-${name}-hint`);
    const help = hint ? make("small", { id: `fix-${name}-hint` }, hint) : null;
    return make("p", { class: "fix-field" }, make("label", { for: control.id }, app.say(`fix_${name}_label`)), control, help);
  }

  const date = (values) => labelled("date", make("input", { autocomplete: "off", spellcheck: "false", maxlength: 80 }), values.date, app.say("fix_date_hint"));
  function type(values) {
    const types = app.family("type_").map((value) => [value, app.say("type_" + value)]).sort((a, b) => a[1].localeCompare(b[1], app.lang));
    return labelled("type", make("select", {}, ...types.map(([value, text]) => make("option", { value }, text))), values.type);
  }
  const people = (name, values) => labelled(name, make("input", { autocomplete: "off", spellcheck: "false", maxlength: 600 }), values[name].map(personName).join(app.say("comma")), name === "actors" ? app.say("fix_people_hint") : "");

  function places(values) {
    const rest = make("select", { id: "fix-place" }, ...app.facts.features.map((place, at) => make("option", { value: place.id }, app.placeText(at))));
    const chosen = make("div", { class: "fix-places", id: "fix-places" }, ...values.features.map(placeChoice));
    const add = make("button", { type: "button", id: "fix-add", onclick: () => addPlace(rest.value) }, app.say("fix_add"));
    const more = make("p", { class: "fix-more" }, make("label", { for: "fix-place", class: "unseen" }, app.say("fix_other_place")), rest, add);
    return make("fieldset", { class: "fix-field" }, make("legend", {}, app.say("fix_features_label")), chosen, more);
  }
  function placeChoice(id) {
    const input = make("input", { type: "checkbox", name: "features", value: id, checked: true });
    return make("label", { class: "fix-choice" }, input, make("span", {}, ...app.placeSpans(app.placeAt.get(id))));
  }
  function addPlace(id) {
    const there = [...document.querySelectorAll("#fix-places input")].find((input) => input.value === id);
    if (there) there.checked = true;
    else app.get("fix-places").append(placeChoice(id));
  }

  function buttons(i, decision) {
    const drop = () => {
      app.dropCorrection(i);
      close();
    };
    const takeBack = decision ? make("button", { type: "button", onclick: drop }, app.say("fix_take_back")) : null;
    const cancel = make("button", { type: "button", onclick: close }, app.say("fix_cancel"));
    return make("p", { class: "fix-buttons" }, make("button", { type: "submit", class: "fix-keep" }, app.say("fix_keep")), takeBack, cancel);
  }

  // The event as it was read, in the terms of a file of decisions.
  const codeOf = (name) => (typeof name === "string" ? name : name[name.length - 1]);
  function asRead(i) {
    const [actors, recipients] = app.parties(i).map((list) => list.map((person) => codeOf(app.events.actors[person])));
    return { date: app.edtf(i), type: app.typeOf(i), actors, recipients, features: app.places(i).map((place) => app.facts.features[place].id) };
  }

  // States are known by code, name in any language, in any case; everybody else is named as typed.
  const states = () => [...Object.entries(app.facts.codes).map(([code, names]) => [].concat(names, code)), ...app.events.actors.filter(Array.isArray)];
  const personName = (code) => app.inLang(states().find((names) => codeOf(names) === code) || code);
  function codeTyped(text) {
    const found = states().find((names) => names.some((name) => app.fold(name) === app.fold(text)));
    return found ? codeOf(found) : text.slice(0, 200);
  }
  const codesTyped = (text) => [...new Set(text.trim().split(BETWEEN).filter(Boolean).map(codeTyped))];

  function changesIn(i, form) {
    const read = asRead(i);
    const typed = (name) => form.elements[name].value.normalize("NFKC").trim();
    const now = {
      date: typed("date") || null, type: form.elements.type.value, actors: codesTyped(form.elements.actors.value),
      recipients: codesTyped(form.elements.recipients.value), features: [...form.querySelectorAll("#fix-places input:checked")].map(({ value }) => value),
    };
    return Object.fromEntries(Object.entries(now).filter(([name, value]) => said(value) !== said(read[name])));
  }
  const said = (value) => (Array.isArray(value) ? [...value].sort().join("\n") : value || "");

  // Keeps what the form says; where it cannot be, says why and goes to the field.
  function keep(i, form) {
    const decision = chosenVerdict(form);
    const changes = decision === "edit" ? changesIn(i, form) : {};
    form.querySelectorAll("[aria-invalid]").forEach((field) => ["aria-invalid", "aria-errormessage"].forEach((name) => field.removeAttribute(name)));
    if (changes.date && !app.isEdtf(changes.date)) return refuse("fix-date", "fix_bad_date");
    if (changes.features && !changes.features.length) return refuse("fix-place", "fix_no_place");
    if (decision === "edit" && !Object.keys(changes).length) return refuse("fix-date", "fix_no_change");
    const note = form.elements.note.value.trim();
    const who = form.elements.who.value.trim();
    app.keepCorrection(i, { decision, ...(decision === "edit" ? { changes } : {}), note, who });
    return true;
  }
  function refuse(id, key) {
    app.get("fix-fault").textContent = app.say(key);
    const field = app.get(id);
    if (key !== "fix_no_change") field.setAttribute("aria-invalid", "true");
    if (key !== "fix_no_change") field.setAttribute("aria-errormessage", "fix-fault");
    field.focus();
    return false;
  }
})(DisputeMap);
