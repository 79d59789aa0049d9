package io.phantomdb.sql.explain;

/**
 * A step with the names of the places of its rows.
 *
 * @param inner what they are called in a condition that is shown with the node itself
 */
record Described(ExplainNode node, SlotNames names, SlotNames inner) {
    Described(ExplainNode node, SlotNames names) {
        this(node, names, names);
    }

    /** The same node stands for one more step, which does nothing that is shown. */
    Described as(Object step, SlotNames others) {
        node.step = step;
        return new Described(node, others);
    }
}
