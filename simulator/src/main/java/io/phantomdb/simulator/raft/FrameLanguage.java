package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.language.RaftWords;

/** What replicas and clients of a group that stands alone say. */
final class FrameLanguage implements Language {
    @Override
    public Meaning read(Bytes content) {
        try {
            return switch (Frame.decode(content)) {
                case Frame.Raft raft -> RaftWords.of(raft.message());
                case Frame.Ask ask -> new Meaning("request", ask.request().toString());
                case Frame.Reply reply -> new Meaning("answer", reply.isAnswered()
                        ? "request " + reply.number() + ": " + reply.value()
                        : "request " + reply.number() + ": I do not lead, ask " + reply.value());
                case Frame.Snapshot snapshot -> new Meaning("snapshot", "at " + snapshot.state().mark().index()
                        + " of term " + snapshot.state().mark().term());
                case Frame.SnapshotReply reply -> new Meaning("snapshot", (reply.isAccepted() ? "has it" : "refused")
                        + ", at " + reply.index());
            };
        } catch (ByteReader.Malformed malformed) {
            return new Meaning("malformed", malformed.getMessage());
        }
    }
}
