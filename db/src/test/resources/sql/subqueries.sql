create table a (id int primary key, x text, g int)
----
CREATE TABLE

create table b (id int primary key, a_id int, y int)
----
CREATE TABLE

create table n (v int)
----
CREATE TABLE

insert into a values (1, 'one', 1), (2, 'two', 1), (3, 'three', 2), (4, null, 2)
----
INSERT 0 4

insert into b values (10, 1, 5), (11, 1, 6), (12, 2, 7), (13, null, 8), (14, 9, 9)
----
INSERT 0 5

insert into n values (1), (3), (null)
----
INSERT 0 3

-- scalar
select id, (select max(y) from b where a_id = a.id) as m from a order by id
----
id int4, m int4
1|6
2|7
3|NULL
4|NULL
SELECT 4

select id, (select y from b where a_id = a.id) from a
----
ERROR 21000: more than one row returned by a subquery used as an expression

select id, (select y from b where a_id = a.id limit 1) is null as q from a order by 1
----
id int4, q bool
1|f
2|f
3|t
4|t
SELECT 4

select id from a where (select count(*) from b where a_id = a.id) = 0 order by 1
----
id int4
3
4
SELECT 2

select id from a order by (select max(y) from b where a_id = a.id) desc nulls last, id
----
id int4
2
1
3
4
SELECT 4

select (select (select (select a.id + b.y))) from a join b on b.a_id = a.id order by 1
----
?column? int4
6
7
9
SELECT 3

select id, (select sum(y) from b where a_id in (select i.id from a i where i.g = a.g)) as s from a order by 1
----
id int4, s int8
1|18
2|18
3|NULL
4|NULL
SELECT 4

select sum((select count(*) from b where a_id = a.id)) from a
----
sum numeric
3
SELECT 1

select g, sum((select count(*) from b where a_id = a.id)) as s from a group by g order by g
----
g int4, s numeric
1|3
2|0
SELECT 2

select g, (select count(*) from a i where i.g = a.g) as c from a group by g order by g
----
g int4, c int8
1|2
2|2
SELECT 2

select g from a group by g having (select count(*) from b where a_id < 3 * a.g) > 2 order by g
----
g int4
1
2
SELECT 2

select id, (select x from b limit 1) from a group by g
----
ERROR 42803 at 8: column "a.id" must appear in the GROUP BY clause or be used in an aggregate function

select a.id, (select x from b limit 1) is null as q from a group by a.id order by 1
----
id int4, q bool
1|f
2|f
3|f
4|t
SELECT 4

select (select 1, 2)
----
ERROR 42601 at 8: subquery must return only one column

select (select 1 where false) is null as q
----
q bool
t
SELECT 1

-- aggregates of an outer block
select (select sum(a.id)) from a
----
sum int8
10
SELECT 1

select (select sum(a.id) from b limit 1) from a
----
sum int8
10
SELECT 1

select (select max(a.id) + max(b.y) from b) as m from a
----
m int4
13
SELECT 1

select g, (select sum(a.id) + count(*) from b) as s from a group by g order by g
----
g int4, s int8
1|8
2|12
SELECT 2

select g from a group by g having exists (select 1 from b where b.y > sum(a.id) + 2) order by g
----
g int4
1
SELECT 1

select sum((select sum(a.id) from b)) from a
----
ERROR 42803 at 20: aggregate function calls cannot be nested

select 1 from a where exists (select 1 from b having sum(a.id) > 1)
----
ERROR 42803 at 54: aggregate functions are not allowed in WHERE

select (select count(*) filter (where a.g = 1) from b limit 1) as c from a
----
c int8
2
SELECT 1

-- exists
select id from a where exists (select 1 from b where a_id = a.id) order by 1
----
id int4
1
2
SELECT 2

select id from a where not exists (select 1 from b where a_id = a.id) order by 1
----
id int4
3
4
SELECT 2

select id from a where exists (select 1 from b where a_id = a.id and y > 5) or x is null order by 1
----
id int4
1
2
4
SELECT 3

select id, exists (select 1 from b where a_id = a.id) as e from a order by 1
----
id int4, e bool
1|t
2|t
3|f
4|f
SELECT 4

select id from a where exists (select 1 from b where a_id = a.id and exists (select 1 from n where v = a.id and b.y = 5)) order by 1
----
id int4
1
SELECT 1

select id from a where exists (select * from b, n where a_id = a.id and v = a.id) order by 1
----
id int4
1
SELECT 1

select id from a where exists (select from b where false)
----
id int4
SELECT 0

select id from a where exists (select count(*) from b where a_id = a.id) order by 1
----
id int4
1
2
3
4
SELECT 4

