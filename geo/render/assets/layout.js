// Where labels may stand: a grid of what is land, and a search outward from each anchor for the nearest free place.
// Nothing here touches the page, so the same numbers give the same places.
(function (app) {
  "use strict";
  const CELL = 4;
  const RADII = Array.from({ length: 26 }, (_, i) => 8 + i * 8);
  // East and west first, then the diagonals: names read best beside an island.
  const ANGLES = [0, 180, -45, 135, 45, -135, -90, 90, -22, 158, 22, -158, -67, 113, 67, -113].map((deg) => (deg * Math.PI) / 180);

  // A grid over a rectangle of the map in pixels; `fill` marks what lies inside rings of [x, y] points.
  app.makeGrid = function (left, top, width, height) {
    const columns = Math.max(1, Math.ceil(width / CELL));
    const rows = Math.max(1, Math.ceil(height / CELL));
    const cells = new Uint8Array(columns * rows);
    const column = (x) => Math.floor((x - left) / CELL);
    const row = (y) => Math.floor((y - top) / CELL);
    const mark = (c, r) => {
      if (c >= 0 && c < columns && r >= 0 && r < rows) cells[r * columns + c] = 1;
    };
    const markEdge = (x1, y1, x2, y2) => {
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) / CELL));
      if (steps > columns + rows) return;
      for (let i = 0; i <= steps; i++) mark(column(x1 + ((x2 - x1) * i) / steps), row(y1 + ((y2 - y1) * i) / steps));
    };
    const crossings = (points, found) => {
      for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
        const [[x1, y1], [x2, y2]] = [points[j], points[i]];
        markEdge(x1, y1, x2, y2);
        const low = Math.max(0, row(Math.min(y1, y2)));
        const high = Math.min(rows - 1, row(Math.max(y1, y2)));
        for (let r = low; r <= high; r++) {
          const y = top + (r + 0.5) * CELL;
          if (y1 > y !== y2 > y) (found[r] ||= []).push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
        }
      }
    };
    const fill = (rings) => {
      const found = [];
      rings.forEach((points) => crossings(points, found));
      found.forEach((xs, r) => {
        xs.sort((a, b) => a - b);
        for (let i = 0; i + 1 < xs.length; i += 2) {
          for (let c = Math.max(0, column(xs[i])); c <= Math.min(columns - 1, column(xs[i + 1])); c++) mark(c, r);
        }
      });
    };
    const isFree = (box) => {
      for (let r = Math.max(0, row(box.top)); r <= Math.min(rows - 1, row(box.bottom)); r++) {
        for (let c = Math.max(0, column(box.left)); c <= Math.min(columns - 1, column(box.right)); c++) {
          if (cells[r * columns + c]) return false;
        }
      }
      return true;
    };
    return { fill, isFree };
  };

  const boxAt = (x, y, item) => ({ left: x - item.w / 2 - 2, right: x + item.w / 2 + 2, top: y - item.h / 2 - 2, bottom: y + item.h / 2 + 2 });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const inside = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

  function* candidates(item) {
    if (item.before) yield [item.x + item.before[0], item.y + item.before[1]];
    if (item.free) yield [item.x, item.y];
    for (const radius of RADII) {
      if (radius > item.reach) return;
      for (const angle of ANGLES) {
        yield [item.x + Math.cos(angle) * (radius + item.w / 2), item.y + Math.sin(angle) * (radius + item.h / 2)];
      }
    }
  }

  // Whether a line from a to b meets a box: some of its points lie inside.
  const crosses = ([ax, ay], [bx, by], box) => {
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / CELL));
    for (let i = 0; i <= steps; i++) {
      const [x, y] = [ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps];
      if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
    }
    return false;
  };
  // The end of an item's line: the point of its box nearest to its anchor.
  app.lineEnd = (item, [x, y]) => [
    Math.max(x - item.w / 2, Math.min(item.x, x + item.w / 2)),
    Math.max(y - item.h / 2, Math.min(item.y, y + item.h / 2)),
  ];

  // Gives each item its centre, or leaves it out: [x, y] or null, in the order of the items. The first items choose first.
  app.placeItems = function (items, grid, view, obstacles) {
    const taken = [...obstacles];
    const drawn = [];
    const isFree = (item, box) => inside(box, view) && (item.overLand || grid.isFree(box)) && !taken.some((other) => meet(box, other));
    const crossingsAt = (item, centre, box) =>
      drawn.filter(([from, to]) => crosses(from, to, box)).length +
      (item.hasLine ? taken.filter((other) => crosses([item.x, item.y], app.lineEnd(item, centre), other)).length : 0);
    const search = (item) => {
      let best = null; // a place whose line crosses another is better than none, the one that crosses the fewest best
      let fewest = Infinity;
      for (const centre of candidates(item)) {
        const box = boxAt(centre[0], centre[1], item);
        if (!isFree(item, box)) continue;
        const crossings = crossingsAt(item, centre, box);
        if (!crossings) return centre;
        if (crossings < fewest) [best, fewest] = [centre, crossings];
      }
      return best;
    };
    // A name that may stand on land does so only where no water is near.
    const find = (item) => search(item) || (item.evenLand ? search({ ...item, overLand: true }) : null);
    // A spot that is hidden already gets no name, and no name, its own neither, hides a spot.
    const spotOf = ({ x, y, spot }) => ({ left: x - spot, right: x + spot, top: y - spot, bottom: y + spot });
    return items.map((item) => {
      if (item.spot && taken.some((other) => meet(spotOf(item), other))) return null;
      if (item.spot) taken.push(spotOf(item));
      const centre = find(item);
      if (centre) {
        taken.push(boxAt(centre[0], centre[1], item));
        if (item.hasLine) drawn.push([[item.x, item.y], app.lineEnd(item, centre)]);
      }
      return centre;
    });
  };
})(DisputeMap);
