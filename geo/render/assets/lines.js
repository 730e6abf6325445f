// Lines: where one side's ends on the day shown. Thin, dashed, in a colour of nobody; each says that it is indicative.
(function (app) {
  "use strict";
  const paths = [];

  app.startLines = function () {
    const { map } = app;
    map.createPane("lines").style.zIndex = 390; // under the islands: a line is less than what it parts
    const renderer = L.svg({ pane: "lines", padding: 0.5 });
    // One free tooltip for all: bound ones would make each line a stop of the keyboard.
    const tooltip = L.tooltip({ className: "line-words", direction: "top", offset: [0, -6] });
    app.lines.forEach(({ outline }, at) => {
      const style = { pane: "lines", renderer, className: "line", smoothFactor: 0.5 };
      const say = ({ latlng }) => tooltip.setLatLng(latlng).setContent(wordsOf(at)).openOn(map);
      paths[at] = L.polyline(outline.l.map(app.unstep), style).on({ mouseover: say, click: say, mouseout: () => tooltip.close() });
    });
    app.onChange((changed) => {
      if (["lang", "view", "to", "from"].some((key) => changed.has(key))) draw(map);
    });
  };
  app.hasLines = () => app.lines.some((course) => inForce(course).length);

  // In a claimant's view stand its own claims, what is administered and what was agreed; else every line.
  function isSeen(line) {
    const at = app.facts.claimants.indexOf(app.state.view);
    if (line.kind !== "claimed" || app.state.view === "neutral") return true;
    return at >= 0 && line.parties.some((code) => app.sideOf(code) === at);
  }
  function inForce(course) {
    const day = app.asOf();
    return course.lines.filter((line) => (line.from === null || line.from <= day) && (line.until === null || day < line.until) && isSeen(line));
  }

  function draw(map) {
    app.lines.forEach((course, at) => (inForce(course).length ? paths[at].addTo(map) : paths[at].remove()));
  }

  function wordsOf(at) {
    const said = inForce(app.lines[at]).map((line) => {
      const slots = { names: app.list(line.parties.map(app.country)), when: line.when[app.lang] };
      return app.make("p", {}, app.say("line_" + line.kind.replace("-", "_"), slots));
    });
    return app.make("div", {}, ...said, app.make("p", {}, app.say("line_indicative")));
  }
})(DisputeMap);
