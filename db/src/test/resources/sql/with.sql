create table t (id int primary key, v int)
----
CREATE TABLE

create table log (id int, what text)
----
CREATE TABLE

create table tree (id int primary key, parent int, name text)
----
CREATE TABLE

insert into t values (1, 10), (2, 20), (3, 30)
----
INSERT 0 3

insert into tree values (1, null, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'aa'), (5, 4, 'aaa')
----
INSERT 0 5

-- plain
with x as (select id, v from t where v > 10) select * from x order by id
----
id int4, v int4
2|20
3|30
SELECT 2

with x (a) as (select id, v from t) select a, v from x order by a
----
a int4, v int4
1|10
2|20
3|30
SELECT 3

with x (a, b, c) as (select id, v from t) select * from x
----
ERROR 42P10 at 6: WITH query "x" has 2 columns available but 3 columns specified

with x as (select 1), x as (select 2) select 1
----
ERROR 42712 at 23: WITH query name "x" specified more than once

with x as (select * from nosuch) select 1
----
ERROR 42P01 at 26: relation "nosuch" does not exist

with x as (select id from t), y as (select id + 1 as id from x) select x.id, y.id from x full join y using (id) order by 1, 2
----
id int4, id int4
1|NULL
2|2
3|3
NULL|4
SELECT 4

with x as (select count(*) as c from t) select a.c + b.c as s from x a, x b
----
s int8
6
SELECT 1

with x as materialized (select id from t) select * from x where id = 2
----
id int4
2
SELECT 1

with x as not materialized (select id from t) select a.id from x a join x b using (id) where a.id > 1 order by 1
----
id int4
2
3
SELECT 2

with x as (select id from t) select (select max(id) from x) as m, (select min(id) from x) as n
----
m int4, n int4
3|1
SELECT 1

with x as (select id from t) select * from (with y as (select id * 2 as d from x) select * from y) s order by d
----
d int4
2
4
6
SELECT 3

select id, (with x as (select t.id * 2 as d) select d from x) as d from t order by id
----
id int4, d int4
1|2
2|4
3|6
SELECT 3

select id, (with x as (select t.id * 2 as d) select a.d + b.d from x a, x b) as d from t order by id
----
id int4, d int4
1|4
2|8
3|12
SELECT 3

select id, s.n from t, lateral (with x as (select t.v as n) select (select n from x) + 1 as n) s order by id
----
id int4, n int4
1|11
2|21
3|31
SELECT 3

with t as (select 5 as id) select * from t
----
id int4
5
SELECT 1

with x as (select 1 as i) select * from x, (with x as (select 2 as i) select i from x) y
----
i int4, i int4
1|2
SELECT 1

with x as (select 1 as i) (with y as (select 2 as i) select * from y) union all select * from x order by 1
----
i int4
1
2
SELECT 2

with x as (values (1, 'a'), (2, 'b')) select * from x order by 1
----
column1 int4, column2 text
1|a
2|b
SELECT 2

with x as (select random() as r) select a.r = b.r as same from x a, x b
----
same bool
t
SELECT 1

-- recursion
with recursive n as (select 1 as i union all select i + 1 from n where i < 5) select * from n
----
i int4
1
2
3
4
5
SELECT 5

with recursive n (i) as (values (1) union all select i + 1 from n) select * from n limit 4
----
i int4
1
2
3
4
SELECT 4

with recursive n (i) as (values (1) union select i % 3 + 1 from n) select * from n order by 1
----
i int4
1
2
3
SELECT 3

-- each round has its own rows in the tables of WITH inside of it, and in subqueries
with recursive t (i) as (select 1 union all (with m as materialized (select i from t) select max(i) + 1 from m having max(i) < 3)) select * from t
----
i int4
1
2
3
SELECT 3

with recursive t (i) as (select 1 union all (with m as materialized (select i from t) select (select max(i) from m) + 1 from m where (select max(i) from m) < 4)) select * from t
----
i int4
1
2
3
4
SELECT 4

with recursive f (a, b) as (select 0, 1 union all select b, a + b from f where b < 50) select a from f
----
a int4
0
1
1
2
3
5
8
13
21
34
SELECT 10

with recursive below as (select id, name, 0 as depth from tree where parent is null union all select c.id, c.name, depth + 1 from tree c join below p on c.parent = p.id) select depth, name from below order by depth, name
----
depth int4, name text
0|root
1|a
1|b
2|aa
3|aaa
SELECT 5

with recursive up as (select id, parent from tree where id = 5 union all select p.id, p.parent from tree p, up where p.id = up.parent) select count(*), min(id) from up
----
count int8, min int4
4|1
SELECT 1

select id, (with recursive up as (select i.id, i.parent from tree i where i.id = tree.id union all select p.id, p.parent from tree p join up on p.id = up.parent) select count(*) from up) as depth from tree order by id
----
id int4, depth int8
1|1
2|2
3|2
4|3
5|4
SELECT 5

with recursive a as (select 1 as i union all select i + 1 from a where i < 3), b as (select i from a union all select i * 10 from b where i < 100) select * from b order by i
----
i int4
1
2
3
10
20
30
100
200
300
SELECT 9

with recursive x as (select 1 as i) select * from x
----
i int4
1
SELECT 1

with recursive x as (select 1 as i union all select 2) select * from x order by i
----
i int4
1
2
SELECT 2

with recursive x (i) as (select 1 union all select * from (select i + 1 from x where i < 3) s) select * from x
----
i int4
1
2
3
SELECT 3

