package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every {@link Tasks} keeps, with {@link Scope} and {@link Promise} on top of it. */
public abstract class TasksContract extends Contract {
    private static final long MILLISECOND = 1_000_000;
    private static final StatementError CANCELLED = new StatementError(SqlState.QUERY_CANCELED,
            "canceling statement due to user request");

    private Promise<Void> start(Scope scope, Runnable body) {
        return world.host(1).tasks().start("story", scope, body);
    }

    private void runToEnd(Promise<Void> story) {
        world.runUntil("the story ends", story::isDone);
        story.value();
    }

    @Test
    public void aStoryRunsOffTheLoopAndItsEndIsTold() {
        AtomicBoolean here = new AtomicBoolean(true);
        Promise<Void> story = start(scope(1), () -> here.set(world.host(1).loops().store().isHere()));
        runToEnd(story);
        assertFalse(here.get());
    }

    @Test
    public void whatAStoryThrowsIsToldToItsPromise() {
        StatementError thrown = new StatementError(SqlState.DIVISION_BY_ZERO, "division by zero");
        Promise<Void> story = start(scope(1), () -> {
            throw thrown;
        });
        world.runUntil("the story ends", story::isDone);
        assertSame(thrown, story.error());
        assertNull(world.failure(1));
    }

    @Test
    public void anErrorOfTheMachineEndsTheStoryToo() {
        Promise<Void> story = start(scope(1), () -> {
            throw new StackOverflowError("deep");
        });
        world.runUntil("the story ends", story::isDone);
        assertNotNull(story.error());
    }

    @Test
    public void awaitReturnsWhatTheOwnerAnswers() {
        Scope scope = scope(1);
        AtomicReference<String> answer = new AtomicReference<>();
        Promise<Void> story = start(scope, () -> {
            Promise<String> promise = new Promise<>();
            world.host(1).loops().store().post(() -> promise.keep("answer"));
            answer.set(scope.await(promise));
        });
        runToEnd(story);
        assertEquals("answer", answer.get());
    }

    @Test
    public void awaitOfAKeptPromiseReturnsAtOnce() {
        Scope scope = scope(1);
        AtomicLong sum = new AtomicLong();
        runToEnd(start(scope, () -> {
            for (int number = 0; number < 10_000; number++) {
                sum.addAndGet(scope.await(Promise.kept(number)));
            }
        }));
        assertEquals(49_995_000, sum.get());
    }

    @Test
    public void awaitThrowsTheErrorOfABrokenPromise() {
        Scope scope = scope(1);
        StatementError error = new StatementError(SqlState.DIVISION_BY_ZERO, "division by zero");
        Promise<Void> story = start(scope, () -> {
            Promise<String> promise = new Promise<>();
            world.host(1).loops().store().post(() -> promise.fail(error));
            scope.await(promise);
        });
        world.runUntil("the story ends", story::isDone);
        assertSame(error, story.error());
    }

    @Test
    public void cancellingWakesAWait() {
        Scope scope = scope(1);
        AtomicBoolean waits = new AtomicBoolean();
        Promise<Void> story = start(scope, () -> {
            waits.set(true);
            scope.await(new Promise<>());
        });
        world.runUntil("it waits", waits::get);
        world.advance(2 * MILLISECOND);
        assertFalse(story.isDone());
        scope.cancel(CANCELLED);
        world.runUntil("the story ends", story::isDone);
        assertSame(CANCELLED, story.error());
    }

    @Test
    public void aCancelledScopeWaitsNoMoreUntilRevived() {
        Scope scope = scope(1);
        List<String> log = new CopyOnWriteArrayList<>();
        scope.cancel(CANCELLED);
        runToEnd(start(scope, () -> {
            try {
                scope.await(new Promise<>());
            } catch (StatementError reason) {
                log.add(reason.getMessage());
            }
            Check.that(scope.revive() == CANCELLED && !scope.isCancelled(), "not revived");
            scope.sleep(MILLISECOND);
            log.add("slept");
        }));
        assertEquals(List.of(CANCELLED.getMessage(), "slept"), log);
    }

