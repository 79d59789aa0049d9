package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.session.Formats;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a frame. Throws a {@link StatementError} if it makes no sense: 08P01, or 22021 for bad text. */
final class MessageReader {
    private final ClientText text;
    private final Bytes body;
    private int at;

    private MessageReader(Bytes body, ClientText text) {
        this.body = body;
        this.text = text;
    }

    static FrontendMessage read(Frame frame, ClientText text) {
        if (frame.refused() != null) {
            throw frame.refused();
        }
        MessageReader reader = new MessageReader(frame.body(), text);
        FrontendMessage message = reader.message(frame.type());
        if (reader.at != reader.body.length()) {
            throw invalid("invalid message format");
        }
        return message;
    }

    private FrontendMessage message(int type) {
        return switch (type) {
            case 'Q' -> new FrontendMessage.Query(string());
            case 'P' -> new FrontendMessage.Parse(string(), string(), typeOids());
            case 'B' -> bind();
            case 'D' -> new FrontendMessage.Describe(target("DESCRIBE"), string());
            case 'C' -> new FrontendMessage.Close(target("CLOSE"), string());
            case 'E' -> new FrontendMessage.Execute(string(), int32());
            case 'H' -> new FrontendMessage.Flush();
            case 'S' -> new FrontendMessage.Sync();
            case 'd' -> new FrontendMessage.CopyData(bytes(body.length()));
            case 'c' -> new FrontendMessage.CopyDone();
            case 'f' -> new FrontendMessage.CopyFail(string());
            case 'F' -> functionCall();
            case 'p' -> ignored(new FrontendMessage.Password());
            case 'X' -> new FrontendMessage.Terminate();
            default -> throw Check.unreachable("a frame of type " + type);
        };
    }

    private FrontendMessage ignored(FrontendMessage message) {
        at = body.length();
        return message;
    }

    private FrontendMessage.Target target(String command) {
        int kind = int8();
        return switch (kind) {
            case 'S' -> FrontendMessage.Target.STATEMENT;
            case 'P' -> FrontendMessage.Target.PORTAL;
            default -> throw invalid("invalid " + command + " message subtype " + kind);
        };
    }

    private List<Integer> typeOids() {
        int count = int16();
        List<Integer> oids = new ArrayList<>(Math.min(count, body.length()));
        for (int index = 0; index < count; index++) {
            oids.add(int32());
        }
        return oids;
    }

    private FrontendMessage bind() {
        String portal = string();
        String statement = string();
        Formats parameterFormats = formats();
        int count = int16();
        if (parameterFormats.binary().size() > 1 && parameterFormats.binary().size() != count) {
            throw invalid("bind message has " + parameterFormats.binary().size() + " parameter formats but " + count
                    + " parameters");
        }
        List<Bytes> values = values(count, "bind");
        return new FrontendMessage.Bind(portal, statement, parameterFormats, values, formats());
    }

    private FrontendMessage functionCall() {
        int oid = int32();
        Formats argumentFormats = formats();
        int count = int16();
        if (argumentFormats.binary().size() > 1 && argumentFormats.binary().size() != count) {
            throw invalid("function call message contains " + argumentFormats.binary().size()
                    + " argument formats but " + count + " arguments");
        }
        List<Bytes> arguments = values(count, "function call");
        return new FrontendMessage.FunctionCall(oid, argumentFormats, arguments, new Formats(List.of(format())));
    }

    private List<Bytes> values(int count, String message) {
        List<Bytes> values = new ArrayList<>(Math.min(count, body.length()));
        for (int index = 0; index < count; index++) {
            int length = int32();
            if (length < -1) {
                throw invalid("invalid argument size " + length + " in " + message + " message");
            }
            values.add(length < 0 ? null : bytes(length));
        }
        return values;
    }

    private Formats formats() {
        int count = int16();
        if (count == 0) {
            return Formats.TEXT;
        }
        List<Boolean> binary = new ArrayList<>(Math.min(count, body.length()));
        for (int index = 0; index < count; index++) {
            binary.add(format());
        }
        return new Formats(binary);
    }

    /** True for binary. */
    private boolean format() {
        int code = int16();
        if (code > 1) {
            throw invalid("unsupported format code: " + (short) code);
        }
        return code == 1;
    }

    private int int8() {
        need(1);
        return body.at(at++) & 0xFF;
    }

    private int int16() {
        return int8() << 8 | int8();
    }

    private int int32() {
        return int16() << 16 | int16();
    }

    private Bytes bytes(int length) {
        need(length);
        at += length;
        return body.slice(at - length, at);
    }

    private String string() {
        int end = at;
        while (end < body.length() && body.at(end) != 0) {
            end++;
        }
        if (end == body.length()) {
            throw invalid("invalid string in message");
        }
        String read = text.decode(body.slice(at, end));
        at = end + 1;
        return read;
    }

    private void need(int length) {
        if (length > body.length() - at) {
            throw invalid("insufficient data left in message");
        }
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.PROTOCOL_VIOLATION, message);
    }
}
