package io.phantomdb.base;

/**
 * The number each format starts with. A binary writes the newest it knows that the cluster version allows and reads
 * from {@code …_MIN} up to it; golden files of every number ever written are read in the tests.
 */
public final class FormatNumbers {
    /** The envelope and everything in it between nodes; in 1 commits raised no fences. */
    public static final int PEER = 2;
    public static final int PEER_MIN = 1;
    /** Records of the journal. */
    public static final int LOG_RECORD = 1;
    /** Effects: payloads of Raft entries. */
    public static final int EFFECT = 1;
    /** Blocks of runs. */
    public static final int BLOCK = 1;
    /** Indexes of runs; 1 had no checksums of the blocks. */
    public static final int RUN_INDEX = 2;
    public static final int RUN_INDEX_MIN = 1;
    /** Small atomic files: identity, the journal's anchor. */
    public static final int CELL = 1;
    /** The store's manifest; 1 had neither an owner nor the checksums of the runs' indexes. */
    public static final int MANIFEST = 2;
    public static final int MANIFEST_MIN = 1;
    /** Rows: values of table keys. */
    public static final int ROW = 1;
    /** Scan programs sent to shards. */
    public static final int SCAN_PROGRAM = 1;
    /** Fragments of plans sent to shards. */
    public static final int SCAN_FRAGMENT = 1;
    /** Commit tokens, which clients keep. */
    public static final int COMMIT_TOKEN = 1;
    /** Notifications in their queue. */
    public static final int NOTIFICATION = 1;
    /** Holders of advisory locks. */
    public static final int ADVISORY_HOLDER = 1;
    /** The cluster version: gates every new effect, message and format. */
    public static final int CLUSTER_VERSION = 1;

    private FormatNumbers() {}
}
