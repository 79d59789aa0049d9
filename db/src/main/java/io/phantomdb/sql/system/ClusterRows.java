package io.phantomdb.sql.system;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.base.settings.Setting;
import io.phantomdb.base.settings.SettingType;
import io.phantomdb.base.settings.Unit;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.SessionObjects;
import io.phantomdb.rows.Type;
import java.util.Locale;

/** Schemas, databases and settings (PostgreSQL 15, chapters 53.32, 53.15, 54.24). */
final class ClusterRows {
    private static final int UTF8 = 6;

    private ClusterRows() {}

    static void schemas(CatalogSnapshot catalog, RowWriter to) {
        for (String schema : catalog.schemas()) {
            to.row().put("oid", catalog.schemaOid(schema)).put("nspname", schema)
                    .put("nspowner", (long) Privileges.ofSchema(catalog, schema).owner())
                    .put("nspacl", Privileges.acl(catalog.roles(), Privileges.ofSchema(catalog, schema).acl()));
        }
    }

    static void databases(CatalogSnapshot catalog, RowWriter to) {
        for (DatabaseDescriptor database : catalog.databases()) {
            to.row().put("oid", (long) database.id()).put("datname", database.name())
                    .put("datdba", (long) database.access().owner())
                    .put("datacl", Privileges.acl(catalog.roles(), database.access().acl()))
                    .put("encoding", UTF8).put("datlocprovider", 'c').put("datistemplate", database.isTemplate())
                    .put("datallowconn", database.allowsConnections()).put("datconnlimit", -1)
                    .put("dattablespace", SystemOids.TABLESPACE).put("datcollate", "C").put("datctype", "C");
        }
    }

    static void largeObjects(CatalogSnapshot catalog, RowWriter to) {
        catalog.largeObjects().forEach(oid -> to.row().put("oid", oid).put("lomowner", SystemOids.OWNER));
    }

    static void tablespaces(CatalogSnapshot catalog, RowWriter to) {
        to.row().put("oid", SystemOids.TABLESPACE).put("spcname", "pg_default").put("spcowner", SystemOids.OWNER);
    }

    static void settings(CatalogSnapshot catalog, RowWriter to) {
        EvalContext session = catalog.session();
        for (Setting setting : SessionSettings.all()) {
            String value = session.setting(setting.name().toLowerCase(Locale.ROOT));
            to.row().put("name", setting.name()).put("setting", value).put("short_desc", setting.description())
                    .put("category", setting.who() == Setting.Who.USER
                            ? "Client Connection Defaults"
                            : "Preset Options")
                    .put("vartype", setting.type().word())
                    .put("source", setting.initial().equals(value) ? "default" : "session")
                    .put("context", switch (setting.who()) {
                        case USER -> "user";
                        case RESTART -> "postmaster";
                        case NOBODY -> "internal";
                    })
                    .put("boot_val", setting.initial()).put("reset_val", setting.initial())
                    .put("pending_restart", false);
            bounds(setting.type(), to);
        }
    }

    private static void bounds(SettingType type, RowWriter to) {
        switch (type) {
            case SettingType.Whole whole -> to.put("min_val", whole.min()).put("max_val", whole.max()).put("unit",
                    unit(whole.unit()));
            case SettingType.Real real -> to.put("min_val", SettingType.Real.plain(real.min()))
                    .put("max_val", SettingType.Real.plain(real.max())).put("unit", unit(real.unit()));
            case SettingType.Choice choice -> to.put("enumvals", ArrayDatum.of(Type.TEXT, choice.words()));
            case SettingType.Flag flag -> {
            }
            case SettingType.Text text -> {
            }
        }
    }

    private static String unit(Unit unit) {
        return unit == Unit.NONE ? null : unit.symbol();
    }

    /** Of the session that asks. */
    static void encryption(CatalogSnapshot catalog, RowWriter to) {
        Encryption encryption = catalog.session().encryption();
        to.row().put("pid", catalog.session().backendPid()).put("ssl", encryption != null);
        if (encryption != null) {
            to.put("version", encryption.protocol()).put("cipher", encryption.cipher()).put("bits",
                    encryption.keyBits());
        }
    }

    /** Those of the session that asks. Every plan is made without looking at the parameters. */
    static void preparedStatements(CatalogSnapshot catalog, RowWriter to) {
        for (SessionObjects.Prepared each : catalog.session().objects().preparedStatements()) {
            to.row().put("name", each.name()).put("statement", each.text()).put("prepare_time", each.micros())
                    .put("parameter_types", ArrayDatum.of(Type.REGTYPE,
                            each.parameterTypes().stream().map(type -> (Object) (long) type.oid()).toList()))
                    .put("from_sql", each.fromSql()).put("generic_plans", each.runs()).put("custom_plans", 0);
        }
    }

    /** Those of the session that asks. */
    static void cursors(CatalogSnapshot catalog, RowWriter to) {
        for (SessionObjects.Opened each : catalog.session().objects().cursors()) {
            to.row().put("name", each.name()).put("statement", each.text()).put("is_holdable", each.isHoldable())
                    .put("is_binary", each.isBinary()).put("is_scrollable", each.isScrollable())
                    .put("creation_time", each.micros());
        }
    }

    /** The session that asks. */
    static void activity(CatalogSnapshot catalog, RowWriter to) {
        EvalContext session = catalog.session();
        to.row().put("datid", (long) catalog.database()).put("datname", session.database())
                .put("pid", session.backendPid()).put("usesysid", (long) catalog.who().session())
                .put("usename", session.sessionUser())
                .put("application_name", session.setting("application_name")).put("state", "active")
                .put("xact_start", session.transactionMicros()).put("query_start", session.statementMicros())
                .put("backend_type", "client backend");
    }
}
