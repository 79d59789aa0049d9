package io.phantomdb.base;

import java.util.HexFormat;

/** Drawn at random when a cluster is founded: nodes of different clusters never understand each other. */
public record ClusterId(long high, long low) {
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    public static ClusterId parse(String text) {
        Check.that(text.length() == 32, "a cluster id has 32 hexadecimal digits");
        return new ClusterId(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
    }
}
