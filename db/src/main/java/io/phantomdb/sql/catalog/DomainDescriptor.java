package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Quoting;
import java.util.Comparator;
import java.util.List;

/**
 * A domain (PostgreSQL 15, CREATE DOMAIN). Its descriptor has one column, {@code value}, of the type that the domain is over, with
 * its default and NOT NULL; the conditions are checks of that column. Columns of the domain hold it as it is in their own tables'
 * descriptors, which are changed with it.
 *
 * @param arrayId the number of the type of its arrays
 */
public record DomainDescriptor(int arrayId) implements TableDescriptor.Nature {
    public static final String VALUE = "value";

    /** The conditions by their names, which is the order in which they are looked at. */
    static Type type(TableDescriptor domain, int arrayId) {
        ColumnDescriptor value = domain.columns().getFirst();
        List<Type.Check> checks = domain.checks().stream().sorted(Comparator.comparing(CheckDescriptor::name))
                .map(check -> new Type.Check(check.name(), check.sql())).toList();
        return Type.domain(domain.id(), arrayId, domain.name(), Quoting.identifier(domain.name()), value.type(),
                value.notNull(), value.defaultSql(), checks);
    }
}
