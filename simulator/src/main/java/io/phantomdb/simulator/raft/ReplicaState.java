package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.LogMark;

/** A state machine's state with the place in the log up to which it has applied everything: what a cell holds. */
record ReplicaState(LogMark mark, Bytes registers) {
    Bytes encode() {
        return new ByteWriter().varint(mark.index()).varint(mark.term()).sized(mark.configuration().encode()).raw(
                registers).take();
    }

    static ReplicaState decode(Bytes bytes) {
        ByteReader reader = new ByteReader(bytes);
        LogMark mark = new LogMark(reader.varint(), reader.varint(), Configuration.decode(reader.sized()));
        return new ReplicaState(mark, reader.rest());
    }
}
