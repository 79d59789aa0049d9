/**
 * The journal: every group's Raft log and hard state, in one sequence of checksummed records for the whole node.
 */
package io.phantomdb.log;
