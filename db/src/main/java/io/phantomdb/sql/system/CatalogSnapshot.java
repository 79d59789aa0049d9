package io.phantomdb.sql.system;

import io.phantomdb.base.Lookup;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.SystemCatalog;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.AnalyzedTable;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.ColumnStatistics;
import io.phantomdb.sql.catalog.StatisticsRows;
import io.phantomdb.sql.catalog.LargeObjectPages;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.Rights;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The catalog as one statement sees it, read by its transaction when something is first asked. One story's.
 */
public final class CatalogSnapshot implements SystemCatalog {
    /** There is nothing in it, but clients know of it. */
    private static final String PG_TOAST = "pg_toast";

    private final Catalog catalog;
    private final Transaction transaction;
    private final SearchPath path;
    private final EvalContext session;
    private final CatalogAnswers answers = new CatalogAnswers(this);
    private final ObjectNames names = new ObjectNames(this);
    private List<Relation> relations;
    private List<SchemaDescriptor> userSchemas;
    private List<TableDescriptor> types;
    private List<TableDescriptor> routines;
    private List<Description> descriptions;
    private Lookup<Integer, AnalyzedTable> analyzed;
    private RoleSet roles;
    private Lookup<Long, Relation> byOid;
    private Lookup<Long, TableDescriptor> typesByOid;
    private Lookup<String, Relation> byName;

    /** The transaction is null where there is none: then users have no tables. */
    public CatalogSnapshot(Catalog catalog, Transaction transaction, SearchPath path, EvalContext session) {
        this.catalog = catalog;
        this.transaction = transaction;
        this.path = path;
        this.session = session;
    }

    /** The rows of a table of the catalog; not to be changed. */
    public List<Object[]> rows(SystemTable table) {
        RowWriter writer = new RowWriter(table);
        SystemRows source = RowSources.of(table);
        if (source != null) {
            source.write(this, writer);
        }
        return writer.rows();
    }

    List<Long> largeObjects() {
        return transaction == null ? List.of() : new LargeObjectPages(transaction).all();
    }

    /** Reads what is in the catalog, so that names can be told when the transaction is over. */
    public void load() {
        if (relations != null) {
            return;
        }
        relations = new ArrayList<>();
        types = new ArrayList<>();
        routines = new ArrayList<>();
        byOid = new Lookup<>();
        byName = new Lookup<>();
        SystemSchema.tables().forEach(table -> know(new Relation.OfSystem(table)));
        List<TableDescriptor> tables = transaction == null ? List.of() : catalog.all(transaction);
        for (TableDescriptor table : tables) {
            if (table.database() != path.database()) {
                continue;
            }
            if (table.isRoutines()) {
                routines.add(table);
                continue;
            }
            if (table.isType()) {
                types.add(table);
            }
            if (table.isType() && !table.isComposite()) {
                continue;
            }
            Relation.OfUser relation = new Relation.OfUser(table);
            know(relation);
            for (IndexDescriptor index : relation.indexes()) {
                know(new Relation.OfIndex(table, index));
            }
        }
    }

    private void know(Relation relation) {
        relations.add(relation);
        byOid.put(relation.oid(), relation);
        byName.put(relation.schema() + "\0" + relation.name(), relation);
    }

    EvalContext session() {
        return session;
    }

    List<Relation> relations() {
        load();
        return relations;
    }

    /** Null if there is none. */
    Relation relation(long oid) {
        load();
        return byOid.get(oid);
    }

