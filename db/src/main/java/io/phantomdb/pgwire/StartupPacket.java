package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may come before any message (PostgreSQL 15, chapter 55.7). */
sealed interface StartupPacket {
    int SSL_REQUEST = 80_877_103;
    int GSS_REQUEST = 80_877_104;
    int CANCEL_REQUEST = 80_877_102;

    /** A wish to encrypt by TLS. */
    record TlsRequest() implements StartupPacket {}

    /** A wish to encrypt by GSSAPI. */
    record GssRequest() implements StartupPacket {}

    record CancelRequest(BackendKey key) implements StartupPacket {}

    /** Parameters in the order they were sent. */
    record Startup(int major, int minor, Map<String, String> parameters) implements StartupPacket {
        /** Protocol options that are not known here: names that start with {@code _pq_.} */
        List<String> unknownOptions() {
            List<String> unknown = new ArrayList<>();
            for (String name : parameters.keySet()) {
                if (name.startsWith("_pq_.")) {
                    unknown.add(name);
                }
            }
            return unknown;
        }
    }

    /** Throws 08P01 if the packet makes no sense. */
    static StartupPacket read(Bytes body) {
        int code = int32(body, 0);
        return switch (code) {
            case SSL_REQUEST -> new TlsRequest();
            case GSS_REQUEST -> new GssRequest();
            case CANCEL_REQUEST -> {
                if (body.length() != 12) {
                    throw invalid("invalid length of startup packet");
                }
                yield new CancelRequest(new BackendKey(int32(body, 4), int32(body, 8)));
            }
            default -> new Startup(code >>> 16, code & 0xFFFF,
                    code >>> 16 == 3 ? parameters(body) : new LinkedHashMap<>());
        };
    }

    private static Map<String, String> parameters(Bytes body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = 4;
        while (at < body.length() && body.at(at) != 0) {
            int nameEnd = end(body, at);
            int valueEnd = end(body, nameEnd + 1);
            parameters.put(ClientText.UTF8.decode(body.slice(at, nameEnd)),
                    ClientText.UTF8.decode(body.slice(nameEnd + 1, valueEnd)));
            at = valueEnd + 1;
        }
        if (at != body.length() - 1) {
            throw invalid("invalid startup packet layout: expected terminator as last byte");
        }
        return parameters;
    }

    private static int end(Bytes body, int from) {
        int at = from;
        while (at < body.length() && body.at(at) != 0) {
            at++;
        }
        if (at >= body.length()) {
            throw invalid("invalid startup packet layout: expected terminator as last byte");
        }
        return at;
    }

    private static int int32(Bytes body, int at) {
        return (body.at(at) & 0xFF) << 24 | (body.at(at + 1) & 0xFF) << 16 | (body.at(at + 2) & 0xFF) << 8
                | body.at(at + 3) & 0xFF;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.PROTOCOL_VIOLATION, message);
    }
}
