/**
 * Planted bugs: mistakes that were really made somewhere, beside the code and never in it. Each is a small text in
 * {@code simulator/src/main/mutants} that says what to replace in which source file and why that is wrong.
 *
 * <pre>
 *   *.mutant ── MutantFile ──► Mutant ── Overlay: changed copies, compiled ──► in front of the class path
 *                                            │
 *                        another process: SimMain --seeds 1..N ──► killed by … / alive
 * </pre>
 *
 * <p>A bug that stays alive is a hole in the simulator; a control (nothing changed, or a harmless change) that is killed is
 * a false alarm. A change whose text is no longer in the source fails loudly, so that the catalogue cannot rot.
 */
package io.phantomdb.simulator.mutants;
