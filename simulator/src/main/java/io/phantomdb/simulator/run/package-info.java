/**
 * The command line of the simulator: campaigns of seeds beside each other, single seeds as a table of events or as a page,
 * and the same seeds again in a perturbed process. It runs before and beside simulations, never inside one, so it may look
 * at the clock, write files and start processes.
 *
 * <pre>
 *   SimMain ── SimOptions ──┬─► Report ── Campaign ── lanes ──► seed.Run …  ── RunResult ──► failures, summary, probes
 *              (OptionParser) │            ▲ SeedFile, StopRequest          └── Progress
 *                           ├─► TwiceCheck ── ChildProcess (Perturbation) ── digests agree? if not: Divergence
 *                           └─► RecordedRun ── page.RunRecorder, Run.history ──► files
 * </pre>
 *
 * <p>Exit status 0: nothing was found; 1: a failure, printed with the commands that repeat and show it; 2: wrong input, said
 * in one sentence on the standard error. A request to stop drops the runs under way, and the status says what was found
 * until then.
 */
package io.phantomdb.simulator.run;
