package io.phantomdb.sql;

import io.phantomdb.sql.bind.ParameterNames;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.parse.Shape;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Utility;
import java.util.List;

/**
 * A statement as a session holds it.
 *
 * @param tree with the literals of the shape lifted, if there is one
 * @param shape null if the statement shares its plan with none but itself
 * @param text what the plan is found by where there is no shape, and what is parsed again if the shape will not do
 * @param parametersMax the highest $n in it
 * @param slot its kind and its last plan; shared by all statements of the shape
 * @param names of its parameters, if it is a part of a routine; or null
 */
record SqlStatement(Statement tree, Shape shape, String text, int parametersMax, PlanSlot slot,
        ParameterNames names)
        implements
            Engine.Statement {
    SqlStatement(Statement tree, Shape shape, String text, int parametersMax, PlanSlot slot) {
        this(tree, shape, text, parametersMax, slot, null);
    }

    /** One that shares its plan with none; the names are of its parameters, or null. */
    SqlStatement(Statement tree, String text, int parametersMax, ParameterNames names) {
        this(tree, null, text, parametersMax, new PlanSlot(tree, text), names);
    }

    @Override
    public Engine.Kind kind() {
        return slot.kind();
    }

    @Override
    public String commandName() {
        return Commands.name(tree);
    }

    @Override
    public SessionCommand command() {
        return Commands.command(this);
    }

    /** The same key, the same tree but for lifted literals. */
    String key() {
        if (names != null) {
            return "\0" + names + "\0" + text;
        }
        return shape == null ? text : shape.key();
    }

    /** A statement that is a part of this one: what PREPARE and DECLARE are about. Its plans are its own. */
    SqlStatement inner(Statement part) {
        return new SqlStatement(part, text, parametersMax, null);
    }

    /** EXPLAIN EXECUTE: this statement about another one, which has its literals in place. */
    SqlStatement explaining(SqlStatement other) {
        Statement explained = other.shape == null ? other.tree : Parser.parse(other.text).getFirst().tree();
        Utility.Explain explain = (Utility.Explain) tree;
        String both = text + "\n" + other.text;
        Utility.Explain whole = new Utility.Explain(explain.options(), explained, explain.position());
        return new SqlStatement(whole, both, other.parametersMax, null);
    }

    List<Shape.Lifted> literals() {
        return shape == null ? List.of() : shape.literals();
    }
}
