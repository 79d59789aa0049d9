package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.PartitionHash;
import io.phantomdb.rows.text.DatumText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How the partitions of one table divide its keys. A key is an array with a datum for each part, null for NULL; partitions are numbers
 * from 0, in the order in which their bounds were given. Immutable.
 *
 * <pre>
 *   LIST    value → partition                        NULL is a value like others
 *   RANGE   from ≤ key &lt; to, part by part            a key with a NULL is in none but the default one
 *   HASH    hash of the key modulo modulus
 * </pre>
 */
public final class PartitionSet {
    public static final int NONE = -1;

    private static final TextContext TEXTS = TextContext.of(TextSettings.DEFAULT);

    /** A bound whose texts have been read; arrays are null where the bound is of another kind. */
    private record Space(PartitionBound bound, Object[] values, Object[] from, Object[] to) {}

    private final Partitioning.Strategy strategy;
    private final List<Type> types;
    private final List<Space> spaces = new ArrayList<>();
    private final TreeMap<Object, Integer> byValue;
    private final List<Integer> byLower = new ArrayList<>();
    private int withNull = NONE;
    private int defaultPartition = NONE;

    public PartitionSet(Partitioning partitioning, List<PartitionBound> bounds) {
        this.strategy = partitioning.strategy();
        this.types = partitioning.keys().stream().map(key -> key.type().type().plain()).toList();
        this.byValue = new TreeMap<>((left, right) -> Datums.compare(types.getFirst(), left, right));
        bounds.forEach(this::add);
        byLower.sort((left, right) -> compare(lower(left), kinds(left, true), lower(right), kinds(right, true)));
    }

    private void add(PartitionBound bound) {
        int number = spaces.size();
        switch (bound) {
            case PartitionBound.Default none -> {
                defaultPartition = number;
                spaces.add(new Space(bound, null, null, null));
            }
            case PartitionBound.Values values -> {
                Object[] datums = values.texts().stream().map(text -> datum(0, text)).toArray();
                spaces.add(new Space(bound, datums, null, null));
                for (Object datum : datums) {
                    if (datum == null) {
                        withNull = number;
                    } else {
                        byValue.put(datum, number);
                    }
                }
            }
            case PartitionBound.Range range -> {
                spaces.add(new Space(bound, null, datums(range.from()), datums(range.to())));
                byLower.add(number);
            }
            case PartitionBound.Hash hash -> spaces.add(new Space(bound, null, null, null));
        }
    }

    private Object datum(int part, String text) {
        return text == null ? null : DatumText.read(types.get(part), text, TEXTS);
    }

    private Object[] datums(List<PartitionBound.Edge> edges) {
        Object[] datums = new Object[edges.size()];
        for (int at = 0; at < datums.length; at++) {
            datums[at] = datum(at, edges.get(at).text());
        }
        return datums;
    }

    private Object[] lower(int number) {
        return spaces.get(number).from;
    }

    private List<PartitionBound.Edge> kinds(int number, boolean from) {
        PartitionBound.Range range = (PartitionBound.Range) spaces.get(number).bound;
        return from ? range.from() : range.to();
    }

    /** How many there are. */
    public int size() {
        return spaces.size();
    }

    public int defaultPartition() {
        return defaultPartition;
    }

    /** The partition that the key is in; {@link #NONE} if there is none. */
    public int find(Object[] key) {
        int found = switch (strategy) {
            case LIST -> key[0] == null ? withNull : byValue.getOrDefault(key[0], NONE);
            case RANGE -> inRange(key);
            case HASH -> byHash(key);
        };
        return found == NONE ? defaultPartition : found;
    }

    private int byHash(Object[] key) {
        long hash = PartitionHash.of(types, key);
        for (int number = 0; number < spaces.size(); number++) {
            PartitionBound.Hash bound = (PartitionBound.Hash) spaces.get(number).bound;
            if (Long.remainderUnsigned(hash, bound.modulus()) == bound.remainder()) {
                return number;
            }
        }
        return NONE;
    }

