package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.CommentKey;
import java.util.ArrayList;
import java.util.List;

/** Comments as pg_description and pg_shdescription number them, and the functions that look them up (PostgreSQL 15, chapter 9.26). */
final class Descriptions {
    static final long CLASSES = 1259;
    static final long TYPES = 1247;
    private static final long ROUTINES = 1255;
    private static final long TRIGGERS = 2620;
    static final long NAMESPACES = 2615;
    static final long CONSTRAINTS = 2606;
    static final long DATABASES = 1262;

    private Descriptions() {}

    static List<CatalogSnapshot.Description> of(CatalogSnapshot catalog, List<CatalogRows.Comment> comments) {
        List<CatalogSnapshot.Description> all = new ArrayList<>();
        for (CatalogRows.Comment comment : comments) {
            CatalogSnapshot.Description description = of(catalog, comment.on(), comment.text());
            if (description != null) {
                all.add(description);
            }
        }
        return all;
    }

    /** Null if it is of another database, or of something that is not there any more. */
    private static CatalogSnapshot.Description of(CatalogSnapshot catalog, CommentKey on, String text) {
        return switch (on.part()) {
            case WHOLE -> {
                if (RoutineRows.find(catalog, on.id()) != null) {
                    yield new CatalogSnapshot.Description(ROUTINES, on.id(), 0, text);
                }
                if (catalog.tables().stream().anyMatch(table -> table.table().triggers().stream()
                        .anyMatch(trigger -> trigger.id() == on.id()))) {
                    yield new CatalogSnapshot.Description(TRIGGERS, on.id(), 0, text);
                }
                boolean isType = catalog.types().stream().anyMatch(type -> type.id() == on.id());
                yield isType || catalog.relation(on.id()) != null
                        ? new CatalogSnapshot.Description(isType ? TYPES : CLASSES, on.id(), 0, text)
                        : null;
            }
            case COLUMN -> catalog.relation(on.id()) == null
                    ? null
                    : new CatalogSnapshot.Description(CLASSES, on.id(), on.number(), text);
            case INDEX -> catalog.relation(SystemOids.index(on.id(), on.number())) == null
                    ? null
                    : new CatalogSnapshot.Description(CLASSES, SystemOids.index(on.id(), on.number()), 0, text);
            case CONSTRAINT -> catalog.relation(on.id()) == null
                    ? null
                    : new CatalogSnapshot.Description(CONSTRAINTS, SystemOids.constraint(on.id(), on.name()), 0, text);
            case SCHEMA -> on.number() == catalog.database()
                    ? new CatalogSnapshot.Description(NAMESPACES, on.id(), 0, text)
                    : null;
            case DATABASE -> new CatalogSnapshot.Description(DATABASES, on.id(), 0, text);
        };
    }

    static void own(CatalogSnapshot catalog, RowWriter to) {
        for (CatalogSnapshot.Description each : catalog.descriptions()) {
            if (each.classOid() != DATABASES) {
                to.row().put("objoid", each.objectOid()).put("classoid", each.classOid()).put("objsubid", each.column())
                        .put("description", each.text());
            }
        }
    }

    static void shared(CatalogSnapshot catalog, RowWriter to) {
        for (CatalogSnapshot.Description each : catalog.descriptions()) {
            if (each.classOid() == DATABASES) {
                to.row().put("objoid", each.objectOid()).put("classoid", each.classOid()).put("description",
                        each.text());
            }
        }
    }

    /** The catalog is null if any will do. */
    static String text(CatalogSnapshot catalog, long objectOid, String catalogName, int column) {
        Relation in = catalogName == null ? null : catalog.relation(SystemSchema.PG_CATALOG, catalogName);
        for (CatalogSnapshot.Description each : catalog.descriptions()) {
            boolean isIn = catalogName == null || in != null && in.oid() == each.classOid();
            if (isIn && each.objectOid() == objectOid && each.column() == column) {
                return each.text();
            }
        }
        return null;
    }
}
