package io.phantomdb.sql;

/** What becomes of a loop after its body: null to go on, itself to leave, without or with something further out. */
record PlAfter(boolean leaves, PlFlow flow) {
    private static final PlAfter ON = new PlAfter(false, null);

    static PlAfter of(PlFlow flow, String label) {
        if (flow == null) {
            return ON;
        }
        if (!flow.isOf(label)) {
            return new PlAfter(true, flow);
        }
        return flow.kind() == PlFlow.Kind.CONTINUE ? ON : new PlAfter(true, null);
    }
}
