package io.phantomdb.node;

import io.phantomdb.cluster.JobEngine;
import io.phantomdb.cluster.Liveness;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.Instants;
import io.phantomdb.sql.SqlEngine;

/** Schema changes, and what planners know of tables, as the job engine sees them. */
final class SchemaJobKind implements JobEngine.Kind {
    private final Host host;
    private final SqlEngine engine;
    private final Liveness liveness;

    SchemaJobKind(Host host, SqlEngine engine, Liveness liveness) {
        this.host = host;
        this.engine = engine;
        this.liveness = liveness;
    }

    @Override
    public String name() {
        return "schema changes";
    }

    @Override
    public void resume(Scope scope) {
        engine.jobs().resume(scope, claim -> {
            Promise<Boolean> isGone = new Promise<>();
            host.loops().store().post(() -> isGone.keep(liveness.isGone(claim.node(), claim.incarnation())));
            return scope.await(isGone);
        });
        engine.statisticsJobs().resume(scope, host.clock().wallMicros() - Instants.EPOCH_SECONDS * 1_000_000);
    }
}
