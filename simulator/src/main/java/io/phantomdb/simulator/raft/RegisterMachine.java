package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.simulator.check.Register.Input;
import java.util.Map;
import java.util.TreeMap;

/** The state machine behind the log: registers, and per client the last request with its answer. */
final class RegisterMachine {
    private record Session(long number, long answer) {}

    private final TreeMap<Integer, Long> values = new TreeMap<>();
    private final TreeMap<Integer, Session> sessions = new TreeMap<>();

    long value(int key) {
        return values.getOrDefault(key, 0L);
    }

    /** Executes it, or finds the answer it had; null if the client has gone on to a later request. */
    Long apply(Request request) {
        Session session = sessions.get(request.client());
        if (session != null && request.number() <= session.number()) {
            return request.number() == session.number() ? session.answer() : null;
        }
        long answer = execute(request.key(), request.input());
        sessions.put(request.client(), new Session(request.number(), answer));
        return answer;
    }

    private long execute(int key, Input input) {
        return switch (input) {
            case Input.Read read -> value(key);
            case Input.Write write -> {
                values.put(key, write.value());
                yield 1L;
            }
            case Input.Swap swap -> {
                boolean holds = value(key) == swap.expected();
                if (holds) {
                    values.put(key, swap.value());
                }
                yield holds ? 1L : 0L;
            }
        };
    }

    Bytes encode() {
        ByteWriter writer = new ByteWriter().varint(values.size());
        values.forEach((key, value) -> writer.varint(key).u64(value));
        writer.varint(sessions.size());
        for (Map.Entry<Integer, Session> session : sessions.entrySet()) {
            writer.varint(session.getKey()).varint(session.getValue().number()).u64(session.getValue().answer());
        }
        return writer.take();
    }

    static RegisterMachine decode(Bytes bytes) {
        ByteReader reader = new ByteReader(bytes);
        RegisterMachine machine = new RegisterMachine();
        for (long left = reader.varint(); left > 0; left--) {
            machine.values.put((int) reader.varint(), reader.u64());
        }
        for (long left = reader.varint(); left > 0; left--) {
            machine.sessions.put((int) reader.varint(), new Session(reader.varint(), reader.u64()));
        }
        reader.end();
        return machine;
    }
}
