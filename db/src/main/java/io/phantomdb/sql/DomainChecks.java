package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.AlteredColumns;
import io.phantomdb.sql.bind.StatementBinder;
import io.phantomdb.sql.plan.ExprCompiler;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The conditions of domains, compiled when the first value comes. One run of a statement's. */
final class DomainChecks {
    private static final Object[] NOTHING = new Object[0];

    private record Known(Type domain, List<Program> conditions) {}

    private final Supplier<StatementBinder> binder;
    private final List<Known> all = new ArrayList<>();

    DomainChecks(Supplier<StatementBinder> binder) {
        this.binder = binder;
    }

    /** The value, if the conditions of the domain and of those that it is over hold of it: first theirs. */
    Object checked(Type domain, Object datum, EvalContext context) {
        List<Type> all = new ArrayList<>();
        for (Type each = domain; each.isDomain(); each = each.base().type()) {
            all.addFirst(each);
        }
        if (datum == null && all.stream().anyMatch(Type::refusesNull)) {
            throw new StatementError(SqlState.NOT_NULL_VIOLATION,
                    "domain " + domain.sqlName() + " does not allow null values");
        }
        all.forEach(each -> check(each, domain, datum, context));
        return datum;
    }

    private void check(Type asking, Type domain, Object datum, EvalContext context) {
        if (asking.checks().isEmpty()) {
            return;
        }
        Frame frame = new Frame(context, NOTHING, null);
        Object[] row = {datum};
        List<Program> conditions = known(asking).conditions();
        for (int at = 0; at < conditions.size(); at++) {
            if (Boolean.FALSE.equals(conditions.get(at).evaluate(row, frame))) {
                throw new StatementError(SqlState.CHECK_VIOLATION, "value for domain " + domain.sqlName()
                        + " violates check constraint \"" + asking.checks().get(at).name() + "\"");
            }
        }
    }

    private Known known(Type domain) {
        for (Known each : all) {
            if (each.domain().equals(domain) && each.domain().isDefinedAs(domain)) {
                return each;
            }
        }
        AlteredColumns columns = new AlteredColumns(binder.get());
        Known known = new Known(domain, domain.checks().stream()
                .map(check -> ExprCompiler.compile(columns.check(domain, check))).toList());
        all.add(known);
        return known;
    }
}
