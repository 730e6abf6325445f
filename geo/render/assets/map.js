// The map: coast, places and their standing, the sentence that says how they are coloured, and the first view.
(function (app) {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const paths = [];
  let map;
  let aim = null; // the bounds the map shows, until the reader moves it
  let isFitting = false;
  let zoomButtons = null;

  // Leaflet asks once, when a map is made, whether it may glide.
  app.motion = () => ({ zoomAnimation: !calm.matches, fadeAnimation: !calm.matches, inertia: !calm.matches });

  app.startMap = function (leafletMap) {
    map = app.map = leafletMap;
    if (calm.matches) map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
    map.createPane("coast").style.zIndex = 300;
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    app.get("fit-disputed").addEventListener("click", () => show(disputedBounds()));
    app.get("fit-all").addEventListener("click", () => show(allBounds()));
    // Whatever moves the map but its own fitting is the reader's doing, and stays when the window changes.
    map.on("movestart", () => isFitting || letGo());
    // While the map glides to a zoom it hears nothing else: what was asked for meanwhile is done at its end.
    map.on("zoomend", () => aim && !isFitting && show(aim));
    new ResizeObserver(refit).observe(app.get("map-face"));
    app.onChange((changed) => {
      if (changed.has("lang")) nameControls();
      if (changed.has("place") && app.isReady) showPlace();
      if (["lang", "view", "to", "from", "place"].some((key) => changed.has(key))) paint();
    });
  };

  const nested = (outline) => (outline.a || []).map((rings) => rings.map(app.unstep));

  // What lies near the view is drawn first, what lies further off by `app.drawRest`.
  const NEAR = 0.5; // heights and widths of the view
  let isSeen = () => true;
  let coastRenderer;
  const drawn = new Set();
  async function drawSeen() {
    coastRenderer = L.svg({ pane: "coast", padding: NEAR });
    const near = map.getBounds().pad(NEAR);
    isSeen = ({ bounds }) => !bounds || near.intersects(boundsOf([{ bounds }]));
    await drawShapes();
  }
  app.drawRest = async function () {
    isSeen = () => true;
    await drawShapes();
    paint();
  };
  async function drawShapes() {
    const style = { pane: "coast", renderer: coastRenderer, className: "land", interactive: false, smoothFactor: 0.8 };
    for (const land of app.coast.filter((land) => !drawn.has(land) && isSeen(land))) {
      drawn.add(land);
      L.polygon(nested(land.outline), style).addTo(map);
      await app.breathe();
    }
    for (const [at, place] of app.facts.features.entries()) {
      if (!paths[at] && isSeen(place)) drawPlace(place, at);
      await app.breathe();
    }
  }

  function drawPlace(place, at) {
    const outline = app.outlines[at];
    const style = { smoothFactor: 0.5, className: "territory", bubblingMouseEvents: false };
    if (outline.a) paths[at] = L.polygon(nested(outline), style);
    else if (outline.l) paths[at] = L.polyline(outline.l.map(app.unstep), style);
    else if (outline.p) paths[at] = L.circleMarker(app.unstep(outline.p[0])[0], { ...style, radius: 4 });
    if (!paths[at]) return;
    paths[at].addTo(map).on("click", () => app.choose({ place: place.id }));
    paths[at].getElement().dataset.territory = place.id;
  }
  const isDrawn = (at) => Object.keys(app.outlines[at]).length > 0;

  function paint() {
    const day = app.asOf();
    const chosen = app.state.place ? app.facts.features[app.placeAt.get(app.state.place)].within : new Set();
    const seen = new Map();
    app.facts.features.forEach((_, at) => {
      if (!isDrawn(at)) return;
      const look = app.look(at, day, app.state.view);
      const words = app.lookWords(look);
      seen.set(look.style + words, { look, words });
      const chosenClass = chosen.has(at) ? " is-chosen" : "";
      if (paths[at]) paths[at].getElement().setAttribute("class", "territory leaflet-interactive is-" + look.style + chosenClass);
    });
    app.get("policy").textContent = app.policySentence(day);
    paintLegend([...seen.values()]);
  }

  const LEGEND_ORDER = ["contested", "side-0", "side-1", "side-2", "side-3", "administered", "uncontested", "undetermined", "no-record"];
  function paintLegend(entries) {
    entries.sort((a, b) => LEGEND_ORDER.indexOf(a.look.style) - LEGEND_ORDER.indexOf(b.look.style) || (a.words < b.words ? -1 : 1));
    app.get("legend").replaceChildren(...entries.map(({ look, words }) => {
      const swatch = app.makeSvg("svg", { class: "swatch", viewBox: "0 0 26 16", "aria-hidden": "true" });
      swatch.append(app.makeSvg("rect", { x: 1, y: 1, width: 24, height: 14, class: "territory is-" + look.style }));
      return app.make("li", {}, swatch, words);
    }));
    if (app.hasLines()) {
      const swatch = app.makeSvg("svg", { class: "swatch", viewBox: "0 0 26 16", "aria-hidden": "true" });
      swatch.append(app.makeSvg("path", { d: "M1,8H25", class: "line" }));
      app.get("legend").append(app.make("li", {}, swatch, app.say("line_indicative")));
    }
  }

  // Leaflet's zoom buttons have no say in other languages, so they are made anew in each.
  function nameControls() {
    if (zoomButtons) zoomButtons.remove();
    zoomButtons = L.control.zoom({ position: "topright", zoomInTitle: app.say("zoom_in"), zoomOutTitle: app.say("zoom_out") }).addTo(map);
  }

  const boundsOf = (places) => {
    const bounds = L.latLngBounds([]);
    places.forEach(({ bounds: b }) => b && bounds.extend([[b[1], b[0]], [b[3], b[2]]]));
    return bounds.isValid() ? bounds : L.latLngBounds([[-60, -180], [60, 180]]);
  };
  const disputedBounds = () => {
    const disputed = app.facts.features.filter((place) => place.disputed && place.bounds);
    return disputed.length ? boundsOf(disputed) : allBounds();
  };
  app.firstZoom = () => map.getBoundsZoom(disputedBounds());
  const allBounds = () => boundsOf(app.facts.features);

  const letGo = () => (aim = null);
  let fitted = "";
  function show(bounds) {
    aim = bounds;
    fitted = "";
    fitting(fit);
  }
  function fitting(act) {
    isFitting = true;
    act();
    isFitting = false;
  }
  // The islands must not lie under the sentence or the legend that stand on the map.
  function fit() {
    const face = map.getContainer().getBoundingClientRect();
    const top = app.saidBox().bottom - face.top + 12;
    const bottom = Math.min(face.height * 0.25, Math.max(14, face.bottom - app.get("legend").getBoundingClientRect().top + 8));
    const side = Math.min(70, face.width * 0.08);
    // Near enough for one islet among many, nearer only where all that is disputed needs it.
    const maxZoom = Math.max(10, app.firstZoom());
    const key = [aim.toBBoxString(), face.width, face.height, side, top, bottom].join();
    if (key === fitted) return;
    fitted = key;
    map.fitBounds(aim, { paddingTopLeft: [side, top], paddingBottomRight: [side, bottom], maxZoom, animate: false });
  }
  // What is said on the map face: on a narrow screen only the sentence stands there.
  app.saidBox = function () {
    const box = app.get("said").getBoundingClientRect();
    return box.height ? box : app.get("policy").getBoundingClientRect();
  };
  const refit = () => fitting(() => {
    map.invalidateSize({ animate: false, pan: false });
    if (aim) fit();
  });
  app.refit = refit;
  app.firstView = async function () {
    map.invalidateSize({ animate: false, pan: false });
    show(disputedBounds());
    showPlace();
    await app.breathe();
    // Drawn once the view is found: to move what is drawn takes a browser as long as to draw it.
    await drawSeen();
    paint();
    // Only now: bounds set while the map stands elsewhere would make it glide there, past the first view.
    fitting(keepInside);
  };

  function keepInside() {
    const edges = allBounds();
    app.coast.forEach(({ bounds: b }) => b && edges.extend([[b[1], b[0]], [b[3], b[2]]]));
    map.setMaxBounds(edges.pad(0.1));
    map.options.maxBoundsViscosity = 0.8;
  }

  // The polygons of every place in view in pixels at the zoom of now, for the search for free places: [x, y] after [x, y].
  app.polygonsInPixels = function () {
    const seen = map.getBounds();
    const { x, y } = map.getPixelOrigin();
    const scale = 256 * 2 ** map.getZoom();
    const toPixels = (ring) => ring.map(([east, south]) => [east * scale - x, south * scale - y]);
    const isSeen = ({ bounds }, at) => bounds && app.outlines[at].a && seen.intersects(boundsOf([{ bounds }]));
    return app.facts.features.map((place, at) => (isSeen(place, at) ? projected(at).map((rings) => rings.map(toPixels)) : []));
  };
  // As shares of the whole world in Mercator's projection, once.
  const onWorld = [];
  const projected = (at) => (onWorld[at] ||= nested(app.outlines[at]).map((rings) => rings.map((ring) => ring.map(([lat, lon]) => [
    lon / 360 + 0.5, 0.5 - Math.log(Math.tan((90 + lat) * (Math.PI / 360))) / (2 * Math.PI),
  ]))));

  // A place that was chosen elsewhere is brought into sight.
  function showPlace() {
    const place = app.state.place && app.facts.features[app.placeAt.get(app.state.place)];
    if (place && place.bounds && !map.getBounds().contains(boundsOf([place]))) show(boundsOf([place]));
  }
})(DisputeMap);
