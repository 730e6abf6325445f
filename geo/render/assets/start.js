// Everything in its order: data, choices, and then each part that shows them.
(function (app) {
  "use strict";
  app.start = async function (leafletMap) {
    document.documentElement.classList.replace("unscripted", "is-loading");
    await app.breathe(); // the scripts themselves have been read and run until here
    await app.load();
    app.startState();
    document.documentElement.classList.toggle("is-two-sided", app.facts.claimants.length === 2);
    app.startFilter();
    // The filter runs first on every change, for all the others show what it finds.
    app.onChange((changed) => {
      if (!app.result || !["ev", "view", "names"].some((key) => changed.has(key) && changed.size === 1)) app.filter();
    });
    // Whoever measures comes before who writes much: to measure makes a browser lay out what is new.
    const parts = [
      app.startControls, app.startTime, app.startGrounds, app.startPicture, () => app.startMap(leafletMap), app.startLines, app.startCallouts,
      app.startPlace, app.startList, app.startSteps, app.startCorrections,
    ];
    for (const start of parts) {
      await app.breathe();
      start();
    }
    await app.startListeners();
    await app.firstView();
    await app.breathe();
    // Shown once all is made: shown piece by piece, every piece would be painted, and all before it again.
    document.documentElement.classList.remove("is-loading");
    app.drawCallouts();
    app.isReady = true;
    performance.mark("dispute-map ready");
    await app.afterPaint();
    await app.drawRest();
    ["beforeprint", "afterprint"].forEach((kind) => window.addEventListener(kind, app.refit));
    document.documentElement.classList.add("is-ready");
  };
})(DisputeMap);
