// Draws what is in sight. Whatever falls on the same pixels is drawn once, so a run of any length takes as long as a screen.
const laneCanvas = document.getElementById("lanes"), overviewCanvas = document.getElementById("overview");
const stats = {messages: 0, lines: 0, points: 0, ticks: 0, operations: 0, bands: 0, marks: 0, millis: 0, frames: 0};
let palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  palette = new Proxy({}, {get(cache, name) {
    if (!(name in cache)) cache[name] = style.getPropertyValue("--" + name).trim();
    return cache[name];
  }});
}

function messageColor(kind) {
  switch (kind) {
    case "raft append": return palette.append;
    case "raft heartbeat": return palette.heartbeat;
    case "raft answer": case "answer": return palette.answer;
    case "raft vote": return palette.vote;
    case "shard request": case "request": return palette.request;
    case "shard answer": return palette.reply;
    case "snapshot": return palette.snapshot;
    default: return palette.other;
  }
}

function pointColor(kind) {
  if (kind === "probe") return palette.probe;
  if (kind === "failure" || kind === "node.crash" || kind === "disk.lost") return palette.broken;
  if (kind.startsWith("fault") || kind === "heal") return palette.cut;
  return kind.startsWith("shard.") || kind.startsWith("raft.") ? palette.accent : palette.point;
}

function endingColor(ending) { return [palette.ok, palette["not-done"], palette.unknown, palette.broken][ending] || palette.mute; }

function prepare(canvas, height) {
  const ratio = window.devicePixelRatio || 1;
  const wide = canvas.parentElement.clientWidth;
  if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(wide * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.height = height + "px";
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, wide, height);
  return {context, wide};
}

let isDrawPending = false;
function requestDraw() {
  if (!isDrawPending) {
    isDrawPending = true;
    requestAnimationFrame(() => { isDrawPending = false; drawAll(); });
  }
}

function drawAll() {
  const begun = performance.now();
  Object.assign(stats, {messages: 0, lines: 0, points: 0, ticks: 0, operations: 0, bands: 0, marks: 0});
  layOut(document.getElementById("scroll").clientHeight);
  const height = Math.max(laneHeight, document.getElementById("scroll").clientHeight);
  const {context, wide} = prepare(laneCanvas, height);
  width = wide;
  context.save();
  drawLanes(context);
  context.beginPath();
  context.rect(GUTTER, 0, width - GUTTER, height);
  context.clip();
  drawGrid(context, height);
  drawBands(context, true);
  drawMessages(context);
  drawBands(context, false);
  drawOperations(context);
  drawPoints(context);
  drawFailure(context, height);
  drawSelected(context);
  context.restore();
  drawAxis(context);
  drawOverview();
  document.getElementById("range").textContent = seconds(Math.max(view.from, 0), 4) + " – " + seconds(view.to, 4) + "  (" + duration(Math.round(view.to - view.from)) + ")";
  stats.millis = performance.now() - begun;
  stats.frames++;
}

function drawLanes(context) {
  context.font = "600 12px system-ui, sans-serif";
  context.textBaseline = "middle";
  for (const lane of lanes) {
    if (lane.kind === "node") {
      context.fillStyle = palette.lane;
      context.fillRect(GUTTER, lane.y, width - GUTTER, lane.height);
    }
    context.fillStyle = palette.line;
    context.fillRect(0, lane.y + lane.height - 0.5, width, 1);
    context.fillStyle = lane.kind === "node" ? palette.ink : palette.mute;
    context.font = (lane.kind === "node" ? "600 13px" : "12px") + " system-ui, sans-serif";
    context.fillText(lane.name, 14, lane.kind === "run" ? lane.y + 12 : lane.y + lane.height / 2);
    if (lane.kind === "node") {
      context.fillStyle = palette.line;
      context.fillRect(GUTTER, lane.middle, width - GUTTER, 1);
    }
  }
}

function tickStep(span, pixels) {
  const rough = span / Math.max(pixels / 110, 1);
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  return [1, 2, 5, 10].map(n => n * power).find(step => step >= rough);
}

