// What is in sight, where it is, and what is hidden.
const SPAN_MIN = 2000;
const GUTTER = 84, AXIS = 24, NODE_HEIGHT = 78, NODE_HEIGHT_MAX = 170, CLIENT_HEIGHT = 24, FAULT_ROW = 12, GROUP_ROW = 13;
const view = {from: 0, to: endNanos, selected: null, hover: null};
const hidden = new Set(["story.start", "story.end", "labour.start", "stream.receive", "journal.append", "journal.synced"]);
const search = {query: "", hits: null, list: [], at: -1};
let width = 800, laneHeight = 400;

function setRange(from, to) {
  let span = Math.min(Math.max(to - from, SPAN_MIN), endNanos * 1.02);
  const middle = (from + to) / 2;
  from = middle - span / 2;
  from = Math.max(-span * 0.01, Math.min(from, endNanos * 1.01 - span));
  view.from = from;
  view.to = from + span;
  requestDraw();
}

function zoom(factor, around = (view.from + view.to) / 2) {
  const span = Math.min(Math.max((view.to - view.from) * factor, SPAN_MIN), endNanos * 1.02);
  const share = (around - view.from) / (view.to - view.from);
  setRange(around - share * span, around - share * span + span);
}

function xOf(nanos) { return GUTTER + (nanos - view.from) / (view.to - view.from) * (width - GUTTER); }
function nanosAt(x) { return view.from + (x - GUTTER) / (width - GUTTER) * (view.to - view.from); }

// Lanes from top to bottom: faults, nodes, clients.
const lanes = [];
const laneOfNode = new Map();
const laneOfClient = new Map();
const groups = [...new Set(bands.group.filter((_, i) => bands.kind[i] === 0))].sort((a, b) => a - b);
const faultRows = new Map();

// Nodes share what height there is beyond what everything needs.
function layOut(height, nodeHeight = NODE_HEIGHT) {
  lanes.length = 0;
  let y = AXIS;
  const rows = [];
  for (let i = 0; i < bands.count; i++) {
    if (BANDS[bands.kind[i]] !== "fault") continue;
    let row = rows.findIndex(end => end <= bands.start[i]);
    if (row < 0) row = rows.push(0) - 1;
    rows[row] = bands.end[i];
    faultRows.set(i, row);
  }
  const add = (lane, height) => { lane.y = y; lane.height = height; lane.middle = y + height / 2; y += height; lanes.push(lane); return lane; };
  laneOfNode.set(0, add({name: rows.length ? "faults" : "run", kind: "run"}, Math.max(24, rows.length * FAULT_ROW + 16)));
  lanes[0].middle = lanes[0].y + lanes[0].height - 7;
  for (const node of data.nodes) {
    if (node.number === clientNode) continue;
    const lane = add({name: node.name, kind: "node"}, nodeHeight + Math.max(0, groups.length - 2) * GROUP_ROW);
    lane.middle = lane.y + Math.round(lane.height * 0.66);
    laneOfNode.set(node.number, lane);
  }
  for (const client of [...new Set(operations.client)].sort((a, b) => a - b)) {
    laneOfClient.set(client, add({name: "client " + client, kind: "client"}, CLIENT_HEIGHT));
  }
  if (clientNode >= 0) {
    const lane = add({name: "clients", kind: "node"}, 30);
    lane.middle = lane.y + 15;
    laneOfNode.set(clientNode, lane);
  }
  laneHeight = y + 8;
  const nodes = data.nodes.length - (clientNode >= 0 ? 1 : 0);
  const more = Math.min(NODE_HEIGHT_MAX, nodeHeight + Math.floor((height - laneHeight) / Math.max(nodes, 1)));
  if (nodeHeight === NODE_HEIGHT && more > nodeHeight) layOut(height, more);
}
layOut(0);

function isShown(list, i) { return !hidden.has(kindName(list, i)) && (list !== points || !hidden.has(family(texts[points.kind[i]]))); }
function isDimmed(list, i) { return search.hits !== null && !search.hits.get(list).has(i); }

function bandBox(i) {
  const kind = BANDS[bands.kind[i]];
  const lane = laneOfNode.get(bands.node[i]);
  if (!lane) return null;
  const x1 = Math.max(xOf(bands.start[i]), GUTTER - 2), x2 = Math.min(Math.max(xOf(bands.end[i]), xOf(bands.start[i]) + 1.5), width + 2);
  if (kind === "fault") return {x1, x2, y1: lane.y + 2 + faultRows.get(i) * FAULT_ROW, y2: lane.y + FAULT_ROW + faultRows.get(i) * FAULT_ROW};
  if (kind === "leader") {
    const y1 = lane.y + 4 + groups.indexOf(bands.group[i]) * GROUP_ROW;
    return {x1, x2, y1, y2: y1 + GROUP_ROW - 2};
  }
  if (kind === "down" || kind === "paused") return {x1, x2, y1: lane.y + 1, y2: lane.y + lane.height - 1};
  const row = kind === "cut off" ? 0 : 1;
  return {x1, x2, y1: lane.y + lane.height - 5 - row * 4, y2: lane.y + lane.height - 2 - row * 4};
}

