package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.schema.TypeNaming;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.TypeName;
import io.phantomdb.txn.StaleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Types and labels of enums in stored text. PostgreSQL keeps what they stand for; here texts follow when one is renamed. Names in
 * stored text are in quotes, and literals are written in one way, so that both are replaced where they stand.
 */
final class StoredTypeNames {
    private final StatementBinder statement;
    private final StoredExpressions stored;

    StoredTypeNames(StatementBinder statement) {
        this.statement = statement;
        this.stored = new StoredExpressions(statement);
    }

    /** What a stored expression becomes; it is told what the text is bound to. */
    private interface Change {
        String of(String sql, Function<Expression, Expr> binding);
    }

    /** The table after the type was given another name. */
    TableDescriptor retyped(TableDescriptor table, TypeNaming naming) {
        return changed(table, (sql, binding) -> retyped(sql, naming));
    }

    private static String retyped(String sql, TypeNaming naming) {
        TreeMap<Integer, Replaced> places = new TreeMap<>();
        for (Name name : names(StoredExpressions.parse(sql), naming)) {
            places.put(name.position(), new Replaced(written(name.parts()), written(naming.renamed(name.parts()))));
        }
        return replaced(sql, places);
    }

    private static List<Name> names(Expression expression, TypeNaming naming) {
        return casts(expression, naming).stream()
                .map(type -> new Name(type.name().parts(), type.position())).toList();
    }

    private static List<TypeName> casts(Expression expression, TypeNaming naming) {
        List<TypeName> found = new ArrayList<>();
        ColumnNames.each(expression, each -> {
            if (each instanceof Expression.Cast cast && naming.means(cast.type().name().parts())) {
                found.add(cast.type());
            }
        });
        return found;
    }

    /** The table after labels of the enum were renamed: as it is bound while they have their old names. */
    TableDescriptor relabelled(TableDescriptor table, TypeNaming naming, TableDescriptor before, Type after) {
        if (table.view() != null) {
            return relabelledView(table, after);
        }
        boolean hasColumn = table.columns().stream().anyMatch(column -> column.userType() != null
                && column.userType().oid() == after.oid());
        return changed(table, (sql, binding) -> {
            Expression expression = StoredExpressions.parse(sql);
            List<TypeName> casts = casts(expression, naming);
            casts.forEach(name -> requireCurrent(name, before));
            return hasColumn || !casts.isEmpty()
                    ? relabelled(sql, expression, binding.apply(expression), after)
                    : sql;
        });
    }

    /** The query of a view is kept as it was written, whose literals may be anything else as well. */
    private TableDescriptor relabelledView(TableDescriptor view, Type after) {
        lookAgain(view);
        String sql = view.view().sql();
        TreeMap<Integer, Replaced> places = new TreeMap<>();
        BoundQuery bound = new QueryBinder(statement.inside(new Table(view)), null, null)
                .bind(ViewBinder.query(view));
        QueryWalk.each(bound, each -> {
            if (each instanceof Expr.Constant constant && constant.value() != null && constant.position() > 0
                    && isOf(constant.type().type(), after)) {
                addLiteral(sql, constant, after, places);
            }
        });
        return places.isEmpty() ? view : view.withNature(view.view().withSql(replaced(sql, places, 0)));
    }

    /** What the node remembers of tables and views may be from before another label was renamed. */
    private void lookAgain(TableDescriptor view) {
        for (int id : view.view().sourceIds()) {
            statement.forget(id);
            Table source = statement.tableById(id);
            if (source != null && source.descriptor().view() != null) {
                lookAgain(source.descriptor());
            }
        }
    }

    /** What was written in another view stands at such a place of its own text. */
    private static void addLiteral(String sql, Expr.Constant constant, Type after, TreeMap<Integer, Replaced> places) {
        String before = TreeText.string(text(constant.value(), constant.type().type().isArray()
                ? constant.type().type().element()
                : constant.type().type()));
        boolean isThere = constant.position() <= sql.codePointCount(0, sql.length())
                && sql.startsWith(before, sql.offsetByCodePoints(0, constant.position() - 1));
        if (isThere) {
            places.put(constant.position(), new Replaced(before, TreeText.string(text(constant.value(), after))));
        }
    }