with recursive x as (select i from x) select * from x
----
ERROR 42P19 at 36: recursive query "x" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive x (i) as (select i from x union all select 1) select * from x
----
ERROR 42P19 at 40: recursive reference to query "x" must not appear within its non-recursive term

with recursive x (i) as (select 1 intersect select i + 1 from x) select * from x
----
ERROR 42P19 at 63: recursive query "x" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive x (i) as (select 1 union all (select i + 1 from x except select 5)) select * from x limit 2
----
i int4
1
2
SELECT 2

with recursive x (i) as (select 1 union all (select 5 except select i + 1 from x)) select * from x limit 2
----
ERROR 42P19 at 80: recursive reference to query "x" must not appear within EXCEPT

with recursive x (i) as (select 1 union all select a.i + b.i from x a, x b) select * from x
----
ERROR 42P19 at 72: recursive reference to query "x" must not appear more than once

with recursive x (i) as (select 1 union all select t.id from t left join x on x.i = t.id) select * from x
----
ERROR 42P19 at 74: recursive reference to query "x" must not appear within an outer join

with recursive x (i) as (select 1 union all select x.i + 1 from x left join t on x.i = t.id where x.i < 3) select * from x
----
i int4
1
2
3
SELECT 3

with recursive x (i) as (select 1 union all select id from t where id in (select i from x)) select * from x
----
ERROR 42P19 at 89: recursive reference to query "x" must not appear within a subquery

with recursive x (i) as (select 1 union all select max(i) + 1 from x) select * from x
----
ERROR 42P19: aggregate functions are not allowed in a recursive query's recursive term

with recursive x (i) as (select 1 union all select i + 1.5 from x where i < 3) select * from x
----
ERROR 42804 at 35: recursive query "x" column 1 has type integer in non-recursive term but type numeric overall
HINT: Cast the output of the non-recursive term to the correct type.

with recursive x (i) as (select 1 union all select i + 1 from x where i < 3 order by 1) select * from x
----
ERROR 0A000 at 26: ORDER BY in a recursive query is not implemented

with recursive x (i) as (select 1 union all select i + 1 from x limit 3) select * from x
----
ERROR 0A000 at 26: LIMIT in a recursive query is not implemented

with recursive x (i, j) as (select 1, 2 union all select i + 1 from x) select * from x
----
ERROR 42601 at 41: each UNION query must have the same number of columns

-- with before changes
with x as (select max(id) as m from t) insert into t select m + 1, 40 from x
----
INSERT 0 1

insert into t with x as (select max(id) as m from t) select m + 1, 50 from x
----
INSERT 0 1

with x as (select 4 as id) update t set v = v + 1 from x where t.id = x.id
----
UPDATE 1

with x as (select 5 as id) update t set v = (select count(*) from x) where id in (select id from x)
----
UPDATE 1

with x as (select 5 as id) delete from t where id in (select id from x) returning *
----
id int4, v int4
5|1
DELETE 1

select * from t order by id
----
id int4, v int4
1|10
2|20
3|30
4|41
SELECT 4

-- changes in with
with gone as (delete from t where id = 4 returning id, v) insert into log select id, 'gone ' || v from gone
----
INSERT 0 1

select * from log
----
id int4, what text
4|gone 41
SELECT 1

with new as (insert into t values (7, 70), (8, 80) returning *) select * from new order by id
----
id int4, v int4
7|70
8|80
SELECT 2

with new as (insert into t values (9, 90) returning id) select count(*) from t
----
count int8
5
SELECT 1

select count(*) from t
----
count int8
6
SELECT 1

with up as (update t set v = v + 1 where id < 3 returning id, v) select up.v as after, t.v as before from up join t using (id) order by 1
----
after int4, before int4
11|10
21|20
SELECT 2

with a as (insert into log values (1, 'a')), b as (insert into log values (2, 'b')) select 'done' as d
----
d text
done
SELECT 1

select * from log order by id
----
id int4, what text
1|a
2|b
4|gone 41
SELECT 3

with a as (delete from t where id = 9) select * from a
----
ERROR 0A000 at 54: WITH query "a" does not have a RETURNING clause

with d as (delete from t where id > 6 returning *) insert into t select id, v + 1 from d returning *
----
id int4, v int4
7|71
8|81
9|91
INSERT 0 3

select * from t order by id
----
id int4, v int4
1|11
2|21
3|30
7|71
8|81
9|91
SELECT 6

with u as (update t set v = 0 where id = 1 returning v) update t set v = 5 where id = 1 or id = 2 returning id, v
----
id int4, v int4
1|5
2|5
UPDATE 2

select * from t where id < 3 order by id
----
id int4, v int4
1|5
2|5
SELECT 2

with n as (insert into t values (1, 1) returning id) select * from n
----
ERROR 23505: duplicate key value violates unique constraint "t_pkey"
DETAIL: Key (id)=(1) already exists.

select * from (with n as (insert into t values (20, 1) returning id) select * from n) s
----
ERROR 0A000 at 21: WITH clause containing a data-modifying statement must be at the top level

with n as (insert into t values (1, 1) on conflict (id) do update set v = 100 returning id, v) select * from n
----
id int4, v int4
1|100
SELECT 1

insert into t values (30, 1) returning id, (select count(*) from t where id = 30) as c
----
id int4, c int8
30|0
INSERT 0 1

update t set v = 1 where id = 30 returning (select v + 100 from t i where i.id = 30) as old, v
----
old int4, v int4
101|1
UPDATE 1

delete from t where id = 30 returning (select count(*) from t where id = 30) as c
----
c int8
1
DELETE 1

select count(*) from t
----
count int8
6
SELECT 1
