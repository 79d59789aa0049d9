package io.phantomdb.rows;

import io.phantomdb.base.Encryption;

/** A session that never changes. */
record FixedContext(TextSettings textSettings) implements EvalContext {
    @Override
    public long transactionMicros() {
        return 0;
    }

    @Override
    public long statementMicros() {
        return 1;
    }

    @Override
    public long clockMicros() {
        return 2;
    }

    @Override
    public String sessionUser() {
        return "alice";
    }

    @Override
    public String user() {
        return "alice";
    }

    @Override
    public String database() {
        return "phantom";
    }

    @Override
    public String schema() {
        return "public";
    }

    @Override
    public int backendPid() {
        return 7;
    }

    @Override
    public Encryption encryption() {
        return null;
    }

    @Override
    public String version() {
        return "PostgreSQL 15.0";
    }

    @Override
    public LargeObjects largeObjects() {
        throw new UnsupportedOperationException("no large objects here");
    }

    @Override
    public Sequences sequences() {
        throw new UnsupportedOperationException("no sequences here");
    }

    @Override
    public double random() {
        return 0.5;
    }

    @Override
    public long bits() {
        return 0x0123456789ABCDEFL;
    }

    @Override
    public void seed(double seed) {
        throw new UnsupportedOperationException("random numbers are all the same here");
    }

    @Override
    public String setSetting(String name, String value, boolean local) {
        throw new UnsupportedOperationException("settings stay what they are here");
    }

    @Override
    public void sleep(long nanos) {
        throw new UnsupportedOperationException("time stands still here");
    }

    @Override
    public String setting(String name) {
        return name.equals("timezone") ? textSettings.timeZone().getId() : null;
    }

    @Override
    public boolean signalBackend(int pid, boolean terminate) {
        return false;
    }

    @Override
    public String transactionStatus(String commitToken) {
        throw new UnsupportedOperationException("there are no transactions here");
    }

    @Override
    public SessionObjects objects() {
        throw new IllegalStateException("there is no session");
    }

    @Override
    public SessionEffects effects() {
        throw new IllegalStateException("there is no session");
    }

    @Override
    public SystemCatalog catalog() {
        return SystemCatalog.NONE;
    }

    @Override
    public Object call(Routine routine, Object[] arguments) {
        throw new UnsupportedOperationException("there are no functions of users");
    }

    @Override
    public java.util.Iterator<Object[]> rows(Routine routine, Object[] arguments) {
        throw new UnsupportedOperationException("there are no functions of users");
    }
}
