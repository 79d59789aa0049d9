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

# Nor is an aggregate that nobody asks for, whatever literals and parameters say so.

SELECT CASE 1 WHEN 2 THEN avg(nullif(-11, 89 / 0)) ELSE 5 END
----
case numeric
5
SELECT 1

SELECT CASE 2 WHEN 2 THEN avg(nullif(-11, 89 / 0)) ELSE 5 END
----
ERROR 22012: division by zero

SELECT CASE WHEN false THEN avg(1 / 0) ELSE 5 END, CASE WHEN 7 IS NULL THEN max(1 / 0) END, coalesce(3, max(1 / 0))
----
case numeric, case int4, coalesce int4
5|NULL|3
SELECT 1

SELECT CASE WHEN 1 = 1 THEN sum(b) WHEN 2 = 2 THEN sum(1 / 0) ELSE max(2 / 0) END, CASE 3 * 2 WHEN 7 THEN sum(a / 0) ELSE count(*) END FROM known_values
----
max int8, count int8
40|3
SELECT 1

SELECT CASE WHEN 1 = 2 THEN sum(b / 0) END, sum(b) FILTER (WHERE 1 = 2 OR b > 5), CASE WHEN 1 = 2 THEN sum(b) FILTER (WHERE b / 0 = 1) END FROM known_values
----
case int8, sum int8, case int8
NULL|40|NULL
SELECT 1

SELECT CASE WHEN count(*) > 2 THEN sum(b) ELSE min(b) END, CASE WHEN count(*) > 2 AND 1 = 2 THEN sum(b / 0) END FROM known_values
----
min int8, case int8
40|NULL
SELECT 1

SELECT count(*) FROM known_values HAVING 1 = 2 AND sum(b / 0) > 1
----
count int8
SELECT 0

SELECT sum(b / 0) FROM known_values HAVING 1 = 2
----
sum int8
SELECT 0

SELECT b, CASE 1 WHEN 2 THEN (SELECT avg(1 / 0) FROM known_values k WHERE k.b = v.b) END FROM known_values v ORDER BY b
----
b int4, case numeric
0|NULL
10|NULL
30|NULL
SELECT 3

SELECT CASE 1 WHEN 2 THEN (SELECT k.a FROM known_values k WHERE k.a = sum(v.a / 0)) END FROM known_values v
----
case int4
NULL
SELECT 1

SELECT sum(10 / b) FILTER (WHERE b <> 0), count(10 / b) FILTER (WHERE b > 0), sum(10 / b) FILTER (WHERE NULL) FROM known_values
----
sum int8, count int8, sum int8
1|2|NULL
SELECT 1

SELECT sum(10 / b) FILTER (WHERE b >= 0) FROM known_values
----
ERROR 22012: division by zero

# Nor is a column of a query in FROM that nothing looks at, unless it has a say in which rows there are.

SELECT m FROM (SELECT max(b) AS m, max(1 / (a - a)) AS e FROM known_values GROUP BY a) q ORDER BY 1
----
m int4
0
10
30
SELECT 3

SELECT k.a FROM known_values k LEFT JOIN (SELECT a, (SELECT 1 / (v.a - v.a)) AS e, row_number() OVER (ORDER BY a) AS r FROM known_values v) q ON q.a = k.a AND q.r < 9 ORDER BY 1
----
a int4
1
2
2000000000
SELECT 3

SELECT count(*) FROM (SELECT DISTINCT 1 / (a - a) AS e FROM known_values) q
----
ERROR 22012: division by zero

SELECT 1 FROM (SELECT a, 1 / (a - a) AS e FROM known_values ORDER BY e LIMIT 1) q
----
ERROR 22012: division by zero

SELECT 1 FROM (SELECT max(a) AS m, generate_series(1, 2) AS g FROM known_values) q
----
?column? int4
1
1
SELECT 2

DROP TABLE known_values
----
DROP TABLE
