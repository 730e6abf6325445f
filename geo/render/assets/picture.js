// The view of now as one picture, SVG or PNG, with title, date, sentence, legend and attribution: nothing is fetched for it.
(function (app) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 16;
  const LINE = 20;
  const PNG_SCALE = 2;
  const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "opacity"];
  const ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0";

  app.startPicture = function () {
    app.get("save-svg").addEventListener("click", () => app.download(fileName("svg"), new Blob([drawPicture().text], { type: "image/svg+xml" })));
    app.get("save-png").addEventListener("click", savePng);
  };

  const fileName = (suffix) => `${app.facts.id}-${app.isoDay(app.asOf())}-${app.state.view.toLowerCase()}-${app.lang}.${suffix}`;

  function savePng() {
    const { text, width, height } = drawPicture();
    const image = new Image();
    image.onload = () => {
      const canvas = app.make("canvas", { width: width * PNG_SCALE, height: height * PNG_SCALE });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => blob && app.download(fileName("png"), blob), "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  }

  // The whole picture as text, with its size in pixels.
  function drawPicture() {
    const face = app.map.getContainer().getBoundingClientRect();
    const style = getComputedStyle(document.body);
    const paper = { ink: style.color, ground: style.backgroundColor, font: style.fontFamily };
    const width = Math.round(face.width);
    const head = headLines(width, paper);
    const legend = legendRows(width, paper);
    const top = MARGIN + head.reduce((sum, line) => sum + line.size * 1.35, 0) + 6;
    const height = Math.round(top + face.height + legend.height + LINE + MARGIN);
    const root = app.makeSvg("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": paper.font });
    root.append(titleOf(), patterns(), box(0, 0, width, height, paper.ground));
    let y = MARGIN;
    head.forEach((line) => root.append(words(line.text, MARGIN, (y += line.size * 1.35) - 4, { "font-size": line.size, "font-weight": line.weight, fill: paper.ink })));
    root.append(mapFace(face, top));
    legend.items.forEach(({ swatch, text, x, row }) => root.append(swatchAt(swatch, x, top + face.height + 10 + row * LINE), words(text, x + 34, top + face.height + 22 + row * LINE, { "font-size": 12, fill: paper.ink })));
    root.append(words(`${ATTRIBUTION} · ${credit()}`, MARGIN, height - MARGIN, { "font-size": 11, fill: paper.ink }));
    return { text: new XMLSerializer().serializeToString(root), width, height };
  }

  const titleOf = () => {
    const title = app.makeSvg("title", {});
    title.textContent = document.title;
    return title;
  };
  const credit = () => app.say("picture_credit", { count: app.result.shown.length });

  function headLines(width, paper) {
    const sentence = wrapped(app.get("policy").textContent, width - 2 * MARGIN, `13px ${paper.font}`);
    return [{ text: document.title, size: 20, weight: 600 }, ...sentence.map((text) => ({ text, size: 13, weight: 400 }))];
  }
  const measure = (text, font) => {
    const pen = (measure.pen ||= document.createElement("canvas").getContext("2d"));
    pen.font = font;
    return pen.measureText(text).width;
  };
  // A script without blanks may break between any two of its letters.
  function wrapped(text, width, font) {
    const pieces = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/gu) || [];
    const lines = [""];
    pieces.forEach((piece) => {
      const last = lines[lines.length - 1];
      if (last && measure(last + piece.trimEnd(), font) > width) lines.push(piece.trimStart());
      else lines[lines.length - 1] = last + piece;
    });
    return lines;
  }

  function legendRows(width, paper) {
    let x = MARGIN;
    let row = 0;
    const items = [...document.querySelectorAll("#legend li")].map((item) => {
      const text = item.textContent;
      const needed = measure(text, `12px ${paper.font}`) + 54;
      if (x > MARGIN && x + needed > width) [x, row] = [MARGIN, row + 1];
      const found = { swatch: item.querySelector("svg"), text, x, row };
      x += needed;
      return found;
    });
    return { items, height: items.length ? (row + 1) * LINE + 14 : 0 };
  }

  const box = (x, y, width, height, fill, more) => app.makeSvg("rect", { x, y, width, height, fill, ...more });
  function words(text, x, y, attributes) {
    const element = app.makeSvg("text", { x, y, ...attributes });
    element.textContent = text;
    return element;
  }

  // A shape of the page with the look that the style sheet gives it written into it.
  function dressed(element) {
    const copy = element.cloneNode(false);
    const style = getComputedStyle(element);
    ["class", "style", "tabindex"].forEach((name) => copy.removeAttribute(name));
    DRAWN.forEach((name) => copy.setAttribute(name, style.getPropertyValue(name).replaceAll('"', "")));
    copy.append(...[...element.children].map(dressed));
    return copy;
  }
  function patterns() {
    const defs = app.makeSvg("defs", {});
    defs.append(...[...document.querySelectorAll(".patterns pattern")].map((each) => {
      const copy = dressed(each);
      DRAWN.forEach((name) => copy.removeAttribute(name));
      return copy;
    }));
    return defs;
  }
  function swatchAt(swatch, x, y) {
    const group = app.makeSvg("g", { transform: `translate(${x} ${y})` });
    group.append(...[...swatch.children].map(dressed));
    return group;
  }

  function mapFace(face, top) {
    const frame = app.makeSvg("svg", { x: 0, y: top, width: face.width, height: face.height, viewBox: `0 0 ${face.width} ${face.height}` });
    const { x, y } = L.DomUtil.getPosition(app.map.getPanes().mapPane);
    const layer = app.makeSvg("g", { transform: `translate(${x} ${y})` });
    const shapes = app.map.getContainer().querySelectorAll(".leaflet-map-pane svg:not(.leaders) path, svg.leaders line, svg.leaders circle");
    layer.append(...[...shapes].map(dressed));
    frame.append(box(0, 0, face.width, face.height, getComputedStyle(app.map.getContainer()).backgroundColor), layer);
    document.querySelectorAll(".callout, .land-name, .site-name").forEach((label) => frame.append(...labelOf(label, face)));
    return frame;
  }

  // A callout is page text, which a picture cannot hold: its box, its count and its names are drawn anew where they stand.
  function labelOf(label, face) {
    const isName = label.matches(".land-name");
    const ground = label.matches(".callout") ? [boxOf(label, face)] : [];
    const count = [...label.querySelectorAll(".callout-count")].flatMap((each) => [boxOf(each, face), ...lineOf(each, face)]);
    const names = isName ? [label] : [...label.querySelectorAll(".callout-name")];
    return [...ground, ...count, ...names.flatMap((each) => lineOf(each, face))];
  }
  function boxOf(element, face) {
    const at = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const edge = style.borderTopStyle === "none" ? "none" : style.borderTopColor;
    const dash = style.borderTopStyle === "dashed" ? "3 2" : "none";
    return box(at.left - face.left, at.top - face.top, at.width, at.height, style.backgroundColor, { rx: Math.min(15, at.height / 2), stroke: edge, "stroke-dasharray": dash });
  }
  function lineOf(element, face) {
    const at = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const middle = style.textAlign === "center";
    const x = at.left - face.left + (middle ? at.width / 2 : 0);
    return [words(element.textContent, x, at.top - face.top + at.height / 2 + size * 0.36, {
      "font-size": size, "font-weight": style.fontWeight, "font-style": style.fontStyle, "font-family": style.fontFamily.replaceAll('"', "'"),
      fill: style.color, "text-anchor": middle ? "middle" : "start", "letter-spacing": style.letterSpacing === "normal" ? 0 : style.letterSpacing,
    })];
  }
})(DisputeMap);
