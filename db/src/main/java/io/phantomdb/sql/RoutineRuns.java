package io.phantomdb.sql;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TriggerCall;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.txn.Transaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Calls functions and procedures of users. What their bodies mean is remembered by what they are. One per node, any story. */
final class RoutineRuns {
    /** So that a recursion without an end is told before the stack is. */
    static final int DEPTH_MAX = 128;

    private static final long CODE_BYTES_MAX = 16L << 20;
    private static final int CODE_BYTES = 4096;

    private final SqlEngine engine;
    /** What a name in a body means may depend on the trigger that calls it. */
    private record CodeKey(RoutineUse use, TriggerDescriptor.Transitions transitions) {}

    private final Caches.Cache<CodeKey, RoutineCode> code;

    RoutineRuns(SqlEngine engine, Caches caches) {
        this.engine = engine;
        this.code = caches.create("routine-code", CODE_BYTES_MAX,
                (key, routine) -> CODE_BYTES + 8 * key.use().routine().source().length());
    }

    /** What a call has around it. */
    record Around(Scope scope, Environment environment, Transaction transaction) {}

    Object call(RoutineUse use, Object[] arguments, Around around) {
        return entered(use, around, (nested, context) -> code(use).value(arguments, nested, context));
    }

    Iterator<Object[]> rows(RoutineUse use, Object[] arguments, Around around) {
        boolean isNull = false;
        for (Object argument : arguments) {
            isNull |= argument == null;
        }
        if (!use.routine().setOf()) {
            Object value = isNull && use.routine().properties().strict() ? null : call(use, arguments, around);
            return List.<Object[]>of(parts(value, use)).iterator();
        }
        return entered(use, around, (nested, context) -> code(use).rows(arguments, nested, context)).iterator();
    }

    /** The row that the function of a trigger gives, or null. */
    Object trigger(TriggerCall call, Around around) {
        return entered(call.use(), around,
                (nested, context) -> ((PlRoutine) code(call.use(), call.trigger().transitions())).row(call, nested,
                        context));
    }

    private static Object[] parts(Object value, RoutineUse use) {
        Object[] parts = new Object[use.outputs().size()];
        if (value instanceof RecordDatum record && use.result().kind() == Type.Kind.RECORD) {
            for (int at = 0; at < parts.length; at++) {
                parts[at] = record.value(at);
            }
        } else {
            parts[0] = value;
        }
        return parts;
    }

    /** Looks at the body of a routine that has just been made. */
    void check(RoutineUse use, Around around) {
        Environment inside = new RoutineEnvironment(around.environment(), null, null, null);
        made(use, TriggerDescriptor.Transitions.NONE)
                .check(new NestedStatements(engine, around.scope(), inside, around.transaction(), true));
    }

    /** DO. */
    void block(String source, Around around) {
        Environment inside = new RoutineEnvironment(around.environment(), null, null,
                around.environment().transactionEnds());
        requireShallow(around);
        NestedStatements nested = new NestedStatements(engine, around.scope(), inside, around.transaction(), true);
        PlRoutine.block(source).execute(nested, engine.context(around.scope(), inside, around.transaction()));
    }

    private static RoutineCode made(RoutineUse use, TriggerDescriptor.Transitions transitions) {
        return use.routine().language().equals(RoutineDescriptor.SQL)
                ? new SqlRoutine(use)
                : PlRoutine.of(use, transitions);
    }

    private RoutineCode code(RoutineUse use) {
        return code(use, TriggerDescriptor.Transitions.NONE);
    }

    private RoutineCode code(RoutineUse use, TriggerDescriptor.Transitions transitions) {
        CodeKey key = new CodeKey(use, transitions);
        RoutineCode known = code.get(key);
        if (known == null) {
            known = made(use, transitions);
            code.put(key, known);
        }
        return known;
    }

    private interface Body<T> {
        T run(NestedStatements nested, SessionContext context);
    }

    private <T> T entered(RoutineUse use, Around around, Body<T> body) {
        RoutineDescriptor routine = use.routine();
        requireShallow(around);
        Check.that(around.transaction() != null, "a routine runs in a transaction");
        Environment inside = inside(routine, around);
        List<RoutineDescriptor.Setting> before = new ArrayList<>();
        for (RoutineDescriptor.Setting setting : routine.settings()) {
            before.add(new RoutineDescriptor.Setting(setting.name(), inside.setting(setting.name())));
            inside.set(setting.name(), setting.value(), true);
        }
        boolean changes = routine.properties().volatility() == Volatility.VOLATILE;
        NestedStatements nested = new NestedStatements(engine, around.scope(), inside, around.transaction(), changes);
        try {
            return body.run(nested, engine.context(around.scope(), inside, around.transaction()));
        } finally {
            before.reversed().forEach(setting -> inside.set(setting.name(), setting.value(), true));
        }
    }

    private static void requireShallow(Around around) {
        if (around.environment().routineDepth() >= DEPTH_MAX) {
            throw new StatementError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded", null,
                    "Routines call each other more than " + DEPTH_MAX + " deep.", 0);
        }
    }

    private Environment inside(RoutineDescriptor routine, Around around) {
        SearchPath path = around.environment().searchPath();
        boolean isOwners = routine.properties().securityDefiner()
                && routine.access().owner() != path.who().current();
        if (!isOwners && routine.atomicPath() == null) {
            return new RoutineEnvironment(around.environment(), null, null, ends(routine, around));
        }
        String user = around.environment().user();
        Who who = path.who();
        if (isOwners) {
            Role owner = engine.roles(around.scope(), around.transaction(), path.database())
                    .find(routine.access().owner());
            user = Check.present(owner, "owner of a function").name();
            who = new Who(owner.id(), path.who().session());
        }
        String setting = routine.settings().stream().filter(each -> each.name().equals("search_path"))
                .map(RoutineDescriptor.Setting::value).findFirst().orElse(null);
        String written = routine.atomicPath() != null ? routine.atomicPath() : setting;
        return new RoutineEnvironment(around.environment(), written == null
                ? new SearchPath(path.database(), path.written(), path.temporary(), who)
                : SearchPath.of(path.database(), written, user, path.temporary(), who), user, null);
    }

    /** A procedure may end the transaction where its caller may, unless something of its own would have to outlive the end. */
    private static TransactionEnds ends(RoutineDescriptor routine, Around around) {
        return routine.isProcedure() && routine.settings().isEmpty() ? around.environment().transactionEnds() : null;
    }

}
