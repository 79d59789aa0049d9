package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.catalog.Rights;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.ViewDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.system.SystemSchema;
import io.phantomdb.sql.system.SystemTable;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.TypeName;
import io.phantomdb.txn.StaleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What all binders of one statement share: the tables it has asked for, its parameters, its subqueries. */
public final class StatementBinder {
    /** Looks tables up; null if there is no such one. */
    public interface Tables {
        /** In the first of these schemas of the path that has one of that name. */
        Table table(SearchPath path, List<String> schemas, String name);

        /** By its id. */
        Table table(int id);

        /** Roles and privileges, as far as they are known here. */
        Rights rights();

        /** The same as they are now. */
        Rights rightsNow();

        /** What is remembered of the table is not to be relied on. */
        void forget(int id);
    }

    private final Tables tables;
    private final String database;
    private final SearchPath path;
    private final Parameters parameters;
    private final Typing typing;
    private final List<Table> used = new ArrayList<>();
    private final List<Table> looked = new ArrayList<>();
    private final List<WithTable> changes = new ArrayList<>();
    private final List<String> barriers = new ArrayList<>();
    /** The view whose text is bound, and the statement around it; null for the statement itself. */
    private final Table view;
    private final StatementBinder around;
    private final List<Named> named = new ArrayList<>();
    private final List<Scope.Column> columnsUsed = new ArrayList<>();
    /** This one and those of the views that it reads, if it is the statement's. */
    private final List<StatementBinder> texts = new ArrayList<>();
    private final Demands demands = new Demands();
    private Scope top;
    private int subqueries;
    private int withTables;
    private boolean reliesOnAbsence;
    private boolean callsVolatile;
    private boolean isOfCursor;
    private final List<RoutineDescriptor> routinesUsed = new ArrayList<>();

    /** A name in the statement, and what it stands for. */
    record Named(Name name, Table table) {}

    /** Names are looked for along the path; the database is its name. */
    public StatementBinder(Tables tables, String database, SearchPath path, Parameters parameters) {
        this(tables, database, path, parameters, null, null);
    }

    private StatementBinder(Tables tables, String database, SearchPath path, Parameters parameters, Table view,
            StatementBinder around) {
        this.tables = tables;
        this.database = database;
        this.path = path;
        this.parameters = parameters;
        this.typing = new Typing(parameters);
        this.view = view;
        this.around = around;
        statement().texts.add(this);
    }