    /** What the binder knows of the type may be from before its last change. */
    private void requireCurrent(TypeName name, TableDescriptor type) {
        Type bound = statement.type(name).type();
        Type label = bound.isArray() ? bound.element() : bound;
        if (label.oid() == type.id() && !label.labels().equals(type.type().labels())) {
            throw new StaleDescriptor(type.id(), type.version());
        }
    }

    private static String relabelled(String sql, Expression expression, Expr bound, Type after) {
        TreeMap<Integer, String> literals = new TreeMap<>();
        ColumnNames.each(expression, each -> {
            if (each instanceof Expression.Literal literal && literal.kind() == LiteralKind.STRING) {
                literals.put(literal.position(), literal.text());
            }
        });
        TreeMap<Integer, Replaced> places = new TreeMap<>();
        Exprs.each(bound, each -> {
            if (each instanceof Expr.Constant constant && constant.value() != null
                    && literals.containsKey(constant.position()) && isOf(constant.type().type(), after)) {
                places.put(constant.position(), new Replaced(TreeText.string(literals.get(constant.position())),
                        TreeText.string(text(constant.value(), after))));
            }
        });
        return replaced(sql, places);
    }

    private static String text(Object datum, Type label) {
        return datum instanceof ArrayDatum array
                ? DatumText.write(label.array(), array.withElements(label, array.elements()), TextSettings.DEFAULT)
                : DatumText.write(label, datum, TextSettings.DEFAULT);
    }

    private static boolean isOf(Type type, Type label) {
        return type.oid() == label.oid() || type.isArray() && type.element().oid() == label.oid();
    }

    private TableDescriptor changed(TableDescriptor table, Change change) {
        List<ColumnDescriptor> columns = table.columns().stream()
                .map(column -> column.state() == ColumnDescriptor.State.DROPPED
                        ? column
                        : changed(table, column, change))
                .toList();
        List<CheckDescriptor> checks = table.checks().stream().map(check -> check.withSql(
                change.of(check.sql(), expression -> stored.check(new Table(table), check))))
                .toList();
        List<TriggerDescriptor> triggers = table.triggers().stream().map(trigger -> trigger.whenSql() == null
                ? trigger
                : trigger.withCondition(change.of(trigger.whenSql(),
                        expression -> stored.triggerCondition(table, trigger.whenSql()))))
                .toList();
        return columns.equals(table.columns()) && checks.equals(table.checks()) && triggers.equals(table.triggers())
                ? table
                : table.withColumns(columns).withChecks(checks).withTriggers(triggers);
    }

    private ColumnDescriptor changed(TableDescriptor table, ColumnDescriptor column, Change change) {
        if (column.generatedSql() != null) {
            return column.withGenerated(change.of(column.generatedSql(),
                    expression -> stored.generated(new Table(table), column)));
        }
        return column.defaultSql() == null
                ? column
                : column.withDefault(change.of(column.defaultSql(),
                        expression -> stored.defaultOf(expression, column)));
    }

    private record Replaced(String before, String after) {}

    /** The text with what stands at the places, counted in {@link StoredExpressions#parse}, replaced. */
    private static String replaced(String sql, TreeMap<Integer, Replaced> places) {
        return replaced(sql, places, StoredExpressions.PREFIX.length());
    }

    private static String replaced(String sql, TreeMap<Integer, Replaced> places, int prefixLength) {
        StringBuilder text = new StringBuilder(sql);
        places.descendingMap().forEach((position, place) -> {
            int start = sql.offsetByCodePoints(0, position - 1 - prefixLength);
            Check.that(sql.startsWith(place.before(), start), "stored text is written in one way");
            text.replace(start, start + place.before().length(), place.after());
        });
        return text.toString();
    }

    private static String written(List<String> parts) {
        return parts.stream().map(TreeText::quoted).collect(Collectors.joining("."));
    }
}
