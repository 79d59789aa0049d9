package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.Iterator;
import java.util.List;

/** What is asked of the catalog (PostgreSQL 15, chapter 9.26); the answers are those of {@link EvalContext#catalog}. */
final class SystemCatalogFunctions {
    private static final String[] DEFINITIONS = {"pg_get_expr(text, oid) text", "pg_get_expr(text, oid, bool) text",
            "pg_get_indexdef(oid) text", "pg_get_indexdef(oid, int4, bool) text", "pg_get_constraintdef(oid) text",
            "pg_get_constraintdef(oid, bool) text", "pg_get_viewdef(oid) text", "pg_get_viewdef(oid, bool) text",
            "pg_get_viewdef(oid, int4) text", "pg_get_viewdef(text) text", "pg_get_viewdef(text, bool) text",
            "pg_get_triggerdef(oid) text", "pg_get_triggerdef(oid, bool) text", "pg_get_ruledef(oid) text",
            "pg_get_ruledef(oid, bool) text", "pg_get_partkeydef(oid) text", "pg_get_functiondef(oid) text",
            "pg_get_statisticsobjdef(oid) text", "pg_get_statisticsobjdef_columns(oid) text",
            "pg_get_function_arguments(oid) text", "pg_get_function_identity_arguments(oid) text",
            "pg_get_function_result(oid) text",
            "pg_get_partition_constraintdef(oid) text", "pg_get_function_sqlbody(oid) text"};

    private static final String[] OBJECTS = {"pg_table_is_visible(oid) bool", "pg_type_is_visible(oid) bool",
            "pg_function_is_visible(oid) bool", "pg_operator_is_visible(oid) bool", "pg_opclass_is_visible(oid) bool",
            "pg_opfamily_is_visible(oid) bool", "pg_conversion_is_visible(oid) bool",
            "pg_collation_is_visible(oid) bool", "pg_statistics_obj_is_visible(oid) bool",
            "pg_ts_config_is_visible(oid) bool", "pg_ts_dict_is_visible(oid) bool",
            "pg_ts_parser_is_visible(oid) bool", "pg_ts_template_is_visible(oid) bool", "obj_description(oid) text",
            "obj_description(oid, name) text", "col_description(oid, int4) text", "shobj_description(oid, name) text",
            "to_regclass(text) regclass", "to_regtype(text) regtype", "to_regproc(text) regproc",
            "to_regprocedure(text) regprocedure", "to_regnamespace(text) regnamespace", "to_regrole(text) regrole",
            "to_regcollation(text) regcollation", "pg_relation_is_publishable(regclass) bool",
            "pg_relation_is_updatable(regclass, bool) int4", "pg_partition_root(regclass) regclass",
            "pg_column_is_updatable(regclass, int2, bool) bool",
            "pg_tablespace_location(oid) text", "pg_my_temp_schema() oid", "pg_is_other_temp_schema(oid) bool",
            "pg_index_column_has_property(regclass, int4, text) bool", "pg_index_has_property(regclass, text) bool",
            "pg_indexam_has_property(oid, text) bool"};

    private static final String[] SIZES = {"pg_relation_size(regclass) int8", "pg_relation_size(regclass, text) int8",
            "pg_table_size(regclass) int8", "pg_indexes_size(regclass) int8", "pg_total_relation_size(regclass) int8",
            "pg_database_size(oid) int8", "pg_database_size(name) int8", "pg_relation_filenode(regclass) oid"};

    private static final String[] PRIVILEGES = {"table", "schema", "database", "sequence", "function", "type",
            "language", "tablespace", "foreign_data_wrapper", "server"};

    private SystemCatalogFunctions() {}

    static void define(FunctionTable table) {
        for (String[] prototypes : List.of(DEFINITIONS, OBJECTS, SIZES)) {
            for (String prototype : prototypes) {
                asked(table, prototype, true);
            }
        }
        asked(table, "format_type(oid, int4) text", false);
        asked(table, "acldefault(char, oid) _text", true);
        asked(table, "oidvectortypes(oidvector) text", true);
        asked(table, "pg_get_userbyid(oid) name", true);
        asked(table, "pg_encoding_to_char(int4) name", true);
        asked(table, "pg_char_to_encoding(name) int4", true);
        asked(table, "current_schemas(bool) _name", true);
        privileges(table);
    }

    private static void privileges(FunctionTable table) {
        for (String of : PRIVILEGES) {
            for (String object : List.of("oid", "text")) {
                asked(table, "has_" + of + "_privilege(" + object + ", text) bool", true);
                asked(table, "has_" + of + "_privilege(name, " + object + ", text) bool", true);
                asked(table, "has_" + of + "_privilege(oid, " + object + ", text) bool", true);
            }
        }
        for (String object : List.of("oid", "text")) {
            asked(table, "has_any_column_privilege(" + object + ", text) bool", true);
            asked(table, "has_any_column_privilege(name, " + object + ", text) bool", true);
            for (String column : List.of("int2", "text")) {
                asked(table, "has_column_privilege(" + object + ", " + column + ", text) bool", true);
                asked(table, "has_column_privilege(name, " + object + ", " + column + ", text) bool", true);
            }
            for (String user : List.of("", "name, ", "oid, ")) {
                asked(table, "pg_has_role(" + user + (object.equals("text") ? "name" : object) + ", text) bool", true);
            }
        }
    }

    private static void asked(FunctionTable table, String prototype, boolean strict) {
        Prototype of = Prototype.of(prototype);
        table.add(new Function(of.name(), of.arguments(), of.result(), Volatility.STABLE, strict,
                (BodyN) (arguments, context) -> context.catalog().answer(of.name(), arguments)));
    }

    /** Those that give rows. */
    static void define(List<SetFunction> functions) {
        functions.add(new SetFunction("pg_get_keywords", List.of(),
                List.of(new SetFunction.Output("word", Type.TEXT), new SetFunction.Output("catcode", Type.CHAR),
                        new SetFunction.Output("barelabel", Type.BOOL), new SetFunction.Output("catdesc", Type.TEXT),
                        new SetFunction.Output("baredesc", Type.TEXT)),
                Volatility.STABLE, true, (arguments, context) -> rows("pg_get_keywords", arguments, context)));
        functions.add(new SetFunction("pg_partition_ancestors", List.of(Type.REGCLASS),
                List.of(new SetFunction.Output("relid", Type.REGCLASS)),
                Volatility.IMMUTABLE, true,
                (arguments, context) -> rows("pg_partition_ancestors", arguments, context)));
        functions.add(new SetFunction("pg_partition_tree", List.of(Type.REGCLASS),
                List.of(new SetFunction.Output("relid", Type.REGCLASS),
                        new SetFunction.Output("parentrelid", Type.REGCLASS),
                        new SetFunction.Output("isleaf", Type.BOOL), new SetFunction.Output("level", Type.INT4)),
                Volatility.STABLE, true, (arguments, context) -> rows("pg_partition_tree", arguments, context)));
        functions.add(new SetFunction("pg_options_to_table", List.of(Type.TEXT.array()),
                List.of(new SetFunction.Output("option_name", Type.TEXT),
                        new SetFunction.Output("option_value", Type.TEXT)),
                Volatility.STABLE, true, (arguments, context) -> rows("pg_options_to_table", arguments, context)));
    }

    @SuppressWarnings("unchecked") // what a function that gives rows is answered with
    private static Iterator<Object[]> rows(String function, Object[] arguments, EvalContext context) {
        List<Object[]> rows = (List<Object[]>) context.catalog().answer(function, arguments);
        return rows == null ? List.<Object[]>of().iterator() : rows.iterator();
    }
}
