package io.phantomdb.sql.bind;

import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Utility;

/** A statement whose names and types are settled. */
public sealed interface Bound {
    record OfQuery(BoundQuery query) implements Bound {}

    record OfChange(BoundChange change) implements Bound {}

    record OfCopy(BoundCopy copy) implements Bound {}

    record OfSchema(SchemaCommand command) implements Bound {}

    /** Binds a statement that is not the session's. */
    static Bound bind(Statement tree, StatementBinder binder) {
        return switch (tree) {
            case Query query -> new OfQuery(new QueryBinder(binder, null, null).bind(query));
            case Change change -> new OfChange(new ChangeBinder(binder).bind(change));
            case Utility.Copy copy when copy.from() -> new OfCopy(new CopyBinder(binder).bind(copy));
            case Utility.Copy copy -> throw DefinitionBinder.notYet("COPY TO", copy);
            case Utility.Explain explain -> throw DefinitionBinder.notYet("EXPLAIN", explain);
            case Utility.LockTable lock -> throw DefinitionBinder.notYet("LOCK TABLE", lock);
            default -> new OfSchema(new DefinitionBinder(binder).bind(tree));
        };
    }
}
