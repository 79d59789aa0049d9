package io.phantomdb.pgwire;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a server said, a line for each message. */
final class ServerText {
    private ServerText() {}

    static List<String> lines(Bytes bytes) {
        List<String> lines = new ArrayList<>();
        ByteReader reader = new ByteReader(bytes);
        while (reader.remaining() > 0) {
            char type = (char) reader.u8();
            if (type == 'N' && (reader.remaining() == 0)) {
                lines.add("no");
                continue;
            }
            Bytes body = reader.raw(reader.u32() - 4);
            lines.add(line(type, new ByteReader(body)));
        }
        return lines;
    }

    private static String line(char type, ByteReader body) {
        String text = switch (type) {
            case 'R' -> "Authentication " + body.u32();
            case 'K' -> "BackendKey " + body.u32() + " " + (body.u32() == 0 ? "?" : "secret");
            case 'S' -> "ParameterStatus " + string(body) + "=" + string(body);
            case 'Z' -> "Ready " + (char) body.u8();
            case '1' -> "ParseComplete";
            case '2' -> "BindComplete";
            case '3' -> "CloseComplete";
            case 'n' -> "NoData";
            case 's' -> "PortalSuspended";
            case 'I' -> "EmptyQuery";
            case 'C' -> "Complete " + string(body);
            case 't' -> parameters(body);
            case 'T' -> columns(body);
            case 'D' -> row(body);
            case 'V' -> "Result" + value(body);
            case 'G', 'H' -> copy(type, body);
            case 'd' -> "CopyData '" + body.rest().utf8().replace("\n", "\\n") + "'";
            case 'c' -> "CopyDone";
            case 'v' -> negotiate(body);
            case 'E' -> "Error" + fields(body);
            case 'N' -> "Notice" + fields(body);
            default -> "unknown message " + type;
        };
        body.end();
        return text;
    }

    private static String copy(char type, ByteReader body) {
        String text = (type == 'G' ? "CopyIn " : "CopyOut ") + body.u8();
        int columns = body.u16();
        for (int rest = columns; rest > 0; rest--) {
            body.u16();
        }
        return text + " x" + columns;
    }

    private static String parameters(ByteReader body) {
        StringBuilder text = new StringBuilder("Parameters");
        for (int rest = body.u16(); rest > 0; rest--) {
            text.append(' ').append(body.u32());
        }
        return text.toString();
    }

    private static String columns(ByteReader body) {
        StringBuilder text = new StringBuilder("Columns");
        for (int rest = body.u16(); rest > 0; rest--) {
            text.append(' ').append(string(body)).append('(').append(body.u32()).append('.').append(body.u16())
                    .append(" type ").append(body.u32()).append(' ').append((short) body.u16()).append(' ')
                    .append(body.u32()).append(body.u16() == 1 ? " binary)" : ")");
        }
        return text.toString();
    }

    private static String row(ByteReader body) {
        StringBuilder text = new StringBuilder("Row");
        for (int rest = body.u16(); rest > 0; rest--) {
            text.append(value(body));
        }
        return text.toString();
    }

    private static String value(ByteReader body) {
        int length = body.u32();
        if (length < 0) {
            return " NULL";
        }
        Bytes value = body.raw(length);
        boolean printable = true;
        for (int index = 0; index < length; index++) {
            printable &= value.at(index) >= 32;
        }
        return " " + (length > 200
                ? "(" + length + " bytes)"
                : printable ? "'" + value.utf8() + "'" : "0x" + value.hex());
    }

    private static String negotiate(ByteReader body) {
        StringBuilder text = new StringBuilder("NegotiateProtocolVersion 3.").append(body.u32());
        for (int rest = body.u32(); rest > 0; rest--) {
            text.append(' ').append(string(body));
        }
        return text.toString();
    }

    private static String fields(ByteReader body) {
        StringBuilder text = new StringBuilder();
        for (int field = body.u8(); field != 0; field = body.u8()) {
            String value = string(body);
            if (field != 'V') {
                text.append(' ').append((char) field).append("='").append(value).append('\'');
            }
        }
        return text.toString();
    }

    private static String string(ByteReader body) {
        StringBuilder bytes = new StringBuilder();
        for (int next = body.u8(); next != 0; next = body.u8()) {
            bytes.append((char) next);
        }
        return new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