select id from a where exists (select y from b where a_id = a.id group by y having y > 5) order by 1
----
id int4
1
2
SELECT 2

-- in
select id from a where id in (select a_id from b) order by 1
----
id int4
1
2
SELECT 2

select id from a where id not in (select a_id from b) order by 1
----
id int4
SELECT 0

select id from a where id not in (select a_id from b where a_id is not null) order by 1
----
id int4
3
4
SELECT 2

select id from a where id not in (select v from n where v > 100) order by 1
----
id int4
1
2
3
4
SELECT 4

select id from a where id in (select v from n where v <= a.g) order by 1
----
id int4
1
SELECT 1

select id from a where id not in (select v from n where v >= a.g) order by 1
----
id int4
2
4
SELECT 2

select id from a where id not in (select a_id from b where y > a.id + 5) order by 1
----
id int4
3
4
SELECT 2

select v in (select id from a) as i, v not in (select id from a) as o from n order by v
----
i bool, o bool
t|f
t|f
NULL|NULL
SELECT 3

select v in (select id from a where false) as i from n order by v
----
i bool
f
f
f
SELECT 3

select id from a where (id, g) in (select a_id, 1 from b) order by 1
----
id int4
1
2
SELECT 2

select id from a where (id, g) not in (select a_id, 1 from b where a_id is not null) order by 1
----
id int4
3
4
SELECT 2

select (1, null) in (select 1, 2) as q, (1, null) in (select 2, 2) as r, (1, 2) in (select 1, 2) as s, (1, 2) in (select null, 2) as t, (1, 2) in (select null, 3) as u
----
ERROR 42883 at 111: operator does not exist: integer = text
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select id from a where id in (select a_id from b union select 4) order by 1
----
id int4
1
2
4
SELECT 3

select id from a where x in (select 'one' union all select 'three') order by 1
----
id int4
1
3
SELECT 2

select id from a where id in (select a_id, y from b)
----
ERROR 42601 at 27: subquery has too many columns

select id from a where (id, g) in (select a_id from b)
----
ERROR 42601 at 32: subquery has too few columns

select 1 where 1.5 in (select 1) or 2 in (select 2.0)
----
?column? int4
1
SELECT 1

select 1 where 'a' in (select 1)
----
ERROR 22P02 at 16: invalid input syntax for type integer: "a"

-- any and all
select id from a where id < any (select a_id from b) order by 1
----
id int4
1
2
3
4
SELECT 4

select id from a where id > all (select v from n where v is not null) order by 1
----
id int4
4
SELECT 1

select id from a where id > all (select v from n) order by 1
----
id int4
SELECT 0

select id from a where id <> all (select v from n where v = a.id) order by 1
----
id int4
2
4
SELECT 2

select id from a where id = some (select v from n) order by 1
----
id int4
1
3
SELECT 2

select 1 > all (select v from n where false) as t, 1 > any (select v from n where false) as f, 0 > any (select v from n) as u
----
t bool, f bool, u bool
t|f|NULL
SELECT 1

select id from a where x like any (select 't%' union select 'o%') order by 1
----
id int4
1
2
3
SELECT 3

select id from a where (id, g) < any (select 2, 1) order by 1
----
id int4
1
SELECT 1

select id from a where (id, g) = (select 3, 2)
----
id int4
3
SELECT 1

select (1, 2) < (1, 3) as p, (1, 2) >= (1, 2) as q, (1, null) < (2, 1) as r, (1, null) < (1, 1) as s
----
p bool, q bool, r bool, s bool
t|t|t|NULL
SELECT 1

select 1 = any (select 1, 2)
----
ERROR 42601 at 10: subquery has too many columns

-- in joins and changes
select a.id, b.id from a left join b on b.a_id = a.id and b.y > (select min(y) from b i where i.a_id = a.id) order by 1, 2
----
id int4, id int4
1|11
2|NULL
3|NULL
4|NULL
SELECT 4

select a.id, b.id from a join b on b.a_id = a.id and exists (select 1 from n where v = a.id) order by 1, 2
----
id int4, id int4
1|10
1|11
SELECT 2

update a set g = (select count(*) from b where a_id = a.id) where exists (select 1 from b where a_id = a.id)
----
UPDATE 2

select id, g from a order by id
----
id int4, g int4
1|2
2|1
3|2
4|2
SELECT 4

delete from b where a_id not in (select id from a)
----
DELETE 1

select id from b order by id
----
id int4
10
11
12
13
SELECT 4

insert into n select (select max(id) from a) + 1 where not exists (select 1 from n where v = 5)
----
INSERT 0 1

insert into n values ((select max(v) from n) + 1)
----
INSERT 0 1

