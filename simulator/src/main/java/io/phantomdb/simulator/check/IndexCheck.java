package io.phantomdb.simulator.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compares what an index says with what its table says, both read in one transaction. */
public final class IndexCheck {
    private IndexCheck() {}

    /** Rows as text, in any order. */
    public static Verdict check(List<String> viaIndex, List<String> viaTable) {
        List<String> onlyIndex = without(viaIndex, viaTable);
        List<String> onlyTable = without(viaTable, viaIndex);
        if (onlyIndex.isEmpty() && onlyTable.isEmpty()) {
            return Verdict.GOOD;
        }
        return Verdict.bad("index and table differ: only in the index " + onlyIndex + ", only in the table "
                + onlyTable);
    }

    /** Multiset difference of sorted copies. */
    private static List<String> without(List<String> all, List<String> taken) {
        List<String> left = new ArrayList<>(all);
        List<String> right = new ArrayList<>(taken);
        Collections.sort(left);
        Collections.sort(right);
        List<String> rest = new ArrayList<>();
        int other = 0;
        for (String row : left) {
            while (other < right.size() && right.get(other).compareTo(row) < 0) {
                other++;
            }
            if (other < right.size() && right.get(other).equals(row)) {
                other++;
            } else {
                rest.add(row);
            }
        }
        return rest;
    }
}
