package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.session.BlockState;
import io.phantomdb.session.Formats;
import io.phantomdb.session.Replies;
import io.phantomdb.sql.BinaryDatums;
import io.phantomdb.sql.Engine.Column;
import java.util.List;

/** Writes what a session says as messages (PostgreSQL 15, chapter 55.7, those marked "B"), and sends them in chunks. */
final class ReplyWriter implements Replies {
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    static final int CHUNK_BYTES = 64 << 10;

    /** Where chunks go. */
    interface Outlet {
        /** Sends; waits first while what was sent before has found no room. Throws if the wait is cancelled. */
        void send(ReplyBuffer buffer);

        /** A place where the client can go on: sends at once, without waiting. */
        void sendNow(ReplyBuffer buffer);

        /** Sends at once, without waiting, whatever else there is to say. */
        void push(ReplyBuffer buffer);
    }

    private record Copied(Bytes bytes) implements Held {}

    private final ReplyBuffer buffer = new ReplyBuffer();
    private final Outlet outlet;
    private DatumCodec datums;
    private ClientText clientText = ClientText.UTF8;

    /** Before there is a session, there is nowhere to send to and no row to write. */
    ReplyWriter(Outlet outlet) {
        this.outlet = outlet;
    }

    /** How rows are to be written: known once there is a session. */
    void setDatums(DatumCodec sessionDatums) {
        datums = sessionDatums;
    }

    ReplyBuffer buffer() {
        return buffer;
    }

    ClientText clientText() {
        return clientText;
    }

    void authenticationOk() {
        buffer.begin('R');
        buffer.u32(0);
        buffer.end();
    }

    /** The mechanisms that the client may choose from, the best one first. */
    void authenticationSasl(List<String> mechanisms) {
        buffer.begin('R');
        buffer.u32(SASL);
        mechanisms.forEach(this::string);
        buffer.u8(0);
        buffer.end();
    }

    void authenticationSaslContinue(String data) {
        authentication(SASL_CONTINUE, data);
    }

    void authenticationSaslFinal(String data) {
        authentication(SASL_FINAL, data);
    }

    private void authentication(int code, String data) {
        buffer.begin('R');
        buffer.u32(code);
        buffer.raw(Bytes.ofUtf8(data));
        buffer.end();
    }

    void backendKey(BackendKey key) {
        buffer.begin('K');
        buffer.u32(key.pid());
        buffer.u32(key.secret());
        buffer.end();
    }

    void negotiateProtocolVersion(int minor, List<String> unknownOptions) {
        buffer.begin('v');
        buffer.u32(minor);
        buffer.u32(unknownOptions.size());
        unknownOptions.forEach(this::string);
        buffer.end();
    }

    @Override
    public void parseComplete() {
        empty('1');
    }

    @Override
    public void bindComplete() {
        empty('2');
    }

    @Override
    public void closeComplete() {
        empty('3');
    }

    @Override
    public void noData() {
        empty('n');
    }

    @Override
    public void emptyQuery() {
        empty('I');
    }

    @Override
    public void portalSuspended() {
        empty('s');
    }

    private void empty(char type) {
        buffer.begin(type);
        buffer.end();
    }

    @Override
    public void parameterDescription(List<Type> types) {
        buffer.begin('t');
        buffer.u16(types.size());
        for (Type type : types) {
            buffer.u32(type.oid());
        }
        buffer.end();
    }