function eachTick(visit) {
  const step = tickStep(view.to - view.from, width - GUTTER);
  for (let tick = Math.ceil(view.from / step) * step; tick <= view.to; tick += step) if (tick >= 0) visit(tick, step);
}

function drawGrid(context, height) {
  context.fillStyle = palette.line;
  context.globalAlpha = 0.6;
  eachTick(tick => context.fillRect(Math.round(xOf(tick)), AXIS, 1, height));
  context.globalAlpha = 1;
}

function drawAxis(context) {
  context.fillStyle = palette.bg;
  context.fillRect(0, 0, width, AXIS - 1);
  context.fillStyle = palette.line;
  context.fillRect(0, AXIS - 1, width, 1);
  context.fillStyle = palette.mute;
  context.font = "11px system-ui, sans-serif";
  eachTick((tick, step) => {
    const digits = Math.max(0, Math.min(9, 9 - Math.floor(Math.log10(step) + 1e-9)));
    if (xOf(tick) > GUTTER + 4) context.fillText((tick / 1e9).toFixed(digits) + " s", xOf(tick) + 4, AXIS / 2);
  });
}

const bandColors = () => [palette.leader, palette.down, palette.paused, palette.cut, palette.clogged, palette.fault];

// Whole lanes lie behind the messages, narrow bands before them.
function drawBands(context, wholeLanes) {
  const colors = bandColors();
  context.font = "10.5px system-ui, sans-serif";
  context.textBaseline = "middle";
  inSight(bands, view.from, view.to, i => {
    const kind = bands.kind[i], isWhole = kind === 1 || kind === 2;
    const box = isWhole === wholeLanes && isShown(bands, i) ? bandBox(i) : null;
    if (!box) return;
    stats.bands++;
    context.globalAlpha = (isWhole ? 0.22 : kind === 0 ? 0.92 : 1) * (isDimmed(bands, i) ? 0.25 : 1);
    context.fillStyle = colors[kind];
    context.fillRect(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1);
    context.globalAlpha = 1;
    if (box.x2 - box.x1 > 34 && (kind === 0 || kind === 5 || isWhole)) {
      context.save();
      context.beginPath();
      context.rect(box.x1, box.y1, box.x2 - box.x1 - 2, box.y2 - box.y1);
      context.clip();
      context.fillStyle = kind === 0 ? "#ffffff" : palette.ink;
      const text = kind === 0 ? "s" + bands.group[i] + " · term " + bands.term[i] : texts[bands.text[i]];
      context.fillText(text, Math.max(box.x1, GUTTER) + 4, isWhole ? laneOfNode.get(bands.node[i]).middle - 13 : (box.y1 + box.y2) / 2 + 0.5);
      context.restore();
    }
    if (named.bands.has(i)) mark(context, box.x1 - 2, box.y1 - 2, box.x2 - box.x1 + 4, box.y2 - box.y1 + 4);
  });
}

function drawMessages(context) {
  const paths = new Map(), heads = [], drawn = new Map();
  inSight(messages, view.from, view.to, i => {
    if (!isShown(messages, i)) return;
    stats.messages++;
    const line = messageLine(i), dimmed = isDimmed(messages, i);
    const style = messages.kind[i] * 4 + (line.arrives ? 0 : 1) + (dimmed ? 2 : 0);
    const column = Math.round(line.x1) * 8192 + Math.round(line.x2 - line.x1);
    const way = style * 4096 + messages.from[i] * 64 + messages.to[i];
    if (!named.messages.has(i) && drawn.get(way) === column) return;
    drawn.set(way, column);
    stats.lines++;
    let path = paths.get(style);
    if (!path) paths.set(style, path = new Path2D());
    path.moveTo(line.x1, line.y1);
    path.lineTo(line.x2, line.y2);
    heads.push(i, line);
  });
  const share = stats.lines > 1500 ? 0.35 : stats.lines > 400 ? 0.6 : 0.9;
  for (const [style, path] of paths) {
    context.strokeStyle = style & 1 ? palette.broken : messageColor(texts[style >> 2]);
    context.globalAlpha = style & 2 ? 0.08 : share;
    context.lineWidth = 1.2;
    context.setLineDash(style & 1 ? [3, 3] : []);
    context.stroke(path);
  }
  context.setLineDash([]);
  if (stats.lines < 700) for (let at = 0; at < heads.length; at += 2) drawHead(context, heads[at], heads[at + 1]);
  context.globalAlpha = 1;
}

