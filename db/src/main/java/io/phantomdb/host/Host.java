package io.phantomdb.host;

/**
 * All of the world a node can reach, passed by constructor and never static. Whoever needs less takes less.
 */
public record Host(Clock clock, Entropy entropy, Peers peers, Streams streams, Disk disk, Caches caches, Loops loops,
        Tasks tasks, Trace trace) {}
