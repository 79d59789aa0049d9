package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.Modifiers;
import java.util.List;

/** Casts to domains: to what the domain is over, made to fit, and checked (PostgreSQL 15, coerce_to_domain of parse_coerce.c). */
public final class DomainCasts {
    private DomainCasts() {}

    static Cast find(Type from, Type to, CastContext context) {
        ColumnType target = ColumnType.of(to).plain();
        Type base = target.type();
        if (from.equals(base)) {
            return new Cast(from, to, whole(from, to, target, null), CastContext.IMPLICIT);
        }
        Cast inner = Casts.find(from, base, context);
        return inner == null ? null : new Cast(from, to, whole(from, to, target, inner.function()), inner.context());
    }

    private static Function whole(Type from, Type to, ColumnType base, Function inner) {
        Body1 body = (datum, context) -> {
            boolean isPassed = inner == null || datum == null && inner.strict();
            Object based = isPassed ? datum : ((Body1) inner.body()).apply(datum, context);
            return context.inDomain(to, Modifiers.fit(base, based, false));
        };
        return new Function(name(to), List.of(from), to, Volatility.STABLE, false, body);
    }

    /** What a value of the type beneath all domains has to pass to be one of this. */
    public static Function check(Type domain) {
        Body1 body = (datum, context) -> context.inDomain(domain, datum);
        return new Function(name(domain), List.of(domain.plain()), domain, Volatility.STABLE, false, body);
    }

    /** A value that was read where no domain could be asked, with all that is in it: as {@link TextContext#inDomain} gives it. */
    public static Object verified(Type type, Object datum, TextContext context) {
        if (!type.hasDomain()) {
            return datum;
        }
        if (datum instanceof ArrayDatum array) {
            for (int at = 0; at < array.size(); at++) {
                verified(type.element(), array.element(at), context);
            }
        } else if (datum instanceof RecordDatum record) {
            for (int at = 0; at < record.size(); at++) {
                verified(record.typeOf(at), record.value(at), context);
            }
        }
        return type.isDomain() ? context.inDomain(type, datum) : datum;
    }

    /** Functions are told apart by their names, domains by their numbers. */
    private static String name(Type domain) {
        return "domain " + domain.oid();
    }
}