select v from n order by v
----
v int4
1
3
5
6
NULL
SELECT 5

-- functions that give rows
select generate_series(1, 3)
----
generate_series int4
1
2
3
SELECT 3

select generate_series(1, 3), generate_series(1, 2)
----
generate_series int4, generate_series int4
1|1
2|2
3|NULL
SELECT 3

select id, generate_series(1, g) as s from a order by id, s
----
id int4, s int4
1|1
1|2
2|1
3|1
3|2
4|1
4|2
SELECT 7

select generate_series(1, generate_series(1, 3))
----
generate_series int4
1
1
2
1
2
3
SELECT 6

select generate_series(1, 3) + 1 as p, 'x' as q
----
p int4, q text
2|x
3|x
4|x
SELECT 3

select g, generate_series(1, count(*)) as s from a group by g order by 1, 2
----
g int4, s int8
1|1
2|1
2|2
2|3
SELECT 4

select distinct generate_series(1, 2) as s from a order by 1
----
s int4
1
2
SELECT 2

select generate_series(1, 5) as s order by s desc limit 2
----
s int4
5
4
SELECT 2

select generate_series(1, 0)
----
generate_series int4
SELECT 0

select count(*) from (select generate_series(1, 4)) s
----
count int8
4
SELECT 1

select sum(generate_series(1, 3))
----
ERROR 0A000 at 12: aggregate function calls cannot contain set-returning function calls
HINT: You might be able to move the set-returning function into a LATERAL FROM item.

select case when true then generate_series(1, 3) end
----
ERROR 0A000 at 28: set-returning functions are not allowed in CASE
HINT: You might be able to move the set-returning function into a LATERAL FROM item.

select 1 from a where generate_series(1, 2) = 1
----
ERROR 0A000 at 23: set-returning functions are not allowed in WHERE

select 1 limit generate_series(1, 2)
----
ERROR 0A000 at 16: set-returning functions are not allowed in LIMIT

select * from a where id in (select generate_series(2, 3)) order by id
----
id int4, x text, g int4
2|two|1
3|three|2
SELECT 2

insert into n select generate_series(100, 102)
----
INSERT 0 3

select count(*) from n where v >= 100
----
count int8
3
SELECT 1

-- as joins
create table o (id int primary key, c int, d int)
----
CREATE TABLE

create table l (oid int, n int, q numeric, primary key (oid, n))
----
CREATE TABLE

insert into o select i, i % 4, i % 3 from generate_series(1, 20) as i
----
INSERT 0 20

insert into l select i, j, i * j from generate_series(1, 20) as i, generate_series(1, 3) as j where (i + j) % 3 > 0
----
INSERT 0 40

select count(*), sum(o.id) from o where exists (select 1 from l where l.oid = o.id and l.q > 30)
----
count int8, sum int8
8|128
SELECT 1

select count(*), sum(o.id) from o where not exists (select 1 from l where l.oid = o.id and l.q > 30)
----
count int8, sum int8
12|82
SELECT 1

select count(*), sum(o.id) from o where o.c in (select l.n from l where l.oid = o.id)
----
count int8, sum int8
10|100
SELECT 1

select count(*), sum(o.id) from o where o.c not in (select nullif(l.n, 3) from l where l.oid = o.id)
----
count int8, sum int8
3|30
SELECT 1

select count(*), sum(o.id) from o where (o.c, o.d) in (select l.n, l.n - 1 from l where l.oid = o.id)
----
count int8, sum int8
2|20
SELECT 1

select count(*), sum(o.id) from o where o.id > (select avg(l.q) from l where l.oid = o.id)
----
count int8, sum int8
0|NULL
SELECT 1

select count(*), sum(o.id) from o where 2 > (select count(*) from l where l.oid = o.id and l.q > 20)
----
count int8, sum int8
16|148
SELECT 1

select count(*), sum(o.id) from o where o.c < (select 1 + coalesce(sum(l.n), 0) from l where l.oid = o.id and l.n = o.d)
----
count int8, sum int8
11|112
SELECT 1

select count(*), sum(o.id) from o where exists (select 1 from l where l.oid = o.id and l.q > (select avg(i.q) from l i where i.n = l.n))
----
count int8, sum int8
10|155
SELECT 1

select count(*) from o a, o b where a.id = b.c and exists (select 1 from l where l.oid = a.id and l.n = b.d)
----
count int8
7
SELECT 1

select count(*) from o left join l on l.oid = o.id and l.n = 1 where not exists (select 1 from l i where i.oid = o.id and i.n = l.n)
----
count int8
7
SELECT 1

