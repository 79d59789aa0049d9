package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.Encodings;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text in the character set of a client ({@code client_encoding}). */
record ClientText(String shownName, Charset charset) {
    static final ClientText UTF8 = of("UTF8");

    /** By PostgreSQL's name of the character set. */
    static ClientText of(String encoding) {
        Charset charset = Encodings.charset(encoding);
        return new ClientText(charset == StandardCharsets.UTF_8 ? "UTF8" : encoding, charset);
    }

    /** 22021 if the bytes are not text. */
    String decode(Bytes bytes) {
        byte[] array = bytes.arrayBeneath();
        int from = bytes.arrayOffset();
        int to = from + bytes.length();
        for (int index = from; index < to; index++) {
            if (array[index] <= 0) {
                return decodeStrictly(bytes);
            }
        }
        return new String(array, from, bytes.length(), StandardCharsets.ISO_8859_1);
    }

    private String decodeStrictly(Bytes bytes) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = bytes.buffer();
        CharBuffer out = CharBuffer.allocate(bytes.length());
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        int nul = text.indexOf('\0');
        if (nul >= 0 || result.isError()) {
            int at = nul >= 0 ? indexOfNul(bytes) : in.position();
            int length = nul >= 0 ? 1 : Math.min(result.length(), bytes.length() - at);
            throw invalid(bytes.slice(at, at + length));
        }
        Check.that(result.isUnderflow(), "one character per byte is enough");
        return text;
    }

    private static int indexOfNul(Bytes bytes) {
        int at = 0;
        while (bytes.at(at) != 0) {
            at++;
        }
        return at;
    }

    private StatementError invalid(Bytes bad) {
        StringBuilder shown = new StringBuilder();
        for (int index = 0; index < bad.length(); index++) {
            shown.append(index == 0 ? "0x" : " 0x").append(HexFormat.of().toHexDigits(bad.at(index)));
        }
        return new StatementError(SqlState.CHARACTER_NOT_IN_REPERTOIRE,
                "invalid byte sequence for encoding \"" + shownName + "\": " + shown);
    }

    boolean isUtf8() {
        return charset == StandardCharsets.UTF_8;
    }

    /** 22P05 if the client's character set lacks a character. */
    byte[] encode(String text) {
        return Encodings.encode(charset, shownName, text);
    }

    /** For messages that must get through: what cannot be told becomes a question mark. */
    byte[] encodeLossy(String text) {
        return text.getBytes(charset);
    }
}
