package io.phantomdb.rows.function;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** pg_cast for our types: for each pair of types the cast and where it may be used. */
final class CastTable {
    static final CastTable ALL = all();

    /** By the oids of the types. */
    private final Map<Integer, Map<Integer, Cast>> casts = new TreeMap<>();

    private static CastTable all() {
        CastTable table = new CastTable();
        table.numbers();
        table.texts();
        table.times();
        table.catalogs();
        table.jsons();
        table.bits();
        table.networks();
        table.throughText();
        return table;
    }

    Cast find(Type from, Type to) {
        Map<Integer, Cast> targets = casts.get(from.oid());
        return targets == null ? null : targets.get(to.oid());
    }

    private void numbers() {
        implicit(Type.INT2, Type.INT4, Type.INT8, Type.NUMERIC, Type.FLOAT4, Type.FLOAT8, Type.OID);
        implicit(Type.INT4, Type.INT8, Type.NUMERIC, Type.FLOAT4, Type.FLOAT8, Type.OID);
        implicit(Type.INT8, Type.NUMERIC, Type.FLOAT4, Type.FLOAT8, Type.OID);
        implicit(Type.NUMERIC, Type.FLOAT4, Type.FLOAT8);
        implicit(Type.FLOAT4, Type.FLOAT8);
        assignment(Type.INT4, Type.INT2);
        assignment(Type.INT8, Type.INT2, Type.INT4);
        assignment(Type.NUMERIC, Type.INT2, Type.INT4, Type.INT8);
        assignment(Type.FLOAT4, Type.INT2, Type.INT4, Type.INT8, Type.NUMERIC);
        assignment(Type.FLOAT8, Type.INT2, Type.INT4, Type.INT8, Type.NUMERIC, Type.FLOAT4);
        assignment(Type.OID, Type.INT4, Type.INT8);
        put(Type.INT4, Type.BOOL, CastContext.EXPLICIT);
        put(Type.BOOL, Type.INT4, CastContext.EXPLICIT);
    }

    private void texts() {
        implicit(Type.BPCHAR, Type.TEXT, Type.VARCHAR);
        relabel(Type.TEXT, Type.VARCHAR, CastContext.IMPLICIT);
        relabel(Type.TEXT, Type.BPCHAR, CastContext.IMPLICIT);
        relabel(Type.VARCHAR, Type.TEXT, CastContext.IMPLICIT);
        relabel(Type.VARCHAR, Type.BPCHAR, CastContext.IMPLICIT);
        assignment(Type.BOOL, Type.TEXT, Type.VARCHAR, Type.BPCHAR);
    }

    private void times() {
        implicit(Type.DATE, Type.TIMESTAMP, Type.TIMESTAMPTZ);
        implicit(Type.TIMESTAMP, Type.TIMESTAMPTZ);
        assignment(Type.TIMESTAMP, Type.DATE);
        assignment(Type.TIMESTAMPTZ, Type.TIMESTAMP, Type.DATE);
        implicit(Type.TIME, Type.INTERVAL, Type.TIMETZ);
        assignment(Type.TIMETZ, Type.TIME);
        assignment(Type.TIMESTAMP, Type.TIME);
        assignment(Type.TIMESTAMPTZ, Type.TIME, Type.TIMETZ);
        assignment(Type.INTERVAL, Type.TIME);
    }

