package io.phantomdb.simulator.world;

/** The world's own events, as they appear in digest and table. The two numbers of each are explained here. */
public enum WorldEvent {
    /** A process began: its number in the node's life. */
    NODE_START("node.start", "life=%d"),
    /** A process died: its number, 1 if the power failed. */
    NODE_CRASH("node.crash", "life=%d power=%d"),
    /** A process is stopped for a while: nanoseconds. */
    NODE_PAUSE("node.pause", "nanos=%d"),
    /** The clock was changed: its rate in parts per million, the jump of its nanoseconds. */
    CLOCK_CHANGE("clock.change", "ppm=%d jump=%d"),
    /** A turn took longer than a millisecond of virtual time: nanoseconds. */
    LONG_TURN("turn.long", "nanos=%d"),
    /** A story began: its number. */
    STORY_START("story.start", "story=%d"),
    /** A story ended: its number, 1 if it failed. */
    STORY_END("story.end", "story=%d failed=%d"),
    /** Labour began: its number. */
    LABOUR_START("labour.start", "labour=%d"),
    /** A message left: receiver and length. */
    PEER_SEND("peer.send", "to=%d bytes=%d message=%d"),
    /** A message arrived: sender and checksum. */
    PEER_RECEIVE("peer.receive", "from=%d sum=%08x message=%d"),
    /** A message was lost: receiver and length. */
    PEER_LOSE("peer.lose", "to=%d bytes=%d message=%d"),
    /** A message found its link full, and its sender was told so: receiver and length. */
    PEER_FULL("peer.full", "to=%d bytes=%d message=%d"),
    /** The way to a node was closed: its number. */
    WAY_CLOSED("way.closed", "to=%d"),
    /** The way to a node was opened again: its number. */
    WAY_OPENED("way.opened", "to=%d"),
    /** The urgent link to a node broke, the others go on: its number. */
    URGENT_CLOSED("urgent.closed", "to=%d"),
    /** The urgent link to a node works again: its number. */
    URGENT_OPENED("urgent.opened", "to=%d"),
    /** Everything on the way to a node is held up for a while: its number, nanoseconds. */
    WAY_CLOGGED("way.clogged", "to=%d nanos=%d"),
    /** What leaves now comes after what leaves later: the receiver, nanoseconds until then. */
    WAY_MISLED("way.misled", "to=%d nanos=%d"),
    /** A connection was opened: its number. */
    STREAM_OPEN("stream.open", "stream=%d"),
    /** Bytes arrived on a connection: its number and their checksum. */
    STREAM_RECEIVE("stream.receive", "stream=%d sum=%08x"),
    /** A connection is over: its number. */
    STREAM_CLOSE("stream.close", "stream=%d"),
    /** A journal batch was handed over: records and bytes. */
    JOURNAL_APPEND("journal.append", "records=%d bytes=%d"),
    /** A journal batch is durable: records of the segment that are, the segment. */
    JOURNAL_SYNCED("journal.synced", "records=%d segment=%d"),
    /** A run is durable: its number and length. */
    RUN_FINISHED("run.finished", "run=%d bytes=%d"),
    /** A cell is durable: length and checksum. */
    CELL_WRITTEN("cell.written", "bytes=%d sum=%08x"),
    /** A crash took records of a segment: how many were kept, how many were lost or torn. */
    DISK_LOST("disk.lost", "kept=%d lost=%d"),
    /** A request to the disk failed. */
    DISK_ERROR("disk.error", "");

    private final String kind;
    private final String format;

    WorldEvent(String kind, String format) {
        this.kind = kind;
        this.format = format;
    }

    public String kind() {
        return kind;
    }

    /** The message is one more number, where the event is about one. */
    public String text(long first, long second, long message) {
        return String.format(java.util.Locale.ROOT, format, first, second, message);
    }
}
