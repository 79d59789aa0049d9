package io.phantomdb.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Logins with wrong passwords at an even pace, each on a connection of its own; half of them are of roles that are not there. */
final class LoginStorm {
    private static final String NONCE = "abcdefghijklmnopqrstuvwx";

    private final int logins;
    private final long nanos;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger otherwise = new AtomicInteger();
    private volatile long begunNanos;
    private volatile long endedNanos;

    LoginStorm(int logins, long nanos) {
        this.logins = logins;
        this.nanos = nanos;
    }

    void start() {
        begunNanos = System.nanoTime();
        for (int login = 0; login < logins; login++) {
            int number = login;
            Thread.ofVirtual().start(() -> login(number));
        }
    }

    boolean isOver() {
        return refused.get() + otherwise.get() == logins;
    }

    int refused() {
        return refused.get();
    }

    String report() {
        double seconds = (endedNanos - begunNanos) / 1e9;
        return "%d wrong logins in %.1f s (%.0f/s), %d ended otherwise".formatted(refused.get(), seconds, refused.get()
                / seconds, otherwise.get());
    }

    private void login(int number) {
        try {
            long wait = begunNanos + nanos * number / logins - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            (answer(number).equals("28P01") ? refused : otherwise).incrementAndGet();
        } catch (IOException | InterruptedException broken) {
            otherwise.incrementAndGet();
        }
        endedNanos = System.nanoTime();
    }

    /** The exchange as it is, but for the proof, which costs the client most: it is made up. */
    private static String answer(int number) throws IOException {
        try (RawClient client = new RawClient(RawClient.dial())) {
            client.startup(number % 2 == 0 ? "ada" : "nobody" + number, "shop");
            client.message();
            byte[] first = ("n,,n=,r=" + NONCE).getBytes(StandardCharsets.UTF_8);
            client.send('p', ByteBuffer.allocate(14 + 4 + first.length).put("SCRAM-SHA-256\0".getBytes(
                    StandardCharsets.UTF_8)).putInt(first.length).put(first).array());
            client.message();
            String server = client.text();
            String nonce = server.substring(server.indexOf("r=") + 2, server.indexOf(",s="));
            client.send('p', ("c=biws,r=" + nonce + ",p=" + "A".repeat(43) + "=").getBytes(StandardCharsets.UTF_8));
            return client.nextError();
        }
    }
}
