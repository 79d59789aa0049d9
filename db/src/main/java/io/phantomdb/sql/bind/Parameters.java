package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.LiteralKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a statement's parameters: those the client has told, and those that their use tells. Lifted literals follow
 * the explicit parameters; numbers know their type from the start.
 */
public final class Parameters {
    private final int explicitCount;
    private final ParameterNames names;
    private final List<Type> types = new ArrayList<>();

    /** The types told may be fewer than the parameters, and hold nulls or UNKNOWN. */
    public Parameters(List<Type> told, int explicitCount, List<LiteralKind> lifted) {
        this(told, explicitCount, lifted, null);
    }

    /** The names are null where parameters have none. */
    public Parameters(List<Type> told, int explicitCount, List<LiteralKind> lifted, ParameterNames names) {
        this.names = names;
        this.explicitCount = Math.max(explicitCount, told.size());
        for (int at = 0; at < this.explicitCount; at++) {
            Type type = at < told.size() ? told.get(at) : null;
            types.add(type == null ? Type.UNKNOWN : type);
        }
        lifted.forEach(kind -> types.add(typeOf(kind)));
    }

    /** Null where parameters have none. */
    ParameterNames names() {
        return names;
    }

    static Type typeOf(LiteralKind kind) {
        return switch (kind) {
            case BOOLEAN -> Type.BOOL;
            case INT4 -> Type.INT4;
            case INT8 -> Type.INT8;
            case NUMERIC -> Type.NUMERIC;
            case STRING, NULL -> Type.UNKNOWN;
            case BITS, HEX_BITS -> throw Check.unreachable("bit strings are not lifted");
        };
    }

    Expr explicit(int number, int position) {
        if (number < 1 || number > explicitCount) {
            throw new StatementError(SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + number).at(position);
        }
        return new Expr.Parameter(number - 1, ColumnType.of(types.get(number - 1)), position);
    }

    Expr lifted(int index, int position) {
        return new Expr.Parameter(explicitCount + index, ColumnType.of(types.get(explicitCount + index)), position);
    }

    /** The parameter with the type that its use tells; one place may not contradict another. */
    Expr.Parameter settle(Expr.Parameter parameter, Type type) {
        Type before = types.get(parameter.index());
        if (before == Type.UNKNOWN) {
            types.set(parameter.index(), type);
        } else if (!before.equals(type)) {
            throw new StatementError(SqlState.AMBIGUOUS_PARAMETER,
                    "inconsistent types deduced for parameter $" + (parameter.index() + 1),
                    before.sqlName() + " versus " + type.sqlName(), null, parameter.position());
        }
        return new Expr.Parameter(parameter.index(), ColumnType.of(type), parameter.position());
    }

    /** Its type as known by now: another place may have told it meanwhile. */
    Type typeOf(Expr.Parameter parameter) {
        return types.get(parameter.index());
    }

    public int explicitCount() {
        return explicitCount;
    }

    /** All types once binding is over; what nothing has told is text. */
    public List<Type> settled() {
        return types.stream().map(type -> type == Type.UNKNOWN ? Type.TEXT : type).toList();
    }
}
