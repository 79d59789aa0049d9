/**
 * What a Raft log is made of, as values: an {@link io.phantomdb.log.record.Entry} and the
 * {@link io.phantomdb.log.record.HardState} of a voter. The only things that the consensus machine and the journal share, so
 * that neither needs to know the other. Payloads are opaque in both.
 */
package io.phantomdb.log.record;
