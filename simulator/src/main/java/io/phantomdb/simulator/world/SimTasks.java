package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Tasks;

/** Stories that hand a baton on: one of them runs at a time, in all the world. */
final class SimTasks implements Tasks {
    private static final long YIELD_NANOS = 500;

    private final NodeLife life;

    SimTasks(NodeLife life) {
        this.life = life;
    }

    @Override
    public Promise<Void> start(String name, Scope scope, Runnable body) {
        Promise<Void> ended = new Promise<>();
        if (life.isAlive()) {
            Story[] self = new Story[1];
            self[0] = life.begin(() -> tell(self[0], body, ended), life.wakeDelay());
            life.simulation().trace().world(life.node(), WorldEvent.STORY_START, self[0].number(), 0);
        }
        return ended;
    }

    private void tell(Story self, Runnable body, Promise<Void> ended) {
        RuntimeException failure = null;
        try {
            body.run();
        } catch (RuntimeException thrown) {
            failure = thrown;
        } catch (Error broken) {
            life.broke("story " + self.number(), broken);
            failure = new IllegalStateException(broken);
        }
        life.simulation().trace().world(life.node(), WorldEvent.STORY_END, self.number(), failure == null ? 0 : 1);
        if (failure == null) {
            ended.keep(null);
        } else {
            ended.fail(failure);
        }
    }

    @Override
    public void park(Promise<?> until) {
        if (!until.isDone()) {
            running().park(until);
        }
    }

    @Override
    public void yieldNow() {
        running().pause(YIELD_NANOS);
    }

    private Story running() {
        Story story = life.simulation().running();
        Check.that(story != null && story.life() == life, "only a story of this node may wait");
        return story;
    }
}
