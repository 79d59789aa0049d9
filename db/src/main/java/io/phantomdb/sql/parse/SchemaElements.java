package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser.CreateIndexContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateSequenceContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTableContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateTriggerContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateViewContext;
import io.phantomdb.grammar.PhantomSqlParser.QualifiedNameContext;
import io.phantomdb.grammar.PhantomSqlParser.SchemaElementContext;
import io.phantomdb.sql.tree.Name;
import java.util.Comparator;
import java.util.List;

/**
 * The statements in CREATE SCHEMA (PostgreSQL 15, CREATE SCHEMA). They are carried out by their kind, as in PostgreSQL: what others may
 * need comes first.
 */
final class SchemaElements {
    private SchemaElements() {}

    /** The name of the schema is null if it is not written. */
    static List<String> of(String schema, List<SchemaElementContext> elements) {
        elements.forEach(element -> requireIn(schema, element));
        return elements.stream().sorted(Comparator.comparingInt(SchemaElements::rank)).map(Nodes::text).toList();
    }

    private static int rank(SchemaElementContext element) {
        return switch (element.getChild(0)) {
            case CreateSequenceContext sequence -> 0;
            case CreateTableContext table -> 1;
            case CreateViewContext view -> 2;
            case CreateIndexContext index -> 3;
            case CreateTriggerContext trigger -> 4;
            default -> 5;
        };
    }

    /** 42P15 if it is to be made elsewhere. */
    private static void requireIn(String schema, SchemaElementContext element) {
        QualifiedNameContext made = switch (element.getChild(0)) {
            case CreateSequenceContext sequence -> sequence.qualifiedName();
            case CreateTableContext table -> table.qualifiedName(0);
            case CreateViewContext view -> view.qualifiedName();
            case CreateIndexContext index -> index.relation().qualifiedName();
            case CreateTriggerContext trigger -> trigger.qualifiedName(0);
            default -> null;
        };
        Name name = made == null ? null : Nodes.name(made);
        boolean isElsewhere = schema != null && name != null && name.parts().size() > 1
                && !name.parts().get(name.parts().size() - 2).equals(schema);
        if (isElsewhere) {
            throw new StatementError(SqlState.INVALID_SCHEMA_DEFINITION, "CREATE specifies a schema ("
                    + name.parts().get(name.parts().size() - 2) + ") different from the one being created (" + schema
                    + ")");
        }
    }
}
