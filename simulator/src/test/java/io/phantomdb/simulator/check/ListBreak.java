package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Ways to falsify a good history of lists, and the names one of which the checker must then give. */
enum ListBreak {
    /** A read ends before an append that was acknowledged before the read began. */
    STALE_READ(AnomalyKind.G_SINGLE, AnomalyKind.G_SINGLE_REALTIME),
    /** An append that was acknowledged is in no list any more. */
    LOST_APPEND(AnomalyKind.G_SINGLE, AnomalyKind.G_SINGLE_REALTIME),
    /** Two neighbours change places in one of several lists that have both. */
    SWAPPED(AnomalyKind.INCOMPATIBLE_ORDER),
    /** A transaction whose appends were read is said to have failed. */
    FORGOTTEN_ABORT(AnomalyKind.G1A),
    /** The same, of one to whose list somebody appended. */
    BUILT_ON_ABORT(AnomalyKind.DIRTY_UPDATE),
    /** The last value of a list is there twice. */
    REPEATED(AnomalyKind.DUPLICATE),
    /** The last value of a list is one that nobody appended. */
    INVENTED(AnomalyKind.UNWRITTEN),
    /** A list ends between two appends of one transaction. */
    IN_THE_MIDDLE(AnomalyKind.G1B),
    /** A transaction reads a key after its own append and does not see it. */
    OWN_FORGOTTEN(AnomalyKind.OWN_WRITE_NOT_SEEN),
    /** A transaction reads a key twice, and the second list is shorter. */
    UNREPEATABLE(AnomalyKind.INTERNAL),
    /** A transaction reads and appends, and does not see who read and appended just before. */
    LOST_UPDATE(AnomalyKind.LOST_UPDATE);

    private static final long NOBODYS = 1_000_000_000L;

    private final Set<AnomalyKind> names;

    ListBreak(AnomalyKind first, AnomalyKind... others) {
        names = EnumSet.of(first, others);
    }

    Set<AnomalyKind> names() {
        return names;
    }

    /** One read, by its transaction and its place among the steps and the answers. */
    private record Read(int transaction, int step, int answer, int key, List<Long> list) {}

