package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.EnumDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes, changes and unmakes types inside a transaction on the catalog. Whatever has columns of a type is changed with it: so
 * nobody goes on with an old type for as long as it takes to look at a table.
 */
final class TypeChanges {
    private static final int LABEL_BYTES_MAX = 63;

    private final SchemaEdit edit;
    private final RowExpressions expressions;

    TypeChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    void run(SchemaCommand.OfType command) {
        switch (command) {
            case SchemaCommand.CreateEnum create -> create(create);
            case SchemaCommand.AddLabel add -> add(add);
            case SchemaCommand.RenameLabel rename -> rename(rename);
            case SchemaCommand.RenameType rename -> rename(rename);
            case SchemaCommand.MoveType move -> move(move);
            case SchemaCommand.DropTypes drop -> drop(drop);
            case SchemaCommand.CreateComposite create -> new AttributeChanges(edit).create(create);
            case SchemaCommand.AlterAttributes alter -> new AttributeChanges(edit).run(alter);
            case SchemaCommand.CreateDomain create -> new DomainChanges(edit, expressions).create(create);
            case SchemaCommand.AlterDomain alter -> new DomainChanges(edit, expressions).run(alter);
        }
    }

    private void create(SchemaCommand.CreateEnum create) {
        String schema = edit.place(create.name());
        requireFree(schema, create.name().name());
        int id = edit.newTableId();
        List<Type.Label> labels = new ArrayList<>();
        for (String label : create.labels()) {
            requireFits(label);
            if (labels.stream().anyMatch(other -> other.text().equals(label))) {
                throw new StatementError(SqlState.UNIQUE_VIOLATION,
                        "duplicate key value violates unique constraint \"pg_enum_typid_label_index\"",
                        "Key (enumtypid, enumlabel)=(" + id + ", " + label + ") already exists.", null, 0);
            }
            labels.add(new Type.Label(labels.size() + 1, label));
        }
        add(schema, create.name().name(), id, new EnumDescriptor(edit.newTableId(), labels));
    }

    private void add(String schema, String name, int id, TableDescriptor.Nature nature) {
        add(edit, new TableDescriptor(id, schema, name, 1, TableDescriptor.State.PUBLIC, List.of(), List.of(),
                List.of(), 0, 1, 1).withNature(nature));
    }

    static void add(SchemaEdit edit, TableDescriptor made) {
        TableDescriptor type = edit.owned(made);
        edit.rows().changeTable(type);
        edit.name(type);
    }

    private void requireFree(String schema, String name) {
        requireFree(edit, schema, name);
    }

