package io.phantomdb.session;

import io.phantomdb.sql.OpenLargeObjects;

/** What a step has opened, closed and moved is as it was before, when the step is done again. */
record OpenObjectsTrace(OpenLargeObjects open) implements Work.Trace {
    @Override
    public int length() {
        return open.length();
    }

    @Override
    public void cut(int length) {
        open.cut(length);
    }
}
