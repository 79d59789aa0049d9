package io.phantomdb.bench.compare;

import io.phantomdb.bench.measure.CpuTime;

/** Processor time of a contender's server from its making on. */
final class CpuMeter {
    private final Contender contender;
    private final long descendants;
    private final double secondsBefore;

    CpuMeter(Contender contender) {
        this.contender = contender;
        this.descendants = CpuTime.descendants(contender.processes());
        this.secondsBefore = CpuTime.secondsOf(contender.processes());
    }

    /** Microseconds for each of so many operations, when all connections are closed; NaN if the system does not say. */
    double microsFor(long operations) throws InterruptedException {
        if (!CpuTime.isKnown()) {
            return Double.NaN;
        }
        CpuTime.awaitDescendants(contender.processes(), descendants);
        return (CpuTime.secondsOf(contender.processes()) - secondsBefore) * 1e6 / Math.max(1, operations);
    }
}
