package io.phantomdb.simulator.world;

import io.phantomdb.host.Peers;

/** The way from one node to another; the way back is another one, so that a partition may be one-sided. */
final class Route {
    private static final int LINKS = Peers.Link.values().length;

    final int[] bytesUnderWay = new int[LINKS];
    final long[] lastArrival = new long[LINKS];
    /** What is sent is lost. */
    boolean isCut;
    /** What is sent on the urgent link is lost: its connection is broken, those of the other links are not. */
    boolean isUrgentCut;
    /** By link: what is sent is kept until then. */
    final long[] cloggedUntil = new long[LINKS];
    /** What is sent before the one moment arrives at the other, behind what is sent after it. */
    long misledBefore;
    long misledUntil;
    /** Happens once, when the next message between stories and shards arrives; or null. */
    Runnable onNextArrival;
}