function drawHead(context, i, line) {
  context.globalAlpha = isDimmed(messages, i) ? 0.1 : 0.95;
  if (!line.arrives) {
    context.strokeStyle = palette.broken;
    context.lineWidth = 1.6;
    context.beginPath();
    context.moveTo(line.x2 - 3, line.y2 - 3); context.lineTo(line.x2 + 3, line.y2 + 3);
    context.moveTo(line.x2 + 3, line.y2 - 3); context.lineTo(line.x2 - 3, line.y2 + 3);
    context.stroke();
    return;
  }
  const angle = Math.atan2(line.y2 - line.y1, line.x2 - line.x1), size = 6;
  context.fillStyle = messageColor(texts[messages.kind[i]]);
  context.beginPath();
  context.moveTo(line.x2, line.y2);
  context.lineTo(line.x2 - size * Math.cos(angle - 0.42), line.y2 - size * Math.sin(angle - 0.42));
  context.lineTo(line.x2 - size * Math.cos(angle + 0.42), line.y2 - size * Math.sin(angle + 0.42));
  context.fill();
}

function drawOperations(context) {
  const lastEnd = new Map();
  context.font = "10.5px system-ui, sans-serif";
  inSight(operations, view.from, view.to, i => {
    if (!isShown(operations, i)) return;
    stats.operations++;
    const box = operationBox(i), lane = operations.client[i];
    const isMarked = named.operations.has(i);
    if (!isMarked && box.x2 <= (lastEnd.get(lane) ?? -1)) return;
    lastEnd.set(lane, box.x2);
    context.globalAlpha = isDimmed(operations, i) ? 0.18 : 1;
    context.fillStyle = endingColor(operations.ending[i]);
    context.fillRect(box.x1, box.y1, Math.max(box.x2 - box.x1 - 0.5, 1), box.y2 - box.y1);
    if (box.x2 - box.x1 > 60) drawStatements(context, i, box);
    context.globalAlpha = 1;
    if (isMarked) mark(context, box.x1 - 2, box.y1 - 2, box.x2 - box.x1 + 4, box.y2 - box.y1 + 4);
  });
}

function drawStatements(context, i, box) {
  for (const s of operations.statements[i]) {
    const x1 = Math.max(xOf(statements.start[s]), box.x1), x2 = Math.min(xOf(statements.end[s]), box.x2);
    if (x2 < GUTTER || x1 > width || x2 - x1 < 2) continue;
    context.fillStyle = palette.bg;
    context.globalAlpha *= 0.82;
    context.fillRect(x1 + 1, box.y1 + 2, x2 - x1 - 2, box.y2 - box.y1 - 4);
    context.globalAlpha = isDimmed(operations, i) ? 0.18 : 1;
    if (x2 - x1 > 30) {
      context.save();
      context.beginPath();
      context.rect(x1 + 1, box.y1, x2 - x1 - 3, box.y2 - box.y1);
      context.clip();
      context.fillStyle = statements.failed[s] ? palette.broken : palette.ink;
      context.fillText(texts[statements.sql[s]], Math.max(x1, GUTTER) + 4, (box.y1 + box.y2) / 2 + 0.5);
      context.restore();
    }
  }
}

function drawPoints(context) {
  const drawn = new Set();
  pointsInSight(view.from, view.to, i => {
    const lane = laneOfNode.get(points.node[i]);
    if (!lane || !isShown(points, i)) return;
    stats.points++;
    const x = xOf(points.start[i]), kind = texts[points.kind[i]], dimmed = isDimmed(points, i), isMarked = named.points.has(i);
    const pixel = points.node[i] + ":" + Math.round(x) + ":" + pointColor(kind) + dimmed;
    if (!isMarked && drawn.has(pixel)) return;
    drawn.add(pixel);
    stats.ticks++;
    context.globalAlpha = dimmed ? 0.12 : 1;
    context.fillStyle = pointColor(kind);
    const high = kind === "probe" ? 5 : 7;
    context.fillRect(x - 0.75, lane.middle - high, 1.5, high * 2);
    context.globalAlpha = 1;
    if (isMarked) mark(context, x - 5, lane.middle - 11, 10, 22);
  });
}

