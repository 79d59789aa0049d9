package io.phantomdb.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whether something is in the way is answered like a list of everything would, however it is latched. */
final class LatchesProperties {
    private static final int KEYS = 12;
    private static final int OWNERS = 4;

    private record Latched(InFlight owner, Span span) {}

    private Latches latches;
    private List<InFlight> owners;
    private List<Latched> all;

    private static Bytes key(int number) {
        return Bytes.wrap(new byte[]{(byte) number});
    }

    @Property(tries = 500)
    void answersLikeAListOfEverything(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 100_000) Integer> choices) {
        latches = new Latches();
        owners = new ArrayList<>();
        all = new ArrayList<>();
        for (int number = 0; number < OWNERS; number++) {
            owners.add(new InFlight(new TxnId(number, number), 1, 10L * number));
        }
        for (int choice : choices) {
            act(choice % 5, owners.get(choice / 5 % OWNERS), choice / 20 % KEYS);
            compare();
        }
        latches.clear();
        all.clear();
        compare();
    }

    private void act(int what, InFlight owner, int number) {
        switch (what) {
            case 0 -> {
                boolean isOthers = all.stream().anyMatch(latched -> latched.owner != owner
                        && latched.owner.keys().contains(key(number)));
                if (!isOthers) {
                    latches.addPoint(owner, key(number));
                    all.add(new Latched(owner, Span.of(key(number))));
                }
            }
            case 1, 2 -> {
                latches.addReadPoint(owner, key(number));
                all.add(new Latched(owner, Span.of(key(number))));
            }
            case 3 -> {
                Span span = new Span(key(number), number == KEYS - 1 ? Bytes.EMPTY : key(number + 2));
                latches.addSpan(owner, span);
                all.add(new Latched(owner, span));
            }
            default -> {
                latches.remove(owner);
                all.removeIf(latched -> latched.owner == owner);
                owners.set(owners.indexOf(owner), new InFlight(owner.txn(), owner.attempt() + 1, owner.timestamp()));
            }
        }
    }

    private void compare() {
        for (int number = 0; number < KEYS; number++) {
            for (InFlight except : owners) {
                for (long timestamp : new long[]{5, 25, Long.MAX_VALUE}) {
                    Span point = Span.of(key(number));
                    Span around = new Span(key(number), key(number + 3));
                    assertEquals(isBlocked(point, timestamp, except.txn()), latches.blocking(key(number), timestamp,
                            except.txn()) != null);
                    assertEquals(isBlocked(around, timestamp, except.txn()), latches.blocking(around, timestamp, except
                            .txn()) != null);
                }
            }
        }
    }

    private boolean isBlocked(Span span, long timestamp, TxnId except) {
        return all.stream().anyMatch(latched -> latched.owner.timestamp() <= timestamp && !latched.owner.txn().equals(
                except) && latched.span.overlaps(span));
    }
}
