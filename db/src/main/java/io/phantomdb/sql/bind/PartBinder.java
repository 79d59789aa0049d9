package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayAssignment;
import io.phantomdb.rows.function.JsonbAssignment;
import io.phantomdb.sql.tree.Change;
import java.util.ArrayList;
import java.util.List;

/** Binds the way into a column that a part of is assigned to: fields and subscripts (PostgreSQL 15, chapters 8.14.5, 8.15.4). */
final class PartBinder {
    private final ExpressionBinder binder;
    private final Typing typing;
    private final Change.Target target;

    PartBinder(ExpressionBinder binder, Typing typing, Change.Target target) {
        this.binder = binder;
        this.typing = typing;
        this.target = target;
    }

    /** The part of a column of that type. */
    Part bind(ColumnType columnType) {
        List<Part.Level> levels = new ArrayList<>();
        ColumnType type = columnType;
        String name = target.column();
        int at = 0;
        while (at < target.path().size()) {
            Part.Level level;
            if (target.path().get(at) instanceof Change.Field field) {
                level = field(field, name, type);
                name = field.name();
                at++;
            } else {
                List<Change.Subscript> subscripts = subscripts(at);
                level = subscripted(type, subscripts);
                at += subscripts.size();
            }
            levels.add(level);
            type = level.type();
        }
        return new Part(name, levels);
    }

    /** All brackets side by side belong together. */
    private List<Change.Subscript> subscripts(int from) {
        List<Change.Subscript> subscripts = new ArrayList<>();
        for (int at = from; at < target.path().size()
                && target.path().get(at) instanceof Change.Subscript subscript; at++) {
            subscripts.add(subscript);
        }
        return subscripts;
    }

    private Part.Level field(Change.Field field, String name, ColumnType type) {
        throw new StatementError(SqlState.DATATYPE_MISMATCH, "cannot assign to field \"" + field.name()
                + "\" of column \"" + name + "\" because its type " + type.type().sqlName()
                + " is not a composite type").at(target.position());
    }

    private Part.Level subscripted(ColumnType type, List<Change.Subscript> subscripts) {
        ArrayBinder arrays = new ArrayBinder(binder, typing);
        if (type.type() == Type.JSONB) {
            ArrayBinder.JsonbSteps steps = arrays.steps(subscripts);
            return new Elements(type, steps.texts(), Kind.JSONB, steps.startsWithNumber() ? "[" : "{");
        }
        if (!type.type().isArray()) {
            if (type.type().element() != null || type.type() == Type.NAME) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "assignment to elements of type "
                        + type.type().sqlName() + " is not supported").at(target.position());
            }
            throw ArrayBinder.noSubscripts(type.type(), target.position());
        }
        List<Expr> bounds = new ArrayList<>();
        if (subscripts.stream().anyMatch(Change.Subscript::slice)) {
            return new Elements(type, bounds, Kind.SLICE, arrays.bounds(subscripts, bounds));
        }
        subscripts.forEach(subscript -> bounds.add(arrays.bound(subscript.lower())));
        return new Elements(type.element(), bounds, Kind.ELEMENT, "");
    }

    private enum Kind {
        ELEMENT,
        SLICE,
        JSONB
    }

    /**
     * What subscripts lead to.
     *
     * @param type of what is there
     * @param form of a slice, which bounds there are; of jsonb, what NULL becomes
     */
    private record Elements(ColumnType type, List<Expr> subscripts, Kind kind, String form) implements Part.Level {
        @Override
        public boolean isField() {
            return false;
        }

        @Override
        public Expr read(Expr whole) {
            return switch (kind) {
                case ELEMENT -> ArrayBinder.element(whole, subscripts);
                case SLICE -> ArrayBinder.slice(whole, form, subscripts);
                case JSONB -> ArrayBinder.ofJsonb(whole, subscripts);
            };
        }

        @Override
        public Expr with(Expr whole, Expr part) {
            Type wholeType = whole.type().type();
            Function function = switch (kind) {
                case ELEMENT -> ArrayAssignment.element(wholeType, subscripts.size());
                case SLICE -> ArrayAssignment.slice(wholeType, form);
                case JSONB -> JsonbAssignment.function(form.equals("["), subscripts.size());
            };
            List<Expr> arguments = new ArrayList<>(List.of(whole, part));
            arguments.addAll(subscripts);
            return new Expr.Call(function, arguments, whole.type());
        }
    }
}
