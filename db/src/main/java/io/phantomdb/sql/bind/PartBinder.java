package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayAssignment;
import io.phantomdb.rows.function.JsonbAssignment;
import io.phantomdb.rows.function.RecordFunctions;
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
        Type record = type.type().plain();
        if (record.isComposite()) {
            for (int at = 0; at < record.fields().size(); at++) {
                if (record.fields().get(at).name().equals(field.name())) {
                    return new Field(typing, record, at);
                }
            }
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "cannot assign to field \"" + field.name()
                    + "\" of column \"" + name + "\" because there is no such column in data type "
                    + type.type().sqlName()).at(target.position());
        }
        throw new StatementError(SqlState.DATATYPE_MISMATCH, "cannot assign to field \"" + field.name()
                + "\" of column \"" + name + "\" because its type " + type.type().sqlName()
                + " is not a composite type").at(target.position());
    }

    private Part.Level subscripted(ColumnType written, List<Change.Subscript> subscripts) {
        ColumnType type = written.plain();
        ArrayBinder arrays = new ArrayBinder(binder, typing);
        if (type.type() == Type.JSONB) {
            ArrayBinder.JsonbSteps steps = arrays.steps(subscripts);
            return new Elements(typing, type, steps.texts(), Kind.JSONB, steps.startsWithNumber() ? "[" : "{");
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
            return new Elements(typing, type, bounds, Kind.SLICE, arrays.bounds(subscripts, bounds));
        }
        subscripts.forEach(subscript -> bounds.add(arrays.bound(subscript.lower())));
        return new Elements(typing, type.element(), bounds, Kind.ELEMENT, "");
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
    private record Elements(Typing typing, ColumnType type, List<Expr> subscripts, Kind kind,
            String form) implements Part.Level {
        @Override
        public boolean isField() {
            return false;
        }

        @Override
        public Expr read(Expr written) {
            Expr whole = typing.plain(written);
            return switch (kind) {
                case ELEMENT -> ArrayBinder.element(whole, subscripts);
                case SLICE -> ArrayBinder.slice(whole, form, subscripts);
                case JSONB -> ArrayBinder.ofJsonb(whole, subscripts);
            };
        }

        @Override
        public Expr with(Expr written, Expr part) {
            Expr whole = typing.plain(written);
            Type wholeType = whole.type().type();
            Function function = switch (kind) {
                case ELEMENT -> ArrayAssignment.element(wholeType, subscripts.size());
                case SLICE -> ArrayAssignment.slice(wholeType, form);
                case JSONB -> JsonbAssignment.function(form.equals("["), subscripts.size());
            };
            List<Expr> arguments = new ArrayList<>(List.of(whole, part));
            arguments.addAll(subscripts);
            return typing.assign(new Expr.Call(function, arguments, whole.type()), written.type(), 0);
        }
    }

    /** A field of a row with a name, counted from 0. */
    private record Field(Typing typing, Type record, int at) implements Part.Level {
        @Override
        public ColumnType type() {
            return record.fields().get(at).type();
        }

        @Override
        public boolean isField() {
            return true;
        }

        @Override
        public Expr read(Expr written) {
            return new Expr.Call(RecordFunctions.field(record, at), List.of(typing.plain(written)), type());
        }

        /** Of a row that is not there all other fields are NULL. */
        @Override
        public Expr with(Expr written, Expr part) {
            Expr changed = new Expr.Call(RecordFunctions.withField(record, at), List.of(typing.plain(written), part),
                    ColumnType.of(record));
            return typing.assign(changed, written.type(), 0);
        }
    }
}
