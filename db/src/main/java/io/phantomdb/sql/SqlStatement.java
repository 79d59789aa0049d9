package io.phantomdb.sql;

import io.phantomdb.sql.bind.ParameterNames;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.parse.Shape;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Utility;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement as a session holds it.
 *
 * @param tree with the literals of the shape lifted, if there is one
 * @param shape null if the statement shares its plan with none but itself
 * @param text what the plan is found by where there is no shape, and what is parsed again if the shape will not do
 * @param parametersMax the highest $n in it
 * @param slot where its last plan is; shared by all statements of the shape
 * @param names of its parameters, if it is a part of a routine; or null
 */
record SqlStatement(Statement tree, Shape shape, String text, int parametersMax, PlanSlot slot,
        ParameterNames names)
        implements
            Engine.Statement {
    SqlStatement(Statement tree, Shape shape, String text, int parametersMax, PlanSlot slot) {
        this(tree, shape, text, parametersMax, slot, null);
    }

    /** A query that may write large objects needs a transaction that may write. */
    private static final Pattern LARGE_OBJECT_WRITE = Pattern.compile(
            "\\b(lo_creat|lo_create|lo_from_bytea|lo_unlink|lowrite|lo_put|lo_truncate|lo_truncate64)\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Engine.Kind kind() {
        Engine.Kind kind = Commands.kind(tree);
        return kind == Engine.Kind.QUERY && LARGE_OBJECT_WRITE.matcher(text).find() ? Engine.Kind.CHANGE : kind;
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
        return new SqlStatement(part, null, text, parametersMax, new PlanSlot());
    }

    /** EXPLAIN EXECUTE: this statement about another one, which has its literals in place. */
    SqlStatement explaining(SqlStatement other) {
        Statement explained = other.shape == null ? other.tree : Parser.parse(other.text).getFirst().tree();
        Utility.Explain explain = (Utility.Explain) tree;
        return new SqlStatement(new Utility.Explain(explain.options(), explained, explain.position()), null,
                text + "\n" + other.text, other.parametersMax, new PlanSlot());
    }

    List<Shape.Lifted> literals() {
        return shape == null ? List.of() : shape.literals();
    }
}
