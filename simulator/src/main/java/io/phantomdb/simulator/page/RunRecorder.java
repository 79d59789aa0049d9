package io.phantomdb.simulator.page;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Probe;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import io.phantomdb.raft.Role;
import io.phantomdb.shard.ShardEvent;
import io.phantomdb.simulator.invariant.OneLeaderPerTerm;
import io.phantomdb.simulator.invariant.SameEntryEverywhere;
import io.phantomdb.simulator.invariant.SameStateAtSameIndex;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.workload.OperationEvent;
import io.phantomdb.simulator.world.RunObserver;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.WorldEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps all of a run that a page shows: messages, operations, what lasts, and everything else as points in time. */
public final class RunRecorder implements RunObserver {
    private static final String FAULT = "fault.";

    private final Texts texts = new Texts();
    private final Messages messages = new Messages();
    private final Operations operations = new Operations();
    private final Bands bands = new Bands();
    private final Points points = new Points(texts);
    private final Map<Integer, String> nodes = new TreeMap<>();
    private long endNanos;

    @Override
    public void world(long atNanos, SimNode node, WorldEvent kind, long first, long second, long message) {
        seen(atNanos, node);
        int number = node.number();
        switch (kind) {
            case PEER_SEND -> messages.sent(message, number, (int) first, atNanos);
            case PEER_RECEIVE -> messages.ended(message, Messages.Fate.ARRIVED, atNanos);
            case PEER_LOSE -> messages.ended(message, Messages.Fate.LOST, atNanos);
            case PEER_FULL -> messages.ended(message, Messages.Fate.NOT_TAKEN, atNanos);
            default -> {
                lasting(atNanos, number, kind, first, second);
                points.add(atNanos, number, kind.kind(), kind.text(first, second, message));
            }
        }
    }

    private void lasting(long atNanos, int node, WorldEvent kind, long first, long second) {
        switch (kind) {
            case NODE_START -> bands.endAll(Bands.Kind.DOWN, node, atNanos);
            case NODE_CRASH -> {
                bands.endAll(Bands.Kind.LEADER, node, atNanos);
                bands.begin(Bands.Kind.DOWN, node, 0, second == 0 ? "killed" : "without power", atNanos);
            }
            case NODE_PAUSE -> bands.lasts(Bands.Kind.PAUSED, node, 0, "stands still", atNanos, first);
            case WAY_CLOSED -> bands.begin(Bands.Kind.CUT_OFF, node, first, "cannot send to n" + first, atNanos);
            case WAY_OPENED -> bands.end(Bands.Kind.CUT_OFF, node, first, atNanos);
            case WAY_CLOGGED -> bands.lasts(Bands.Kind.CLOGGED, node, first, "what it sends to n" + first
                    + " is held up", atNanos, Math.max(second, 0));
            default -> {
                // It lasts no time.
            }
        }
    }

    private void seen(long atNanos, SimNode node) {
        nodes.putIfAbsent(node.number(), node.name());
        endNanos = Math.max(endNanos, atNanos);
    }

    @Override
    public void sent(long message, Peers.Link link, Bytes content) {
        messages.says(message, content);
    }

    @Override
    public void node(long atNanos, SimNode node, Trace.Event event) {
        seen(atNanos, node);
        if (event instanceof OperationEvent operation) {
            operations.event(atNanos, operation);
            return;
        }
        points.add(atNanos, node.number(), event.kind(), event.text());
        switch (event) {
            case ShardEvent.RoleChanged changed -> {
                bands.end(Bands.Kind.LEADER, node.number(), changed.shard().number(), atNanos);
                if (changed.role() == Role.LEADER) {
                    bands.leads(node.number(), changed.shard().number(), changed.term(), atNanos);
                }
            }
            case OneLeaderPerTerm.Elected elected -> {
                bands.endLeadersOf(elected.group(), atNanos);
                bands.leads(node.number(), elected.group(), elected.term(), atNanos);
            }
            case ShardEvent.Applied applied -> points.isAbout(applied.shard().number(), applied.index());
            case SameEntryEverywhere.Applied applied -> points.isAbout(applied.group(), applied.index());
            case SameStateAtSameIndex.Digested digested -> points.isAbout(digested.group(), digested.index());
            default -> {
                // A point and nothing more.
            }
        }
    }

    @Override
    public void reached(long atNanos, SimNode node, Probe probe) {
        seen(atNanos, node);
        points.add(atNanos, node.number(), "probe", probe.label() + ": " + probe.meaning());
    }

    @Override
    public void harness(long atNanos, String kind, String text) {
        endNanos = Math.max(endNanos, atNanos);
        points.add(atNanos, 0, kind, text);
        if (kind.equals("fault.end")) {
            bands.endFault(text, atNanos);
        } else if (kind.startsWith(FAULT)) {
            bands.begin(Bands.Kind.FAULT, 0, 0, text, atNanos);
        } else if (kind.equals("heal")) {
            bands.endAll(Bands.Kind.FAULT, 0, atNanos);
        }
    }

    /** The page about the run. */
    public String page(RunResult result, String command, Language language) {
        return RunPage.of(data(result, command, language));
    }

    private String data(RunResult result, String command, Language language) {
        Json json = new Json().begin('{');
        json.name("seed").text("" + result.seed()).name("description").text(result.description());
        json.name("line").text(result.line()).name("command").text(command).name("endNanos").number(endNanos);
        json.name("nodes").begin('[');
        nodes.forEach((number, name) -> json.begin('{').name("number").number(number).name("name").text(name).end('}'));
        json.end(']');
        failure(json, result);
        messages.write(json, texts, language);
        operations.write(json, texts, endNanos);
        bands.write(json, texts, endNanos);
        points.write(json);
        json.name("texts").begin('[');
        texts.all().forEach(json::text);
        return json.end(']').end('}').toString();
    }

    private void failure(Json json, RunResult result) {
        json.name("failure");
        if (result.failure() == null) {
            json.nothing();
            return;
        }
        List<NamedItems.Item> named = new NamedItems(operations, bands, points).in(result.failure());
        json.begin('{').name("at").number(result.failure().atNanos()).name("where").text(result.failure().where()).name(
                "what").text(result.failure().what());
        json.name("named").begin('[');
        named.forEach(
                item -> json.begin('{').name("list").text(item.list()).name("place").number(item.place()).end('}'));
        json.end(']').end('}');
    }
}
