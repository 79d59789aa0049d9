/**
 * The world in which nodes are simulated: every seam of {@link io.phantomdb.host.Host} over virtual time and one seed.
 * This is the only package of the simulator that touches threads; everything in it happens one event after the other.
 *
 * <pre>
 *                          Simulation
 *      now ── EventQueue (time, sequence) ── baton ── RunTrace (digest, RunObserver, listeners)
 *                 │                            │
 *      ┌──────────┼─────────────┐              │ one thread runs: the driver or a Story
 *   SimNode    SimNode       SimNode           │
 *   disk image, clock rate     …            Network: Route from→to, who listens where
 *      │
 *   NodeLife (a process)  ── SimLoop SimTasks SimPeers SimStreams SimDisk SmallCaches NodeClock
 * </pre>
 *
 * <p><b>Time.</b> An event begins at the queue's time; what is done in it costs a little (reading a clock, sending,
 * appending), so that time passes in a loop that waits for it, and the next turn of the same node begins when this one
 * is over. Stories of a node run beside its loop, as they would on another core.
 *
 * <p><b>Crashes.</b> A process that ends is never resumed: its turns are skipped, its threads are dropped where they
 * stand. A kill keeps what was handed to the operating system; a power failure keeps what was synced, and of the rest
 * whichever 4 KB pages happened to be written: records may be missing at the end, be torn, or stand behind a hole that
 * reads as zeros. Deleted files may come back, in the reverse order of their deletion. Bytes on the disk are copies.
 *
 * <p><b>Network.</b> Messages are copied when sent, lost, repeated, overtaken, delayed and held up; ways are closed one
 * by one and in one direction. A message to a process that has died may reach its successor. Streams cut what is
 * written at any place, and break with their process, loudly or in silence.
 *
 * <p><b>What it does not do.</b> It draws no faults: it only knows how to suffer them. Memory between threads is
 * sequentially consistent here, so missing {@code volatile}s are found elsewhere. A turn's real duration is not seen;
 * its virtual cost is an estimate.
 */
package io.phantomdb.simulator.world;
