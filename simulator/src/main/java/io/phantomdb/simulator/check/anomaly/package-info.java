/**
 * What can be wrong with an order of transactions, by name, and how a graph of dependencies shows it.
 *
 * <pre>
 *   a checker ── add(from, to, kind) ──► DependencyGraph ── compact ──► Components   nothing there: good
 *                                                                         │
 *                          CyclePattern: G0, G1c, G-single, G2-item, G2, ─┤
 *                          and each with real time                        ▼
 *                                                   CycleSearch ──► Cycle, a shortest one of that name
 * </pre>
 *
 * <p>Names and definitions are Adya's ("Weak Consistency: A Generalized Theory and Optimistic Implementations", MIT, 1999);
 * that histories of clients suffice to find the cycles, and how to search them by restricting the kinds of edges, is Elle's
 * (Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020).
 *
 * <p>Everything lies in arrays: a history of a hundred thousand transactions makes half a million edges, and one without
 * cycles costs a walk over them. Only where there is a cycle the search for the shortest begins; its work is bounded, and
 * then the cycle shown may be a longer one, but never none.
 *
 * <p>It knows nothing of keys, values or histories: what an edge means is a note that only its owner can read.
 */
package io.phantomdb.simulator.check.anomaly;
