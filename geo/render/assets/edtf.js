// Whether a text is a date as EDTF writes it, by the same rules as the command line has.
(function (app) {
  "use strict";
  const POINT = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?[?~%]?$/;
  // First and last month of the seasons, quarters, thirds and halves of a year; 13 and 14 are in the next one.
  const SUBYEARS = {
    21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 14], 25: [3, 5], 26: [6, 8], 27: [9, 11], 28: [12, 14],
    33: [1, 3], 34: [4, 6], 35: [7, 9], 36: [10, 12], 37: [1, 4], 38: [5, 8], 39: [9, 12], 40: [1, 6], 41: [7, 12],
  };

  app.isEdtf = function (text) {
    if (text.startsWith("[") && text.endsWith("]")) return isOneOf(text.slice(1, -1));
    return text.includes("/") ? isInterval(text) : span(text) !== null;
  };

  // First and last day of a point in time, `null` where it is none.
  function span(text) {
    const found = POINT.exec(text);
    if (!found) return null;
    const [, years, middle, day] = found;
    const first = +years.replace(/X/g, "0");
    if (!first || (years.includes("X") && middle)) return null;
    if (middle === undefined) return [app.dayOf(first, 0, 1), app.dayOf(+years.replace(/X/g, "9"), 11, 31)];
    return day === undefined ? months(first, +middle) : dayOnly(text.slice(0, 10));
  }
  function months(year, number) {
    const [first, last] = SUBYEARS[number] || [number, number];
    return number >= 1 && (number <= 12 || SUBYEARS[number]) ? [app.dayOf(year, first - 1, 1), app.dayOf(year, last, 0)] : null;
  }
  function dayOnly(iso) {
    const day = app.readDay(iso);
    return app.isoDay(day) === iso ? [day, day] : null;
  }

  const isOpen = (end) => end === "" || end === "..";
  function isInterval(text) {
    const ends = text.split("/");
    if (ends.length !== 2 || ends.every(isOpen)) return false;
    const [first, last] = ends.map((end) => (isOpen(end) ? [-Infinity, Infinity] : span(end)));
    if (!first || !last) return false;
    return isOpen(ends[0]) || isOpen(ends[1]) || first[0] <= last[1];
  }

  function isOneOf(inner) {
    const points = inner.split(",").flatMap((member) => {
      const [, first, last] = /^(.*?)(?:\.\.(.*))?$/.exec(member.trim());
      return [first, last || ""];
    }).filter(Boolean);
    return points.length > 0 && points.every((point) => span(point) !== null);
  }
})(DisputeMap);
