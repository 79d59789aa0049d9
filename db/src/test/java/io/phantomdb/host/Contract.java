package io.phantomdb.host;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What an implementation of a seam must keep, whichever world it is in. Each seam's contract is a class of its own; a
 * world passes it by a subclass that opens that world.
 */
public abstract class Contract {
    protected World world;

    /** A new world, with empty disks. */
    protected abstract World open();

    @BeforeEach
    public void openWorld() {
        world = open();
    }

    @AfterEach
    public void closeWorld() {
        if (world != null) {
            world.close();
        }
    }

    /** Answers from a turn on the node's store loop. */
    protected <T> T on(int node, Supplier<T> turn) {
        AtomicReference<T> answer = new AtomicReference<>();
        world.on(node, () -> answer.set(turn.get()));
        return answer.get();
    }

    /** Runs something blocking where blocking is allowed, and throws what it throws. */
    protected <T> T labour(int node, Loops.Labour<T> labour) throws Exception {
        Outcome<T> outcome = new Outcome<>();
        world.on(node, () -> world.host(node).loops().work("contract", labour, outcome));
        world.runUntil("labour ends", outcome::isDone);
        return outcome.value();
    }

    protected Scope scope(int node) {
        return new Scope(world.host(node), MemoryAccount.root("contract", 1L << 30));
    }

    /** Bytes that differ from place to place, so that a cut, a shift or a mix-up shows. */
    protected static Bytes pattern(int length, int salt) {
        byte[] bytes = new byte[length];
        int state = salt * 0x9E3779B9 + 1;
        for (int index = 0; index < length; index++) {
            state = state * 1_664_525 + 1_013_904_223;
            bytes[index] = (byte) (state >>> 24);
        }
        return Bytes.wrap(bytes);
    }

    /** A completion that can be asked from the thread of the test how it went. */
    protected static final class Outcome<T> implements Completion<T> {
        private volatile boolean done;
        private volatile int times;
        private volatile T value;
        private volatile Exception error;

        @Override
        public void done(T newValue, Exception newError) {
            value = newValue;
            error = newError;
            times = times + 1;
            done = true;
        }

        boolean isDone() {
            return done;
        }

        int times() {
            return times;
        }

        Exception error() {
            return error;
        }

        T value() throws Exception {
            if (error != null) {
                throw error;
            }
            return value;
        }
    }
}
