# What is known of an expression is not computed, so nothing of it fails (as in PostgreSQL 15).

CREATE TABLE known_values (a int PRIMARY KEY, b int)
----
CREATE TABLE

INSERT INTO known_values VALUES (1, 10), (2, 0), (2000000000, 30)
----
INSERT 0 3

SELECT a / 0 * NULL FROM known_values
----
?column? int4
NULL
NULL
NULL
SELECT 3

SELECT a / 0 FROM known_values WHERE a = 1
----
ERROR 22012: division by zero

SELECT 1 / (a - a) + CASE CAST(NULL AS int) WHEN 8 THEN 2 WHEN b THEN NULL END FROM known_values
----
?column? int4
NULL
NULL
NULL
SELECT 3

SELECT CASE WHEN true THEN b WHEN a / 0 = 1 THEN 2 END FROM known_values ORDER BY a
----
case int4
10
0
30
SELECT 3

SELECT coalesce(NULL, 7, a / 0) FROM known_values WHERE a = 1
----
coalesce int4
7
SELECT 1

SELECT max(b) / (count(*) - 3) * CAST(NULL AS int) FROM known_values
----
?column? int8
NULL
SELECT 1

SELECT a FROM known_values WHERE NOT a NOT BETWEEN NULL AND a / 0
----
a int4
SELECT 0

SELECT a FROM known_values WHERE NOT (a < NULL OR b / 0 > a)
----
a int4
SELECT 0

SELECT a FROM known_values WHERE NOT (a > 1 AND (NULL OR b / 0 > a) IS NULL AND NULL) ORDER BY a
----
ERROR 22012: division by zero

SELECT a FROM known_values WHERE a * a IS NOT NULL AND NOT a BETWEEN b AND NULL ORDER BY a
----
ERROR 22003: integer out of range

SELECT b FROM known_values GROUP BY b HAVING NOT (b = NULL OR sum(a) / 0 > 1)
----
b int4
SELECT 0

SELECT a FROM known_values WHERE NOT (NOT (a = 1 AND b = 10)) OR NOT (a <= 2 OR b < 30) ORDER BY a
----
a int4
1
2000000000
SELECT 2

SELECT a FROM known_values WHERE NOT (a = 1 OR b = NULL) ORDER BY a
----
a int4
SELECT 0

SELECT a, NOT (a = 1 OR b = NULL), NOT (a = 1 AND b = NULL) FROM known_values ORDER BY a
----
a int4, ?column? bool, ?column? bool
1|f|NULL
2|NULL|t
2000000000|NULL|t
SELECT 3

DROP TABLE known_values
----
DROP TABLE
