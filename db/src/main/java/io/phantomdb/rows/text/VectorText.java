package io.phantomdb.rows.text;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** int2vector and oidvector: numbers with spaces between them, counted from 0 (PostgreSQL 15, int.c and oid.c). */
final class VectorText {
    private VectorText() {}

    static String write(ArrayDatum vector) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < vector.size(); at++) {
            text.append(at == 0 ? "" : " ").append(vector.element(at));
        }
        return text.toString();
    }

    static ArrayDatum read(Type elementType, String text) {
        List<Object> elements = new ArrayList<>();
        for (String part : InputErrors.strip(text).split("[ \\t\\n\\r]+")) {
            if (!part.isEmpty()) {
                elements.add(elementType == Type.INT2
                        ? (Object) (short) NumberText.integer(elementType, part, Short.MIN_VALUE, Short.MAX_VALUE)
                        : NumberText.oid(part));
            }
        }
        return ArrayDatum.of(elementType, new int[]{elements.size()}, new int[]{0}, elements.toArray());
    }
}
