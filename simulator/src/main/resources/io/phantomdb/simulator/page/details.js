// The panel beside the lanes: what failed, what is selected, which kinds are shown.
const element = id => document.getElementById(id);

function node(tag, text = "", className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function facts(pairs) {
  const list = document.createElement("dl");
  for (const [name, value] of pairs) list.append(node("dt", name), node("dd", value));
  return list;
}

function laneName(item) {
  const {list, i} = item;
  if (list === operations) return "client " + operations.client[i];
  if (list === messages) return nodeName(messages.from[i]) + " → " + nodeName(messages.to[i]);
  return nodeName(list.node[i]);
}

function nodeName(number) { return nodeNames.get(number) ?? "nobody"; }

function summary(item) {
  const {list, i} = item;
  if (list === messages) return kindName(list, i) + "  " + laneName(item) + "\n" + texts[messages.text[i]];
  if (list === points) return kindName(list, i) + "  " + laneName(item) + "\n" + texts[points.text[i]];
  if (list === bands) return kindName(list, i) + "  " + laneName(item) + "\n" + texts[bands.text[i]];
  const sql = operations.statements[i].map(s => texts[statements.sql[s]]).slice(0, 4).join("\n");
  return laneName(item) + ": " + texts[operations.what[i]] + ", " + kindName(list, i) + (sql ? "\n" + sql : "");
}

function showDetails() {
  const section = element("details"), item = view.selected;
  section.replaceChildren(node("h2", "Selected"));
  if (!item) {
    section.append(node("div", "Click an arrow, a bar, a band or a tick.", "hint"));
    return;
  }
  const {list, i} = item;
  const lasts = [["from", seconds(list.start[i], 9)]];
  if (list !== points) lasts.push(["to", seconds(list.end[i], 9) + "  (" + duration(list.end[i] - list.start[i]) + ")"]);
  section.append(node("h3", kindName(list, i) + " · " + laneName(item)));
  if (list === operations) {
    showOperation(section, i, lasts);
  } else {
    if (list === messages) lasts.push(["fate", FATES[messages.fate[i]]], ["size", messages.bytes[i] + " bytes"]);
    section.append(facts(list === points ? [["at", lasts[0][1]]] : lasts), node("pre", texts[list.text[i]]));
  }
  const button = node("button", "Zoom to it");
  button.onclick = () => bringIntoSight(item, true);
  section.append(button);
}

function showOperation(section, i, lasts) {
  const why = texts[operations.why[i]];
  section.append(facts([["operation", texts[operations.what[i]]], ...lasts, ["ending", kindName(operations, i) + (why ? ": " + why : "")]]));
  for (const s of operations.statements[i]) {
    const box = node("div", "", "statement" + (statements.failed[s] ? " failed" : ""));
    box.append(node("small", "+" + duration(statements.start[s] - operations.start[i]) + " at " + texts[statements.server[s]]
      + ", " + duration(statements.end[s] - statements.start[s])), node("pre", texts[statements.sql[s]]), node("pre", "→ " + texts[statements.answer[s]]));
    section.append(box);
  }
}

function showFailure() {
  if (!data.failure) return;
  const section = element("failure");
  section.hidden = false;
  section.replaceChildren(node("h2", "Failure"), node("h3", data.failure.where), node("div", "at " + seconds(data.failure.at, 9)), node("pre", data.failure.what));
  for (const item of data.failure.named) {
    const link = {list: lists[item.list], i: item.place};
    const button = node("button", summary(link).replaceAll("\n", "  "), "named");
    button.onclick = () => select(link, true);
    section.append(button);
  }
  section.append(node("pre", data.command));
}

function showKinds() {
  const section = element("kinds");
  section.replaceChildren();
  const group = (title, list, colorOf) => {
    const counts = new Map();
    for (let i = 0; i < list.count; i++) counts.set(kindName(list, i), (counts.get(kindName(list, i)) ?? 0) + 1);
    if (!counts.size) return;
    section.append(node("h2", title));
    for (const [kind, count] of [...counts].sort((a, b) => a[0] < b[0] ? -1 : 1)) section.append(kindRow(kind, count, colorOf(kind)));
  };
  group("Messages", messages, messageColor);
  group("Operations", operations, kind => endingColor(ENDINGS.indexOf(kind)));
  group("What lasts", bands, kind => bandColors()[BANDS.indexOf(kind)]);
  group("Events", points, pointColor);
}

function kindRow(kind, count, color) {
  const row = document.createElement("label"), box = document.createElement("input"), swatch = node("span", "", "swatch");
  box.type = "checkbox";
  box.checked = !hidden.has(kind);
  box.dataset.kind = kind;
  box.onchange = () => {
    if (box.checked) hidden.delete(kind); else hidden.add(kind);
    runSearch(search.query);
    showMatches();
  };
  swatch.style.background = color;
  row.append(box, swatch, node("span", kind), node("span", String(count), "count"));
  return row;
}

function showMatches() {
  element("matches").textContent = search.hits === null ? "" : search.list.length === 0
    ? "nothing found" : (search.at < 0 ? "" : search.at + 1 + " of ") + search.list.length;
}
