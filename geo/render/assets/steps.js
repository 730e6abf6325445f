// From one event to the next in the order of the list: each step opens its card, puts it into the address and says where it is.
(function (app) {
  "use strict";

  app.startSteps = function () {
    app.get("previous").addEventListener("click", () => step(-1));
    app.get("next").addEventListener("click", () => step(1));
    app.onChange(draw);
  };

  const length = () => app.result.shown.length;
  const placeNow = () => (app.state.ev ? app.placeInList(app.findEvent(app.state.ev)) : -1);

  function step(by) {
    const now = placeNow();
    const next = now < 0 ? (by > 0 ? 0 : length() - 1) : now + by;
    if (next < 0 || next >= length()) return;
    const i = app.listedAt(next);
    const pressed = document.activeElement;
    app.choose({ ev: app.idOf(i) });
    // The focus stays on the button, so that the next step is one key away.
    pressed.focus({ preventScroll: true });
    const slots = { number: next + 1, count: length(), what: `${app.eventDate(i)}, ${app.term("type_", app.typeOf(i))}` };
    app.get("step-said").textContent = app.say("step_said", slots);
  }

  function draw() {
    const now = placeNow();
    const ends = { previous: now === 0, next: now >= 0 && now === length() - 1 };
    for (const [id, isEnd] of Object.entries(ends)) app.get(id).setAttribute("aria-disabled", String(isEnd || !length()));
  }
})(DisputeMap);
