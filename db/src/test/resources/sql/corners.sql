# Functions that give rows in GROUP BY, nested aggregates, names of tables of WITH, width_bucket of thresholds

create temp table department (id integer primary key, parent_department integer references department, name text)
----
CREATE TABLE

create table o1 (a int, b int)
----
CREATE TABLE

insert into o1 values (1, 2), (2, 3)
----
INSERT 0 2

select (select max(min(a)) from o1 i) from o1
----
ERROR 42803 at 20: aggregate function calls cannot be nested

select (select max(a) filter (where sum(b) > 0) from o1 i) from o1
----
ERROR 42803 at 37: aggregate functions are not allowed in FILTER

select (select max(o1.a) filter (where bool_or(o1.b > 0)) from o1 i) from o1
----
ERROR 42803 at 40: aggregate function calls cannot be nested

select (select max(min(o1.a)) from o1 i) from o1
----
ERROR 42803 at 20: aggregate function calls cannot be nested

select (select max((select i.b)) from o1 i) from o1
----
max int4
3
3
SELECT 2

with recursive x(n) as (with x1 as (select 1 from x) select 0 union select * from x1) select * from x
----
ERROR 42P19 at 51: recursive reference to query "x" must not appear within a subquery

with recursive outermost(x) as (with innermost as (select 2 from outermost) select * from innermost union select * from outermost) select * from outermost order by 1
----
ERROR 42P19 at 66: recursive reference to query "outermost" must not appear within a subquery

create index on o1 ((row(a, b)))
----
ERROR 42P16: column "row" has pseudo-type record

select a, unnest('{1,1,3}'::int[]), count(*) from o1 group by a, unnest('{1,1,3}'::int[]) order by 1, 2
----
a int4, unnest int4, count int8
1|1|2
1|3|1
2|1|2
2|3|1
SELECT 4

select a, b x, generate_series(1,2) g, count(*) from o1 group by cube(a, b, g) order by 1, 2, 3
----
a int4, x int4, g int4, count int8
1|2|1|1
1|2|2|1
1|2|NULL|2
1|NULL|1|1
1|NULL|2|1
1|NULL|NULL|2
2|3|1|1
2|3|2|1
2|3|NULL|2
2|NULL|1|1
2|NULL|2|1
2|NULL|NULL|2
NULL|2|1|1
NULL|2|2|1
NULL|2|NULL|2
NULL|3|1|1
NULL|3|2|1
NULL|3|NULL|2
NULL|NULL|1|2
NULL|NULL|2|2
NULL|NULL|NULL|4
SELECT 21

select b, generate_series(1,1), count(*) from o1 group by 1, 2 having count(*) > 0 order by 1
----
b int4, generate_series int4, count int8
2|1|1
3|1|1
SELECT 2

select width_bucket(5, array[3]), width_bucket(5, '{}'), width_bucket(2.5, array[1, 3, 5, 10.0]::numeric[]), width_bucket('NaN'::float8, array[1, 3, 9, 'NaN', 'NaN']::float8[])
----
width_bucket int4, width_bucket int4, width_bucket int4, width_bucket int4
1|0|1|5
SELECT 1

select width_bucket(5, array[3, 4, null])
----
ERROR 22004: thresholds array must not contain NULLs

select width_bucket(5, array[array[1, 2], array[3, 4]])
----
ERROR 2202E: thresholds must be one-dimensional array

select width_bucket('b'::text, array['a','c']), width_bucket(null::int, array[1]), width_bucket(1.5, array[1,2])
----
width_bucket int4, width_bucket int4, width_bucket int4
1|NULL|1
SELECT 1
