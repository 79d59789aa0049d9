// The page tries itself out if its address ends with #self-test, and says how that went; the build asks for it.
function selfTest() {
  const lines = [];
  const check = (name, isTrue, seen = "") => lines.push((isTrue ? "ok " : "FAILED ") + name + (isTrue ? "" : ": " + seen));
  const at = (x, y) => { const box = laneCanvas.getBoundingClientRect(); return {clientX: box.left + x, clientY: box.top + y, bubbles: true}; };
  const click = (x, y) => {
    laneCanvas.dispatchEvent(new PointerEvent("pointerdown", at(x, y)));
    laneCanvas.dispatchEvent(new PointerEvent("pointerup", at(x, y)));
  };
  const details = () => element("details").textContent;

  check("nothing comes from elsewhere", performance.getEntriesByType("resource").every(entry => entry.name.startsWith("data:"))
    && !document.querySelector("script[src], link[rel=stylesheet], img"), "a resource is loaded");
  if (data.failure) {
    check("it opens at the failure", data.failure.named.length ? stats.marks === data.failure.named.length : view.from <= data.failure.at && view.to >= data.failure.at,
      stats.marks + " marks of " + data.failure.named.length);
    check("the failure is told", element("failure").textContent.includes(data.failure.what) && !element("failure").hidden);
    check("what it names is listed", document.querySelectorAll(".named").length === data.failure.named.length);
  }

  setRange(0, endNanos);
  drawAll();
  const whole = {...stats};
  const shown = list => { let sum = 0; for (let i = 0; i < list.count; i++) sum += isShown(list, i); return sum; };
  check("the whole run is in sight", whole.messages === shown(messages) && whole.operations === shown(operations) && whole.points === shown(points),
    whole.messages + " " + whole.operations + " " + whole.points);
  check("no more is drawn than a screen holds", whole.lines <= 100 * width && whole.ticks <= 8 * width * lanes.length, whole.lines + " lines, " + whole.ticks + " ticks");
  const begun = performance.now();
  for (let round = 0; round < 5; round++) drawAll();
  const millis = (performance.now() - begun) / 5;
  lines.push("note " + messages.count + " messages, " + points.count + " points, " + operations.count + " operations: " + whole.lines + " lines and "
    + whole.ticks + " ticks in " + millis.toFixed(1) + " ms");
  check("it is drawn in time", millis < 1000, millis);

  const anchor = nanosAt(width / 2), before = view.to - view.from;
  laneCanvas.dispatchEvent(new WheelEvent("wheel", {...at(width / 2, 100), deltaY: -800, cancelable: true}));
  check("the wheel zooms around the pointer", view.to - view.from < before / 3 && Math.abs(xOf(anchor) - width / 2) < 2, xOf(anchor) + " " + width / 2);
  const box = overviewCanvas.getBoundingClientRect();
  overviewCanvas.dispatchEvent(new PointerEvent("pointerdown", {clientX: box.left + overviewX(endNanos * 0.7, box.width), clientY: box.top + 20, bubbles: true}));
  check("the overview moves the window", Math.abs((view.from + view.to) / 2 - endNanos * 0.7) < (view.to - view.from) * 0.1 + endNanos * 0.02, view.from + " " + view.to);
  drawAll();
  check("less is in sight then", stats.messages < whole.messages || messages.count === 0, stats.messages);

  const asked = operations.statements.findIndex(list => list.length > 0);
  if (asked >= 0) {
    bringIntoSight({list: operations, i: asked}, true);
    drawAll();
    const bar = operationBox(asked);
    click((bar.x1 + bar.x2) / 2, (bar.y1 + bar.y2) / 2);
    check("a click on an operation shows its statements", details().includes(texts[statements.sql[operations.statements[asked][0]]]), details());
  }
  let sent = -1;
  for (let i = messages.count >> 1; i < messages.count && sent < 0; i++) if (isShown(messages, i) && messages.fate[i] === 1) sent = i;
  if (sent >= 0) {
    bringIntoSight({list: messages, i: sent}, true);
    drawAll();
    const line = messageLine(sent);
    click(line.x1 + (line.x2 - line.x1) * 0.5, line.y1 + (line.y2 - line.y1) * 0.5);
    check("a click on an arrow shows a message", view.selected?.list === messages && details().includes(texts[messages.text[view.selected.i]]), details());
    const kind = texts[messages.kind[sent]], drawn = stats.messages;
    document.querySelector("input[data-kind='" + kind + "']").click();
    drawAll();
    check("a kind can be hidden", stats.messages < drawn && !isShown(messages, sent), stats.messages + " of " + drawn);
    document.querySelector("input[data-kind='" + kind + "']").click();
  }
  if (asked >= 0) {
    setRange(endNanos * 0.9, endNanos);
    element("search").value = texts[statements.sql[operations.statements[asked][0]]].slice(0, 12);
    element("search").dispatchEvent(new Event("input"));
    element("search").dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
    check("a search finds statements and goes there", search.list.length > 0 && view.selected !== null
      && view.selected.list.start[view.selected.i] <= view.to && view.selected.list.end[view.selected.i] >= view.from, element("matches").textContent);
    element("search").dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
    check("and is forgotten", search.hits === null && element("matches").textContent === "");
  }
  const wasDark = document.documentElement.classList.contains("dark"), ink = palette.ink;
  element("theme").click();
  check("it can be light or dark", document.documentElement.classList.contains("dark") !== wasDark && palette.ink !== ink, palette.ink);
  element("theme").click();

  const out = document.createElement("pre");
  out.id = "self-test";
  out.textContent = lines.join("\n") + "\ndone";
  document.body.append(out);
}

if (location.hash.includes("self-test")) {
  try {
    selfTest();
  } catch (broken) {
    const out = document.createElement("pre");
    out.id = "self-test";
    out.textContent = "FAILED with " + broken + "\n" + broken.stack;
    document.body.append(out);
  }
}
