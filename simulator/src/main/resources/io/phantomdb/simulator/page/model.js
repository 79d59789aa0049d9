// What was recorded, as typed columns. Times are nanoseconds of the run.
const data = JSON.parse(document.getElementById("data").textContent);

function sums(differences) {
  const result = new Float64Array(differences.length);
  let at = 0;
  for (let i = 0; i < result.length; i++) result[i] = at += differences[i];
  return result;
}

function ends(starts, took) {
  return Float64Array.from(starts, (start, i) => start + took[i]);
}

const texts = data.texts;
const FATES = ["under way", "arrived", "lost", "not taken: the link was full", "arrived again"];
const ENDINGS = ["ok", "not done", "unknown", "broken"];
const BANDS = ["leader", "down", "paused", "cut off", "clogged", "fault"];

const messages = data.messages;
messages.start = sums(messages.sent);
messages.end = ends(messages.start, messages.took);
messages.count = messages.start.length;

const operations = data.operations;
operations.start = sums(operations.start);
operations.end = ends(operations.start, operations.took);
operations.count = operations.start.length;

const statements = data.statements;
statements.start = sums(statements.start);
statements.end = ends(statements.start, statements.took);
operations.statements = Array.from({length: operations.count}, () => []);
statements.operation.forEach((operation, i) => { if (operation >= 0) operations.statements[operation].push(i); });

const bands = data.bands;
bands.start = sums(bands.start);
bands.end = ends(bands.start, bands.took);
bands.count = bands.start.length;

const points = data.points;
points.start = sums(points.at);
points.end = points.start;
points.count = points.start.length;

// Who watches keeps events in the order in which they happened, which is that of their times but for moments within one
// turn; searching by time needs it exactly.
points.order = Uint32Array.from(points.start.keys()).sort((a, b) => points.start[a] - points.start[b]);

const lists = {messages, operations, bands, points};
const endNanos = Math.max(data.endNanos, 1);
const nodeNames = new Map(data.nodes.map(node => [node.number, node.name]));
nodeNames.set(0, "run");
const clientNode = (data.nodes.find(node => node.name === "cl" || node.name === "client") || {number: -1}).number;

// Blocks of items know when their last one ends, so that what is not in sight is skipped without being looked at.
const BLOCK = 256;
function blocksOf(list) {
  const blocks = new Float64Array(Math.ceil(list.count / BLOCK));
  for (let i = 0; i < list.count; i++) {
    const block = i / BLOCK | 0;
    blocks[block] = Math.max(blocks[block], list.end[i]);
  }
  return blocks;
}
messages.blocks = blocksOf(messages);
operations.blocks = blocksOf(operations);
bands.blocks = blocksOf(bands);

function firstAtOrAfter(length, timeOf, time) {
  let low = 0, high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(middle) < time) low = middle + 1; else high = middle;
  }
  return low;
}

// Calls back with each item of a list, ordered by start, that is in sight.
function inSight(list, from, to, visit) {
  const last = firstAtOrAfter(list.count, i => list.start[i], to);
  for (let block = 0; block * BLOCK < last; block++) {
    if (list.blocks[block] < from) continue;
    const end = Math.min(last, (block + 1) * BLOCK);
    for (let i = block * BLOCK; i < end; i++) if (list.end[i] >= from) visit(i);
  }
}

function pointsInSight(from, to, visit) {
  const first = firstAtOrAfter(points.count, i => points.start[points.order[i]], from);
  for (let i = first; i < points.count; i++) {
    const point = points.order[i];
    if (points.start[point] > to) return;
    visit(point);
  }
}

function family(kind) { const dot = kind.indexOf("."); return dot < 0 ? kind : kind.slice(0, dot); }

function kindName(list, i) {
  if (list === messages) return texts[messages.kind[i]];
  if (list === operations) return operations.ending[i] < 0 ? "under way" : ENDINGS[operations.ending[i]];
  if (list === bands) return BANDS[bands.kind[i]];
  return texts[points.kind[i]];
}

function seconds(nanos, digits = 6) { return (nanos / 1e9).toFixed(digits) + " s"; }

function duration(nanos) {
  if (nanos < 1e3) return nanos + " ns";
  if (nanos < 1e6) return (nanos / 1e3).toFixed(1) + " µs";
  return nanos < 1e9 ? (nanos / 1e6).toFixed(2) + " ms" : (nanos / 1e9).toFixed(3) + " s";
}

const named = {messages: new Set(), operations: new Set(), bands: new Set(), points: new Set()};
if (data.failure) data.failure.named.forEach(item => named[item.list].add(item.place));
