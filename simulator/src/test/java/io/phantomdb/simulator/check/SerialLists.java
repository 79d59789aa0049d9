package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Lists that execute one transaction at a time, for clients whose transactions begin, take effect and end in an order drawn from
 * a seed: some fail, of some nobody hears again. A list that has grown long is left for a new one, so that what is read stays
 * small however long the history is.
 */
final class SerialLists {
    private static final int LENGTH_MAX = 60;

    private final SplitEntropy entropy;
    private final int transactions;
    private final int clients;
    private final int[] keys;
    private final TreeMap<Integer, List<Long>> lists = new TreeMap<>();
    private final History<ListTransaction, Answers> history = new History<>();
    private final List<Under> underWay = new ArrayList<>();
    private final List<Integer> idle = new ArrayList<>();
    private int lastKey;
    private long lastValue;

    private record Under(int client, ListTransaction transaction, Answers answers,
            History<ListTransaction, Answers>.Open open) {}

    private SerialLists(SplitEntropy entropy, int transactions, int clients, int keys) {
        this.entropy = entropy;
        this.transactions = transactions;
        this.clients = clients;
        this.keys = new int[keys];
        for (int key = 0; key < keys; key++) {
            this.keys[key] = ++lastKey;
        }
    }

    static List<Operation<ListTransaction, Answers>> play(SplitEntropy entropy, int transactions, int clients,
            int keys) {
        return new SerialLists(entropy, transactions, clients, keys).play();
    }

    private List<Operation<ListTransaction, Answers>> play() {
        for (int client = 0; client < clients; client++) {
            idle.add(client);
        }
        for (int started = 0; started < transactions || !underWay.isEmpty();) {
            if (started < transactions && !idle.isEmpty() && entropy.below(2) == 0) {
                begin(idle.remove(entropy.below(idle.size())));
                started++;
            } else if (!underWay.isEmpty()) {
                goOn(entropy.below(underWay.size()));
            }
        }
        return history.operations();
    }

    private void begin(int client) {
        ListTransaction transaction = draw();
        underWay.add(new Under(client, transaction, null, history.start(client, transaction)));
    }

    private void goOn(int place) {
        Under under = underWay.get(place);
        if (under.answers() != null) {
            under.open().ok(under.answers());
        } else if (entropy.below(12) == 0) {
            under.open().failed();
        } else {
            Answers answers = execute(under.transaction());
            if (entropy.below(20) != 0) {
                underWay.set(place, new Under(under.client(), under.transaction(), answers, under.open()));
                return;
            }
        }
        underWay.remove(place);
        idle.add(under.client());
    }

    private ListTransaction draw() {
        List<Step> steps = new ArrayList<>();
        for (int step = entropy.below(4); step >= 0; step--) {
            int slot = entropy.below(keys.length);
            if (lists.getOrDefault(keys[slot], List.of()).size() > LENGTH_MAX) {
                keys[slot] = ++lastKey;
            }
            steps.add(entropy.below(2) == 0 ? new Step.Read(keys[slot]) : new Step.Append(keys[slot], ++lastValue));
        }
        return new ListTransaction(steps);
    }

    private Answers execute(ListTransaction transaction) {
        List<List<Long>> answers = new ArrayList<>();
        for (Step step : transaction.steps()) {
            List<Long> list = new ArrayList<>(lists.getOrDefault(step.key(), List.of()));
            switch (step) {
                case Step.Append append -> {
                    list.add(append.value());
                    lists.put(step.key(), list);
                }
                case Step.Read read -> answers.add(List.copyOf(list));
            }
        }
        return new Answers(answers);
    }
}
