package io.phantomdb.sql.system;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Quoting;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** The reg* types: names of objects, and objects by their names (PostgreSQL 15, chapter 8.19). */
final class ObjectNames {
    private final CatalogSnapshot catalog;

    ObjectNames(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** Null if there is no such object. */
    String name(Type type, long oid) {
        return switch (type.catalogName()) {
            case "regclass" -> relation(catalog.relation(oid));
            case "regnamespace" -> schema(oid);
            case "regrole" -> catalog.roles().find((int) oid) == null
                    ? null
                    : quoted(catalog.roles().find((int) oid).name());
            case "regproc", "regprocedure" -> routine(type, oid);
            case "regtype" -> {
                Type found = catalog.type(oid);
                yield found == null ? null : type(found, -2);
            }
            case "regcollation" -> oid == SystemOids.DEFAULT_COLLATION ? "\"default\"" : TypeRows.collationName(oid);
            default -> null;
        };
    }

    private String routine(Type type, long oid) {
        RoutineRows.Known known = RoutineRows.find(catalog, oid);
        if (type == Type.REGPROC) {
            return known == null ? KnownFunctions.name(oid) : RoutineRows.name(catalog, known);
        }
        return known == null ? KnownFunctions.signature(oid) : RoutineRows.signature(catalog, known);
    }

    /** A relation's name that was kept with its schema, as it is to be written now. */
    String shown(String kept) {
        List<String> parts = parts(kept);
        Relation found = parts.size() < 2 ? null : catalog.relation(parts.getFirst(), parts.getLast());
        return found == null ? kept : relation(found);
    }

    /** As format_type writes it: one of a user's with its schema, unless the search path leads to it. */
    String type(Type type, int modifier) {
        if (type.isArray()) {
            return type(type.element(), modifier) + "[]";
        }
        TableDescriptor own = catalog.typeDescriptor(type.oid());
        if (own == null) {
            return TypeRows.format(type, modifier);
        }
        return isVisible(type) ? quoted(own.name()) : quoted(own.schema()) + "." + quoted(own.name());
    }

    /** Whether its bare name means it. */
    boolean isVisible(Type type) {
        if (type.isArray()) {
            return isVisible(type.element());
        }
        TableDescriptor own = catalog.typeDescriptor(type.oid());
        Type found = own == null ? type : catalog.type(null, own.name());
        return found != null && found.oid() == type.oid();
    }

    private String relation(Relation relation) {
        if (relation == null) {
            return null;
        }
        return catalog.isVisible(relation)
                ? quoted(relation.name())
                : quoted(relation.schema()) + "." + quoted(relation.name());
    }

    private String schema(long oid) {
        for (String schema : catalog.schemas()) {
            if (catalog.schemaOid(schema) == oid) {
                return quoted(schema);
            }
        }
        return null;
    }

    /** Null if there is no such object. */
    Long oid(Type type, String text) {
        if (type == Type.REGPROCEDURE) {
            Long builtIn = KnownFunctions.oidOfSignature(text.replaceFirst("^\\s*pg_catalog\\.", ""));
            return builtIn != null ? builtIn : RoutineRows.oidOfSignature(catalog, text);
        }
        List<String> parts = parts(text);
        String name = parts.getLast();
        String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
        return switch (type.catalogName()) {
            case "regclass" -> {
                if (schema != null && !catalog.schemas().contains(schema)) {
                    throw new StatementError(SqlState.INVALID_SCHEMA_NAME,
                            "schema \"" + schema + "\" does not exist");
                }
                yield relationOid(parts);
            }
            case "regnamespace" -> catalog.schemas().contains(name) ? (Long) catalog.schemaOid(name) : null;
            case "regrole" -> catalog.roles().find(name) == null
                    ? null
                    : (Long) (long) catalog.roles().find(name).id();
            case "regproc" -> {
                Long builtIn = isOfCatalog(schema) ? KnownFunctions.oid(name) : null;
                yield builtIn != null ? builtIn : RoutineRows.named(catalog, schema, name);
            }
            case "regtype" -> {
                boolean isArray = name.endsWith("[]");
                String plain = isArray ? name.substring(0, name.length() - 2) : name;
                Type builtIn = isOfCatalog(schema) ? Type.named(plain) : null;
                Type found = builtIn == null ? catalog.type(schema, plain) : builtIn;
                yield found == null ? null : (Long) (long) (isArray ? found.array() : found).oid();
            }
            case "regcollation" -> isOfCatalog(schema) ? TypeRows.collationOid(name) : null;
            default -> null;
        };
    }

    /** Null if there is none, for whatever reason. */
    Long relationOid(String text) {
        return relationOid(parts(text));
    }

    private Long relationOid(List<String> parts) {
        Relation found = catalog.relation(parts.size() > 1 ? parts.get(parts.size() - 2) : null, parts.getLast());
        return found == null ? null : (Long) found.oid();
    }

    private static boolean isOfCatalog(String schema) {
        return schema == null || schema.equals(SystemSchema.PG_CATALOG);
    }

    /** The parts of a name with dots, quotes minded; what is not quoted becomes lower case. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                part.append(text.charAt(at++));
            } else if (each == '"') {
                quoted = !quoted;
            } else if (each == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (quoted || !Character.isWhitespace(each)) {
                part.append(quoted ? each : Character.toLowerCase(each));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** As quote_ident writes it. */
    static String quoted(String name) {
        return Quoting.identifier(name);
    }
}
