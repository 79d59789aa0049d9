/**
 * The command line of the simulator: campaigns of seeds beside each other, single seeds as a table of events, and the same
 * seeds again in a perturbed process. It runs before and beside simulations, never inside one, so it may look at the clock
 * and start processes.
 *
 * <pre>
 *   SimMain ── SimOptions ──► Campaign ── lanes ──► seed.SeedRun …  ── RunResult ──► summary, "repeat: …"
 *                        └──► TwiceCheck ── ChildProcess (Perturbation) ── digests agree?
 * </pre>
 *
 * <p>Exit status 0: nothing was found; 1: a failure, printed with the command that repeats it; 2: a wrong command line.
 */
package io.phantomdb.simulator.run;
