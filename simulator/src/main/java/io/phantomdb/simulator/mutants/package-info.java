/**
 * Planted bugs: mistakes that were really made somewhere, or what is left when a rule of the protocol is taken away; beside
 * the code and never in it. Each is a small text in {@code simulator/src/main/mutants} that says what to replace in which
 * source file and why that is wrong.
 *
 * <pre>
 *   *.mutant ── Catalogue, MutantFile ──► Mutant ── Overlay: changed copies, compiled ──► in front of the class path
 *                                                                                            │
 *   docs/mutants.md ◄── KillMatrix ◄── Hunt (seeds, seconds, Finder) ◄── Hunter ── process: HuntMain, seed after seed
 * </pre>
 *
 * <p>A bug that stays alive is a hole in the simulator; a control (nothing changed, or a harmless change) that is killed is
 * a false alarm. A change whose text is no longer in the source fails loudly, so that the catalogue cannot rot. Each bug is
 * hunted in a process of its own, bounded in seeds and in seconds of a processor; a process that does not end, or dies, has
 * found nothing.
 */
package io.phantomdb.simulator.mutants;
