package io.phantomdb.node.cli;

import java.util.List;

/** The demo's sample database. */
final class Samples {
    static final String TABLES = "cities, observatories, observations";

    static final List<String> STATEMENTS = List.of(
            "CREATE TABLE cities (id int PRIMARY KEY, name text NOT NULL, population bigint NOT NULL)",
            "CREATE TABLE observatories (id int PRIMARY KEY, name text NOT NULL, city_id int NOT NULL, founded smallint)",
            "CREATE TABLE observations (id bigint PRIMARY KEY, observatory_id int NOT NULL, object text NOT NULL, "
                    + "magnitude numeric(4,2) NOT NULL, seen_at timestamptz NOT NULL DEFAULT now())",
            "CREATE INDEX observations_by_object ON observations (object)",
            "INSERT INTO cities VALUES (1, 'Prague', 1357326), (2, 'Uppsala', 177074), (3, 'Leiden', 127089), "
                    + "(4, 'Padua', 206651)",
            "INSERT INTO observatories VALUES (1, 'Klementinum', 1, 1722), (2, 'Celsius House', 2, 1741), "
                    + "(3, 'Sterrewacht', 3, 1633), (4, 'La Specola', 4, 1761)",
            "INSERT INTO observations (id, observatory_id, object, magnitude) VALUES (1, 1, 'Vega', 0.03), "
                    + "(2, 2, 'Algol', 2.12), (3, 3, 'Vega', 0.02), (4, 3, 'Mira', 3.04), (5, 4, 'Algol', 3.39)");

    private Samples() {}
}