    static void requireFree(SchemaEdit edit, String schema, String name) {
        if (edit.rows().name(schema, name, Lock.EXCLUSIVE) != null) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "type \"" + name + "\" already exists");
        }
    }

    private static void requireFits(String label) {
        if (Bytes.ofUtf8(label).length() > LABEL_BYTES_MAX) {
            throw new StatementError(SqlState.INVALID_NAME, "invalid enum label \"" + label + "\"",
                    "Labels must be " + LABEL_BYTES_MAX + " bytes or less.", null, 0);
        }
    }

    /** The type, for changing; 42704 if there is none, 42809 if it is no enum. */
    private TableDescriptor find(SchemaCommand.Name name) {
        TableDescriptor type = find(edit, name, "an enum");
        if (!(type.nature() instanceof EnumDescriptor)) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, name.text() + " is not an enum");
        }
        return type;
    }

    /** What has that name, for changing, of whatever kind; 42704 if there is nothing that is a type. */
    static TableDescriptor find(SchemaEdit edit, SchemaCommand.Name name, String wanted) {
        CatalogName found = edit.find(name);
        TableDescriptor type = found == null || !found.isTable()
                ? null
                : edit.rows().present(found.tableId(), Lock.EXCLUSIVE);
        if (type == null && Type.named(name.name()) != null) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    Type.named(name.name()).sqlName() + " is not " + wanted);
        }
        if (type == null || type.type() == null) {
            edit.isSchemaMissing(name, false);
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + name.text() + "\" does not exist");
        }
        edit.permissions().requireOwner(type);
        return type;
    }

    private void add(SchemaCommand.AddLabel add) {
        requireFits(add.label());
        TableDescriptor type = find(add.type());
        List<Type.Label> labels = new ArrayList<>(type.type().labels());
        if (place(labels, add.label()) >= 0) {
            String exists = "enum label \"" + add.label() + "\" already exists";
            if (!add.ifNotExists()) {
                throw new StatementError(SqlState.DUPLICATE_OBJECT, exists);
            }
            edit.notices().accept(new Notice(Notice.Level.NOTICE, SqlState.DUPLICATE_OBJECT, exists + ", skipping",
                    null, null));
            return;
        }
        int at = add.neighbour() == null
                ? labels.size()
                : require(labels, add.neighbour()) + (add.before() ? 0 : 1);
        labels.add(at, new Type.Label(orderAt(labels, at), add.label()));
        change(type, labels);
    }

    /** Between the two labels that are there, or beyond the last: what labels have is never changed. */
    private static float orderAt(List<Type.Label> labels, int at) {
        if (labels.isEmpty()) {
            return 1;
        }
        if (at == labels.size()) {
            return labels.getLast().order() + 1;
        }
        float next = labels.get(at).order();
        float before = at == 0 ? next - 2 : labels.get(at - 1).order();
        float middle = (before + next) / 2;
        if (middle == before || middle == next) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "there is no room for a label before \""
                    + labels.get(at).text() + "\"");
        }
        return middle;
    }

    private static int place(List<Type.Label> labels, String text) {
        for (int at = 0; at < labels.size(); at++) {
            if (labels.get(at).text().equals(text)) {
                return at;
            }
        }
        return -1;
    }

    private static int require(List<Type.Label> labels, String text) {
        int at = place(labels, text);
        if (at < 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "\"" + text + "\" is not an existing enum label");
        }
        return at;
    }

    private void rename(SchemaCommand.RenameLabel rename) {
        TableDescriptor type = find(rename.type());
        List<Type.Label> labels = new ArrayList<>(type.type().labels());
        int at = require(labels, rename.from());
        if (place(labels, rename.to()) >= 0) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT,
                    "enum label \"" + rename.to() + "\" already exists");
        }
        requireFits(rename.to());
        labels.set(at, new Type.Label(labels.get(at).order(), rename.to()));
        TableDescriptor after = labelled(type, labels);
        TypeTexts texts = new TypeTexts(edit, expressions);
        change(after, texts.relabelled(type, after));
    }

    private void change(TableDescriptor type, List<Type.Label> labels) {
        change(labelled(type, labels), new TreeMap<>());
    }

    private static TableDescriptor labelled(TableDescriptor type, List<Type.Label> labels) {
        EnumDescriptor before = (EnumDescriptor) type.nature();
        return type.withNature(new EnumDescriptor(before.arrayId(), labels));
    }

    private void rename(SchemaCommand.RenameType rename) {
        TableDescriptor type = find(edit, rename.type(), "a type of users");
        if (!type.isType()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    type.name() + " is a table's row type").withHint("Use ALTER TABLE instead.");
        }
        rename(type, rename);
    }

    void rename(TableDescriptor type, SchemaCommand.RenameType rename) {
        requireFree(type.schema(), rename.to());
        become(type, type.withName(rename.to()));
    }

    private void move(SchemaCommand.MoveType move) {
        TableDescriptor type = find(edit, move.type(), "a type of users");
        if (!type.isType()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    type.name() + " is a table's row type").withHint("Use ALTER TABLE instead.");
        }
        String to = edit.requireSchema(edit.path().meaning(move.schema()), 0);
        edit.permissions().requireCreateIn(to);
        if (to.equals(type.schema())) {
            return;
        }
        if (edit.rows().name(to, type.name(), Lock.EXCLUSIVE) != null) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT,
                    "type \"" + type.name() + "\" already exists in schema \"" + to + "\"");
        }
        become(type, type.withSchema(to));
    }

    /** With its schema, which gets another name. */
    void carry(TableDescriptor type, String schema) {
        become(type, type.withSchema(schema));
    }

    /** Under another name, or in another schema; what names it follows. */
    private void become(TableDescriptor type, TableDescriptor after) {
        TreeMap<Integer, TableDescriptor> texts = new TypeTexts(edit, expressions).renamed(type, after);
        edit.rows().deleteName(type.schema(), type.name());
        edit.name(after);
        change(after, texts);
    }

    /**
     * The type as it is from now on, also in the columns that are of it.
     *
     * @param texts tables as they are with other texts, by their ids
     */
    private void change(TableDescriptor after, TreeMap<Integer, TableDescriptor> texts) {
        edit.change(after);
        texts.forEach((id, table) -> {
            TableDescriptor found = edit.idle(id);
            TableDescriptor now = table.view() == null ? found : found.withNature(table.view());
            edit.change(now.withChecks(table.checks()).withTriggers(table.triggers())
                    .withColumns(table.columns().stream()
                            .map(column -> column.withType(now.column(column.id()).type())).toList()));
        });
    }

    static boolean isOf(ColumnDescriptor column, int typeId) {
        return column.userType() != null && column.userType().oid() == typeId;
    }

    private void drop(SchemaCommand.DropTypes drop) {
        List<TableDescriptor> types = new ArrayList<>();
        for (SchemaCommand.Name name : drop.names()) {
            TableDescriptor type = toDrop(name, drop.ifExists());
            if (type != null && drop.domains() && !type.isDomain()) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.text() + "\" is not a domain");
            }
            if (type != null && types.stream().noneMatch(other -> other.id() == type.id())) {
                types.add(type);
            }
        }
        Dependents dependents = new Dependents(edit, types.stream().map(TableDescriptor::id).toList());
        types.forEach(type -> addColumns(type, dependents));
        dependents.settle(types.size() == 1 ? "type " + edit.shown(types.getFirst()) : null, drop.cascade());
        types.forEach(new TableChanges(edit)::drop);
    }

    /** Null if there is none and that is fine. */
    private TableDescriptor toDrop(SchemaCommand.Name name, boolean ifExists) {
        CatalogName found = edit.find(name);
        TableDescriptor type = found == null || !found.isTable()
                ? null
                : edit.rows().present(found.tableId(), Lock.EXCLUSIVE);
        if (type != null && type.isType()) {
            edit.requireMayDrop(type);
            return type;
        }
        if (type != null && !type.isSequence()) {
            String relation = Dependents.describe(edit, type);
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                    "cannot drop type " + name.name() + " because " + relation + " requires it", null,
                    "You can drop " + relation + " instead.", 0);
        }
        if (Type.named(name.name()) != null) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "cannot drop type "
                    + Type.named(name.name()).sqlName() + " because it is required by the database system");
        }
        if (edit.isSchemaMissing(name, ifExists)) {
            return null;
        }
        if (!ifExists) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + name.text() + "\" does not exist");
        }
        edit.skippingMissing("type \"" + name.text() + "\"");
        return null;
    }

    /** Columns of the type, and what reads these. */
    void addColumns(TableDescriptor type, Dependents dependents) {
        for (int id : edit.rows().dependents(type.id(), Lock.EXCLUSIVE)) {
            TableDescriptor table = edit.rows().table(id, Lock.EXCLUSIVE);
            if (table != null && table.view() != null) {
                dependents.addView(table, "type " + edit.shown(type));
                continue;
            }
            if (table != null && table.isRoutines()) {
                new RoutineDependents(edit, expressions).addRoutines(table, type.id(), dependents,
                        "type " + edit.shown(type));
                continue;
            }
            addColumns(type, table, dependents);
        }
    }

    /** The columns of one table, which may be null. */
    void addColumns(TableDescriptor type, TableDescriptor table, Dependents dependents) {
        if (table == null || dependents.goes(table)) {
            return;
        }
        if (table.isDomain()) {
            addDomain(type, table, dependents);
            return;
        }
        table.visibleColumns().stream().filter(column -> isOf(column, type.id()))
                .sorted(Comparator.comparing(column -> !column.type().type().isArray()))
                .forEach(column -> addColumn(type, table, column, dependents));
    }

    private void addDomain(TableDescriptor type, TableDescriptor domain, Dependents dependents) {
        if (isOf(domain.columns().getFirst(), type.id())) {
            dependents.add("type " + edit.shown(domain), "type " + edit.shown(type),
                    () -> new TableChanges(edit).drop(edit.rows().present(domain.id(), Lock.EXCLUSIVE)));
            addColumns(domain, dependents);
        }
    }

    private void addColumn(TableDescriptor type, TableDescriptor table, ColumnDescriptor column,
            Dependents dependents) {
        dependents.add(Dependents.describe(edit, table, column),
                "type " + edit.shown(type) + (column.type().type().isArray() ? "[]" : ""),
                () -> new ColumnChanges(edit, expressions).drop(edit.idle(table.id()),
                        new AlterAction.DropColumn(column.name(), false, true)));
        dependents.addViews(table, column);
    }
}