    @Test
    public void anOutcomeIsWaitedForWhateverIsCancelled() {
        Scope scope = scope(1);
        Promise<String> outcome = new Promise<>();
        AtomicReference<String> seen = new AtomicReference<>();
        Promise<Void> story = start(scope, () -> seen.set(scope.awaitOutcome(outcome)));
        world.advance(MILLISECOND);
        scope.cancel(CANCELLED);
        world.advance(5 * MILLISECOND);
        assertFalse(story.isDone());
        world.on(1, () -> outcome.keep("committed"));
        runToEnd(story);
        assertEquals("committed", seen.get());
        assertTrue(scope.isCancelled());
    }

    @Test
    public void sleepTakesItsTimeAndCanBeCancelled() {
        Scope scope = scope(1);
        AtomicLong slept = new AtomicLong();
        runToEnd(start(scope, () -> {
            long before = world.host(1).clock().nanos();
            scope.sleep(10 * MILLISECOND);
            slept.set(world.host(1).clock().nanos() - before);
        }));
        assertTrue(slept.get() >= 10 * MILLISECOND);
        Promise<Void> story = start(scope, () -> scope.sleep(3_600_000 * MILLISECOND));
        world.advance(MILLISECOND);
        scope.cancel(CANCELLED);
        world.runUntil("the story ends", story::isDone);
        assertSame(CANCELLED, story.error());
    }

    @Test
    public void tickThrowsOnceCancelled() {
        Scope scope = scope(1);
        Promise<Void> story = start(scope, () -> {
            scope.tick();
            scope.cancel(CANCELLED);
            scope.tick();
        });
        world.runUntil("the story ends", story::isDone);
        assertSame(CANCELLED, story.error());
    }

    @Test
    public void yieldingComesBack() {
        AtomicLong turns = new AtomicLong();
        List<Promise<Void>> stories = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            stories.add(start(scope(1), () -> {
                for (int turn = 0; turn < 50; turn++) {
                    turns.incrementAndGet();
                    world.host(1).tasks().yieldNow();
                }
            }));
        }
        stories.forEach(this::runToEnd);
        assertEquals(1_000, turns.get());
    }

    @Test
    public void storiesKeepPromisesToEachOther() {
        Scope one = scope(1);
        Scope other = scope(1);
        Promise<Integer> question = new Promise<>();
        Promise<Integer> answer = new Promise<>();
        AtomicLong seen = new AtomicLong();
        Promise<Void> asking = start(one, () -> {
            question.keep(20);
            seen.set(one.await(answer));
        });
        Promise<Void> answering = start(other, () -> answer.keep(other.await(question) + 1));
        runToEnd(asking);
        runToEnd(answering);
        assertEquals(21, seen.get());
    }

    @Test
    public void aThousandStoriesAskTheLoop() {
        AtomicLong owned = new AtomicLong();
        Loop loop = world.host(1).loops().store();
        List<Promise<Void>> stories = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            Scope scope = scope(1);
            stories.add(start(scope, () -> {
                for (int question = 0; question < 5; question++) {
                    Promise<Long> promise = new Promise<>();
                    loop.post(() -> promise.keep(owned.incrementAndGet()));
                    scope.await(promise);
                }
            }));
        }
        stories.forEach(this::runToEnd);
        assertEquals(5_000, owned.get());
    }

    @Test
    public void aStoryStartsStories() {
        Scope parent = scope(1);
        Scope child = scope(1);
        List<String> order = new CopyOnWriteArrayList<>();
        runToEnd(start(parent, () -> {
            Promise<Void> ends = start(child, () -> order.add("child"));
            parent.await(ends);
            order.add("parent");
        }));
        assertEquals(List.of("child", "parent"), order);
    }
}
