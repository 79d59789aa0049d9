/**
 * The ordered multi-version store: what the shards of a loop know, kept in sorted runs on disk and a memtable above them.
 */
package io.phantomdb.store;
