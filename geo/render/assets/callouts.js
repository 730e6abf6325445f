// One count and name per place, set beside its island so that none hides an island or another count.
(function (app) {
  "use strict";
  const MEMBER_PIXELS = 30; // islands smaller than this on the screen
  const CROWD_PIXELS = 20; // in a group with less room than this for each leave it to the group to speak for them
  const WIDE_PIXELS = 160; // a group wider than this needs no line to what it names
  const STRIP_PIXELS = 20;
  const SITE_REACH = 16; // pixels between a site and its name at most
  const SPOT = 4; // pixels around a site that its dot takes
  let layer;
  let lines;
  const offsets = new Map();
  let offsetsZoom = null;

  app.startCallouts = () => app.onChange(draw);
  app.drawCallouts = function () {
    const pane = app.map.createPane("callouts");
    pane.classList.add("leaflet-zoom-hide");
    lines = app.makeSvg("svg", { class: "leaders", "aria-hidden": "true", focusable: "false" });
    layer = app.make("div", { class: "callouts" });
    pane.append(lines, layer);
    L.DomEvent.disableClickPropagation(layer);
    app.map.on("zoomend moveend resize", () => draw());
    window.addEventListener("resize", () => sizes.clear());
    draw();
  };
  // What these change stands on the map face too.
  const STANDING = ["lang", "view", "names", "from", "to", "place"];

  const extent = (place) => {
    const [west, south, east, north] = place.bounds;
    const a = app.map.latLngToLayerPoint([south, west]);
    const b = app.map.latLngToLayerPoint([north, east]);
    return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
  };

  function isSpokenFor(place) {
    return extent(place) < MEMBER_PIXELS && place.partOf.some((at) => {
      const group = app.facts.features[at];
      return group.bounds && extent(group) / group.members < CROWD_PIXELS;
    });
  }

  // A group of a group that no event names itself says nothing that its islands do not.
  const isSilent = (place, at) => place.group && place.partOf.length > 0 && !app.result.own.has(at) && app.state.place !== place.id && place.members > 0 && place.disputed && extent(place) > MEMBER_PIXELS;

  function callout({ place, at, point }) {
    const count = app.result.place.get(at) || 0;
    const names = app.placeNames(at).map(([text, lang]) => app.make("span", { class: "callout-name", lang }, text));
    const chosen = app.state.place === place.id;
    const classes = ["callout", !count && "is-empty", place.group && "is-group", chosen && "is-chosen"];
    const element = app.make(
      "button", {
        type: "button", class: classes.filter(Boolean).join(" "), "data-place": place.id, "aria-pressed": String(chosen),
        "aria-label": `${app.placeText(at)}: ${app.say("event_count", { count })}`, onclick: () => app.choose({ place: chosen ? "" : place.id }),
      },
      count ? app.make("b", { class: "callout-count" }, app.numbers.format(count)) : "", app.make("span", { class: "callout-names" }, ...names),
    );
    const size = extent(place);
    return { element, place, at, count, point, size, wide: place.group && size > WIDE_PIXELS };
  }

  // Counts choose before bare names, disputed places before others, and small ones before wide ones, which have more shore.
  const order = (a, b) => !a.count - !b.count || a.wide - b.wide || b.place.disputed - a.place.disputed || a.size - b.size || a.at - b.at;

  let covered = null;
  let polygons = null;
  function draw(changed) {
    if (!app.result || !layer) return;
    const view = viewBox();
    if (!changed || STANDING.some((key) => changed.has(key))) covered = obstacles(view);
    if (!changed) polygons = app.polygonsInPixels();
    const focused = document.activeElement && document.activeElement.dataset.place;
    const wanted = app.facts.features
      .map((place, at) => ({ place, at, point: place.anchor && anchorPixel(place, polygons[at], view, covered) }))
      .filter(({ place, at, point }) => point && !isSpokenFor(place) && !isSilent(place, at))
      .map(callout)
      .sort(order);
    // Who stands first chooses first: counts and places, then the lands around, then sites.
    const names = [...app.coast.filter(isNameable).map(landName), ...app.siteLabels((point) => isSeen(point, view, covered))];
    layer.replaceChildren(...[...wanted, ...names].map(({ element }) => element));
    lines.replaceChildren();
    settle([...wanted, ...names], polygons, view, covered);
    const again = focused && layer.querySelector(`[data-place="${CSS.escape(focused)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  // Names of the neighbourhood stand on their land where there is room, after everything else.
  const isNameable = (land) => land.names[0] && land.anchor && extent(land) > 70;
  function landName({ names, anchor }) {
    const point = app.map.latLngToLayerPoint([anchor[1], anchor[0]]);
    return { element: app.make("span", { class: "land-name" }, names[app.langAt]), point, isLand: true };
  }

  function viewBox() {
    const corner = app.map.containerPointToLayerPoint([0, 0]);
    const size = app.map.getSize();
    return { left: corner.x + 4, top: corner.y + 4, right: corner.x + size.x - 4, bottom: corner.y + size.y - 4 };
  }
  const isSeen = (point, view, covered) => isIn(point, view) && !covered.some((box) => isIn(point, box));
  const isIn = ([x, y], view) => x > view.left && x < view.right && y > view.top && y < view.bottom;

  // Where the line to a place ends; of a place that is only partly in view, the part nearest to the middle.
  function anchorPixel(place, polygons, view, covered) {
    const { x, y } = app.map.latLngToLayerPoint([place.anchor[1], place.anchor[0]]);
    if (isSeen([x, y], view, covered)) return { x, y };
    const middle = [(view.left + view.right) / 2, (view.top + view.bottom) / 2];
    const distance = (point) => Math.hypot(point[0] - middle[0], point[1] - middle[1]);
    const visible = polygons.flat(2).filter((point) => isSeen(point, view, covered));
    const nearest = visible.reduce((best, point) => (!best || distance(point) < distance(best) ? point : best), null);
    return nearest && { x: nearest[0], y: nearest[1] };
  }

  // What stands on the map face itself must stay readable too.
  function obstacles(view) {
    const face = app.map.getContainer().getBoundingClientRect();
    const standing = [app.get("legend"), ...document.querySelectorAll(".map-tools, .map-face .leaflet-control")];
    // A strip between the edge and what stands near it is too narrow to show anything.
    const snap = (value, edge) => (Math.abs(value - edge) < STRIP_PIXELS ? edge : value);
    const boxes = [app.saidBox(), ...standing.map((element) => element.getBoundingClientRect())];
    return boxes.filter((box) => box.width).map((box) => ({
      left: snap(box.left - face.left + view.left - 4, view.left), right: snap(box.right - face.left + view.left - 4, view.right),
      top: snap(box.top - face.top + view.top - 4, view.top), bottom: snap(box.bottom - face.top + view.top - 4, view.bottom),
    }));
  }

  // What is land in this view; a filter moves neither the land nor the view.
  let kept = { key: "", grid: null };
  function gridOf(view, polygons) {
    const { x, y } = app.map.getPixelOrigin();
    const key = [view.left, view.top, view.right, view.bottom, x, y, app.map.getZoom()].join();
    if (kept.key !== key) {
      kept = { key, grid: app.makeGrid(view.left, view.top, view.right - view.left, view.bottom - view.top) };
      polygons.flat().forEach(kept.grid.fill);
    }
    return kept.grid;
  }

  function settle(wanted, polygons, view, covered) {
    if (offsetsZoom !== app.map.getZoom()) offsets.clear();
    offsetsZoom = app.map.getZoom();
    const grid = gridOf(view, polygons);
    const items = wanted.map(({ element, place, point, count, wide, isLand, isSite, isWater }) => ({
      ...point, ...sizeOf(element), free: wide || isLand || isWater, overLand: isLand, evenLand: isSite && !isWater,
      before: place && offsets.get(place.id), hasLine: place && !wide, reach: isLand ? 0 : isSite ? SITE_REACH : count ? 220 : 32,
      spot: isSite && !isWater ? SPOT : 0,
    }));
    const found = app.placeItems(items, grid, view, covered);
    found.forEach((centre, i) => put(wanted[i], items[i], centre));
  }

  // Figures are equally wide, so that what differs only in them need not be measured again.
  const sizes = new Map();
  function sizeOf(element) {
    const key = [app.lang, element.className, element.textContent.replace(/\d/g, "0"), element.querySelectorAll("[lang]").length].join("\n");
    if (!sizes.has(key)) sizes.set(key, { w: element.offsetWidth, h: element.offsetHeight });
    return sizes.get(key);
  }

  function put({ element, place, count, wide, isSite, isWater }, item, centre) {
    if (!centre) {
      element.remove();
      return;
    }
    L.DomUtil.setPosition(element, L.point(Math.round(centre[0] - item.w / 2), Math.round(centre[1] - item.h / 2)));
    if (isSite && !isWater) lines.append(app.makeSvg("circle", { cx: item.x, cy: item.y, r: 2.5, class: "site" }));
    if (!place) return;
    offsets.set(place.id, [centre[0] - item.x, centre[1] - item.y]);
    if (!wide) lines.append(leader(item, centre, count));
  }

  function leader(item, centre, count) {
    const [x, y] = app.lineEnd(item, centre);
    return app.makeSvg("line", { x1: item.x, y1: item.y, x2: x, y2: y, class: count ? "leader" : "leader is-empty" });
  }
})(DisputeMap);
