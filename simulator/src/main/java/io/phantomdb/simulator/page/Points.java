package io.phantomdb.simulator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Events that are over when they have happened. */
final class Points {
    private record Point(long atNanos, int node, int kind, int text) {}

    private record Place(long group, long index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byGroup = Long.compare(group, other.group);
            return byGroup != 0 ? byGroup : Long.compare(index, other.index);
        }
    }

    private final List<Point> points = new ArrayList<>();
    private final TreeMap<Place, List<Integer>> applied = new TreeMap<>();
    private final Texts texts;

    Points(Texts texts) {
        this.texts = texts;
    }

    /** Of the node, or of the run if that is 0. */
    void add(long atNanos, int node, String kind, String text) {
        points.add(new Point(atNanos, node, texts.number(kind), texts.number(text)));
    }

    /** The last one is about this place in a group's log. */
    void isAbout(long group, long index) {
        Place place = new Place(group, index);
        List<Integer> there = applied.get(place);
        if (there == null) {
            there = new ArrayList<>(3);
            applied.put(place, there);
        }
        there.add(points.size() - 1);
    }

    /** Those that are about a place in a group's log. */
    List<Integer> about(long group, long index) {
        return applied.getOrDefault(new Place(group, index), List.of());
    }

    int last() {
        return points.size() - 1;
    }

    void write(Json json) {
        json.name("points").begin('{');
        json.differences("at", points, Point::atNanos);
        json.column("node", points, Point::node);
        json.column("kind", points, Point::kind);
        json.column("text", points, Point::text);
        json.end('}');
    }
}