    /** Null if there is none; without a schema (null) it is looked for along the search path. */
    Relation relation(String schema, String name) {
        load();
        if (schema != null) {
            return byName.get(schema + "\0" + name);
        }
        for (String each : path.schemas()) {
            Relation found = byName.get(each + "\0" + name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Tables and sequences of users. */
    List<Relation.OfUser> userRelations() {
        List<Relation.OfUser> found = new ArrayList<>();
        for (Relation relation : relations()) {
            if (relation instanceof Relation.OfUser user) {
                found.add(user);
            }
        }
        return found;
    }

    /** Tables of users, without views and sequences. */
    List<Relation.OfUser> tables() {
        return userRelations().stream().filter(Relation.OfUser::isTable).toList();
    }

    /** Those that are materialized as well. */
    List<Relation.OfUser> allViews() {
        return userRelations().stream().filter(relation -> relation.table().view() != null).toList();
    }

    List<Relation.OfUser> views() {
        return userRelations().stream().filter(relation -> relation.kind() == 'v').toList();
    }

    List<Relation.OfIndex> indexes() {
        List<Relation.OfIndex> found = new ArrayList<>();
        for (Relation relation : relations()) {
            if (relation instanceof Relation.OfIndex index) {
                found.add(index);
            }
        }
        return found;
    }

    /** 42P01 if there is none of that name. */
    Relation requireRelation(String name) {
        Long oid = oid(Type.REGCLASS, name);
        if (oid == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
        }
        return relation(oid);
    }

    /** For whom the statement is carried out. */
    Who who() {
        return path.who();
    }

    /** The roles as they are in this database. */
    RoleSet roles() {
        if (roles == null) {
            roles = transaction == null
                    ? new RoleSet(1, List.of(), List.of())
                    : Rights.shown(transaction).roles(path.database());
        }
        return roles;
    }

    List<RoleRows.Defaults> defaultPrivileges() {
        return transaction == null ? List.of() : new RoleRows(transaction).defaults(Lock.PEEK);
    }

    /** Null if it is none of users'. */
    Access schemaAccess(String name) {
        return userSchemas().stream().filter(each -> each.name().equals(name)).map(SchemaDescriptor::access)
                .findFirst().orElse(null);
    }

    /** All databases of the cluster. */
    List<DatabaseDescriptor> databases() {
        return transaction == null ? List.of() : new CatalogRows(transaction).databases(Lock.PEEK);
    }

    /** True if that is the schema of another session's temporary tables. */
    boolean isOtherTemporary(long oid) {
        return userSchemas().stream().anyMatch(schema -> schema.id() == oid && schema.owner() != null
                && !schema.name().equals(temporarySchema()));
    }

    /** The number of the session's own. */
    int database() {
        return path.database();
    }

    /** The schema of the session's temporary tables; null as long as there is none. */
    String temporarySchema() {
        return path.temporary().isThere() ? path.temporary().schema() : null;
    }

    private List<SchemaDescriptor> userSchemas() {
        if (userSchemas == null) {
            userSchemas = transaction == null
                    ? List.of()
                    : new CatalogRows(transaction).in(path.database()).schemas(Lock.PEEK);
        }
        return userSchemas;
    }

    /** All there are, those of the system first. */
    List<String> schemas() {
        List<String> schemas = new ArrayList<>(List.of(SearchPath.PG_CATALOG, PG_TOAST, SearchPath.INFORMATION_SCHEMA));
        userSchemas().forEach(schema -> schemas.add(schema.name()));
        return schemas;
    }

    /** The number of a schema; 0 if there is none of that name. */
    long schemaOid(String name) {
        return switch (name) {
            case SearchPath.PG_CATALOG -> SystemOids.PG_CATALOG;
            case PG_TOAST -> SystemOids.PG_TOAST;
            case SearchPath.INFORMATION_SCHEMA -> SystemOids.INFORMATION_SCHEMA;
            default -> {
                for (SchemaDescriptor schema : userSchemas()) {
                    if (schema.name().equals(name)) {
                        yield schema.id();
                    }
                }
                yield 0;
            }
        };
    }

    /** What ANALYZE has noted of a table; null if it was not looked at. */
    AnalyzedTable analyzed(TableDescriptor table) {
        if (analyzed == null) {
            analyzed = new Lookup<>();
            if (transaction != null) {
                new StatisticsRows(transaction).tables().forEach(each -> analyzed.put(each.tableId(), each));
            }
        }
        return analyzed.get(table.id());
    }

    /** What is known of the columns of a table, by their ids. */
    Map<Integer, ColumnStatistics> statistics(TableDescriptor table) {
        return transaction == null || analyzed(table) == null
                ? new TreeMap<>()
                : new StatisticsRows(transaction).columns(table);
    }

    /** A comment, with the numbers of what it is on. */
    record Description(long classOid, long objectOid, int column, String text) {}

    List<Description> descriptions() {
        if (descriptions == null) {
            descriptions = Descriptions.of(this, transaction == null
                    ? List.of()
                    : new CatalogRows(transaction).comments());
        }
        return descriptions;
    }

    /** The names of functions and procedures of users. */
    List<TableDescriptor> routines() {
        load();
        return routines;
    }

    /** The types that users defined. */
    List<TableDescriptor> types() {
        load();
        return types;
    }

    /** Those, and the tables and views whose rows are of a type. */
    List<TableDescriptor> allTypes() {
        List<TableDescriptor> all = new ArrayList<>(types());
        userRelations().stream().map(Relation.OfUser::table)
                .filter(table -> !table.isType() && table.type() != null).forEach(all::add);
        return all;
    }

    /** Where a type is. */
    String schemaOf(Type type) {
        for (TableDescriptor each : Type.numbered(type.oid()) != null ? List.<TableDescriptor>of() : allTypes()) {
            if (each.type().equals(type) || each.type().array().equals(type)) {
                return each.schema();
            }
        }
        return SystemSchema.PG_CATALOG;
    }

    /** 42704 if there is none. */
    public Type userType(int oid) {
        Type type = type(Integer.toUnsignedLong(oid));
        if (type == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "type with OID " + Integer.toUnsignedString(oid) + " does not exist");
        }
        return type;
    }

    /** Of whatever origin; null if there is none. */
    Type type(long oid) {
        Type builtIn = Type.numbered((int) oid);
        if (builtIn != null) {
            return builtIn;
        }
        for (TableDescriptor each : allTypes()) {
            Type type = each.type();
            if (type.oid() == oid) {
                return type;
            }
            if (type.array().oid() == oid) {
                return type.array();
            }
        }
        return null;
    }

    /** Null if there is none; without a schema (null) it is looked for along the search path. */
    Type type(String schema, String name) {
        for (String each : schema == null ? searchPath(false) : List.of(schema)) {
            for (TableDescriptor type : allTypes()) {
                boolean isHere = type.schema().equals(each);
                if (isHere && type.name().equals(name)) {
                    return type.type();
                }
                if (isHere && type.type().array().catalogName().equals(name)) {
                    return type.type().array();
                }
            }
        }
        return null;
    }

    /** The query of a view; null if nothing is kept of it: those of the catalog are no queries here. */
    String viewText(Relation relation) {
        boolean isView = relation instanceof Relation.OfUser user && user.table().view() != null;
        if (!isView) {
            return null;
        }
        TableDescriptor view = ((Relation.OfUser) relation).table();
        return " " + new ViewText(this).of(view.view(),
                view.visibleColumns().stream().map(ColumnDescriptor::name).toList()) + ";";
    }

    /** The schemas that names are looked for in, as far as they are there. */
    List<String> searchPath(boolean withImplicit) {
        List<String> there = schemas();
        return withImplicit
                ? path.schemas().stream().filter(there::contains).toList()
                : path.written().stream().map(path::meaning).filter(there::contains).toList();
    }

    /** The schema that things are made in; null if there is none. */
    public String currentSchema() {
        List<String> there = searchPath(false);
        return there.isEmpty() ? null : there.getFirst();
    }

    /** True if the relation is what its name means without a schema. */
    boolean isVisible(Relation relation) {
        return relation(null, relation.name()) == relation;
    }

    /** What describes a type of a user's; null if it is none. */
    TableDescriptor typeDescriptor(long oid) {
        if (typesByOid == null) {
            typesByOid = new Lookup<>();
            allTypes().forEach(each -> typesByOid.put((long) each.type().oid(), each));
        }
        return typesByOid.get(oid);
    }

    /** As {@link ObjectNames#type}. */
    String shown(ColumnType type) {
        return names.type(type.type(), type.modifier());
    }

    boolean isVisible(Type type) {
        return names.isVisible(type);
    }

    /** A relation's name that was kept with its schema: without it, if the search path leads there. */
    String shown(String kept) {
        return names.shown(kept);
    }

    @Override
    public String name(Type type, long oid) {
        return names.name(type, oid);
    }

    @Override
    public Long oid(Type type, String name) {
        return names.oid(type, name);
    }

    /** The number of a relation; null if there is none of that name. */
    Long relationOid(String text) {
        return names.relationOid(text);
    }

    @Override
    public Object answer(String function, Object[] arguments) {
        return answers.answer(function, arguments);
    }
}