function mark(context, x, y, w, h) {
  stats.marks++;
  context.strokeStyle = palette.mark;
  context.lineWidth = 2.5;
  context.strokeRect(x, y, w, h);
}

function drawFailure(context, height) {
  if (!data.failure) return;
  const x = xOf(data.failure.at);
  if (x < GUTTER - 2 || x > width + 2) return;
  context.fillStyle = palette.broken;
  context.fillRect(x - 1, AXIS, 2, height - AXIS);
  const text = "✗ " + data.failure.where, wide = 14 + context.measureText(text).width;
  const left = x + wide > width ? x - wide : x;
  context.fillRect(left, AXIS, wide, 17);
  context.fillStyle = "#ffffff";
  context.font = "600 11px system-ui, sans-serif";
  context.fillText(text, left + 6, AXIS + 9);
}

function drawSelected(context) {
  const item = view.selected;
  if (!item) return;
  context.strokeStyle = palette.select;
  context.lineWidth = 3;
  if (item.list === messages) {
    const line = messageLine(item.i);
    context.beginPath();
    context.moveTo(line.x1, line.y1);
    context.lineTo(line.x2, line.y2);
    context.stroke();
    drawHead(context, item.i, line);
  } else if (item.list === points) {
    const lane = laneOfNode.get(points.node[item.i]);
    context.strokeRect(xOf(points.start[item.i]) - 4, lane.middle - 10, 8, 20);
  } else {
    const box = item.list === operations ? operationBox(item.i) : bandBox(item.i);
    context.strokeRect(box.x1 - 1.5, box.y1 - 1.5, box.x2 - box.x1 + 3, box.y2 - box.y1 + 3);
  }
}

let density = null;
function densities(buckets) {
  if (density && density.length === buckets) return density;
  density = new Float64Array(buckets);
  for (let i = 0; i < messages.count; i++) density[Math.min(buckets - 1, messages.start[i] / endNanos * buckets | 0)]++;
  return density;
}

function overviewX(nanos, wide) { return GUTTER + nanos / endNanos * (wide - GUTTER - 8); }

function drawOverview() {
  const height = 54, {context, wide} = prepare(overviewCanvas, height);
  const buckets = Math.max(50, (wide - GUTTER) / 2 | 0), counts = densities(buckets), most = counts.reduce((a, b) => Math.max(a, b), 1);
  context.fillStyle = palette.mute;
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.fillText("run", 14, height / 2);
  context.fillStyle = palette.answer;
  const step = (wide - GUTTER - 8) / buckets;
  for (let i = 0; i < buckets; i++) {
    const high = Math.sqrt(counts[i] / most) * 30;
    context.fillRect(GUTTER + i * step, height - 6 - high, Math.max(step - 0.4, 1), high);
  }
  for (let i = 0; i < bands.count; i++) {
    if (bands.kind[i] !== 5 && bands.kind[i] !== 1) continue;
    const x = overviewX(bands.start[i], wide);
    context.fillStyle = bands.kind[i] === 5 ? palette.cut : palette.down;
    context.globalAlpha = 0.5;
    context.fillRect(x, bands.kind[i] === 5 ? 4 : 9, Math.max(overviewX(bands.end[i], wide) - x, 1), 3);
  }
  context.globalAlpha = 1;
  const x1 = overviewX(Math.max(view.from, 0), wide), x2 = overviewX(Math.min(view.to, endNanos), wide);
  context.fillStyle = palette.window;
  context.fillRect(x1, 1, Math.max(x2 - x1, 3), height - 3);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.strokeRect(x1, 1.5, Math.max(x2 - x1, 3), height - 4);
  if (data.failure) {
    context.fillStyle = palette.broken;
    context.fillRect(overviewX(data.failure.at, wide) - 1, 0, 2.5, height);
  }
}
