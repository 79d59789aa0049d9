package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Encryption;
import io.phantomdb.host.Clock;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Loops;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Streams;
import io.phantomdb.host.Tasks;
import io.phantomdb.host.TlsIdentity;
import io.phantomdb.host.Trace;
import io.phantomdb.sql.TestHost;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * A host with one loop, virtual time and stories that pass a baton, so that a transcript is the same every time. The test's
 * own thread is the loop.
 */
final class WireWorld {
    private record Turn(long atNanos, long order, Runnable body) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** A virtual thread that runs only while it has the baton. */
    private final class Story implements Runnable {
        private final Semaphore baton = new Semaphore(0);
        private final Runnable body;
        private final Promise<Void> over = new Promise<>();

        private Story(Runnable body) {
            this.body = body;
        }

        @Override
        public void run() {
            baton.acquireUninterruptibly();
            RuntimeException failure = null;
            try {
                body.run();
            } catch (RuntimeException thrown) {
                failure = thrown;
            }
            RuntimeException told = failure;
            post(() -> {
                if (told == null) {
                    over.keep(null);
                } else {
                    over.fail(told);
                }
            });
            loopBaton.release();
        }

        private void resume() {
            Story before = running;
            running = this;
            baton.release();
            loopBaton.acquireUninterruptibly();
            running = before;
        }

        private void pause() {
            loopBaton.release();
            baton.acquireUninterruptibly();
        }
    }

    private final PriorityQueue<Turn> turns = new PriorityQueue<>();
    private final Semaphore loopBaton = new Semaphore(0);
    private final List<Trace.Event> events = new ArrayList<>();
    private final Host host;
    private Story running;
    private long nowNanos = 1;
    private long order;
    private int storiesStarted;
    private Streams.Acceptor acceptor;
    private boolean listening;

    WireWorld(long seed) {
        Host base = TestHost.create(seed);
        host = new Host(clock(), base.entropy(), null, streams(), null, base.caches(), loops(), tasks(), events::add);
    }

    Host host() {
        return host;
    }

    List<Trace.Event> events() {
        return events;
    }

    int storiesStarted() {
        return storiesStarted;
    }

    boolean isListening() {
        return listening;
    }

    void post(Runnable turn) {
        turns.add(new Turn(nowNanos, ++order, turn));
    }

    /** Runs everything that is due, without letting time pass. */
    void settle() {
        while (!turns.isEmpty() && turns.peek().atNanos() <= nowNanos) {
            turns.poll().body().run();
        }
    }

    void advance(long nanos) {
        long until = nowNanos + nanos;
        settle();
        while (!turns.isEmpty() && turns.peek().atNanos() <= until) {
            nowNanos = Math.max(nowNanos, turns.peek().atNanos());
            settle();
        }
        nowNanos = until;
    }

    /** A client has connected. */
    Pipe connect() {
        Pipe pipe = new Pipe();
        post(() -> pipe.handler = acceptor.accepted(pipe));
        settle();
        return pipe;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public long nanos() {
                return nowNanos;
            }

            @Override
            public long wallMicros() {
                return 1_700_000_000_000_000L + nowNanos / 1_000;
            }
        };
    }

    private Loops loops() {
        Loop loop = new Loop() {
            @Override
            public void post(Runnable turn) {
                WireWorld.this.post(turn);
            }

            @Override
            public Timer at(long deadlineNanos, Runnable body) {
                boolean[] cancelled = new boolean[1];
                turns.add(new Turn(Math.max(nowNanos, deadlineNanos), ++order, () -> {
                    if (!cancelled[0]) {
                        body.run();
                    }
                }));
                return () -> cancelled[0] = true;
            }

            @Override
            public boolean isHere() {
                return running == null;
            }
        };
        return new Loops() {
            @Override
            public Loop store() {
                return loop;
            }

            @Override
            public <T> void work(String name, Labour<T> labour, io.phantomdb.host.Completion<T> done) {
                throw new IllegalStateException("no labour here");
            }
        };
    }

    private Tasks tasks() {
        return new Tasks() {
            @Override
            public Promise<Void> start(String name, Scope scope, Runnable body) {
                Story story = new Story(body);
                storiesStarted++;
                Thread.ofVirtual().name(name).start(story);
                post(story::resume);
                return story.over;
            }

            @Override
            public void park(Promise<?> until) {
                Story story = running;
                until.onDone(() -> post(story::resume));
                story.pause();
            }

            @Override
            public void yieldNow() {
                Story story = running;
                post(story::resume);
                story.pause();
            }
        };
    }

    private Streams streams() {
        return (at, newAcceptor) -> {
            acceptor = newAcceptor;
            listening = true;
            return new Streams.Listener() {
                @Override
                public PeerAddress address() {
                    return new PeerAddress("test", 5432);
                }

                @Override
                public void close() {
                    listening = false;
                }
            };
        };
    }

    /** A connection; the test plays the client. */
    final class Pipe implements Streams.Connection {
        private Streams.Handler handler;
        private final List<Bytes> received = new ArrayList<>();
        private boolean closedByServer;
        private boolean slow;
        private boolean readingWanted = true;
        private int writes;
        private Encryption encryption;

        void send(Bytes bytes) {
            post(() -> handler.received(bytes));
        }

        void finish() {
            post(() -> handler.ended());
        }

        void reset() {
            post(() -> handler.closed("reset"));
        }

        /** A slow client: every write fills the buffer, until it reads again. */
        void setSlow(boolean nowSlow) {
            slow = nowSlow;
            if (!slow) {
                post(() -> handler.writable());
            }
        }

        /** What has come since the last call. */
        Bytes take() {
            Bytes all = Bytes.EMPTY;
            for (Bytes chunk : received) {
                all = all.concat(chunk);
            }
            received.clear();
            return all;
        }

        boolean isClosedByServer() {
            return closedByServer;
        }

        boolean isReadingWanted() {
            return readingWanted;
        }

        int writes() {
            return writes;
        }

        @Override
        public boolean write(Bytes bytes) {
            writes++;
            received.add(bytes);
            return !slow;
        }

        @Override
        public void reading(boolean wanted) {
            readingWanted = wanted;
        }

        /** What the client sends from here on counts as decrypted. */
        @Override
        public void startTls(TlsIdentity identity) {
            encryption = new Encryption("TLSv1.3", "TLS_AES_256_GCM_SHA384", 256);
        }

        @Override
        public Encryption encryption() {
            return encryption;
        }

        @Override
        public void close() {
            closedByServer = true;
        }

        @Override
        public void abort() {
            closedByServer = true;
        }

        @Override
        public String remote() {
            return "client";
        }
    }
}
