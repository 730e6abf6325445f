// From one event to the next in the order of the list: each step opens its card, puts it into the address and says where it is.
(function (app) {
  "use strict";

  app.startSteps = function () {
    app.get("previous").addEventListener("click", () => step(-1));
    app.get("next").addEventListener("click", () => step(1));
    app.onChange(draw);
  };

  const shown = () => app.inOrder();
  const placeIn = (list) => list.indexOf(app.findEvent(app.state.ev) ?? -1);

  function step(by) {
    const list = shown();
    const now = placeIn(list);
    const next = now < 0 ? (by > 0 ? 0 : list.length - 1) : now + by;
    if (next < 0 || next >= list.length) return;
    const pressed = document.activeElement;
    app.choose({ ev: app.idOf(list[next]) });
    // The focus stays on the button, so that the next step is one key away.
    pressed.focus({ preventScroll: true });
    const slots = { number: next + 1, count: list.length, what: `${app.eventDate(list[next])}, ${app.term("type_", app.typeOf(list[next]))}` };
    app.get("step-said").textContent = app.say("step_said", slots);
  }

  function draw() {
    // The order of a long list is asked for only where an event is open in it.
    const list = app.state.ev ? shown() : [];
    const now = placeIn(list);
    const ends = { previous: now === 0, next: now >= 0 && now === list.length - 1 };
    for (const [id, isEnd] of Object.entries(ends)) app.get(id).setAttribute("aria-disabled", String(isEnd || !app.result.shown.length));
  }
})(DisputeMap);
