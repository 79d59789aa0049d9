package io.phantomdb.simulator.world;

/** Something that happens at a moment of virtual time. It is in the queue at most once. */
abstract class SimEvent {
    /** Virtual nanoseconds; set by the queue. */
    long at;
    /** Order among events of the same moment; set by the queue. */
    long sequence;
    /** Place in the queue's heap, -1 while it is not in the queue. */
    int place = -1;

    /** Called on the driver's thread when virtual time has reached {@link #at}. */
    abstract void fire();

    final boolean isQueued() {
        return place >= 0;
    }
}