function operationBox(i) {
  const lane = laneOfClient.get(operations.client[i]);
  const x1 = xOf(operations.start[i]);
  return {x1: Math.max(x1, GUTTER - 2), x2: Math.min(Math.max(xOf(operations.end[i]), x1 + 2), width + 2), y1: lane.y + 4, y2: lane.y + CLIENT_HEIGHT - 4};
}

function messageLine(i) {
  const from = laneOfNode.get(messages.from[i]), to = laneOfNode.get(messages.to[i]) || from;
  const x1 = xOf(messages.start[i]), x2 = xOf(messages.end[i]);
  const arrives = messages.fate[i] === 1 || messages.fate[i] === 4;
  if (arrives) return {x1, y1: from.middle, x2, y2: to.middle, arrives};
  // What did not arrive goes half of the way.
  return {x1, y1: from.middle, x2: Math.max(x2, x1 + 6), y2: from.middle + (to.middle - from.middle) / 2 + (to === from ? 10 : 0), arrives};
}

// What is at a place of the canvas; the smaller things first.
function pick(x, y) {
  if (x < GUTTER) return null;
  let best = null, bestDistance = 6;
  const reach = (view.to - view.from) / (width - GUTTER) * 6, time = nanosAt(x);
  const offer = (list, i, distance) => { if (distance < bestDistance) { best = {list, i}; bestDistance = distance; } };
  pointsInSight(time - reach, time + reach, i => {
    const lane = laneOfNode.get(points.node[i]);
    if (lane && isShown(points, i) && Math.abs(lane.middle - y) < 9) offer(points, i, Math.abs(xOf(points.start[i]) - x));
  });
  if (best) return best;
  inSight(messages, time - reach, time + reach, i => {
    if (isShown(messages, i)) offer(messages, i, distanceTo(messageLine(i), x, y));
  });
  inSight(operations, time - reach, time + reach, i => { if (isShown(operations, i)) offer(operations, i, outside(operationBox(i), x, y)); });
  if (best) return best;
  bestDistance = 3;
  for (const wholeLane of [false, true]) {
    inSight(bands, time - reach, time + reach, i => {
      const isWhole = bands.kind[i] === 1 || bands.kind[i] === 2;
      const box = isWhole === wholeLane && isShown(bands, i) ? bandBox(i) : null;
      if (box) offer(bands, i, outside(box, x, y));
    });
    if (best) return best;
  }
  return null;
}

function outside(box, x, y) {
  return Math.hypot(Math.max(box.x1 - x, 0, x - box.x2), Math.max(box.y1 - y, 0, y - box.y2));
}

function distanceTo(line, x, y) {
  const dx = line.x2 - line.x1, dy = line.y2 - line.y1;
  const share = Math.max(0, Math.min(1, ((x - line.x1) * dx + (y - line.y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(line.x1 + share * dx - x, line.y1 + share * dy - y);
}

// Finds everything that has the query in its text, its kind or its statements.
function runSearch(query) {
  search.query = query;
  search.list = [];
  search.at = -1;
  search.hits = null;
  if (query) {
    const wanted = query.toLowerCase();
    const matching = texts.map(text => text.toLowerCase().includes(wanted));
    const hits = new Map(Object.values(lists).map(list => [list, new Set()]));
    const hit = (list, i, yes) => { if (yes && isShown(list, i)) { hits.get(list).add(i); search.list.push({list, i}); } };
    for (let i = 0; i < messages.count; i++) hit(messages, i, matching[messages.text[i]] || matching[messages.kind[i]]);
    for (let i = 0; i < points.count; i++) hit(points, i, matching[points.text[i]] || matching[points.kind[i]]);
    for (let i = 0; i < bands.count; i++) hit(bands, i, matching[bands.text[i]] || BANDS[bands.kind[i]].includes(wanted));
    for (let i = 0; i < operations.count; i++) {
      hit(operations, i, matching[operations.what[i]] || matching[operations.why[i]] || ("client " + operations.client[i]) === wanted
        || kindName(operations, i) === wanted
        || operations.statements[i].some(s => matching[statements.sql[s]] || matching[statements.answer[s]]));
    }
    search.list.sort((a, b) => a.list.start[a.i] - b.list.start[b.i]);
    search.hits = hits;
  }
  requestDraw();
}
