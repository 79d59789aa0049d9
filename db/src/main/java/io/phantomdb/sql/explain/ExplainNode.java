package io.phantomdb.sql.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * One node of a plan as EXPLAIN shows it: its name, its own properties, its inputs. Made while a plan is described, then only
 * read.
 */
final class ExplainNode {
    /** The value is a text, a number written out, a boolean, or a list of texts. */
    record Property(String label, Object value) {}

    /** A number, as it is to be written. */
    record Written(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }

    /** The label is null for an ordinary input, and the name of the subquery or table of WITH otherwise. */
    record Branch(String relationship, String label, ExplainNode node) {}

    /** In text: {@code Index Scan using t_pkey on t}. */
    final String title;
    /** Those that the title says in text. */
    final List<Property> head = new ArrayList<>();
    final List<Property> body = new ArrayList<>();
    final List<Branch> branches = new ArrayList<>();
    /** The steps that drop the rows which the node's filter does not let through. */
    final List<Object> filters = new ArrayList<>();
    /** The outermost step of the plan that is shown as this node: estimates and measures are its. */
    Object step;

    ExplainNode(Object step, String title, String nodeType) {
        this.step = step;
        this.title = title;
        head.add(new Property("Node Type", nodeType));
    }

    ExplainNode with(String label, Object value) {
        head.add(new Property(label, value));
        return this;
    }

    /** Nothing is added for a null value. */
    ExplainNode show(String label, Object value) {
        if (value != null) {
            body.add(new Property(label, value));
        }
        return this;
    }

    ExplainNode under(String relationship, ExplainNode input) {
        branches.add(new Branch(relationship, null, input));
        return this;
    }
}
