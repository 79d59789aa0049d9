package io.phantomdb.sql.tree;

import java.util.List;

/** Statements about tables as a whole, and about other statements. */
public sealed interface Utility extends Statement {
    /**
     * COPY. Either a table with its columns (empty = all) or a query.
     *
     * @param from FROM, not TO
     * @param file null for STDIN and STDOUT
     * @param program the file is a program to run
     * @param options names in lower case; both syntaxes give the same: format, freeze, delimiter, null, header, quote,
     *        escape, force_quote, force_not_null, force_null, encoding
     * @param where of COPY FROM, or null
     */
    record Copy(Name table, List<Identifier> columns, Query query, boolean from, String file, boolean program,
            List<CopyOption> options, Expression where, int position) implements Utility {
        public Copy {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }
    }

    /** The value is null if only the name was written; the columns are those of force_*: null = not a list, empty = {@code *}. */
    record CopyOption(String name, String value, List<Identifier> columns, int position) implements Node {
        public CopyOption {
            columns = columns == null ? null : List.copyOf(columns);
        }
    }

    /** VACUUM: every table if there are none. */
    record Vacuum(List<StorageOption> options, List<Relation> tables, int position) implements Utility {
        public Vacuum {
            options = List.copyOf(options);
            tables = List.copyOf(tables);
        }
    }

    /** REINDEX; the name is that of a schema or database where it is of these. */
    record Reindex(ReindexKind kind, List<StorageOption> options, boolean concurrently, Name name, int position)
            implements
                Utility {
        public Reindex {
            options = List.copyOf(options);
        }
    }

    /** CLUSTER; the table and the index are null where they were not named. */
    record Cluster(Name table, String index, int position) implements Utility {}

    record Checkpoint(int position) implements Utility {}

    record CreateExtension(String name, boolean ifNotExists, int position) implements Utility {}

    enum ReindexKind {
        TABLE,
        INDEX,
        SCHEMA,
        SYSTEM,
        DATABASE;

        /** True if it is about more than what the name stands for. */
        public boolean isWhole() {
            return this != TABLE && this != INDEX;
        }
    }

    /** ANALYZE: every table if there are none. */
    record Analyze(List<StorageOption> options, List<Relation> tables, int position) implements Utility {
        public Analyze {
            options = List.copyOf(options);
            tables = List.copyOf(tables);
        }
    }

    /** A table with some of its columns, or all if the list is empty. */
    record Relation(Name table, List<Identifier> columns, int position) implements Node {
        public Relation {
            columns = List.copyOf(columns);
        }
    }

    /** EXPLAIN; options in lower case, EXPLAIN ANALYZE VERBOSE as options without a value. */
    record Explain(List<StorageOption> options, Statement statement, int position) implements Utility {
        public Explain {
            options = List.copyOf(options);
        }
    }

    /** LOCK TABLE; the mode as PostgreSQL says it, such as {@code ACCESS EXCLUSIVE}. */
    record LockTable(List<Name> tables, String mode, boolean nowait, int position) implements Utility {
        public LockTable {
            tables = List.copyOf(tables);
        }
    }

    /** SET CONSTRAINTS; no names for ALL. */
    record SetConstraints(List<Name> names, boolean deferred, int position) implements Utility {
        public SetConstraints {
            names = List.copyOf(names);
        }
    }

    /** CREATE DATABASE. */
    record CreateDatabase(String name, List<StorageOption> options, int position) implements Utility {
        public CreateDatabase {
            options = List.copyOf(options);
        }
    }

    /** ALTER DATABASE … RENAME TO. */
    record AlterDatabase(String name, String to, int position) implements Utility {}

    record DropDatabase(String name, boolean ifExists, List<StorageOption> options, int position) implements Utility {
        public DropDatabase {
            options = List.copyOf(options);
        }
    }

    /**
     * CREATE SCHEMA. The name is null if only AUTHORIZATION was written.
     *
     * @param elements statements as they were written, in the order in which they are carried out
     */
    record CreateSchema(String name, boolean ifNotExists, RoleStatement.RoleName owner, List<String> elements,
            int position) implements Utility {
        public CreateSchema {
            elements = List.copyOf(elements);
        }
    }

    /** COMMENT ON; the kind as in PostgreSQL's words, the constraint or trigger of that table or null,
     * the routine or null; a null text takes it away. */
    record Comment(String kind, Name object, String constraint, RoutineStatement.Signature routine, String text,
            int position) implements Utility {}
}
