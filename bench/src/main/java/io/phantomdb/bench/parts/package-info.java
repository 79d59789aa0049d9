/**
 * JMH for the parts that run for each statement, row or commit: time and allocation of an operation, alone on a thread, without
 * network. {@code ./phantomdb bench jmh [REGEX] [JMH's options]} runs them.
 *
 * <p>What owns a thread in a node, the store, is measured on its loop: an operation is a turn with a thousand of them.
 *
 * <p>Not here: what whole statements take, which depends on all parts at once. That is {@code compare} and {@code profile}.
 */
package io.phantomdb.bench.parts;
