package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.JsonReader;
import io.phantomdb.rows.text.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Datums as JSON: numbers, booleans and arrays as such, times in ISO 8601, all else as a string of their text (PostgreSQL 15, to_json). */
final class JsonMaker {
    private JsonMaker() {}

    static Json jsonb(Type type, Object datum, TextContext context) {
        if (datum == null) {
            return Json.NULL;
        }
        Type plain = type.plain();
        return switch (datum) {
            case Json json -> json;
            case ArrayDatum array -> array(array, 0, new int[1], context);
            case RecordDatum record -> object(record, context);
            case Boolean bool -> Json.of(bool);
            case Numeric number when number.isFinite() -> new Json.Number(number);
            default -> plain == Type.JSON || isNumber(plain)
                    ? readOrText(DatumText.write(plain, datum, context.textSettings()))
                    : new Json.Text(text(plain, datum, context));
        };
    }

    private static boolean isNumber(Type type) {
        return type == Type.INT2 || type == Type.INT4 || type == Type.INT8 || type == Type.FLOAT4
                || type == Type.FLOAT8 || type == Type.NUMERIC;
    }

    /** Numbers that JSON cannot say are strings. */
    private static Json readOrText(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> new Json.Text(text);
            default -> JsonReader.read(text);
        };
    }

    /** Always in ISO style; a T between date and time. */
    private static String text(Type type, Object datum, TextContext context) {
        TextSettings settings = context.textSettings();
        boolean isTime = type == Type.DATE || type == Type.TIMESTAMP || type == Type.TIMESTAMPTZ;
        if (!isTime) {
            return DatumText.write(type, datum, settings);
        }
        TextSettings iso = new TextSettings(settings.timeZone(), TextSettings.DateStyle.ISO, settings.dateOrder(),
                settings.extraFloatDigits(), settings.byteaEscape(), settings.intervalStyle(),
                settings.names());
        String text = DatumText.write(type, datum, iso);
        if (type == Type.DATE) {
            return text;
        }
        String withT = text.replaceFirst("^(\\d+-\\d\\d-\\d\\d) ", "$1T");
        return type == Type.TIMESTAMPTZ ? withT.replaceFirst("([+-]\\d\\d)( BC)?$", "$1:00$2") : withT;
    }

    private static Json object(RecordDatum record, TextContext context) {
        TreeMap<String, Json> entries = new TreeMap<>(Json.KEYS);
        for (int at = 0; at < record.size(); at++) {
            entries.put(record.type().fields().get(at).name(), jsonb(record.typeOf(at), record.value(at), context));
        }
        return new Json.Object(entries);
    }

    private static Json array(ArrayDatum array, int dimension, int[] next, TextContext context) {
        List<Json> elements = new ArrayList<>();
        int length = array.dimensions() == 0 ? 0 : array.length(dimension);
        for (int at = 0; at < length; at++) {
            elements.add(dimension + 1 < array.dimensions()
                    ? array(array, dimension + 1, next, context)
                    : jsonb(array.elementType(), array.element(next[0]++), context));
        }
        return new Json.Array(elements);
    }

    /** As the type json writes it: json stays as it was written, arrays have no spaces. */
    static String json(Type type, Object datum, TextContext context) {
        StringBuilder text = new StringBuilder();
        json(text, type, datum, context);
        return text.toString();
    }

    private static void json(StringBuilder to, Type written, Object datum, TextContext context) {
        Type type = written.plain();
        if (type == Type.JSON && datum != null) {
            to.append((String) datum);
        } else if (datum instanceof ArrayDatum array) {
            arrayText(to, array, 0, new int[1], context);
        } else if (datum instanceof RecordDatum record) {
            objectText(to, record, ",", context);
        } else if (isNumber(type) && datum != null) {
            String number = DatumText.write(type, datum, context.textSettings());
            boolean special = number.endsWith("y") || number.equals("NaN");
            to.append(special ? "\"" + number + "\"" : number);
        } else {
            to.append(JsonText.write(jsonb(type, datum, context)));
        }
    }

    /** row_to_json with line feeds after the commas, if pretty. */
    static String row(RecordDatum record, boolean pretty, TextContext context) {
        StringBuilder text = new StringBuilder();
        objectText(text, record, pretty ? ",\n " : ",", context);
        return text.toString();
    }

    private static void objectText(StringBuilder to, RecordDatum record, String comma, TextContext context) {
        to.append('{');
        for (int at = 0; at < record.size(); at++) {
            to.append(at == 0 ? "" : comma);
            JsonText.quote(to, record.type().fields().get(at).name()).append(':');
            json(to, record.typeOf(at), record.value(at), context);
        }
        to.append('}');
    }

    private static void arrayText(StringBuilder to, ArrayDatum array, int dimension, int[] next, TextContext context) {
        int length = array.dimensions() == 0 ? 0 : array.length(dimension);
        to.append('[');
        for (int at = 0; at < length; at++) {
            to.append(at == 0 ? "" : ",");
            if (dimension + 1 < array.dimensions()) {
                arrayText(to, array, dimension + 1, next, context);
            } else {
                json(to, array.elementType(), array.element(next[0]++), context);
            }
        }
        to.append(']');
    }
}