    private int inRange(Object[] key) {
        for (Object part : key) {
            if (part == null) {
                return NONE;
            }
        }
        int low = 0;
        int high = byLower.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int number = byLower.get(middle);
            if (against(lower(number), kinds(number, true), key) > 0) {
                high = middle - 1;
            } else if (against(spaces.get(number).to, kinds(number, false), key) > 0) {
                return number;
            } else {
                low = middle + 1;
            }
        }
        return NONE;
    }

    /** How an edge lies against the first parts of a key. */
    private int against(Object[] edge, List<PartitionBound.Edge> kinds, Object[] key) {
        for (int at = 0; at < key.length; at++) {
            int compared = switch (kinds.get(at).kind()) {
                case MINVALUE -> -1;
                case MAXVALUE -> 1;
                case VALUE -> Datums.compare(types.get(at), edge[at], key[at]);
            };
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int compare(Object[] left, List<PartitionBound.Edge> leftKinds, Object[] right,
            List<PartitionBound.Edge> rightKinds) {
        for (int at = 0; at < left.length; at++) {
            int kinds = leftKinds.get(at).kind().compareTo(rightKinds.get(at).kind());
            if (kinds != 0) {
                return kinds;
            }
            if (leftKinds.get(at).kind() != PartitionBound.Edge.Kind.VALUE) {
                return 0;
            }
            int values = Datums.compare(types.get(at), left[at], right[at]);
            if (values != 0) {
                return values;
            }
        }
        return 0;
    }

    /** True if no key can be in it: its upper edge is not above the lower one. */
    public boolean isEmpty(int number) {
        Space space = spaces.get(number);
        return space.from != null
                && compare(space.from, kinds(number, true), space.to, kinds(number, false)) >= 0;
    }

    /** The first of the others that has keys in common with it; {@link #NONE} if there is none. The default one has none. */
    public int overlapping(int number) {
        for (int other = 0; other < spaces.size(); other++) {
            if (other != number && overlap(number, other)) {
                return other;
            }
        }
        return NONE;
    }

    private boolean overlap(int one, int other) {
        Space left = spaces.get(one);
        Space right = spaces.get(other);
        return switch (left.bound) {
            case PartitionBound.Default none -> right.bound.isDefault();
            case PartitionBound.Values values -> {
                boolean found = false;
                for (Object value : left.values) {
                    for (Object taken : right.values == null ? new Object[0] : right.values) {
                        found |= value == null
                                ? taken == null
                                : taken != null && Datums.compare(types.getFirst(), value, taken) == 0;
                    }
                }
                yield found;
            }
            case PartitionBound.Range range -> right.from != null
                    && compare(left.from, kinds(one, true), right.to, kinds(other, false)) < 0
                    && compare(right.from, kinds(other, true), left.to, kinds(one, false)) < 0;
            case PartitionBound.Hash hash -> {
                PartitionBound.Hash with = (PartitionBound.Hash) right.bound;
                int common = Math.min(hash.modulus(), with.modulus());
                yield hash.remainder() % common == with.remainder() % common;
            }
        };
    }

    /** In the order of their bounds, the default one last: that in which rows are read. */
    public List<Integer> ordered() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < spaces.size(); number++) {
            numbers.add(number);
        }
        numbers.sort(Comparator.comparing((Integer number) -> number == defaultPartition)
                .thenComparing(this::compareSpaces));
        return numbers;
    }

    private int compareSpaces(int one, int other) {
        if (one == other || spaces.get(one).bound.isDefault()) {
            return 0;
        }
        return switch (strategy) {
            case LIST -> {
                Object left = least(one);
                Object right = least(other);
                yield left == null || right == null
                        ? Boolean.compare(left == null, right == null)
                        : Datums.compare(types.getFirst(), left, right);
            }
            case RANGE -> compare(lower(one), kinds(one, true), lower(other), kinds(other, true));
            case HASH -> {
                PartitionBound.Hash left = (PartitionBound.Hash) spaces.get(one).bound;
                PartitionBound.Hash right = (PartitionBound.Hash) spaces.get(other).bound;
                int moduli = Integer.compare(left.modulus(), right.modulus());
                yield moduli != 0 ? moduli : Integer.compare(left.remainder(), right.remainder());
            }
        };
    }

    private Object least(int number) {
        Object least = null;
        for (Object value : spaces.get(number).values) {
            if (value != null && (least == null || Datums.compare(types.getFirst(), value, least) < 0)) {
                least = value;
            }
        }
        return least;
    }

    /** The partitions that may have keys within these limits, of which there is one for each part. */
    public BitSet within(List<KeyLimit> limits) {
        BitSet found = new BitSet();
        for (KeyLimit limit : limits) {
            if (limit.isImpossible()) {
                return found;
            }
        }
        Object[] whole = whole(limits);
        if (whole != null) {
            int number = find(whole);
            if (number != NONE) {
                found.set(number);
            }
            return found;
        }
        for (int number = 0; number < spaces.size(); number++) {
            if (mayHave(number, limits)) {
                found.set(number);
            }
        }
        return found;
    }

    /** The only key that there can be; null if there may be several. */
    private static Object[] whole(List<KeyLimit> limits) {
        Object[] key = new Object[limits.size()];
        for (int at = 0; at < key.length; at++) {
            if (!limits.get(at).isPoint()) {
                return null;
            }
            key[at] = limits.get(at).point();
        }
        return key;
    }

    private boolean mayHave(int number, List<KeyLimit> limits) {
        Space space = spaces.get(number);
        return switch (space.bound) {
            case PartitionBound.Default none -> true;
            case PartitionBound.Hash hash -> true;
            case PartitionBound.Values values -> {
                boolean found = false;
                for (Object value : space.values) {
                    found |= limits.getFirst().allows(types.getFirst(), value);
                }
                yield found;
            }
            case PartitionBound.Range range -> mayHave(space, range, limits);
        };
    }

    /** The first parts that are known, and limits for the next one. */
    private boolean mayHave(Space space, PartitionBound.Range range, List<KeyLimit> limits) {
        int known = 0;
        while (known < limits.size() && limits.get(known).isPoint()) {
            known++;
        }
        Object[] prefix = new Object[known];
        for (int at = 0; at < known; at++) {
            prefix[at] = limits.get(at).point();
            if (prefix[at] == null) {
                return false;
            }
        }
        KeyLimit next = known < limits.size() ? limits.get(known) : null;
        return (next == null || !next.isNullOnly()) && reaches(space.from, range.from(), prefix, next)
                && isBelow(space.to, range.to(), prefix, next);
    }

    /** True if some key with the prefix may be at or above the lower edge. */
    private boolean reaches(Object[] edge, List<PartitionBound.Edge> kinds, Object[] prefix, KeyLimit next) {
        int compared = against(edge, kinds, prefix);
        if (compared != 0 || next == null) {
            return compared <= 0;
        }
        return switch (kinds.get(prefix.length).kind()) {
            case MINVALUE -> true;
            case MAXVALUE -> false;
            case VALUE -> next.mayReach(types.get(prefix.length), edge[prefix.length]);
        };
    }

    /** True if some key with the prefix may be below the upper edge. */
    private boolean isBelow(Object[] edge, List<PartitionBound.Edge> kinds, Object[] prefix, KeyLimit next) {
        int compared = against(edge, kinds, prefix);
        if (compared != 0 || next == null) {
            return compared > 0;
        }
        boolean isLast = prefix.length == edge.length - 1;
        return switch (kinds.get(prefix.length).kind()) {
            case MINVALUE -> false;
            case MAXVALUE -> true;
            case VALUE -> next.mayBeBelow(types.get(prefix.length), edge[prefix.length], !isLast);
        };
    }
}