    /** The broken history, or null if there is nothing to break in that way. */
    List<Operation<ListTransaction, Answers>> apply(List<Operation<ListTransaction, Answers>> good,
            SplitEntropy entropy) {
        List<Read> reads = reads(good);
        int first = reads.isEmpty() ? 0 : entropy.below(reads.size());
        for (int at = 0; at < reads.size(); at++) {
            List<Operation<ListTransaction, Answers>> broken = broken(good, reads.get((first + at) % reads.size()));
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private List<Operation<ListTransaction, Answers>> broken(List<Operation<ListTransaction, Answers>> good,
            Read read) {
        List<Long> list = read.list();
        if (list.isEmpty()) {
            return null;
        }
        long last = list.getLast();
        int writer = writer(good, read.key(), last);
        boolean isPlain = good.get(read.transaction()).input().steps().size() == 1;
        return switch (this) {
            case STALE_READ ->
                isPlain && endedBefore(good, writer, read) ? replaced(good, read, withoutLast(list)) : null;
            case LOST_APPEND -> isPlain && endedBefore(good, writer, read) && isAlone(good, writer)
                    ? withoutValue(good, read.key(), last)
                    : null;
            case SWAPPED ->
                isPlain && list.size() > 1 && isRead(good, read, list) ? replaced(good, read, swapped(list)) : null;
            case FORGOTTEN_ABORT -> writer != read.transaction() ? failed(good, writer) : null;
            case BUILT_ON_ABORT -> list.size() > 1 && builtOn(good, read, writer)
                    ? failed(good, writer(good, read.key(), list
                            .get(list.size() - 2)))
                    : null;
            case REPEATED -> replaced(good, read, with(list, last));
            case INVENTED -> replaced(good, read, with(withoutLast(list), NOBODYS));
            case IN_THE_MIDDLE ->
                isPlain && list.size() > 1 && writer == writer(good, read.key(), list.get(list.size() - 2))
                        ? replaced(good, read, withoutLast(list))
                        : null;
            case OWN_FORGOTTEN -> writer == read.transaction() ? replaced(good, read, withoutLast(list)) : null;
            case UNREPEATABLE -> isSecond(good, read) ? replaced(good, read, withoutLast(list)) : null;
            case LOST_UPDATE ->
                writer != read.transaction() && isAlone(good, writer) && readsFirst(good, writer, read.key())
                        && readsFirst(good, read.transaction(), read.key()) && isFirst(good, read)
                                ? replaced(good, read, withoutLast(list))
                                : null;
        };
    }

    private static List<Read> reads(List<Operation<ListTransaction, Answers>> history) {
        List<Read> reads = new ArrayList<>();
        for (int number = 0; number < history.size(); number++) {
            int answer = 0;
            List<Step> steps = history.get(number).input().steps();
            for (int step = 0; step < steps.size() && history.get(number).outcome() == Operation.Outcome.OK; step++) {
                if (steps.get(step) instanceof Step.Read(int key)) {
                    reads.add(new Read(number, step, answer, key, history.get(number).output().lists().get(answer)));
                    answer++;
                }
            }
        }
        return reads;
    }

    private static int writer(List<Operation<ListTransaction, Answers>> history, int key, long value) {
        for (int number = 0; number < history.size(); number++) {
            if (history.get(number).input().steps().contains(new Step.Append(key, value))) {
                return number;
            }
        }
        throw new AssertionError("nobody appended " + value);
    }

    private static boolean endedBefore(List<Operation<ListTransaction, Answers>> history, int writer, Read read) {
        return history.get(writer).end() < history.get(read.transaction()).start();
    }

    /** It does nothing but append once, or read and append once. */
    private static boolean isAlone(List<Operation<ListTransaction, Answers>> history, int writer) {
        List<Step> steps = history.get(writer).input().steps();
        return history.get(writer).outcome() == Operation.Outcome.OK
                && steps.stream().filter(Step.Append.class::isInstance)
                        .count() == 1
                && steps.getLast() instanceof Step.Append;
    }

    /** Its first two steps with this key are a read and an append. */
    private static boolean readsFirst(List<Operation<ListTransaction, Answers>> history, int number, int key) {
        List<Step> steps = history.get(number).input().steps().stream().filter(step -> step.key() == key).toList();
        return history.get(number).outcome() == Operation.Outcome.OK && steps.size() == 2
                && steps.getFirst() instanceof Step.Read && steps.getLast() instanceof Step.Append;
    }

    private static boolean isFirst(List<Operation<ListTransaction, Answers>> history, Read read) {
        return history.get(read.transaction()).input().steps().indexOf(new Step.Read(read.key())) == read.step();
    }

    /** The same key was read before and not appended to. */
    private static boolean isSecond(List<Operation<ListTransaction, Answers>> history, Read read) {
        List<Step> before = history.get(read.transaction()).input().steps().subList(0, read.step());
        return before.stream().allMatch(Step.Read.class::isInstance) && before.contains(new Step.Read(read.key()));
    }

    private static boolean isRead(List<Operation<ListTransaction, Answers>> history, Read except, List<Long> list) {
        return reads(history).stream()
                .anyMatch(read -> read.transaction() != except.transaction() && read.key() == except.key()
                        && read.list().size() >= list.size());
    }

    /** The last value and the one before it are of two transactions, both others, and the last one happened. */
    private static boolean builtOn(List<Operation<ListTransaction, Answers>> history, Read read, int writer) {
        int before = writer(history, read.key(), read.list().get(read.list().size() - 2));
        return before != writer && before != read.transaction();
    }

    private static List<Operation<ListTransaction, Answers>> replaced(List<Operation<ListTransaction, Answers>> history,
            Read read, List<Long> list) {
        Operation<ListTransaction, Answers> old = history.get(read.transaction());
        List<List<Long>> answers = new ArrayList<>(old.output().lists());
        answers.set(read.answer(), list);
        List<Operation<ListTransaction, Answers>> changed = new ArrayList<>(history);
        changed.set(read.transaction(),
                new Operation<>(old.client(), old.input(), new Answers(answers), old.outcome(), old
                        .start(), old.end()));
        return changed;
    }

    private static List<Operation<ListTransaction, Answers>> withoutValue(
            List<Operation<ListTransaction, Answers>> history,
            int key, long value) {
        List<Operation<ListTransaction, Answers>> changed = history;
        for (Read read : reads(history)) {
            if (read.key() == key && read.list().contains(value)) {
                List<Long> rest = new ArrayList<>(read.list());
                rest.remove(value);
                changed = replaced(changed, read, rest);
            }
        }
        return changed;
    }

    private static List<Operation<ListTransaction, Answers>> failed(List<Operation<ListTransaction, Answers>> history,
            int number) {
        Operation<ListTransaction, Answers> old = history.get(number);
        List<Operation<ListTransaction, Answers>> changed = new ArrayList<>(history);
        long end = old.end() == Operation.NEVER ? old.start() + 1 : old.end();
        changed.set(number,
                new Operation<>(old.client(), old.input(), null, Operation.Outcome.FAILED, old.start(), end));
        return changed;
    }

    private static List<Long> withoutLast(List<Long> list) {
        return list.subList(0, list.size() - 1);
    }

    private static List<Long> with(List<Long> list, long value) {
        List<Long> longer = new ArrayList<>(list);
        longer.add(value);
        return longer;
    }

    private static List<Long> swapped(List<Long> list) {
        List<Long> swapped = new ArrayList<>(withoutLast(list));
        swapped.add(swapped.size() - 1, list.getLast());
        return swapped;
    }
}