    /** The binder of the text of a view that the statement reads; 42P17 if that reads itself. */
    StatementBinder inside(Table inner) {
        for (StatementBinder each = this; each != null; each = each.around) {
            if (each.view != null && each.view.descriptor().id() == inner.descriptor().id()) {
                throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                        "infinite recursion detected in rules for relation \"" + inner.descriptor().name() + "\"");
            }
        }
        return new StatementBinder(tables, database, path, new Parameters(List.of(), 0, List.of()), inner, this);
    }

    /** For a part of the statement that is kept: it cannot have parameters. */
    StatementBinder withoutParameters() {
        return new StatementBinder(tables, database, path, new Parameters(List.of(), 0, List.of()), null, this);
    }

    private StatementBinder statement() {
        return around == null ? this : around.statement();
    }

    /** All names of tables in the statement's own text, as often as they are there. */
    List<Named> named() {
        return named;
    }

    /** All columns that the statement's own text needs, by name or by {@code *}. */
    List<Scope.Column> columnsUsed() {
        return columnsUsed;
    }

    Scope.Column use(Scope.Column column) {
        columnsUsed.add(column);
        demands.column(column);
        return column;
    }

    Typing typing() {
        return typing;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The tables that the statement depends on. */
    public List<Table> used() {
        return statement().used;
    }

    /** True if the table was asked for since so many look-ups. */
    boolean reads(Table table, int lookupsBefore) {
        List<Table> all = statement().looked;
        return all.subList(lookupsBefore, all.size()).stream()
                .anyMatch(other -> other.descriptor().id() == table.descriptor().id());
    }

    /** The statement reads these as well. */
    void look(List<Table> tables) {
        statement().looked.addAll(tables);
    }

    int lookups() {
        return statement().looked.size();
    }

    /** True if it is the session's. */
    boolean isDatabase(String name) {
        return name.equals(database);
    }

    /** How many subqueries its expressions have. */
    public int subqueryCount() {
        return statement().subqueries;
    }

    SearchPath path() {
        return path;
    }

    /** True if the statement means what it does because users have no table of some name, of which nobody would be told. */
    public boolean reliesOnAbsence() {
        return reliesOnAbsence;
    }

    Table table(Name name) {
        if (view != null) {
            return source(name);
        }
        Table found = tables.table(path, userSchemas(name), name.last());
        if (found == null || found.descriptor().isType()) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist")
                    .at(name.position());
        }
        named.add(new Named(name, found));
        statement().looked.add(found);
        if (!used().contains(found)) {
            used().add(found);
        }
        return found;
    }

    /** What a name in the text of the view stands for. */
    private Table source(Name name) {
        Table found = tableById(Check.present(sourceOf(name), "what " + name + " is").tableId());
        if (found == null) {
            throw new StaleDescriptor(view.descriptor().id(), view.descriptor().version() + 1);
        }
        statement().looked.add(found);
        return found;
    }

    private boolean isSource(Name name) {
        return sourceOf(name) != null;
    }

    /** Null if it is no name of a table or of a user's type. */
    private ViewDescriptor.Source sourceOf(Name name) {
        return view.descriptor().view().sources().stream()
                .filter(source -> source.name().equals(name.last())
                        && Objects.equals(source.schema(), name.schema()))
                .findFirst().orElse(null);
    }

    /** The columns that can be named here of what a name stands for: in the text of a view those that it had, as it had them. */
    List<ColumnDescriptor> columns(Table table, Name name) {
        List<ColumnDescriptor> now = table.descriptor().visibleColumns();
        if (view == null) {
            return now;
        }
        List<ColumnDescriptor> then = new ArrayList<>();
        for (ViewDescriptor.SourceColumn column : sourceOf(name).columns()) {
            now.stream().filter(each -> each.id() == column.columnId()).findFirst()
                    .ifPresent(each -> then.add(each.withName(column.name())));
        }
        return then;
    }

    /** Which privileges the text needs. */
    Demands demands() {
        return demands;
    }

    /** For whom the text is carried out: that of a view for its owner. */
    private int role() {
        if (view != null) {
            return view.descriptor().access().owner();
        }
        return around == null ? path.who().current() : around.role();
    }

    /** 42501 if something of the statement, or of the views that it reads, is not allowed. */
    public void requireAllowed() {
        for (StatementBinder text : texts) {
            text.demands.require(text.role(), path.database(), this::rights);
        }
    }

    /** Whoever has asked depends on them. */
    private Rights rights() {
        return dependOn(tables.rights());
    }

    private Rights dependOn(Rights rights) {
        List<Table> all = used();
        all.removeIf(table -> table.descriptor().isRights());
        all.add(rights.table());
        return rights;
    }

    private boolean mayUse(String schema) {
        return path.who().isFounding() || SearchPath.isTemporary(schema)
                || rights().allows(path.database(), schema, path.who().current(), Privilege.USAGE);
    }

    /** 42501 if the schema that was written may not be used; false if it is not there. */
    private boolean isUsable(String schema, Name name) {
        if (mayUse(schema)) {
            return true;
        }
        Rights now = dependOn(tables.rightsNow());
        if (now.allows(path.database(), schema, path.who().current(), Privilege.USAGE)) {
            return true;
        }
        if (now.isThere(path.database(), schema)) {
            throw Demands.denied("schema", schema).at(name.position());
        }
        return false;
    }

    private List<String> userSchemas(Name name) {
        String schema = schema(name);
        List<String> schemas = schema == null ? path.schemas() : List.of(path.meaning(schema));
        if (schema != null && path.isForeign(schema)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot access temporary tables of other sessions");
        }
        return schemas.stream().filter(each -> !SearchPath.isSystem(each))
                .filter(each -> schema == null ? mayUse(each) : isUsable(each, name)).toList();
    }

    /** The table of the catalog that the name means; null if it means none. */
    SystemTable systemTable(Name name) {
        if (view != null) {
            return isSource(name) ? null : SystemSchema.find(name.schema(), name.last());
        }
        if (name.schema() != null) {
            return SystemSchema.find(schema(name), name.last());
        }
        List<String> before = new ArrayList<>();
        for (String schema : path.schemas()) {
            SystemTable found = SearchPath.isSystem(schema) ? SystemSchema.find(schema, name.last()) : null;
            if (found != null) {
                return isHidden(name.last(), before) ? null : found;
            }
            if (!SearchPath.isSystem(schema)) {
                before.add(schema);
            }
        }
        return null;
    }

    private boolean isHidden(String name, List<String> before) {
        if (before.isEmpty()) {
            return false;
        }
        statement().reliesOnAbsence |= !before.stream().allMatch(SearchPath::isTemporary);
        return tables.table(path, before, name) != null;
    }

    /** Two tables do not fit each other: what is known of one of them is old. */
    StaleDescriptor mismatch(Table one, int other) {
        tables.forget(other);
        return new StaleDescriptor(one.descriptor().id(), one.descriptor().version() + 1);
    }

    /** What is remembered of it is not used any more. */
    void forget(int id) {
        tables.forget(id);
    }

    /** A table that the statement does not name, but depends on; null if it is gone. */
    Table tableById(int id) {
        Table found = tables.table(id);
        if (found != null && !used().contains(found)) {
            used().add(found);
        }
        return found;
    }

    /** The schema that was written, or null. */
    String schema(Name name) {
        if (name.parts().size() > 3) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "improper qualified name (too many dotted names): " + name).at(name.position());
        }
        if (name.parts().size() > 2 && !name.parts().getFirst().equals(database)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cross-database references are not implemented: \"" + name + "\"").at(name.position());
        }
        return name.schema();
    }

    ColumnType type(TypeName name) {
        Table found = TypeNames.isBuiltIn(name) ? null : typeTable(name.name());
        return typing.type(name, found == null ? null : found.descriptor().type());
    }

    /** The type that a user defined under that name, a table's rows included; null if there is none. */
    Type userType(Name name) {
        Table found = typeTable(name);
        return found == null ? null : found.descriptor().type();
    }

    /** True if the name has a schema that is none of the system: what it names is a user's. */
    boolean isOfUsers(Name name) {
        return name.schema() != null && !isOfSystem(name);
    }

    /** True if the name has a schema of the system. */
    boolean isOfSystem(Name name) {
        return name.schema() != null && (SearchPath.isSystem(name.schema()) || name.schema().equals("phantom"));
    }

    /** The descriptors of the routines of that name, in the order in which they are searched. */
    List<Table> routines(Name name) {
        List<String> parts = new ArrayList<>(name.parts());
        parts.set(parts.size() - 1, RoutinesDescriptor.mangled(name.last()));
        Name mangled = new Name(parts, name.position());
        if (view != null) {
            ViewDescriptor.Source source = sourceOf(mangled);
            Table found = source == null ? null : tables.table(source.tableId());
            return found == null ? List.of() : List.of(found);
        }
        List<String> schemas = userSchemas(name);
        List<Table> found = groups(schemas, mangled.last());
        while (found == null) {
            found = groups(schemas, mangled.last());
        }
        return found;
    }

    /**
     * Who makes the first routine of a name in a schema gives new versions to those of that name in others. So what is not there has
     * to be looked for after the version of one that is: then either it is found, or the other one gets another version. Null if one
     * has come meanwhile.
     */
    private List<Table> groups(List<String> schemas, String mangled) {
        List<Table> found = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (String schema : schemas.reversed()) {
            Table group = tables.table(path, List.of(schema), mangled);
            if (group != null && group.descriptor().isRoutines()) {
                found.addFirst(group);
            } else if (found.isEmpty()) {
                missed.add(schema);
            }
        }
        boolean hasCome = !found.isEmpty()
                && missed.stream().anyMatch(schema -> tables.table(path, List.of(schema), mangled) != null);
        return hasCome ? null : found;
    }

    /** The text calls the routine. */
    void execute(Name name, Table group, RoutineDescriptor routine) {
        List<String> parts = new ArrayList<>(name.parts());
        parts.set(parts.size() - 1, RoutinesDescriptor.mangled(name.last()));
        named.add(new Named(new Name(parts, name.position()), group));
        routinesUsed.add(routine);
        demands.execute(routine, name.last());
        if (!used().contains(group)) {
            used().add(group);
        }
        statement().callsVolatile |= routine.properties().volatility() == Volatility.VOLATILE;
    }

    /** Those that the statement's own text calls. */
    List<RoutineDescriptor> routinesUsed() {
        return routinesUsed;
    }

    /** True if it calls something that may change what there is. */
    public boolean callsVolatile() {
        return statement().callsVolatile;
    }

    /** The statement is the query of a cursor. */
    void markCursor() {
        isOfCursor = true;
    }

    boolean isOfCursor() {
        return isOfCursor;
    }

    /** A descriptor that something else refers to, which the statement depends on from now on; null if it is gone. */
    TableDescriptor descriptor(int id) {
        Table found = tableById(id);
        return found == null ? null : found.descriptor();
    }

    /** The type that a user defined under that name; null if there is none. */
    private Table typeTable(Name name) {
        Table found = view != null ? sourceType(name) : tables.table(path, userSchemas(name), name.last());
        if (found == null || found.descriptor().type() == null) {
            return null;
        }
        if (view == null) {
            named.add(new Named(name, found));
        }
        if (!used().contains(found)) {
            used().add(found);
        }
        return found;
    }

    /** The enum, or the table whose rows are a type, of that name; null if there is none. */
    Table typeOrRows(Name name) {
        Table found = tables.table(path, userSchemas(name), name.last());
        boolean fits = found != null && !found.descriptor().isSequence() && !found.descriptor().isRoutines();
        if (fits && !used().contains(found)) {
            used().add(found);
        }
        return fits ? found : null;
    }

    private Table sourceType(Name name) {
        ViewDescriptor.Source source = sourceOf(name);
        return source == null ? null : tableById(source.tableId());
    }

    int nextWithTable() {
        return statement().withTables++;
    }

    /** The tables of WITH that change rows, in their order. */
    List<WithTable> changes() {
        return changes;
    }

    void addChange(WithTable table) {
        changes.add(table);
    }

    /** What the statement itself can see before its own WITH: only there may WITH change rows. */
    Scope top() {
        if (top == null) {
            top = new Scope(null, null);
        }
        return top;
    }

    boolean isTop(Scope scope) {
        return scope.isFrom(top());
    }

    /** What a table of WITH RECURSIVE must not be named in, as far as the binder is in it now; innermost last. */
    List<String> barriers() {
        return barriers;
    }

    <T> T behind(String barrier, Supplier<T> work) {
        barriers.add(barrier);
        T result = work.get();
        barriers.removeLast();
        return result;
    }

    Expr.Subquery subquery(Query query, Scope scope) {
        QueryBinder binder = new QueryBinder(this, scope, scope);
        BoundQuery bound = binder.bind(query);
        return new Expr.Subquery(bound, binder.isCorrelated(), statement().subqueries++);
    }

    /** The same subquery with its columns cast. */
    Expr.Subquery castColumns(Expr.Subquery subquery, List<Expr> casts) {
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < casts.size(); at++) {
            String name = subquery.query().columns().get(at).name();
            columns.add(new BoundQuery.OutputColumn(name, casts.get(at).type(), 0, 0));
        }
        return subquery.over(QueryBinder.cast(subquery.query(), casts, columns));
    }
}
