package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.DomainDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes and changes domains inside a transaction on the catalog. What a domain asks for from now on is asked of the rows that there
 * are in the same transaction.
 */
final class DomainChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    DomainChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    void create(SchemaCommand.CreateDomain create) {
        String schema = edit.place(create.name());
        String name = create.name().name();
        TypeChanges.requireFree(edit, schema, name);
        ColumnDescriptor value = new ColumnDescriptor(1, DomainDescriptor.VALUE, create.base(), create.notNull(),
                create.defaultSql(), ColumnDescriptor.State.PUBLIC);
        TableDescriptor domain = new TableDescriptor(edit.newTableId(), schema, name, 1, TableDescriptor.State.PUBLIC,
                List.of(value), List.of(), List.of(), 0, 2, 1).withNature(new DomainDescriptor(edit.newTableId()));
        for (SchemaCommand.DomainCheck check : create.checks()) {
            domain = with(domain, check);
        }
        TypeChanges.add(edit, domain);
    }

    private static TableDescriptor with(TableDescriptor domain, SchemaCommand.DomainCheck check) {
        if (check.name() != null && find(domain, check.name()) != null) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "constraint \"" + check.name() + "\" for domain \""
                    + domain.name() + "\" already exists");
        }
        String name = check.name() == null ? madeUp(domain) : check.name();
        List<CheckDescriptor> checks = new ArrayList<>(domain.checks());
        checks.add(new CheckDescriptor(name, check.sql(), !check.notValid()));
        return domain.withChecks(checks);
    }

    private static String madeUp(TableDescriptor domain) {
        String base = domain.name() + "_check";
        String name = base;
        for (int number = 1; find(domain, name) != null; number++) {
            name = base + number;
        }
        return name;
    }

    private static CheckDescriptor find(TableDescriptor domain, String name) {
        return domain.checks().stream().filter(check -> check.name().equals(name)).findFirst().orElse(null);
    }

    void run(SchemaCommand.AlterDomain alter) {
        TableDescriptor domain = TypeChanges.find(edit, alter.domain(), "a domain");
        if (!domain.isDomain()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, alter.domain().text() + " is not a domain");
        }
        DomainValues values = new DomainValues(edit);
        switch (alter.action()) {
            case SchemaCommand.SetDomainDefault set -> change(value(domain, each -> each.withDefault(set.sql())));
            case SchemaCommand.SetDomainNullable set -> setNullable(domain, set.nullable());
            case SchemaCommand.AddDomainCheck add -> {
                TableDescriptor after = change(with(domain, add.check()));
                if (!add.check().notValid()) {
                    values.require(after, after.checks().getLast());
                }
            }
            case SchemaCommand.DropDomainCheck drop -> drop(domain, drop);
            case SchemaCommand.ValidateDomainCheck validate -> {
                CheckDescriptor check = require(domain, validate.name());
                values.require(change(domain.withChecks(domain.checks().stream()
                        .map(each -> each.equals(check) ? each.asValidated() : each).toList())), check);
            }
            case SchemaCommand.RenameDomainCheck rename -> {
                CheckDescriptor check = require(domain, rename.from());
                if (find(domain, rename.to()) != null) {
                    throw new StatementError(SqlState.DUPLICATE_OBJECT, "constraint \"" + rename.to()
                            + "\" for domain " + edit.shown(domain) + " already exists");
                }
                change(domain.withChecks(domain.checks().stream().map(each -> each.equals(check)
                        ? new CheckDescriptor(rename.to(), each.sql(), each.validated())
                        : each).toList()));
            }
            case SchemaCommand.RenameDomain rename -> new TypeChanges(edit, expressions).rename(domain,
                    new SchemaCommand.RenameType(alter.domain(), rename.to()));
        }
    }

    private static TableDescriptor value(TableDescriptor domain, UnaryOperator<ColumnDescriptor> change) {
        return domain.mapColumn(1, change);
    }

    private TableDescriptor change(TableDescriptor after) {
        return edit.change(after);
    }

    private void setNullable(TableDescriptor domain, boolean nullable) {
        if (domain.column(1).notNull() == !nullable) {
            return;
        }
        if (nullable) {
            change(value(domain, ColumnDescriptor::withoutNotNull));
        } else {
            new DomainValues(edit).requireNoNull(change(value(domain, ColumnDescriptor::withNotNull)));
        }
    }

    private CheckDescriptor require(TableDescriptor domain, String name) {
        CheckDescriptor check = find(domain, name);
        if (check == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "constraint \"" + name + "\" of domain \"" + domain.name() + "\" does not exist");
        }
        return check;
    }

    private void drop(TableDescriptor domain, SchemaCommand.DropDomainCheck drop) {
        if (find(domain, drop.name()) == null && drop.ifExists()) {
            edit.skippingMissing("constraint \"" + drop.name() + "\" of domain \"" + domain.name() + "\"");
            return;
        }
        CheckDescriptor check = require(domain, drop.name());
        change(domain.withChecks(domain.checks().stream().filter(each -> !each.equals(check)).toList()));
    }
}
