package io.phantomdb.sql;

import java.util.List;

/** The body of a routine as it is carried out for arguments of certain types. Immutable, shared by all who call it. */
interface RoutineCode {
    /** Its value: a record where there are several outputs; null if there is none. */
    Object value(Object[] arguments, NestedStatements nested, SessionContext context);

    /** All of its rows. */
    List<Object[]> rows(Object[] arguments, NestedStatements nested, SessionContext context);

    /** What can be said against the body before it is carried out. */
    void check(NestedStatements nested);
}
