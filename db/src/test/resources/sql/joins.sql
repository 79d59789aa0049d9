create table a (id int primary key, x text)
----
CREATE TABLE

create table b (id int primary key, a_id int, y int)
----
CREATE TABLE

create index b_a on b (a_id)
----
CREATE INDEX

insert into a values (1, 'one'), (2, 'two'), (3, 'three'), (4, null)
----
INSERT 0 4

insert into b values (10, 1, 5), (11, 1, 6), (12, 2, 7), (13, null, 8), (14, 9, 9)
----
INSERT 0 5

select a.id, x, b.id, y from a join b on a.id = b.a_id order by a.id, b.id
----
id int4, x text, id int4, y int4
1|one|10|5
1|one|11|6
2|two|12|7
SELECT 3

select a.id, b.id from a left join b on a.id = b.a_id order by 1, 2
----
id int4, id int4
1|10
1|11
2|12
3|NULL
4|NULL
SELECT 5

select a.id, b.id from a left join b on a.id = b.a_id and b.y > 5 order by 1, 2
----
id int4, id int4
1|11
2|12
3|NULL
4|NULL
SELECT 4

select a.id, b.id from a left join b on a.id = b.a_id where b.id is null order by 1
----
id int4, id int4
3|NULL
4|NULL
SELECT 2

select a.id, b.id from a right join b on a.id = b.a_id order by 2
----
id int4, id int4
1|10
1|11
2|12
NULL|13
NULL|14
SELECT 5

select count(*) from a, b
----
count int8
20
SELECT 1

select count(*) from a cross join b where a.id < 3 and b.y > 6
----
count int8
6
SELECT 1

select * from a join b using (id)
----
id int4, x text, a_id int4, y int4
SELECT 0

select * from a natural join b
----
id int4, x text, a_id int4, y int4
SELECT 0

select t1.x, t2.x from a t1 join a t2 on t1.id + 1 = t2.id order by t1.id
----
x text, x text
one|two
two|three
three|NULL
SELECT 3

select a.x, s.n from a join (select a_id, count(*) n from b group by a_id) s on s.a_id = a.id order by 1
----
x text, n int8
one|2
two|1
SELECT 2

select x from a where id in (select a_id from b) order by 1
----
x text
one
two
SELECT 2

select x from a where id not in (select a_id from b) order by 1
----
x text
SELECT 0

select x from a where id not in (select a_id from b where a_id is not null) order by 1
----
x text
three
NULL
SELECT 2

select x from a where exists (select 1 from b where b.a_id = a.id) order by id
----
x text
one
two
SELECT 2

select x, (select max(y) from b where b.a_id = a.id) m from a order by id
----
x text, m int4
one|6
two|7
three|NULL
NULL|NULL
SELECT 4

select (select x from a)
----
ERROR 21000: more than one row returned by a subquery used as an expression

select (select x from a where id = 77)
----
x text
NULL
SELECT 1

select x from a where id = (select min(a_id) from b)
----
x text
one
SELECT 1

select a.id from a join b on a.id = b.a_id join a c on c.id = b.id - 10 order by 1
----
id int4
1
2
SELECT 2

select * from a join b on a.id = b.nope
----
ERROR 42703 at 34: column b.nope does not exist

select * from a x, a x
----
ERROR 42712: table name "x" specified more than once

select a.* from a order by a.id desc limit 2
----
id int4, x text
4|NULL
3|three
SELECT 2

select b.*, a.x from a, b where a.id = b.a_id and a.id = 1 order by b.id
----
id int4, a_id int4, y int4, x text
10|1|5|one
11|1|6|one
SELECT 2

select id from a union select y from b order by 1
----
id int4
1
2
3
4
5
6
7
8
9
SELECT 9

select id from a union all select a_id from b order by 1 nulls first
----
id int4
NULL
1
1
1
2
2
3
4
9
SELECT 9

select id from a except select a_id from b order by 1
----
id int4
3
4
SELECT 2

select id from a intersect select a_id from b order by id
----
id int4
1
2
SELECT 2

(select id from a order by id desc limit 1) union all (select id from b order by id limit 1) order by 1
----
id int4
4
10
SELECT 2

select 1 union select 'x'
----
ERROR 22P02 at 23: invalid input syntax for type integer: "x"

select 1 union select 1, 2
----
ERROR 42601 at 23: each UNION query must have the same number of columns

with c as (select id, x from a where id > 1), d as (select id from c where id < 4) select c.x from c join d on c.id = d.id order by 1
----
x text
three
two
SELECT 2

select distinct a_id is null from b order by 1
----
?column? bool
f
t
SELECT 2

select distinct a_id from b order by y
----
ERROR 42P10 at 38: for SELECT DISTINCT, ORDER BY expressions must appear in select list

select x from a for update
----
x text
one
two
three
NULL
SELECT 4

select n, n * n from generate_series(1, 4) n
----
n int4, ?column? int4
1|1
2|4
3|9
4|16
SELECT 4

select g from generate_series(5, 1, -2) as g
----
g int4
5
3
1
SELECT 3

select * from generate_series(1, 3) as t(v) join a on a.id = t.v order by v
----
v int4, id int4, x text
1|1|one
2|2|two
3|3|three
SELECT 3

update b set y = b.y + a.id from a where a.id = b.a_id returning b.id, b.y, a.x
----
id int4, y int4, x text
10|6|one
11|7|one
12|9|two
UPDATE 3

delete from b using a where a.id = b.a_id and a.x = 'one' returning b.id
----
id int4
10
11
DELETE 2

select * from b order by id
----
id int4, a_id int4, y int4
12|2|9
13|NULL|8
14|9|9
SELECT 3

select t.id from (select id from a) as t where t.id > 2 order by 1
----
id int4
3
4
SELECT 2

select id from (select id from a)
----
ERROR 42601 at 16: subquery in FROM must have an alias
HINT: For example, FROM (SELECT ...) [AS] foo.

create table lateral_rows (u1 int, u2 int)
----
CREATE TABLE

insert into lateral_rows select g, 3000 - g from generate_series(1, 3000) g
----
INSERT 0 3000

# The values are made of each row of a, then b is looked up by them; all pairs of a and b would be nine million.

explain (costs off) select count(*) from lateral_rows a, lateral_rows b join lateral (values (a.u1), (-1)) ss(x) on b.u2 = ss.x
----
Aggregate
  ->  Hash Join
        Hash Cond: ("*VALUES*".column1 = b.u2)
        ->  Nested Loop
              ->  Seq Scan on lateral_rows a
              ->  Values Scan on "*VALUES*"
        ->  Hash
              ->  Seq Scan on lateral_rows b
EXPLAIN

select count(*) from lateral_rows a, lateral_rows b join lateral (values (a.u1), (-1)) ss(x) on b.u2 = ss.x
----
count int8
2999
SELECT 1

select count(*) from lateral_rows a, lateral_rows b, lateral (select a.u1 + 1) ss(x) where b.u2 = ss.x
----
count int8
2998
SELECT 1
