// The time line: a histogram that follows every filter, and a brush over it that the keyboard moves as well as the mouse.
(function (app) {
  "use strict";
  const STEPS = [["day", 1], ["day", 7], ["month", 1], ["month", 3], ["year", 1], ["year", 5], ["year", 10], ["year", 25], ["year", 100]];
  const BAR_PIXELS = 4;
  let whole; // first and last day of everything known
  let shown; // the part of it the histogram shows
  let latest;
  let bins = [];

  app.startTime = function () {
    findWhole();
    shown = { ...whole };
    app.get("closer").addEventListener("click", closer);
    app.get("all-time").addEventListener("click", allTime);
    ["from", "to"].forEach((end) => app.get(end).addEventListener("change", () => readInput(end)));
    ["from", "to"].forEach((end) => app.get("grip-" + end).addEventListener("keydown", (event) => moveByKey(event, end)));
    startDragging();
    new ResizeObserver(measure).observe(app.get("brush"));
    app.onChange((changed) => {
      if (!size) measure();
      else if ([...changed].some((key) => !["view", "names", "ev", "order"].includes(key))) draw();
    });
  };

  function findWhole() {
    const { events, facts, NEVER } = app;
    let first = Infinity;
    latest = -Infinity;
    const know = (day) => {
      if (day === null || Math.abs(day) >= NEVER) return;
      if (day < first) first = day;
      if (day > latest) latest = day;
    };
    facts.periods.forEach((periods) => periods.forEach(([day]) => know(day)));
    events.published.forEach(know);
    for (let i = 0; i < events.count; i++) {
      if (!events.dated[i]) continue;
      know(events.first[i]);
      know(events.last[i]);
    }
    if (first > latest) first = latest = app.dayOf(2000, 0, 1);
    whole = { lo: app.dayOf(app.yearOf(first), 0, 1), hi: app.dayOf(app.yearOf(latest), 11, 31) };
  }

  const parse = (text) => (text ? app.readDay(text) : null);
  app.range = () => ({ from: parse(app.state.from) ?? -2 * app.NEVER, to: parse(app.state.to) ?? 2 * app.NEVER });
  // Claims and control are shown as they stood at the end of the range.
  app.asOf = () => parse(app.state.to) ?? latest;
  app.latestDay = () => latest;

  function setRange(from, to) {
    const [first, last] = from <= to ? [from, to] : [to, from];
    app.choose({ from: first <= whole.lo ? "" : app.isoDay(first), to: last >= whole.hi ? "" : app.isoDay(last) });
  }
  const chosen = () => ({ from: parse(app.state.from) ?? whole.lo, to: parse(app.state.to) ?? whole.hi });

  function closer() {
    const { from, to } = chosen();
    const margin = Math.max(3, Math.round((to - from) * 0.05));
    shown = { lo: Math.max(whole.lo, from - margin), hi: Math.min(whole.hi, to + margin) };
    draw();
  }
  function allTime() {
    shown = { ...whole };
    app.choose({ from: "", to: "" });
    draw();
  }

  // The bins: the smallest step that leaves bars wide enough to see.
  const floorDay = (day, [unit, size]) => {
    const date = new Date(day * 864e5);
    if (unit === "day") return size === 7 ? day - ((date.getUTCDay() + 6) % 7) : day;
    const year = date.getUTCFullYear();
    if (unit === "month") return app.dayOf(year, date.getUTCMonth() - (date.getUTCMonth() % size), 1);
    return app.dayOf(Math.max(1, year - (year % size)), 0, 1);
  };
  const nextDay = (day, [unit, size]) => {
    const date = new Date(day * 864e5);
    if (unit === "day") return day + size;
    if (unit === "month") return app.dayOf(date.getUTCFullYear(), date.getUTCMonth() + size, 1);
    return app.dayOf(date.getUTCFullYear() - (date.getUTCFullYear() % size) + size, 0, 1);
  };
  const DAYS = { day: 1, month: 30.4, year: 365.25 };
  function chooseStep(width) {
    const fits = ([unit, size]) => (shown.hi - shown.lo + 1) / (DAYS[unit] * size) <= width / BAR_PIXELS;
    return STEPS.find(fits) || STEPS[STEPS.length - 1];
  }
  function makeBins(step) {
    const made = [];
    for (let day = floorDay(shown.lo, step); day <= shown.hi; day = nextDay(day, step)) {
      made.push({ lo: day, hi: nextDay(day, step) - 1, sure: 0, unsure: 0 });
    }
    return made;
  }

  // Events of one plain day stand in its bar.
  function countDays(perDay) {
    const from = app.firstDay();
    const end = Math.min(perDay.length, bins[bins.length - 1].hi + 1 - from);
    for (let at = Math.max(0, bins[0].lo - from); at < end; at++) if (perDay[at]) bins[barOf[at + from - bins[0].lo]].sure += perDay[at];
  }
  // Events whose time is wider than a bar are spread thinly over all the bars they may belong to.
  function countDate(many, [earliest, latestDay, unsure]) {
    const first = earliest ?? shown.lo;
    const last = latestDay ?? shown.hi;
    const a = binAt(first);
    const b = last === first ? a : binAt(last);
    if (b < 0 || a >= bins.length) return;
    const low = Math.max(0, a);
    const high = Math.min(bins.length - 1, b);
    if (a === b && !unsure) bins[low].sure += many;
    else for (let at = low; at <= high; at++) bins[at].unsure += many / (b - a + 1);
  }
  // The bar of each day, looked up: every day asks for its own at every change.
  let ruled = "";
  let barOf = new Int16Array(0);
  function ruleDays() {
    const first = bins[0].lo;
    barOf = new Int16Array(bins[bins.length - 1].hi - first + 1);
    bins.forEach((bin, at) => barOf.fill(at, bin.lo - first, bin.hi - first + 1));
  }
  function binAt(day) {
    const at = day - bins[0].lo;
    if (at < 0) return -1;
    return at < barOf.length ? barOf[at] : bins.length;
  }

  const place = (day) => (day - bins[0].lo) / (bins[bins.length - 1].hi + 1 - bins[0].lo);

  // Measured only when it may have changed: to measure makes the browser lay out the page at once.
  let size = null;
  function measure() {
    const { clientWidth: width, clientHeight: height } = app.get("brush");
    if (size && size.width === width && size.height === height) return;
    size = { width, height };
    draw();
  }
  function draw() {
    if (!size || !size.width || !app.result) return;
    const { width } = size;
    const step = chooseStep(width);
    const key = [shown.lo, shown.hi, ...step].join();
    if (key !== ruled) {
      ruled = key;
      bins = makeBins(step);
      ruleDays();
    }
    bins.forEach((bin) => (bin.sure = bin.unsure = 0));
    countDays(app.result.perDay);
    app.events.dates.forEach((date, at) => app.result.perDate[at + 2] && countDate(app.result.perDate[at + 2], date));
    drawBars(size);
    const scale = [key, width, app.lang].join();
    if (scale !== ticked) drawTicks(width);
    ticked = scale;
    drawWindow();
    app.get("time-scale").textContent = app.say(`scale_${step[0]}_${step[1]}`);
  }

  function drawBars({ width, height }) {
    const svg = app.get("bars");
    const { from, to } = chosen();
    const most = Math.max(1, ...bins.map((bin) => bin.sure + bin.unsure));
    const scale = (value) => (value ? Math.max(2, (value / most) * (height - 6)) : 0);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    // One path for all bars that look alike: a browser draws it as fast as a single bar.
    const paths = new Map();
    const add = (name, x, y, wide, tall) => tall && paths.set(name, `${paths.get(name) || ""}M${x.toFixed(1)},${y.toFixed(1)}h${wide.toFixed(1)}v${tall.toFixed(1)}h-${wide.toFixed(1)}z`);
    for (const bin of bins) {
      const x = place(bin.lo) * width;
      const wide = Math.max(1, (place(bin.hi + 1) - place(bin.lo)) * width - 1);
      const [sure, unsure] = [scale(bin.sure), scale(bin.unsure)];
      const side = bin.hi >= from && bin.lo <= to ? " is-in" : "";
      add("bar" + side, x, height - sure, wide, sure);
      add("bar is-unsure" + side, x, height - sure - unsure, wide, unsure);
    }
    svg.replaceChildren(...[...paths].map(([name, d]) => app.makeSvg("path", { d, class: name })));
  }

  let ticked = "";
  const TICK_FORMATS = { day: { day: "numeric", month: "short", year: "numeric" }, month: { month: "short", year: "numeric" }, year: { year: "numeric" } };
  function drawTicks(width) {
    const wanted = Math.max(2, Math.floor(width / 90));
    const ladder = [...STEPS.slice(0, 5), ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100]];
    const step = ladder.find(([unit, size]) => (shown.hi - shown.lo) / (DAYS[unit] * size) <= wanted) || ladder[ladder.length - 1];
    const format = new Intl.DateTimeFormat(app.locale, { ...TICK_FORMATS[step[0]], timeZone: "UTC" });
    const ticks = [];
    for (let day = floorDay(shown.lo, step); day <= shown.hi; day = nextDay(day, step)) {
      const at = place(day);
      if (at < 0 || at > 0.97) continue;
      const tick = app.make("span", { class: "tick" }, format.format(new Date(day * 864e5)));
      tick.style.left = `${(at * 100).toFixed(2)}%`;
      ticks.push(tick);
    }
    app.get("ticks").replaceChildren(...ticks);
  }

  function drawWindow() {
    const { from, to } = chosen();
    const clamp = (value) => Math.min(1, Math.max(0, value));
    const left = app.state.from ? clamp(place(from)) : 0;
    const right = app.state.to ? clamp(place(to + 1)) : 1;
    app.get("window").style.left = `${left * 100}%`;
    app.get("window").style.width = `${(right - left) * 100}%`;
    setGrip("from", left, from);
    setGrip("to", right, to);
    if (document.activeElement !== app.get("from")) app.get("from").value = shortDay(from, true);
    if (document.activeElement !== app.get("to")) app.get("to").value = shortDay(to, false);
  }
  function setGrip(end, at, day) {
    const grip = app.get("grip-" + end);
    grip.style.left = `${at * 100}%`;
    const values = { valuemin: whole.lo, valuemax: whole.hi, valuenow: day, valuetext: app.dayWords(day), orientation: "horizontal" };
    for (const [name, value] of Object.entries(values)) grip.setAttribute("aria-" + name, value);
  }

  // A day as short as it can be said: a whole year as its number, a whole month without its day.
  function shortDay(day, isFirst) {
    const iso = app.isoDay(day);
    const edge = app.isoDay(isFirst ? day : day + 1);
    if (!edge.endsWith("-01")) return iso;
    return edge.endsWith("-01-01") ? iso.slice(0, 4) : iso.slice(0, 7);
  }

  function readInput(end) {
    const input = app.get(end);
    const text = input.value.trim();
    const found = /^(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
    const day = found ? typedDay(found, end === "to") : null;
    input.setAttribute("aria-invalid", String(text !== "" && day === null));
    const { from, to } = chosen();
    if (text === "") setRange(end === "from" ? whole.lo : from, end === "to" ? whole.hi : to);
    else if (day !== null) setRange(end === "from" ? day : from, end === "to" ? day : to);
    if (day !== null) input.value = shortDay(day, end === "from");
  }
  function typedDay([, year, month, day], isLast) {
    const known = (!month || (month >= 1 && month <= 12)) && +year >= 1;
    if (!known) return null;
    const typed = app.dayOf(+year, (month || 1) - 1, day || 1);
    if (day) return app.isoDay(typed).endsWith(String(day).padStart(2, "0")) ? typed : null;
    if (!isLast) return typed;
    return (month ? app.dayOf(+year, +month, 1) : app.dayOf(+year + 1, 0, 1)) - 1;
  }

  function moveByKey(event, end) {
    const { from, to } = chosen();
    const at = Math.min(bins.length - 1, Math.max(0, binAt(end === "from" ? from : to)));
    const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -bins.length, End: bins.length };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const other = Math.min(bins.length - 1, Math.max(0, binAt(end === "from" ? to : from)));
    const wanted = at + moves[event.key];
    const bound = end === "from" ? Math.min(Math.max(0, wanted), other) : Math.max(Math.min(bins.length - 1, wanted), other);
    setRange(end === "from" ? bins[bound].lo : from, end === "to" ? bins[bound].hi : to);
  }

  function startDragging() {
    const brush = app.get("brush");
    let drag = null;
    const binUnder = (event) => {
      const box = brush.getBoundingClientRect();
      const at = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
      return Math.max(0, Math.min(bins.length - 1, binAt(Math.floor(bins[0].lo + at * (bins[bins.length - 1].hi + 1 - bins[0].lo)))));
    };
    const begin = (event) => {
      const at = binUnder(event);
      const { from, to } = chosen();
      const grip = event.target.id;
      if (grip === "grip-from") return { fixed: binAt(to), at };
      if (grip === "grip-to") return { fixed: binAt(from), at };
      const isPart = from > shown.lo || to < shown.hi;
      return event.target.id === "window" && isPart ? { moving: [binAt(from), binAt(to)], at } : { fixed: at, at };
    };
    const follow = (event) => {
      const at = binUnder(event);
      if (drag.moving) return slide(drag.moving, at - drag.at);
      const fixed = Math.min(bins.length - 1, Math.max(0, drag.fixed));
      return setRange(bins[Math.min(at, fixed)].lo, bins[Math.max(at, fixed)].hi);
    };
    brush.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      drag = begin(event);
      brush.setPointerCapture(event.pointerId);
      if (event.target.id.startsWith("grip")) event.target.focus();
      event.preventDefault();
    });
    brush.addEventListener("pointermove", (event) => drag && event.buttons && follow(event));
    brush.addEventListener("pointerup", (event) => {
      if (drag && !drag.moving) follow(event);
      drag = null;
    });
    brush.addEventListener("pointercancel", () => (drag = null));
    brush.addEventListener("dblclick", allTime);
  }
  function slide([low, high], by) {
    const step = Math.max(-low, Math.min(bins.length - 1 - high, by));
    setRange(bins[Math.max(0, low + step)].lo, bins[Math.min(bins.length - 1, high + step)].hi);
  }
})(DisputeMap);