select o.id from o where exists (select 1 from l, lateral (select l.n + o.d as s) x where l.oid = o.id and x.s = 5) order by 1
----
id int4
2
5
8
11
14
17
20
SELECT 7

select o.id from o where exists (select 1 from (select l.oid from l where l.n = o.d) x where x.oid = o.id) order by 1
----
id int4
1
2
4
5
7
8
10
11
13
14
16
17
19
20
SELECT 14

select count(*) from (select o.id, o.c + 1 as e from o where d > 0) x join l on l.oid = x.id and l.n = x.e
----
count int8
7
SELECT 1

select x.e, (select max(q) from l where l.oid = x.e) as m from (select o.id, o.c + 1 as e from o where d > 0) x where x.id < 5 order by x.id
----
e int4, m numeric
2|6
3|6
1|3
SELECT 3

select x.e, s.m from (select c + 1 as e from o where id < 4) x, lateral (select max(q) as m from l where l.oid = x.e) s order by 1
----
e int4, m numeric
2|6
3|6
4|12
SELECT 3

select a.e, b.e from (select c as e from o where id < 3) a left join (select c + 1 as e from o where id > 18) b on a.e = b.e order by 1
----
e int4, e int4
1|1
2|NULL
SELECT 2

explain (costs off) select * from o where exists (select 1 from l where l.oid = o.id and l.q > 30)
----
Hash Semi Join
  Hash Cond: (o.id = l.oid)
  ->  Seq Scan on o
  ->  Hash
        ->  Seq Scan on l
              Filter: (l.q > '30'::numeric)
EXPLAIN

explain (costs off) select * from o where o.d > (select count(*) from l where l.oid = o.id)
----
Hash Left Join
  Hash Cond: (o.id = l.oid)
  Filter: (o.d > CASE WHEN ((true) IS NULL) THEN '0'::bigint ELSE (count(*)) END)
  ->  Seq Scan on o
  ->  Hash
        ->  HashAggregate
              Group Key: l.oid
              ->  Seq Scan on l
EXPLAIN

explain (costs off) select * from o where o.c not in (select l.n from l where l.oid = o.c)
----
Hash Anti Join
  Hash Cond: (o.c = l.oid)
  Join Filter: ((o.c = l.n) IS NOT FALSE)
  ->  Seq Scan on o
  ->  Hash
        ->  Seq Scan on l
EXPLAIN

explain (costs off) select x.id from (select id, c from o where d = 1) x, l where l.oid = x.c
----
Hash Join
  Hash Cond: (o.c = l.oid)
  ->  Seq Scan on o
        Filter: (o.d = 1)
        At Shard: filter
  ->  Hash
        ->  Seq Scan on l
EXPLAIN

update o set d = 100 where id in (select oid from l where l.n = o.c) and d < (select max(n) from l where l.oid = o.id)
----
UPDATE 10

delete from o where not exists (select 1 from l where l.oid = o.id and l.n < 3)
----
DELETE 0

select count(*), sum(d) from o
----
count int8, sum int8
20|1011
SELECT 1

# Rows are locked where FOR UPDATE says it, whatever is made of them.

CREATE TABLE locked (a int PRIMARY KEY, b int)
----
CREATE TABLE

INSERT INTO locked VALUES (1, 10), (2, 0), (3, 10)
----
INSERT 0 3

SELECT sum(a), count(*) FROM (SELECT a, b FROM locked FOR UPDATE) q
----
sum int8, count int8
6|3
SELECT 1

SELECT b, sum(a) FROM (SELECT a, b FROM locked FOR SHARE) q GROUP BY b ORDER BY b
----
b int4, sum int8
0|2
10|4
SELECT 2

SELECT DISTINCT b FROM (SELECT a, b FROM locked FOR UPDATE) q ORDER BY b
----
b int4
0
10
SELECT 2

SELECT DISTINCT ON (b) b, a FROM (SELECT a, b FROM locked FOR UPDATE) q ORDER BY b, a DESC
----
b int4, a int4
0|2
10|3
SELECT 2

SELECT a, sum(a) OVER (ORDER BY a) FROM (SELECT a, b FROM locked FOR UPDATE) q
----
a int4, sum int8
1|1
2|3
3|6
SELECT 3

SELECT a, generate_series(1, a) FROM (SELECT a, b FROM locked FOR UPDATE) q WHERE a < 3 ORDER BY 1, 2
----
a int4, generate_series int4
1|1
2|1
2|2
SELECT 3

SELECT a FROM (SELECT a, b FROM locked FOR UPDATE) q WHERE b > 5 ORDER BY a
----
a int4
1
3
SELECT 2

DROP TABLE locked
----
DROP TABLE
