create table t (id int primary key, v int)
----
CREATE TABLE

insert into t values (1, 10), (2, 20), (3, null)
----
INSERT 0 3

select array(select v from t order by id) as a
----
a _int4
{10,20,NULL}
SELECT 1

select array(select v from t where false) as a
----
a _int4
{}
SELECT 1

select id, array(select i.id from t i where i.id <= t.id order by i.id desc) as a from t order by id
----
id int4, a _int4
1|{1}
2|{2,1}
3|{3,2,1}
SELECT 3

select array(select array(select id from t where id < 3)) as a
----
a _int4
{{1,2}}
SELECT 1

select array(select id, v from t)
----
ERROR 42601 at 8: subquery must return only one column

select * from unnest(array(select v from t order by id))
----
unnest int4
10
20
NULL
SELECT 3

select * from unnest(array(select v from t order by id desc)) with ordinality as u (v, n)
----
v int4, n int8
NULL|1
20|2
10|3
SELECT 3

select * from unnest(array(select array(select 'x' || id from t where id < 3 order by id))) as u
----
u text
x1
x2
SELECT 2

select * from unnest(array(select id from t where id < 3 order by id), array(select 'x' || id from t order by id)) as u (a, b)
----
a int4, b text
1|x1
2|x2
NULL|x3
SELECT 3

select * from rows from (unnest(array(select id from t order by id)), generate_series(5, 6)) with ordinality
----
unnest int4, generate_series int4, ordinality int8
1|5|1
2|6|2
3|NULL|3
SELECT 3

select id, u from t, unnest(array(select i.id from t i where i.id < t.id)) as u order by 1, 2
----
id int4, u int4
2|1
3|1
3|2
SELECT 3

select unnest(array(select id from t order by id)), unnest(array(select id * 2 from t where id > 1 order by id))
----
unnest int4, unnest int4
1|4
2|6
3|NULL
SELECT 3

select * from generate_subscripts(array(select id from t), 1) as s
----
s int4
1
2
3
SELECT 3

select * from generate_subscripts(array(select id from t), 1, true) as s
----
s int4
3
2
1
SELECT 3

select * from generate_subscripts(array(select id from t), 2)
----
generate_subscripts int4
SELECT 0

select * from unnest(array(select id from t where false))
----
unnest int4
SELECT 0

select unnest(1)
----
ERROR 42883 at 8: function unnest(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select id from t where id in (select unnest(array(select id from t where id <> 2))) order by 1
----
id int4
1
3
SELECT 2

select id from t limit id
----
ERROR 42P10 at 24: argument of LIMIT must not contain variables

select id from t order by id limit (select max(i.id) - 1 from t i)
----
id int4
1
2
SELECT 2

select id from t limit (select i.v from t i where i.id = t.id)
----
ERROR 42P10 at 58: argument of LIMIT must not contain variables
