package io.phantomdb.sql.bind;

import io.phantomdb.rows.Type;
import java.util.EnumMap;
import java.util.regex.Pattern;

/**
 * Literals of dates and times that every session reads alike, whatever its DateStyle, IntervalStyle and TimeZone: what is
 * stored with them, such as the condition of an index, means the same for ever. PostgreSQL stores the datum instead of the
 * text, so that there any literal will do.
 */
final class SettledText {
    private static final String DAY = "\\d{4,6}-\\d\\d-\\d\\d";
    private static final String HOUR = "\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?";
    private static final String ZONE = " ?(Z|UTC|[+-]\\d\\d(:?\\d\\d)?)";

    private static final EnumMap<Type.Kind, Pattern> FORMS = forms();

    private SettledText() {}

    private static EnumMap<Type.Kind, Pattern> forms() {
        EnumMap<Type.Kind, Pattern> forms = new EnumMap<>(Type.Kind.class);
        forms.put(Type.Kind.DATE, Pattern.compile(DAY));
        forms.put(Type.Kind.TIME, Pattern.compile(HOUR));
        forms.put(Type.Kind.TIMETZ, Pattern.compile(HOUR + ZONE));
        forms.put(Type.Kind.TIMESTAMP, Pattern.compile(DAY + "([ T]" + HOUR + ")?"));
        forms.put(Type.Kind.TIMESTAMPTZ, Pattern.compile(DAY + "[ T]" + HOUR + ZONE));
        forms.put(Type.Kind.INTERVAL, Pattern.compile("(\\d+ [a-z]+ ?)+|" + HOUR));
        return forms;
    }

    /** True for a literal's cast to one of these types. */
    static boolean isReadBy(Expr.Call call) {
        return call.arguments().size() == 1 && call.arguments().getFirst() instanceof Expr.Constant constant
                && constant.value() instanceof String text && isReadAlike(call, text);
    }

    private static boolean isReadAlike(Expr.Call call, String text) {
        Pattern pattern = FORMS.get(call.type().type().kind());
        return pattern != null && pattern.matcher(text).matches();
    }
}
