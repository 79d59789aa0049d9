package io.phantomdb.sql.tree;

import java.util.Locale;

/** What a column of a result is called when it was given no name, as PostgreSQL calls it (FigureColname in parse_target.c). */
public final class OutputNames {
    public static final String NONE = "?column?";

    private OutputNames() {}

    /** A weak name gives way to what is around it. */
    private record Figured(String name, boolean strong) {}

    public static String of(Expression expression) {
        Figured figured = figure(expression);
        return figured == null ? NONE : figured.name;
    }

    private static Figured strong(String name) {
        return name == null ? null : new Figured(name, true);
    }

    private static Figured figure(Expression expression) {
        return switch (expression) {
            case Expression.ColumnReference column -> strong(column.parts().getLast());
            case Expression.FunctionCall call -> strong(call.name().last());
            case Expression.Cast cast -> {
                Figured inner = figure(cast.operand());
                yield inner != null && inner.strong ? inner : new Figured(cast.type().name().last(), false);
            }
            case Expression.CurrentValue current -> strong(current.kind().name().toLowerCase(Locale.ROOT));
            case Expression.Coalesce coalesce -> strong("coalesce");
            case Expression.NullIf nullIf -> strong("nullif");
            case Expression.Extreme extreme -> strong(extreme.greatest() ? "greatest" : "least");
            case Expression.Case choice -> {
                Figured inner = choice.otherwise() == null ? null : figure(choice.otherwise());
                yield inner != null && inner.strong ? inner : new Figured("case", false);
            }
            case Expression.Exists exists -> strong("exists");
            case Expression.ScalarSubquery scalar -> ofQuery(scalar.query());
            case Expression.ArraySubquery array -> strong("array");
            case Expression.ArrayConstructor array -> strong("array");
            case Expression.Row row -> strong("row");
            case Expression.FieldAccess access -> strong(access.field());
            case Expression.Subscript subscript -> figure(subscript.base());
            case Expression.Collate collate -> figure(collate.operand());
            case Expression.Grouping grouping -> strong("grouping");
            default -> null;
        };
    }

    private static Figured ofQuery(Query query) {
        if (query.body() instanceof QueryBody.Select select && select.items().size() == 1) {
            QueryBody.SelectItem item = select.items().getFirst();
            return strong(item.alias() != null ? item.alias() : of(item.expression()));
        }
        return query.body() instanceof QueryBody.Values ? strong("column1") : null;
    }
}
