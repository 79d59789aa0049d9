/**
 * Reads for people what nodes say to each other: a message is bytes when it is sent, and only who wants to look at a run
 * afterwards has it read.
 *
 * <pre>
 *   bytes ──► Language ──► kind, one line        PeerLanguage   the database's nodes: envelope, service, raft frames
 *                                                RaftWords      one raft message
 * </pre>
 *
 * <p>Nothing here has a part in a run: what cannot be read is said to be so.
 */
package io.phantomdb.simulator.language;
