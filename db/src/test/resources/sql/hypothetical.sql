# Ranks of hypothetical rows (PostgreSQL 15, chapter 9.21, table 9.62)

create table h (g int, x int, y text, z numeric(6,2))
----
CREATE TABLE

insert into h values (1, 1, 'a', 1.5), (1, 2, 'b', 2.5), (1, 2, 'c', null), (1, 4, null, 4.25), (2, 7, 'q', 0), (2, null, 'r', 1)
----
INSERT 0 6

select rank(2) within group (order by x), dense_rank(3) within group (order by x), percent_rank(3) within group (order by x), cume_dist(2) within group (order by x) from h
----
rank int8, dense_rank int8, percent_rank float8, cume_dist float8
2|3|0.5|0.5714285714285714
SELECT 1

select g, rank(2) within group (order by x desc), dense_rank(null) within group (order by x nulls first), percent_rank(3) within group (order by x desc nulls last), cume_dist(7) within group (order by x) from h group by g order by g
----
g int4, rank int8, dense_rank int8, percent_rank float8, cume_dist float8
1|2|1|0.25|1
2|3|1|0.5|0.6666666666666666
SELECT 2

select rank(2, 'b') within group (order by x, y), rank('2', 'b') within group (order by x, y desc), dense_rank(2, 'bb') within group (order by x desc, y), cume_dist(2, null) within group (order by x, y) from h
----
rank int8, rank int8, dense_rank int8, cume_dist float8
2|3|5|0.5714285714285714
SELECT 1

select rank(2.5) within group (order by x), cume_dist(1) within group (order by z), dense_rank('b'::varchar) within group (order by y), percent_rank('zz') within group (order by y) from h
----
rank int8, cume_dist float8, dense_rank int8, percent_rank float8
4|0.42857142857142855|2|0.8333333333333334
SELECT 1

select rank(1) within group (order by x), percent_rank(1) within group (order by x), cume_dist(1) within group (order by x), dense_rank(1) within group (order by x) from h where false
----
rank int8, percent_rank float8, cume_dist float8, dense_rank int8
1|0|1|1
SELECT 1

select rank(x) within group (order by x) from h
----
ERROR 42803 at 13: column "h.x" must appear in the GROUP BY clause or be used in an aggregate function
DETAIL: Direct arguments of an ordered-set aggregate must use only grouped columns.

select x, rank(x) within group (order by g) from h group by x order by 1
----
x int4, rank int8
1|1
2|3
4|2
7|2
NULL|2
SELECT 5

select rank(3) within group (order by x) filter (where x > 1), dense_rank(7) within group (order by x) filter (where g = 1) from h
----
rank int8, dense_rank int8
3|4
SELECT 1

select rank() within group (order by x) from h
----
ERROR 42883 at 8: function rank(integer) does not exist
HINT: To use the hypothetical-set aggregate rank, the number of hypothetical direct arguments (here 0) must match the number of ordering columns (here 1).

select rank(1, 2) within group (order by x) from h
----
ERROR 42883 at 8: function rank(integer, integer, integer) does not exist
HINT: To use the hypothetical-set aggregate rank, the number of hypothetical direct arguments (here 2) must match the number of ordering columns (here 1).

select rank(1) within group (order by x, y) from h
----
ERROR 42883 at 8: function rank(integer, integer, text) does not exist
HINT: To use the hypothetical-set aggregate rank, the number of hypothetical direct arguments (here 1) must match the number of ordering columns (here 2).

select rank('fred') within group (order by x) from h
----
ERROR 22P02 at 13: invalid input syntax for type integer: "fred"

select rank(1) from h
----
ERROR 42809 at 8: WITHIN GROUP is required for ordered-set aggregate rank

select rank() from h
----
ERROR 42809 at 8: window function rank requires an OVER clause

select rank(1) over (order by x) from h
----
ERROR 42809 at 8: WITHIN GROUP is required for ordered-set aggregate rank

select rank(1) within group (order by x) over () from h
----
ERROR 0A000 at 8: OVER is not supported for ordered-set aggregate rank

select rank(distinct 1) within group (order by x) from h
----
ERROR 42601 at 25: cannot use DISTINCT with WITHIN GROUP

select sum(1) within group (order by x) from h
----
ERROR 42883 at 8: function sum(integer, integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select rank(sum(x)) within group (order by x) from h
----
ERROR 42803 at 13: aggregate function calls cannot be nested

select rank(1) within group (order by sum(x)) from h
----
ERROR 42803 at 39: aggregate function calls cannot be nested

select pg_typeof(rank(1) within group (order by x)), pg_typeof(cume_dist(1) within group (order by x)) from h
----
pg_typeof regtype, pg_typeof regtype
bigint|double precision
SELECT 1

select ten, (select rank(o.ten) within group (order by x) from h) from (values (1), (3), (9)) o(ten)
----
ten int4, rank int8
1|1
3|4
9|6
SELECT 3

select rank((select 2)) within group (order by x) from h having rank(2) within group (order by x) > 1
----
rank int8
2
SELECT 1

select g, rank(2) within group (order by x) from h group by rollup (g) order by 1
----
g int4, rank int8
1|2
2|1
NULL|2
SELECT 3

select rank(g) within group (order by x) over (partition by g) from h
----
ERROR 0A000 at 8: OVER is not supported for ordered-set aggregate rank

create view hv as select g, rank(2) within group (order by x) r from h group by g
----
CREATE VIEW

select * from hv order by 1
----
g int4, r int8
1|2
2|1
SELECT 2

select rank(array[1,2]) within group (order by array[g, x]) from h
----
rank int8
2
SELECT 1

select rank(variadic array[1]) within group (order by x) from h
----
ERROR 42601 at 32: cannot use VARIADIC with WITHIN GROUP