    @Override
    public void rowDescription(List<Column> columns, Formats formats) {
        buffer.begin('T');
        buffer.u16(columns.size());
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            // Clients that know nothing of a domain know what it is over.
            ColumnType type = new ColumnType(column.type(), column.modifier()).plain();
            string(column.name());
            buffer.u32(column.tableId());
            buffer.u16(column.attribute());
            buffer.u32(type.type().oid());
            buffer.u16(type.type().length());
            buffer.u32(type.modifier());
            buffer.u16(formats.isBinary(index) ? 1 : 0);
        }
        buffer.end();
    }

    /** All of the row or nothing: half a message would be the end of the connection. */
    @Override
    public void row(List<Column> columns, Formats formats, Object[] row) {
        long start = buffer.position();
        boolean whole = false;
        try {
            buffer.begin('D');
            buffer.u16(columns.size());
            for (int index = 0; index < columns.size(); index++) {
                value(columns.get(index).type(), formats.isBinary(index), row[index]);
            }
            buffer.end();
            whole = true;
        } finally {
            if (!whole) {
                buffer.truncate(start);
            }
        }
        sendIfLong();
    }

    @Override
    public void functionResult(Type type, Formats format, Object datum) {
        buffer.begin('V');
        value(type, format.isBinary(0), datum);
        buffer.end();
    }

    private void value(Type type, boolean binary, Object datum) {
        if (datum == null) {
            buffer.u32(-1);
            return;
        }
        int start = buffer.beginValue();
        if (binary) {
            datums.writeBinary(type, datum, buffer, clientText);
        } else {
            datums.writeText(type, datum, buffer, clientText);
        }
        buffer.endValue(start);
    }

    private void sendIfLong() {
        if (buffer.length() >= CHUNK_BYTES) {
            outlet.send(buffer);
        }
    }

    @Override
    public void commandComplete(String tag) {
        buffer.begin('C');
        string(tag);
        buffer.end();
    }

    @Override
    public void copyIn(int columnCount, boolean binary) {
        copy('G', columnCount, binary);
        outlet.sendNow(buffer);
    }

    @Override
    public void copyOut(int columnCount, boolean binary) {
        copy('H', columnCount, binary);
    }

    private void copy(char type, int columnCount, boolean binary) {
        int format = binary ? 1 : 0;
        buffer.begin(type);
        buffer.u8(format);
        buffer.u16(columnCount);
        for (int index = 0; index < columnCount; index++) {
            buffer.u16(format);
        }
        buffer.end();
    }

    @Override
    public void copyData(Bytes data) {
        buffer.begin('d');
        buffer.raw(data);
        buffer.end();
        sendIfLong();
    }

    @Override
    public void copyDone() {
        empty('c');
    }

    @Override
    public BinaryDatums binaryDatums() {
        return new BinaryDatums() {
            @Override
            public byte[] write(Type type, Object datum) {
                ReplyBuffer bytes = new ReplyBuffer();
                datums.writeBinary(type, datum, bytes, clientText);
                return bytes.take().toArray();
            }

            @Override
            public Object read(Type type, Bytes bytes) {
                return datums.readBinary(type, bytes, clientText);
            }
        };
    }

    @Override
    public void notice(Notice notice) {
        buffer.begin('N');
        String severity = notice.level() == Notice.Level.DEBUG ? "DEBUG" : notice.level().name();
        fields(severity, notice.state().code(), notice.message(), notice.detail(), notice.hint());
        buffer.u8(0);
        buffer.end();
    }

    @Override
    public void error(StatementError error) {
        error("ERROR", error);
    }

    @Override
    public void fatal(StatementError error) {
        error("FATAL", error);
    }

    private void error(String severity, StatementError error) {
        buffer.begin('E');
        fields(severity, error.code(), error.getMessage(), error.detail(), error.hint());
        if (error.position() > 0) {
            field('P', Integer.toString(error.position()));
        }
        ErrorSubject subject = error.subject();
        field('s', subject.schema());
        field('t', subject.table());
        field('c', subject.column());
        field('d', subject.dataType());
        field('n', subject.constraint());
        field('W', error.context());
        field('R', error.routine());
        buffer.u8(0);
        buffer.end();
    }

    private void fields(String severity, String code, String message, String detail, String hint) {
        field('S', severity);
        field('V', severity);
        field('C', code);
        field('M', message);
        field('D', detail);
        field('H', hint);
    }

    private void field(char code, String text) {
        if (text != null) {
            buffer.u8(code);
            string(text);
        }
    }

    @Override
    public void parameterStatus(String name, String value) {
        if (name.equals("client_encoding")) {
            clientText = ClientText.of(value);
        }
        buffer.begin('S');
        string(name);
        string(value);
        buffer.end();
    }

    @Override
    public void notification(int backendPid, String channel, String payload) {
        buffer.begin('A');
        buffer.u32(backendPid);
        string(channel);
        string(payload);
        buffer.end();
    }

    @Override
    public void ready(BlockState state) {
        buffer.begin('Z');
        buffer.u8(switch (state) {
            case IDLE -> 'I';
            case OPEN -> 'T';
            case FAILED -> 'E';
        });
        buffer.end();
        outlet.sendNow(buffer);
    }

    @Override
    public void flush() {
        outlet.sendNow(buffer);
    }

    @Override
    public void push() {
        outlet.push(buffer);
    }

    /** Text that is not a value: nothing is lost if a character cannot be told. A zero byte would end it, so it is left out. */
    private void string(String text) {
        buffer.string(clientText.encodeLossy(text.indexOf('\0') < 0 ? text : text.replace("\0", "")));
    }

    @Override
    public long mark() {
        return buffer.position();
    }

    @Override
    public boolean holds(long mark) {
        return buffer.holds(mark);
    }

    @Override
    public Held copy(long from, long to) {
        return new Copied(buffer.copy(from, to));
    }

    @Override
    public void takeBack(long mark) {
        buffer.truncate(mark);
    }

    @Override
    public void repeat(Held held) {
        switch (held) {
            case Copied copied -> buffer.raw(copied.bytes());
            default -> throw new IllegalArgumentException("replies of another writer");
        }
    }
}
