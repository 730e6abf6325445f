// One count and name per place, set beside its island so that none hides an island or another count.
(function (app) {
  "use strict";
  const MEMBER_PIXELS = 30; // islands smaller than this on the screen
  const CROWD_PIXELS = 20; // in a group with less room than this for each leave it to the group to speak for them
  const WIDE_PIXELS = 160; // a group wider than this needs no line to what it names
  let layer;
  let lines;
  const offsets = new Map();
  let offsetsZoom = null;

  app.startCallouts = function () {
    const pane = app.map.createPane("callouts");
    pane.classList.add("leaflet-zoom-hide");
    lines = app.makeSvg("svg", { class: "leaders", "aria-hidden": "true", focusable: "false" });
    layer = app.make("div", { class: "callouts" });
    pane.append(lines, layer);
    L.DomEvent.disableClickPropagation(layer);
    app.map.on("zoomend moveend resize", draw);
    app.onChange(draw);
  };

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

  function callout(place, at) {
    const count = app.result.place.get(at) || 0;
    const names = app.placeNames(at).map(([text, lang]) => app.make("span", { class: "callout-name", lang }, text));
    const chosen = app.state.place === place.id;
    const button = app.make("button", {
      type: "button",
      class: "callout" + (count ? "" : " is-empty") + (place.group ? " is-group" : "") + (chosen ? " is-chosen" : ""),
      "aria-pressed": String(chosen),
      onclick: () => app.choose({ place: chosen ? "" : place.id }),
    });
    button.append(...(count ? [app.make("b", { class: "callout-count" }, app.numbers.format(count))] : []), app.make("span", { class: "callout-names" }, ...names));
    button.setAttribute("aria-label", `${app.placeText(at)}: ${app.say("event_count", { count })}`);
    button.dataset.place = place.id;
    return { button, place, at, count, wide: place.group && extent(place) > WIDE_PIXELS };
  }

  // Counts choose before bare names, and islands and close groups before wide ones, which have the whole sea.
  const order = (a, b) => !a.count - !b.count || a.wide - b.wide || b.place.disputed - a.place.disputed || b.count - a.count || a.at - b.at;

  function draw() {
    if (!app.result) return;
    const view = viewBox();
    const focused = document.activeElement && document.activeElement.dataset.place;
    const wanted = app.facts.features
      .map((place, at) => ({ place, at }))
      .filter(({ place }) => place.anchor && place.bounds && isInView(place, view) && !isSpokenFor(place))
      .map(({ place, at }) => callout(place, at))
      .sort(order);
    layer.replaceChildren(...wanted.map(({ button }) => button));
    lines.replaceChildren();
    settle(wanted, view);
    const again = focused && layer.querySelector(`[data-place="${CSS.escape(focused)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  function viewBox() {
    const corner = app.map.containerPointToLayerPoint([0, 0]);
    const size = app.map.getSize();
    return { left: corner.x + 4, top: corner.y + 4, right: corner.x + size.x - 4, bottom: corner.y + size.y - 4 };
  }
  const pixel = (place) => app.map.latLngToLayerPoint([place.anchor[1], place.anchor[0]]);
  const isInView = (place, view) => {
    const { x, y } = pixel(place);
    return x > view.left && x < view.right && y > view.top && y < view.bottom;
  };

  // What stands on the map face itself must stay readable too.
  function obstacles(view) {
    const face = app.map.getContainer().getBoundingClientRect();
    const standing = [app.get("policy"), app.get("legend"), ...document.querySelectorAll(".map-tools, .map-face .leaflet-control")];
    return standing.map((element) => element.getBoundingClientRect()).filter((box) => box.width).map((box) => ({
      left: box.left - face.left + view.left - 4, right: box.right - face.left + view.left - 4,
      top: box.top - face.top + view.top - 4, bottom: box.bottom - face.top + view.top - 4,
    }));
  }

  function settle(wanted, view) {
    if (offsetsZoom !== app.map.getZoom()) offsets.clear();
    offsetsZoom = app.map.getZoom();
    const grid = app.makeGrid(view.left, view.top, view.right - view.left, view.bottom - view.top);
    app.ringsInPixels().forEach(grid.fill);
    const items = wanted.map(({ button, place, count, wide }) => ({
      ...pixel(place), w: button.offsetWidth, h: button.offsetHeight, free: wide, before: offsets.get(place.id), reach: count ? 220 : 32,
    }));
    const found = app.placeItems(items, grid, view, obstacles(view));
    found.forEach((centre, i) => put(wanted[i], items[i], centre));
  }

  function put({ button, place, count, wide }, item, centre) {
    if (!centre) {
      button.remove();
      return;
    }
    offsets.set(place.id, [centre[0] - item.x, centre[1] - item.y]);
    L.DomUtil.setPosition(button, L.point(Math.round(centre[0] - item.w / 2), Math.round(centre[1] - item.h / 2)));
    if (!wide) lines.append(leader(item, centre, count));
  }

  // From the island to the nearest edge of its label.
  function leader(item, [x, y], count) {
    const endX = Math.max(x - item.w / 2, Math.min(item.x, x + item.w / 2));
    const endY = Math.max(y - item.h / 2, Math.min(item.y, y + item.h / 2));
    return app.makeSvg("line", { x1: item.x, y1: item.y, x2: endX, y2: endY, class: count ? "leader" : "leader is-empty" });
  }
})(DisputeMap);
