// Folium writes a popup's text through jQuery, as $(`<div style="…">…</div>`)[0]. This does that one thing; scripts and styles
// in it never run.
window.$ = (text) => [...new DOMParser().parseFromString(text.replace(/ style="[^"]*"/g, ""), "text/html").body.children];
