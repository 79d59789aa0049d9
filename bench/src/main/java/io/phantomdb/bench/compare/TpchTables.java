package io.phantomdb.bench.compare;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The tables of TPC-H (specification 3.0, chapter 1.4) with the rows of its generator, and its queries. */
final class TpchTables {
    private static final List<String> DEFINITIONS = List.of(
            "region (r_regionkey integer PRIMARY KEY, r_name char(25) NOT NULL, r_comment varchar(152))",
            "nation (n_nationkey integer PRIMARY KEY, n_name char(25) NOT NULL, n_regionkey integer NOT NULL,"
                    + " n_comment varchar(152))",
            "supplier (s_suppkey integer PRIMARY KEY, s_name char(25) NOT NULL, s_address varchar(40) NOT NULL,"
                    + " s_nationkey integer NOT NULL, s_phone char(15) NOT NULL, s_acctbal numeric(15,2) NOT NULL,"
                    + " s_comment varchar(101) NOT NULL)",
            "customer (c_custkey integer PRIMARY KEY, c_name varchar(25) NOT NULL, c_address varchar(40) NOT NULL,"
                    + " c_nationkey integer NOT NULL, c_phone char(15) NOT NULL, c_acctbal numeric(15,2) NOT NULL,"
                    + " c_mktsegment char(10) NOT NULL, c_comment varchar(117) NOT NULL)",
            "part (p_partkey integer PRIMARY KEY, p_name varchar(55) NOT NULL, p_mfgr char(25) NOT NULL,"
                    + " p_brand char(10) NOT NULL, p_type varchar(25) NOT NULL, p_size integer NOT NULL,"
                    + " p_container char(10) NOT NULL, p_retailprice numeric(15,2) NOT NULL, p_comment varchar(23) NOT NULL)",
            "partsupp (ps_partkey integer NOT NULL, ps_suppkey integer NOT NULL, ps_availqty integer NOT NULL,"
                    + " ps_supplycost numeric(15,2) NOT NULL, ps_comment varchar(199) NOT NULL,"
                    + " PRIMARY KEY (ps_partkey, ps_suppkey))",
            "orders (o_orderkey bigint PRIMARY KEY, o_custkey integer NOT NULL, o_orderstatus char(1) NOT NULL,"
                    + " o_totalprice numeric(15,2) NOT NULL, o_orderdate date NOT NULL, o_orderpriority char(15) NOT NULL,"
                    + " o_clerk char(15) NOT NULL, o_shippriority integer NOT NULL, o_comment varchar(79) NOT NULL)",
            "lineitem (l_orderkey bigint NOT NULL, l_partkey integer NOT NULL, l_suppkey integer NOT NULL,"
                    + " l_linenumber integer NOT NULL, l_quantity numeric(15,2) NOT NULL,"
                    + " l_extendedprice numeric(15,2) NOT NULL, l_discount numeric(15,2) NOT NULL,"
                    + " l_tax numeric(15,2) NOT NULL, l_returnflag char(1) NOT NULL, l_linestatus char(1) NOT NULL,"
                    + " l_shipdate date NOT NULL, l_commitdate date NOT NULL, l_receiptdate date NOT NULL,"
                    + " l_shipinstruct char(25) NOT NULL, l_shipmode char(10) NOT NULL, l_comment varchar(44) NOT NULL,"
                    + " PRIMARY KEY (l_orderkey, l_linenumber))");
    private static final int COPY_BYTES = 256 << 10;

    private final double scale;

    TpchTables(double scale) {
        this.scale = scale;
    }

    /** Makes, fills and analyzes the tables. */
    void load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : DEFINITIONS) {
                String table = definition.substring(0, definition.indexOf(' '));
                statement.execute("CREATE TABLE " + definition);
                fill(connection, table, TpchTable.getTable(table));
                statement.execute("ANALYZE " + table);
            }
        }
    }

    private <E extends TpchEntity> void fill(Connection connection, String table, TpchTable<E> rows)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table
                + " FROM STDIN (DELIMITER '|')");
        StringBuilder lines = new StringBuilder();
        for (E row : rows.createGenerator(scale, 1, 1)) {
            String line = row.toLine();
            lines.append(line.endsWith("|") ? line.substring(0, line.length() - 1) : line).append('\n');
            if (lines.length() >= COPY_BYTES) {
                send(copy, lines);
            }
        }
        send(copy, lines);
        copy.endCopy();
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    /** The 22 queries, the first of them at 0. */
    static List<String> queries() throws IOException {
        try (InputStream text = TpchTables.class.getResourceAsStream("tpch.sql")) {
            String[] parts = new String(text.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^-- \\d+$");
            return Arrays.stream(parts).skip(1).map(String::strip).toList();
        }
    }
}