    /** What catalogs are made of: names, "char", and the numbers of objects. */
    private void catalogs() {
        implicit(Type.NAME, Type.TEXT);
        assignment(Type.NAME, Type.BPCHAR, Type.VARCHAR);
        implicit(Type.TEXT, Type.NAME);
        implicit(Type.VARCHAR, Type.NAME);
        implicit(Type.BPCHAR, Type.NAME);
        implicit(Type.CHAR, Type.TEXT);
        assignment(Type.CHAR, Type.BPCHAR, Type.VARCHAR);
        assignment(Type.TEXT, Type.CHAR);
        assignment(Type.VARCHAR, Type.CHAR);
        assignment(Type.BPCHAR, Type.CHAR);
        put(Type.CHAR, Type.INT4, CastContext.EXPLICIT);
        put(Type.INT4, Type.CHAR, CastContext.EXPLICIT);
        for (Type reg : Type.scalars()) {
            if (reg.kind() == Type.Kind.REG) {
                relabel(Type.OID, reg, CastContext.IMPLICIT);
                relabel(reg, Type.OID, CastContext.IMPLICIT);
                implicit(Type.INT2, reg);
                implicit(Type.INT4, reg);
                implicit(Type.INT8, reg);
                assignment(reg, Type.INT4, Type.INT8);
            }
        }
        implicit(Type.TEXT, Type.REGCLASS);
        implicit(Type.VARCHAR, Type.REGCLASS);
    }

    private void jsons() {
        assignment(Type.JSON, Type.JSONB);
        assignment(Type.JSONB, Type.JSON);
        for (Type type : List.of(Type.BOOL, Type.INT2, Type.INT4, Type.INT8, Type.FLOAT4, Type.FLOAT8, Type.NUMERIC)) {
            put(Type.JSONB, type, CastContext.EXPLICIT);
        }
    }

    private void bits() {
        relabel(Type.BIT, Type.VARBIT, CastContext.IMPLICIT);
        relabel(Type.VARBIT, Type.BIT, CastContext.IMPLICIT);
        for (Type integer : List.of(Type.INT4, Type.INT8)) {
            put(Type.BIT, integer, CastContext.EXPLICIT);
            put(integer, Type.BIT, CastContext.EXPLICIT);
        }
    }

    private void networks() {
        relabel(Type.CIDR, Type.INET, CastContext.IMPLICIT);
        assignment(Type.INET, Type.CIDR, Type.TEXT, Type.VARCHAR, Type.BPCHAR);
        assignment(Type.CIDR, Type.TEXT, Type.VARCHAR, Type.BPCHAR);
        implicit(Type.MACADDR, Type.MACADDR8);
        implicit(Type.MACADDR8, Type.MACADDR);
        assignment(Type.INT4, Type.MONEY);
        assignment(Type.INT8, Type.MONEY);
        assignment(Type.NUMERIC, Type.MONEY);
        assignment(Type.MONEY, Type.NUMERIC);
        put(Type.XID8, Type.XID, CastContext.EXPLICIT);
    }

    /** What is left between strings and everything else goes through the text form. */
    private void throughText() {
        for (Type type : Type.scalars()) {
            for (Type text : List.of(Type.TEXT, Type.VARCHAR, Type.BPCHAR)) {
                if (type == Type.UNKNOWN) {
                    relabel(type, text, CastContext.IMPLICIT);
                } else if (!type.isText()) {
                    if (find(text, type) == null) {
                        put(text, type, CastContext.EXPLICIT);
                    }
                    if (find(type, text) == null) {
                        put(type, text, CastContext.ASSIGNMENT);
                    }
                }
            }
            if (!type.isText()) {
                put(Type.UNKNOWN, type, CastContext.EXPLICIT);
            }
        }
    }

    private void implicit(Type from, Type... targets) {
        for (Type to : targets) {
            put(from, to, CastContext.IMPLICIT);
        }
    }

    private void assignment(Type from, Type... targets) {
        for (Type to : targets) {
            put(from, to, CastContext.ASSIGNMENT);
        }
    }

    private void put(Type from, Type to, CastContext context) {
        Function function = FunctionTable.ALL.exact(to.catalogName(), List.of(from));
        put(new Cast(from, to, Check.present(function, "a function from " + from + " to " + to), context));
    }

    private void relabel(Type from, Type to, CastContext context) {
        put(new Cast(from, to, null, context));
    }

    private void put(Cast cast) {
        Map<Integer, Cast> targets = casts.computeIfAbsent(cast.from().oid(), unused -> new TreeMap<>());
        Check.that(targets.put(cast.to().oid(), cast) == null, "two casts from %s to %s", cast.from(), cast.to());
    }
}
