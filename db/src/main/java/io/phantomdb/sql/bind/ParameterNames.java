package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parameters of a statement inside of a routine are called: parameters of functions, variables of PL/pgSQL. A name of a
 * column comes first in SQL (PostgreSQL 15, chapter 38.5.1); in PL/pgSQL whoever writes a name that may mean both is told
 * (chapter 43.11.1).
 *
 * @param variables the innermost first
 */
public record ParameterNames(List<Variable> variables, Conflict conflict) {
    /** What is meant by a name that a column has as well. */
    public enum Conflict {
        COLUMN,
        VARIABLE,
        ERROR
    }

    /**
     * A variable.
     *
     * @param qualifiers what may stand before its name: of a block, or of the routine
     * @param index its parameter, from 1; of a record that of its first field
     * @param fields those of a record, which are parameters side by side; null of what is none
     * @param unset a record that has no fields yet
     * @param isTable an array of rows that stands where tables are named, and nowhere else
     */
    public record Variable(List<String> qualifiers, String name, int index, List<Type.Field> fields, boolean unset,
            boolean isTable) {
        public Variable(List<String> qualifiers, String name, int index, List<Type.Field> fields, boolean unset) {
            this(qualifiers, name, index, fields, unset, false);
        }

        public Variable {
            qualifiers = List.copyOf(qualifiers);
        }
    }

    public ParameterNames {
        variables = List.copyOf(variables);
    }

    /** True if a table of that name is an array of rows. */
    boolean isTable(String name) {
        return variables.stream().anyMatch(variable -> variable.isTable() && variable.name().equals(name));
    }

    /** What the rows of such a table are called in expressions: no name that can be written. */
    static List<String> rowsOf(String table) {
        return List.of("\0", table);
    }

    /** What a name stands for, if it is that of a variable; null if it is not. */
    Expr variable(List<String> parts, int position, Scope scope, Parameters parameters) {
        for (Variable variable : variables) {
            int named = named(variable, parts);
            if (named > 0) {
                Expr value = value(variable, parts.subList(named, parts.size()), position, parameters);
                if (value != null) {
                    return isColumn(scope, parts, position) ? conflicting(value, parts, position) : value;
                }
            }
        }
        return null;
    }

    /** The fields of a record variable as columns, for {@code r.*}; null if the name is none of a record. */
    List<Scope.Column> fields(List<String> parts, int position, Parameters parameters) {
        for (Variable variable : variables) {
            if (named(variable, parts) == parts.size() && variable.fields() != null) {
                requireSet(variable, position);
                List<Scope.Column> columns = new ArrayList<>();
                for (int at = 0; at < variable.fields().size(); at++) {
                    columns.add(new Scope.Column(variable.fields().get(at).name(),
                            field(variable, at, position, parameters), 0, 0));
                }
                return columns;
            }
        }
        return null;
    }

    private Expr conflicting(Expr value, List<String> parts, int position) {
        return switch (conflict) {
            case COLUMN -> null;
            case VARIABLE -> value;
            case ERROR -> throw new StatementError(SqlState.AMBIGUOUS_COLUMN, "column reference \""
                    + String.join(".", parts) + "\" is ambiguous",
                    "It could refer to either a PL/pgSQL variable or a table column.", null, position);
        };
    }

    /** How many of the parts name the variable; 0 if they do not. */
    private static int named(Variable variable, List<String> parts) {
        if (variable.isTable()) {
            return parts.equals(rowsOf(variable.name())) ? 2 : 0;
        }
        if (parts.getFirst().equals(variable.name())) {
            return 1;
        }
        boolean isQualified = parts.size() > 1 && variable.qualifiers().contains(parts.getFirst())
                && parts.get(1).equals(variable.name());
        return isQualified ? 2 : 0;
    }

    private static Expr value(Variable variable, List<String> rest, int position, Parameters parameters) {
        if (variable.fields() == null) {
            return rest.isEmpty() ? parameters.explicit(variable.index(), position) : null;
        }
        if (rest.size() > 1) {
            return null;
        }
        requireSet(variable, position);
        if (!rest.isEmpty()) {
            for (int at = 0; at < variable.fields().size(); at++) {
                if (variable.fields().get(at).name().equals(rest.getFirst())) {
                    return field(variable, at, position, parameters);
                }
            }
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "record \"" + variable.name() + "\" has no field \""
                    + rest.getFirst() + "\"").at(position);
        }
        List<Scope.Column> columns = new ArrayList<>();
        for (int at = 0; at < variable.fields().size(); at++) {
            columns.add(new Scope.Column(variable.fields().get(at).name(), field(variable, at, position, parameters), 0,
                    0));
        }
        return RecordBinder.wholeOrNull(columns);
    }

    private static void requireSet(Variable variable, int position) {
        if (variable.unset()) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "record \"" + variable.name() + "\" is not assigned yet",
                    "The tuple structure of a not-yet-assigned record is indeterminate.", null, position);
        }
    }

    private static Expr field(Variable variable, int at, int position, Parameters parameters) {
        Expr parameter = parameters.explicit(variable.index() + at, position);
        ColumnType type = variable.fields().get(at).type();
        return parameter.type().equals(type) || !parameter.type().type().equals(type.type())
                ? parameter
                : new Expr.Relabel(parameter, type);
    }

    private static boolean isColumn(Scope scope, List<String> parts, int position) {
        return scope != null && scope.knows(parts, position);
    }
}
