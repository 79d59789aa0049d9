package io.phantomdb.simulator.page;

import java.util.ArrayList;
import java.util.List;

/** What lasts: leaderships, processes that are down, ways that are closed, faults. */
final class Bands {
    /** What lasts; the names are those the page knows. */
    enum Kind {
        LEADER,
        DOWN,
        PAUSED,
        CUT_OFF,
        CLOGGED,
        FAULT
    }

    /**
     * One of them.
     *
     * @param node whose lane it is in, 0 for the run's
     * @param group of a leadership, or the other end of a way
     * @param term of a leadership
     */
    static final class Band {
        private final Kind kind;
        private final int node;
        private final long group;
        private final long term;
        private final String text;
        private final long start;
        private long end = -1;

        private Band(Kind kind, int node, long group, long term, String text, long start) {
            this.kind = kind;
            this.node = node;
            this.group = group;
            this.term = term;
            this.text = text;
            this.start = start;
        }
    }

    private final List<Band> bands = new ArrayList<>();
    private final List<Band> open = new ArrayList<>();

    void begin(Kind kind, int node, long group, String text, long atNanos) {
        add(new Band(kind, node, group, 0, text, atNanos));
    }

    void leads(int node, long group, long term, long atNanos) {
        add(new Band(Kind.LEADER, node, group, term, "leads s" + group + " in term " + term, atNanos));
    }

    void lasts(Kind kind, int node, long group, String text, long atNanos, long nanos) {
        begin(kind, node, group, text, atNanos);
        open.removeLast().end = atNanos + nanos;
    }

    private void add(Band band) {
        bands.add(band);
        open.add(band);
    }

    /** Those of the kind in the node's lane about that group. */
    void end(Kind kind, int node, long group, long atNanos) {
        close(atNanos, band -> band.kind == kind && band.node == node && band.group == group);
    }

    void endAll(Kind kind, int node, long atNanos) {
        close(atNanos, band -> band.kind == kind && band.node == node);
    }

    /** The oldest fault of that text. */
    void endFault(String text, long atNanos) {
        for (Band band : open) {
            if (band.kind == Kind.FAULT && band.text.equals(text)) {
                band.end = atNanos;
                open.remove(band);
                return;
            }
        }
    }

    /** Those that lead the group elsewhere, if nobody says when they ended. */
    void endLeadersOf(long group, long atNanos) {
        close(atNanos, band -> band.kind == Kind.LEADER && band.group == group);
    }

    private void close(long atNanos, java.util.function.Predicate<Band> which) {
        open.removeIf(band -> {
            boolean isIt = which.test(band);
            if (isIt) {
                band.end = Math.max(atNanos, band.start);
            }
            return isIt;
        });
    }

    /** The places of the leaderships of a group in a term. */
    List<Integer> leaders(long group, long term) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < bands.size(); place++) {
            Band band = bands.get(place);
            if (band.kind == Kind.LEADER && band.group == group && band.term == term) {
                places.add(place);
            }
        }
        return places;
    }

    void write(Json json, Texts texts, long endNanos) {
        json.name("bands").begin('{');
        json.differences("start", bands, band -> band.start);
        json.column("took", bands, band -> (band.end < 0 ? Math.max(endNanos, band.start) : band.end) - band.start);
        json.column("kind", bands, band -> band.kind.ordinal());
        json.column("node", bands, band -> band.node);
        json.column("group", bands, band -> band.group);
        json.column("term", bands, band -> band.term);
        json.column("text", bands, band -> texts.number(band.text));
        json.end('}');
    }
}
