package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.OutputNames;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the columns of a query are called as it is written, as far as that can be told without binding it; null where it cannot. */
final class WrittenOutputs {
    private final Function<Name, List<String>> tables;

    /** The tables give the names of the columns of one, or null. */
    WrittenOutputs(Function<Name, List<String>> tables) {
        this.tables = tables;
    }

    /** The SELECT that names the columns; null if none does. */
    static QueryBody.Select first(QueryBody body) {
        return switch (body) {
            case QueryBody.Select select -> select;
            case QueryBody.SetOperation operation -> first(operation.left());
            case QueryBody.Nested nested -> null;
            case QueryBody.Values values -> null;
        };
    }

    static boolean isStar(Expression expression) {
        return expression instanceof Expression.Wildcard
                || expression instanceof Expression.FieldAccess access && access.field() == null;
    }

    List<String> of(Query query) {
        return query.with() == null
                ? ofBody(query)
                : new WrittenOutputs(name -> ofTable(name, query.with().tables())).ofBody(query);
    }

    /** A table of WITH, or one of those around it. */
    private List<String> ofTable(Name name, List<Query.CommonTable> common) {
        for (int at = 0; at < common.size(); at++) {
            Query.CommonTable table = common.get(at);
            if (name.parts().equals(List.of(table.name()))) {
                List<Query.CommonTable> before = common.subList(0, at);
                List<String> own = table.statement() instanceof Query query && table.search() == null
                        && table.cycle() == null
                                ? new WrittenOutputs(other -> ofTable(other, before)).of(query)
                                : null;
                return own == null ? null : renamed(own, table.columns());
            }
        }
        return tables.apply(name);
    }

    private List<String> ofBody(Query query) {
        QueryBody.Select select = first(query.body());
        if (select == null) {
            return query.body() instanceof QueryBody.Values values ? ofValues(values) : null;
        }
        List<String> names = new ArrayList<>();
        for (QueryBody.SelectItem item : select.items()) {
            if (!isStar(item.expression())) {
                names.add(item.alias() != null ? item.alias() : OutputNames.of(item.expression()));
                continue;
            }
            List<String> starred = item.expression() instanceof Expression.Wildcard star
                    ? starred(select.from(), star.qualifier())
                    : null;
            if (starred == null) {
                return null;
            }
            names.addAll(starred);
        }
        return names;
    }

    private static List<String> ofValues(QueryBody.Values values) {
        List<String> names = new ArrayList<>();
        for (int at = 1; at <= values.rows().getFirst().size(); at++) {
            names.add("column" + at);
        }
        return names;
    }

    private List<String> starred(List<FromItem> from, List<String> qualifier) {
        List<String> names = new ArrayList<>();
        for (FromItem item : from) {
            List<String> some = starred(item, qualifier);
            if (some == null) {
                return null;
            }
            names.addAll(some);
        }
        return names;
    }

    /** With a qualifier nothing of what is called something else. */
    private List<String> starred(FromItem item, List<String> qualifier) {
        return switch (item) {
            case FromItem.TableReference table -> named(table.alias(), table.table().last(), qualifier,
                    () -> tables.apply(table.table()));
            case FromItem.Subquery subquery -> named(subquery.alias(), "", qualifier, () -> of(subquery.query()));
            case FromItem.FunctionTable function -> null;
            case FromItem.Join join -> join.natural() || join.using() != null || join.alias() != null
                    ? null
                    : starred(List.of(join.left(), join.right()), qualifier);
        };
    }

    private static List<String> named(FromItem.Alias alias, String name, List<String> qualifier,
            Supplier<List<String>> columns) {
        String called = alias == null ? name : alias.name();
        if (!qualifier.isEmpty() && !qualifier.getLast().equals(called)) {
            return List.of();
        }
        List<String> found = columns.get();
        return found == null || alias == null ? found : renamed(found, alias.columns());
    }

    private static List<String> renamed(List<String> found, List<Identifier> others) {
        List<String> renamed = new ArrayList<>(found);
        for (int at = 0; at < Math.min(others.size(), renamed.size()); at++) {
            renamed.set(at, others.get(at).text());
        }
        return renamed;
    }
}
