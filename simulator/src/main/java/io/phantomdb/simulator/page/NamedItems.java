package io.phantomdb.simulator.page;

import io.phantomdb.simulator.world.RunFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a failure speaks of: checkers name operations by client and moments, invariants name groups, indexes and
 * terms.
 */
final class NamedItems {
    /** Something the page shows: which list it is in, and where. */
    record Item(String list, int place) {}

    private static final Pattern INTERVAL_CLIENT = Pattern.compile(
            "\\[(?<start>\\d+)\\.\\.\\d*\\] (by )?client (?<client>\\d+)");
    private static final Pattern CLIENT_INTERVAL = Pattern.compile(
            "client (?<client>\\d+) in \\[(?<start>\\d+)\\.\\.\\d*\\]");
    private static final Pattern PLACE = Pattern.compile("group (\\d+) (?:at )?index (\\d+)");
    private static final Pattern LEADERS = Pattern.compile("lead group (\\d+) in term (\\d+)");
    private static final int MAX = 60;

    private final Operations operations;
    private final Bands bands;
    private final Points points;

    NamedItems(Operations operations, Bands bands, Points points) {
        this.operations = operations;
        this.bands = bands;
        this.points = points;
    }

    /** In the order in which they are named. */
    List<Item> in(RunFailure failure) {
        LinkedHashSet<Item> items = new LinkedHashSet<>();
        for (Pattern pattern : List.of(INTERVAL_CLIENT, CLIENT_INTERVAL)) {
            for (Matcher found = pattern.matcher(failure.what()); found.find();) {
                int place = operations.at(Integer.parseInt(found.group("client")), Long.parseLong(found.group(
                        "start")));
                if (place >= 0) {
                    items.add(new Item("operations", place));
                }
            }
        }
        PLACE.matcher(failure.what()).results().forEach(found -> points.about(number(found, 1), number(found, 2))
                .forEach(place -> items.add(new Item("points", place))));
        LEADERS.matcher(failure.what()).results().forEach(found -> bands.leaders(number(found, 1), number(found, 2))
                .forEach(place -> items.add(new Item("bands", place))));
        return new ArrayList<>(items).subList(0, Math.min(items.size(), MAX));
    }

    private static long number(MatchResult found, int group) {
        return Long.parseLong(found.group(group));
    }
}
