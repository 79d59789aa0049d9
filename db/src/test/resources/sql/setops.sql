create table t (a int, b text)
----
CREATE TABLE

create table u (k int primary key, v int, w text)
----
CREATE TABLE

insert into t values (1, 'x'), (2, 'y'), (2, 'z'), (3, 'w')
----
INSERT 0 4

insert into u values (1, 10, 'p'), (2, 20, 'q'), (3, 30, 'r')
----
INSERT 0 3

-- ties
select a from t order by a fetch first 2 rows with ties
----
a int4
1
2
2
SELECT 3

select a from t order by a desc offset 1 fetch first 1 row with ties
----
a int4
2
2
SELECT 2

select a from t order by a offset 1 rows fetch next row with ties
----
a int4
2
2
SELECT 2

(select a from t) union all (select 3) order by 1 fetch first 4 rows with ties
----
a int4
1
2
2
3
3
SELECT 5

select b from t order by a fetch first 2 rows with ties
----
b text
x
y
z
SELECT 3

select a from t fetch first 2 rows with ties
----
ERROR 42601: WITH TIES cannot be specified without ORDER BY clause

select a from t order by a fetch first 0 rows with ties
----
a int4
SELECT 0

-- nesting and precedence
select 1 union select 2 intersect select 2 order by 1
----
?column? int4
1
2
SELECT 2

(select 1 union select 2) intersect select 2
----
?column? int4
2
SELECT 1

select a from t except all select 2 order by 1
----
a int4
1
2
3
SELECT 3

select a from t intersect all select a from t where b <> 'z' order by 1
----
a int4
1
2
3
SELECT 3

(select a from t order by a limit 1) union all (select a from t order by a desc limit 1)
----
a int4
1
3
SELECT 2

select 1 as n union all (select 2 union all select 3) order by n desc
----
n int4
3
2
1
SELECT 3

values (1), (2) union select 3 order by 1
----
column1 int4
1
2
3
SELECT 3

table u
----
k int4, v int4, w text
1|10|p
2|20|q
3|30|r
SELECT 3

table t order by a, b limit 1
----
a int4, b text
1|x
SELECT 1

select a from (table t union all table t) x where a = 3
----
a int4
3
3
SELECT 2

-- types
select 1 union all select '2'
----
?column? int4
1
2
SELECT 2

select '1' union select 'b' union select 1
----
ERROR 42804 at 29: UNION types text and integer cannot be matched

select 1.0 union select 2 order by 1
----
?column? numeric
1.0
2
SELECT 2

select null union select 1 order by 1
----
?column? int4
1
NULL
SELECT 2

select null union select null union select 1
----
ERROR 42804 at 31: UNION types text and integer cannot be matched

select a from t union select b from t
----
ERROR 42804 at 17: UNION types integer and text cannot be matched

select a, b from t union select a from t
----
ERROR 42601 at 33: each UNION query must have the same number of columns

select 'a'::varchar(3) union select 'b'::text order by 1
----
varchar varchar
a
b
SELECT 2

-- order and limit
select a from t union select 2 order by b
----
ERROR 42703 at 60: column "b" does not exist

select a as q from t union select 2 order by q + 1
----
ERROR 0A000 at 48: invalid UNION/INTERSECT/EXCEPT ORDER BY clause
DETAIL: Only result column names can be used, not expressions or functions.
HINT: Add the expression/function to every SELECT, or move the UNION into a FROM clause.

select a from t union select 2 order by 3
----
ERROR 42P10 at 41: ORDER BY position 3 is not in select list

select a from t union select a from t for update
----
ERROR 0A000 at 39: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

select a from t order by a limit (select 2) offset 1
----
a int4
2
2
SELECT 2

select distinct a from t order by b
----
ERROR 42P10 at 35: for SELECT DISTINCT, ORDER BY expressions must appear in select list

-- changes from other tables
update u set (v, w) = (select 7, 'seven') where k = 1 returning *
----
k int4, v int4, w text
1|7|seven
UPDATE 1

update u set (v, w) = (select u.v + count(*), max(b) from t where t.a = u.k) where k < 3 returning *
----
k int4, v int4, w text
1|8|x
2|22|z
UPDATE 2

update u set (v, w) = (select a, b from t)
----
ERROR 21000: more than one row returned by a subquery used as an expression

update u set (v, w) = (select 1)
----
ERROR 42601 at 23: number of columns does not match number of values

update u set (v, w) = (select a, b from t where false) where k = 3 returning *
----
k int4, v int4, w text
3|NULL|NULL
UPDATE 1

update u set (v, w) = row(8, 'r') where k = 3 returning *
----
k int4, v int4, w text
3|8|r
UPDATE 1

update u set (v, w) = (9, default) where k = 3 returning *
----
k int4, v int4, w text
3|9|NULL
UPDATE 1

update u set (v, v) = (select 1, 2)
----
ERROR 42601: multiple assignments to same column "v"

update u set v = t.a, w = t.b from t where t.a = u.k and t.b <> 'z' returning u.*, t.b
----
k int4, v int4, w text, b text
1|1|x|x
2|2|y|y
3|3|w|w
UPDATE 3

update u set v = x.n from (select k, count(*) as n from u i group by k) x where x.k = u.k returning u.k, v
----
k int4, v int4
1|1
2|1
3|1
UPDATE 3

update u a set v = b.v + 1 from u b where b.k = a.k + 1 returning a.k, a.v
----
k int4, v int4
1|2
2|2
UPDATE 2

delete from u using t where t.a = u.k and t.b = 'w' returning u.k, t.*
----
k int4, a int4, b text
3|3|w
DELETE 1

delete from u using lateral (select u.k) q where true
----
ERROR 42P01 at 37: invalid reference to FROM-clause entry for table "u"
HINT: There is an entry for table "u", but it cannot be referenced from this part of the query.

insert into u (k, v) select a + 10, a from t where b <> 'z' returning k, v
----
k int4, v int4
11|1
12|2
13|3
INSERT 0 3

insert into u (k) values ((select max(k) + 1 from u)) returning k
----
k int4
14
INSERT 0 1

select k, v from u order by k
----
k int4, v int4
1|2
2|2
11|1
12|2
13|3
14|NULL
SELECT 6

insert into u values (2, 1, 'c') on conflict (k) do update set v = v + 1
----
ERROR 42702 at 68: column reference "v" is ambiguous

insert into u values (2, 1, 'c') on conflict (k) do update set v = u.v + excluded.v, w = (select max(b) from t where a = excluded.k) returning *
----
k int4, v int4, w text
2|3|z
INSERT 0 1
