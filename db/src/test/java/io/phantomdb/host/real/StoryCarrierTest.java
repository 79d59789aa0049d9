package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which thread carries a story, and that the loop and the stories it carries never wait for each other. */
final class StoryCarrierTest {
    private static final long SECONDS_MAX = 20;

    @TempDir
    private Path directory;
    private RealHost real;
    private Host host;

    @BeforeEach
    void open() {
        real = RealHost.open(directory.resolve("n1"), HostConfig.of("n1", Throwable::printStackTrace));
        host = real.host();
    }

    @AfterEach
    void close() {
        real.close();
    }

    private Scope scope() {
        return new Scope(host, MemoryAccount.root("test", 1 << 20));
    }

    /** Virtual threads name their carrier in their text: {@code VirtualThread[#30,story]/runnable@n1-store}. */
    private static boolean isOnLoop() {
        return Thread.currentThread().toString().endsWith("@n1-store");
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    /** Where the machine takes the processor away from it, a short story is long: of several one must stay. */
    @Test
    void aShortStoryStaysOnTheLoop() throws Exception {
        boolean hasStayed = false;
        for (int tries = 0; tries < 50 && !hasStayed; tries++) {
            hasStayed = staysOnTheLoop();
        }
        assertTrue(hasStayed);
    }

    private boolean staysOnTheLoop() throws Exception {
        CompletableFuture<Boolean> wasThere = new CompletableFuture<>();
        Scope scope = scope();
        host.tasks().start("story", scope, () -> {
            boolean before = isOnLoop();
            Promise<String> answer = new Promise<>();
            host.loops().store().post(() -> answer.keep("answer"));
            assertEquals("answer", scope.await(answer));
            wasThere.complete(before && isOnLoop());
        });
        return get(wasThere);
    }

    @Test
    void aLongStoryLeavesTheLoop() throws Exception {
        CompletableFuture<Boolean> isThere = new CompletableFuture<>();
        Scope scope = scope();
        host.tasks().start("story", scope, () -> {
            long end = System.nanoTime() + 50_000_000;
            while (System.nanoTime() < end) {
                scope.tick();
            }
            scope.sleep(1_000_000);
            isThere.complete(isOnLoop());
        });
        assertFalse(get(isThere));
    }

    /** The story is first in the monitor's queue, the loop second: carried by the loop, neither would ever go on. */
    @Test
    void aStoryThatHadToWaitForAMonitorDoesNotNeedTheLoop() throws Exception {
        Object monitor = new Object();
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread holder = new Thread(() -> {
            synchronized (monitor) {
                isHeld.countDown();
                awaitQuietly(release);
            }
        }, "holder");
        holder.start();
        assertTrue(isHeld.await(SECONDS_MAX, TimeUnit.SECONDS));
        CompletableFuture<Boolean> storyIsOnLoop = new CompletableFuture<>();
        host.tasks().start("story", scope(), () -> {
            synchronized (monitor) {
                storyIsOnLoop.complete(isOnLoop());
            }
        });
        CompletableFuture<String> loop = new CompletableFuture<>();
        host.loops().store().post(() -> {
            new Thread(() -> releaseWhenQueued(release)).start();
            synchronized (monitor) {
                loop.complete("went on");
            }
        });
        assertEquals("went on", get(loop));
        assertFalse(get(storyIsOnLoop));
        holder.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Soon: the loop should be in the queue, behind the story. */
    private static void releaseWhenQueued(CountDownLatch release) {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        release.countDown();
    }
}
