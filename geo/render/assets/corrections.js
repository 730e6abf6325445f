// Corrections that a reader collects: kept while the tab is open, downloaded as one file for the command line, never sent.
(function (app) {
  "use strict";
  const make = app.make;
  const FORMAT = "dispute-map curation 1";
  const QUOTED = 160; // characters of the quotation that find an event again where its id has moved
  const TEXTS = ["event", "decision", "article", "quotation", "type", "note", "who", "when"];
  let kept = new Map();
  let cleared = null;
  let isSaved = true;

  app.startCorrections = function () {
    restore();
    const count = make("p", { id: "fixes-count", role: "status" });
    const button = (key, act) => make("button", { type: "button", id: key.replace("_", "-"), "data-t": key, onclick: act });
    app.get("events").append(make("div", { class: "fixes", id: "fixes" }, count, button("fix_download", download), button("fix_clear", clear), button("fix_undo", undo)));
    addEventListener("resize", fit);
    app.onChange((changed) => changed.has("lang") && draw());
    window.addEventListener("beforeunload", (event) => kept.size && !isSaved && event.preventDefault());
  };

  app.correctionOf = (i) => kept.get(app.idOf(i));

  app.correctionButton = function (i) {
    const id = app.idOf(i);
    const about = make("span", { class: "unseen" }, `: ${app.eventDate(i)}, ${app.term("type_", app.typeOf(i))}`);
    const words = make("span", { "data-fix": id }, buttonWords(id));
    return make("p", { class: "card-fix" }, make("button", { type: "button", class: "link-button", onclick: () => app.openCorrection(i) }, words, about));
  };
  const buttonWords = (id) => (kept.has(id) ? app.say("fix_change_" + kept.get(id).decision) : app.say("fix_suggest"));

  // What finds the event again: its id, else its article and how its quotation begins.
  app.keepCorrection = function (i, decided) {
    const { article, quote } = app.told(i);
    const record = {
      event: app.idOf(i), ...decided, article: article[6], quotation: beginning(quote[1]), type: app.typeOf(i), when: today(),
    };
    kept.set(record.event, Object.fromEntries(Object.entries(record).filter(([, value]) => value)));
    changed();
  };
  app.dropCorrection = function (i) {
    kept.delete(app.idOf(i));
    changed();
  };
  app.lastName = () => [...kept.values()].map(({ who }) => who || "").pop() || "";

  const beginning = (text) => Array.from(text.split(/[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/)[0]).slice(0, QUOTED).join("");
  function today() {
    const now = new Date();
    return app.isoDay(app.dayOf(now.getFullYear(), now.getMonth(), now.getDate()));
  }

  function changed() {
    cleared = null;
    isSaved = false;
    store();
    draw();
  }
  function clear() {
    cleared = kept;
    kept = new Map();
    store();
    draw();
    app.get("fix-undo").focus();
  }
  function undo() {
    kept = cleared;
    cleared = null;
    store();
    draw();
    app.get("fix-download").focus();
  }

  function draw() {
    const text = kept.size ? app.say("fix_count", { count: kept.size }) : cleared ? app.say("fix_cleared", { count: cleared.size }) : "";
    if (app.get("fixes-count").textContent !== text) app.get("fixes-count").textContent = text;
    document.documentElement.classList.toggle("has-fixes", text !== "");
    ["fix-download", "fix-clear"].forEach((id) => (app.get(id).hidden = !kept.size));
    app.get("fix-undo").hidden = !cleared;
    document.querySelectorAll("[data-fix]").forEach((words) => (words.textContent = buttonWords(words.dataset.fix)));
    fit();
  }

  // What gets the focus scrolls clear of the line, however many rows its words take.
  function fit() {
    document.documentElement.style.setProperty("--fixes", `${app.get("fixes").offsetHeight}px`);
  }

  function download() {
    const whole = { format: FORMAT, dispute: app.facts.id, page: app.facts.page, decisions: [...kept.values()] };
    app.download(`${app.facts.id}.corrections-${today()}.json`, new Blob([JSON.stringify(whole, null, 1) + "\n"], { type: "application/json" }));
    isSaved = true;
  }

  // A page from a disk may be refused the storage; the corrections then last as long as the page is open.
  // Of several pages of one map each keeps its own.
  const period = () => document.querySelector(".parts [aria-current]")?.getAttribute("href") || "";
  const place = () => ["dispute-map corrections", app.facts.id, period()].join(" ").trim();
  function store() {
    try {
      sessionStorage.setItem(place(), JSON.stringify([...kept.values()]));
    } catch {
      // nothing to do: they stay in memory
    }
  }
  function restore() {
    try {
      const found = JSON.parse(sessionStorage.getItem(place()) || "[]");
      kept = new Map(found.filter(isRecord).map((record) => [record.event, record]));
    } catch {
      kept = new Map();
    }
    isSaved = !kept.size;
  }
  function isRecord(record) {
    const texts = TEXTS.every((key) => !(key in record) || typeof record[key] === "string");
    return texts && app.findEvent(record.event) !== undefined && ["accept", "edit", "reject"].includes(record.decision) && isChange(record.changes);
  }
  function isChange(changes) {
    const isValue = (value) => value === null || typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));
    return changes === undefined || (changes !== null && typeof changes === "object" && Object.values(changes).every(isValue));
  }
})(DisputeMap);
