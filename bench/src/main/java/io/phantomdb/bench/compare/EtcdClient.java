package io.phantomdb.bench.compare;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Puts and linearizable gets of etcd's version 3 interface ({@code rpc.proto}: PutRequest, RangeRequest), a key a call. */
final class EtcdClient implements KeyedClient {
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int RANGE_COUNT = 4;

    private final Contender.Operation operation;
    private final Http2Connection connection;
    private int calls;

    EtcdClient(int port, Contender.Operation operation) throws IOException {
        this.operation = operation;
        this.connection = new Http2Connection(port, switch (operation) {
            case UPDATE -> "/etcdserverpb.KV/Put";
            case READ, READ_TEXT, READ_NEW_TEXT -> "/etcdserverpb.KV/Range";
        });
    }

    @Override
    public boolean operate(int key) throws IOException {
        byte[] answer = connection.call(switch (operation) {
            case UPDATE -> put(key, calls++);
            case READ, READ_TEXT, READ_NEW_TEXT -> request(key, null);
        });
        return answer != null && (operation == Contender.Operation.UPDATE || countOf(answer) == 1);
    }

    static byte[] put(int key, int value) throws IOException {
        return request(key, Integer.toString(value));
    }

    private static byte[] request(int key, String value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(KEY, ("k" + key).getBytes(StandardCharsets.US_ASCII));
        if (value != null) {
            out.writeByteArray(VALUE, value.getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** How many keys a RangeResponse says there are. */
    private static long countOf(byte[] answer) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(answer);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == RANGE_COUNT) {
                return in.readInt64();
            }
            in.skipField(tag);
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
