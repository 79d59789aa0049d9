// What the user does.
function select(item, bring = false) {
  view.selected = item;
  showDetails();
  if (item && bring) bringIntoSight(item, false);
  requestDraw();
}

function bringIntoSight(item, close) {
  const start = item.list.start[item.i], end = item.list.end[item.i], span = view.to - view.from;
  if (close || end - start > span) {
    const margin = Math.max((end - start) * 0.5, 200000);
    setRange(start - margin, end + margin);
  } else if (start < view.from || end > view.to) {
    setRange((start + end) / 2 - span / 2, (start + end) / 2 + span / 2);
  }
}

function toFailure() {
  const items = data.failure.named.map(item => ({list: lists[item.list], i: item.place}));
  let from = data.failure.at, to = data.failure.at;
  if (items.length) {
    from = Math.min(...items.map(item => item.list.start[item.i]));
    to = Math.max(...items.map(item => item.list.end[item.i]));
  }
  const margin = Math.max((to - from) * 0.15, items.length ? 20e6 : 500e6);
  setRange(from - margin, to + margin);
  select(items[0] ?? null);
}

// The next or previous item of the same list and kind.
function step(direction) {
  const item = view.selected;
  if (!item) return;
  for (let i = item.i + direction; i >= 0 && i < item.list.count; i += direction) {
    if (kindName(item.list, i) === kindName(item.list, item.i)) { select({list: item.list, i}, true); return; }
  }
}

function nextMatch(direction) {
  if (!search.list.length) return;
  search.at = search.at < 0
    ? Math.max(0, search.list.findIndex(hit => hit.list.end[hit.i] >= view.from))
    : (search.at + direction + search.list.length) % search.list.length;
  select(search.list[search.at], true);
  showMatches();
}

laneCanvas.addEventListener("wheel", event => {
  event.preventDefault();
  const span = view.to - view.from;
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    const shift = (event.deltaX || event.deltaY) / width * span;
    setRange(view.from + shift, view.to + shift);
  } else {
    zoom(Math.exp(event.deltaY * 0.0018), nanosAt(event.offsetX));
  }
}, {passive: false});

let drag = null;
laneCanvas.addEventListener("pointerdown", event => { drag = {x: event.offsetX, y: event.offsetY, from: view.from, to: view.to, moved: false}; });
laneCanvas.addEventListener("pointermove", event => {
  if (drag && event.buttons) {
    const shift = (drag.x - event.offsetX) / (width - GUTTER) * (drag.to - drag.from);
    drag.moved ||= Math.abs(drag.x - event.offsetX) > 3;
    if (drag.moved) setRange(drag.from + shift, drag.to + shift);
    return;
  }
  drag = null;
  showTip(event);
});
window.addEventListener("pointerup", event => {
  if (drag && !drag.moved && event.target === laneCanvas) select(pick(event.offsetX, event.offsetY));
  drag = null;
});
laneCanvas.addEventListener("pointerleave", () => { element("tip").hidden = true; });

function showTip(event) {
  const tip = element("tip"), item = pick(event.offsetX, event.offsetY);
  tip.hidden = !item;
  laneCanvas.style.cursor = item ? "pointer" : "crosshair";
  if (!item) return;
  tip.textContent = summary(item).slice(0, 400);
  const stage = element("stage").getBoundingClientRect(), x = event.clientX - stage.left, y = event.clientY - stage.top;
  tip.style.left = Math.max(4, Math.min(x + 14, stage.width - tip.offsetWidth - 8)) + "px";
  tip.style.top = Math.max(4, y + 18 + tip.offsetHeight > stage.height ? y - tip.offsetHeight - 12 : y + 18) + "px";
}

function scrub(event) {
  const wide = overviewCanvas.clientWidth, span = view.to - view.from;
  const time = (event.offsetX - GUTTER) / (wide - GUTTER - 8) * endNanos;
  setRange(time - span / 2, time + span / 2);
}
overviewCanvas.addEventListener("pointerdown", event => { if (event.isTrusted) overviewCanvas.setPointerCapture(event.pointerId); scrub(event); });
overviewCanvas.addEventListener("pointermove", event => { if (event.buttons) scrub(event); });
overviewCanvas.addEventListener("wheel", event => { event.preventDefault(); zoom(Math.exp(event.deltaY * 0.0018)); }, {passive: false});

element("search").addEventListener("input", event => { runSearch(event.target.value.trim()); showMatches(); });
element("search").addEventListener("keydown", event => {
  if (event.key === "Enter") { event.preventDefault(); nextMatch(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") { event.target.value = ""; runSearch(""); showMatches(); event.target.blur(); }
});
element("zoom-in").onclick = () => zoom(0.5);
element("zoom-out").onclick = () => zoom(2);
element("fit").onclick = () => setRange(0, endNanos);
element("to-failure").onclick = toFailure;
element("theme").onclick = () => { document.documentElement.classList.toggle("dark"); readPalette(); showKinds(); requestDraw(); };

document.addEventListener("keydown", event => {
  if (event.target.tagName === "INPUT" && event.target.type === "search" || event.ctrlKey || event.metaKey || event.altKey) return;
  const shift = (view.to - view.from) * 0.2;
  switch (event.key) {
    case "ArrowLeft": setRange(view.from - shift, view.to - shift); break;
    case "ArrowRight": setRange(view.from + shift, view.to + shift); break;
    case "+": case "=": zoom(0.5); break;
    case "-": zoom(2); break;
    case "f": setRange(0, endNanos); break;
    case "!": if (data.failure) toFailure(); break;
    case "[": step(-1); break;
    case "]": step(1); break;
    case "/": element("search").focus(); break;
    case "Escape": select(null); break;
    default: return;
  }
  event.preventDefault();
});
new ResizeObserver(requestDraw).observe(element("stage"));

const isDark = location.hash.includes("dark") || !location.hash.includes("light") && matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.toggle("dark", isDark);
readPalette();
element("title").textContent = "Seed " + data.seed + " · " + data.description;
document.title = element("title").textContent;
element("verdict").textContent = data.failure ? "failed" : "nothing found";
element("verdict").classList.toggle("failed", data.failure !== null);
element("line").textContent = data.line;
element("to-failure").hidden = !data.failure;
showFailure();
showDetails();
showKinds();
const wanted = /t=([\d.]+),([\d.]+)/.exec(location.hash);
drawAll();
if (wanted) setRange(wanted[1] * 1e9, wanted[2] * 1e9); else if (data.failure) toFailure(); else setRange(0, endNanos);
drawAll();
