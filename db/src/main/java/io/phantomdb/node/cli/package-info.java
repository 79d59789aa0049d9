/**
 * The command line: {@code start} and {@code init} for one node, {@code demo} and {@code local} for a cluster of processes on this
 * machine, {@code sql} for people. It runs before and beside nodes and never inside one, so it may use files, processes and
 * clocks directly. What goes wrong is one sentence on standard error and an exit code that is not 0.
 */
package io.phantomdb.node.cli;
