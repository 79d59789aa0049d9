package io.phantomdb.raft;

/** Raft, figure 4, and the pre-candidate of the thesis §9.6. */
public enum Role {
    FOLLOWER,
    PRE_CANDIDATE,
    CANDIDATE,
    LEADER
}
