create table a (id int primary key, x text)
----
CREATE TABLE

create table b (id int primary key, a_id int, y int)
----
CREATE TABLE

create table c (id bigint, x varchar(5), z numeric)
----
CREATE TABLE

insert into a values (1, 'one'), (2, 'two'), (3, 'three'), (4, null)
----
INSERT 0 4

insert into b values (10, 1, 5), (11, 1, 6), (12, 2, 7), (13, null, 8), (14, 9, 9)
----
INSERT 0 5

insert into c values (2, 'two', 2.50), (3, 'drei', 3), (5, 'five', null)
----
INSERT 0 3

-- full joins
select a.id, b.id from a full join b on a.id = b.a_id order by 1, 2
----
id int4, id int4
1|10
1|11
2|12
3|NULL
4|NULL
NULL|13
NULL|14
SELECT 7

select a.id, b.id from a full join b on a.id = b.a_id and y > 5 order by 1, 2
----
id int4, id int4
1|11
2|12
3|NULL
4|NULL
NULL|10
NULL|13
NULL|14
SELECT 7

select a.id, b.id from a full join b on a.id < b.y - 6 order by 1, 2
----
id int4, id int4
1|13
1|14
2|14
3|NULL
4|NULL
NULL|10
NULL|11
NULL|12
SELECT 8

select a.id, b.id from a full join b on false order by 1, 2
----
id int4, id int4
1|NULL
2|NULL
3|NULL
4|NULL
NULL|10
NULL|11
NULL|12
NULL|13
NULL|14
SELECT 9

select a.id, b.id from a full join b on a.id = b.a_id where b.id is null or a.id is null order by 1, 2
----
id int4, id int4
3|NULL
4|NULL
NULL|13
NULL|14
SELECT 4

select a.id, b.id from a full join (select * from b where false) b on true order by 1, 2
----
id int4, id int4
1|NULL
2|NULL
3|NULL
4|NULL
SELECT 4

select a.id, b.id from a right join b on a.id < b.y - 6 order by 1, 2
----
id int4, id int4
1|13
1|14
2|14
NULL|10
NULL|11
NULL|12
SELECT 6

-- using and natural
select * from a full join c using (id) order by id
----
id int8, x text, x varchar, z numeric
1|one|NULL|NULL
2|two|two|2.50
3|three|drei|3
4|NULL|NULL|NULL
5|NULL|five|NULL
SELECT 5

select * from a natural join c
----
id int8, x text, z numeric
2|two|2.50
SELECT 1

select * from a natural full join c order by id, x
----
id int8, x text, z numeric
1|one|NULL
2|two|2.50
3|drei|3
3|three|NULL
4|NULL|NULL
5|five|NULL
SELECT 6

select * from a left join c using (id, x) order by id
----
id int8, x text, z numeric
1|one|NULL
2|two|2.50
3|three|NULL
4|NULL|NULL
SELECT 4

select * from a right join c using (id) order by id
----
id int8, x text, x varchar, z numeric
2|two|two|2.50
3|three|drei|3
5|NULL|five|NULL
SELECT 3

select id, a.id, c.id from a full join c using (id) order by 1
----
id int8, id int4, id int8
1|1|NULL
2|2|2
3|3|3
4|4|NULL
5|NULL|5
SELECT 5

select * from a natural join (select 1 as q) s order by 1
----
id int4, x text, q int4
1|one|1
2|two|1
3|three|1
4|NULL|1
SELECT 4

select * from a natural left join (select 1 as q where false) s order by 1
----
id int4, x text, q int4
1|one|NULL
2|two|NULL
3|three|NULL
4|NULL|NULL
SELECT 4

select (select max(b.y) from b where b.a_id = id) from a full join c using (id) order by id
----
max int4
NULL
NULL
NULL
NULL
NULL
SELECT 5

select u.id, u.* from a join c using (id) as u order by 1
----
id int8, id int8
2|2
3|3
SELECT 2

select u.x from a join c using (id) as u
----
ERROR 42703 at 8: column u.x does not exist

select * from a join b using (nosuch)
----
ERROR 42703: column "nosuch" specified in USING clause does not exist in left table

select * from a join (select 1 as id, 2 as id) s using (id)
----
ERROR 42702: common column name "id" appears more than once in right table

-- aliases
select j.* from (a join c using (id)) as j order by 1
----
id int8, x text, x varchar, z numeric
2|two|two|2.50
3|three|drei|3
SELECT 2

select k, l from (a join c using (id)) as j (k, l) order by 1
----
k int8, l text
2|two
3|three
SELECT 2

select k from (a join c using (id)) as j (k, l, m, n, o)
----
ERROR 42P10: join expression "j" has 4 columns available but 5 columns specified

select a.id from (a join c using (id)) as j
----
ERROR 42P01 at 8: invalid reference to FROM-clause entry for table "a"
HINT: There is an entry for table "a", but it cannot be referenced from this part of the query.

select id from (a cross join b) as j
----
ERROR 42702 at 8: column reference "id" is ambiguous

select * from a, a
----
ERROR 42712: table name "a" specified more than once

select * from a s, b s
----
ERROR 42712: table name "s" specified more than once

select * from a as t (u, v) where v = 'two'
----
u int4, v text
2|two
SELECT 1

select * from a as t (u, v, w)
----
ERROR 42P10: table "t" has 2 columns available but 3 columns specified

select a.id from a as t
----
ERROR 42P01 at 8: invalid reference to FROM-clause entry for table "a"
HINT: Perhaps you meant to reference the table alias "t".

select a.id from a, b join c on a.id = c.id
----
ERROR 42P01 at 33: invalid reference to FROM-clause entry for table "a"
HINT: There is an entry for table "a", but it cannot be referenced from this part of the query.

select t.nosuch from a t
----
ERROR 42703 at 8: column t.nosuch does not exist

select * from (values (1, 'x'), (2, null)) v order by 1
----
column1 int4, column2 text
1|x
2|NULL
SELECT 2

select n, t from (values (1, 'x'), (2, null)) v (n, t) order by 1
----
n int4, t text
1|x
2|NULL
SELECT 2

select * from ((a join b on a.id = b.a_id) left join c on c.id = b.y) order by 1, b.id
----
id int4, x text, id int4, a_id int4, y int4, id int8, x varchar, z numeric
1|one|10|1|5|5|five|NULL
1|one|11|1|6|NULL|NULL|NULL
2|two|12|2|7|NULL|NULL|NULL
SELECT 3

-- lateral
select a.id, s.* from a, lateral (select y, y + a.id as z from b where b.a_id = a.id) s order by 1, 2
----
id int4, y int4, z int4
1|5|6
1|6|7
2|7|9
SELECT 3

select a.id, s.y from a left join lateral (select y from b where b.a_id = a.id order by y desc limit 1) s on true order by 1
----
id int4, y int4
1|6
2|7
3|NULL
4|NULL
SELECT 4

select a.id, s.y from a left join lateral (select y from b where b.a_id = a.id) s on s.y > 5 order by 1, 2
----
id int4, y int4
1|6
2|7
3|NULL
4|NULL
SELECT 4

select a.id, s.n from a cross join lateral (select count(*) as n from b where b.a_id = a.id) s order by 1
----
id int4, n int8
1|2
2|1
3|0
4|0
SELECT 4

select a.id, s.p, t.q from a, lateral (select a.id * 2 as p) s, lateral (select p + a.id as q) t order by 1
----
id int4, p int4, q int4
1|2|3
2|4|6
3|6|9
4|8|12
SELECT 4

select a.id, b.id, s.t from a left join (b join lateral (select a.x || b.y as t) s on true) on b.a_id = a.id order by 1, 2
----
id int4, id int4, t text
1|10|one5
1|11|one6
2|12|two7
3|NULL|NULL
4|NULL|NULL
SELECT 5

select a.id, b.id, s.t from a join (b left join lateral (select a.x || b.y as t where b.y > 5) s on true) on b.a_id = a.id order by 1, 2
----
id int4, id int4, t text
1|10|NULL
1|11|one6
2|12|two7
SELECT 3

select a.id from a where exists (select 1 from lateral (select a.id + 1 as i) s join c on c.id = s.i) order by 1
----
id int4
1
2
4
SELECT 3

select * from a, (select a.id) s
----
ERROR 42P01 at 26: invalid reference to FROM-clause entry for table "a"
HINT: There is an entry for table "a", but it cannot be referenced from this part of the query.

select * from a, (select x) s
----
ERROR 42703 at 26: column "x" does not exist
HINT: There is a column named "x" in table "a", but it cannot be referenced from this part of the query.

select * from a right join lateral (select a.id) s on true
----
ERROR 42P10 at 44: invalid reference to FROM-clause entry for table "a"
DETAIL: The combining JOIN type must be INNER or LEFT for a LATERAL reference.

select * from a full join lateral generate_series(1, a.id) g on true
----
ERROR 42P10 at 54: invalid reference to FROM-clause entry for table "a"
DETAIL: The combining JOIN type must be INNER or LEFT for a LATERAL reference.

-- functions
select * from generate_series(1, 3)
----
generate_series int4
1
2
3
SELECT 3

select g from generate_series(3, 1, -1) as g
----
g int4
3
2
1
SELECT 3

select g.n from generate_series(1, 10, 4) as g (n)
----
n int4
1
5
9
SELECT 3

select * from generate_series(1, 3) with ordinality
----
generate_series int4, ordinality int8
1|1
2|2
3|3
SELECT 3

select t, o from generate_series(2, 6, 2) with ordinality as s (t, o) where o > 1
----
t int4, o int8
4|2
6|3
SELECT 2

select a.id, g from a, generate_series(1, a.id) as g where a.id < 4 order by 1, 2
----
id int4, g int4
1|1
2|1
2|2
3|1
3|2
3|3
SELECT 6

select a.id, g from a left join generate_series(1, a.id - 2) as g on true order by 1, 2
----
id int4, g int4
1|NULL
2|NULL
3|1
4|1
4|2
SELECT 5

select * from rows from (generate_series(1, 2), generate_series(5, 7), abs(-4)) with ordinality
----
generate_series int4, generate_series int4, abs int4, ordinality int8
1|5|4|1
2|6|NULL|2
NULL|7|NULL|3
SELECT 3

select * from rows from (generate_series(1, 2), generate_series(5, 7)) as r (p, q)
----
p int4, q int4
1|5
2|6
NULL|7
SELECT 3

select * from generate_series(1.5, 4)
----
generate_series numeric
1.5
2.5
3.5
SELECT 3

select * from generate_series(1.0, 2.0, 0.25)
----
generate_series numeric
1.0
1.25
1.50
1.75
2.00
SELECT 5

select * from generate_series(timestamp '2024-01-30', '2024-03-01', '1 month')
----
generate_series timestamp
2024-01-30 00:00:00
2024-02-29 00:00:00
SELECT 2

select * from generate_series(date '2024-02-27', date '2024-03-01', interval '1 day')
----
generate_series timestamptz
2024-02-27 00:00:00+00
2024-02-28 00:00:00+00
2024-02-29 00:00:00+00
2024-03-01 00:00:00+00
SELECT 4

select * from generate_series(9223372036854775806, 9223372036854775807)
----
generate_series int8
9223372036854775806
9223372036854775807
SELECT 2

select * from generate_series(null, 3)
----
generate_series int4
SELECT 0

select * from generate_series(1, 3, 0)
----
ERROR 22023: step size cannot equal zero

select * from generate_series(1.0, 'NaN')
----
ERROR 22023: stop value cannot be NaN

select * from generate_series('a', 'b')
----
ERROR 42725 at 15: function generate_series(unknown, unknown) is not unique
HINT: Could not choose a best candidate function. You might need to add explicit type casts.

select * from upper('x')
----
upper text
X
SELECT 1

select * from abs(-3) as q
----
q int4
3
SELECT 1

select * from string_to_table('a,b,,c', ',', '')
----
string_to_table text
a
b
NULL
c
SELECT 4

select * from string_to_table('abc', null) as f (ch)
----
ch text
a
b
c
SELECT 3

select * from generate_series(1, 2) as g (a int)
----
ERROR 42601 at 43: a column definition list is only allowed for functions returning "record"

select * from a where id = generate_series(1, 2)
----
ERROR 0A000 at 28: set-returning functions are not allowed in WHERE

select * from a where id in (select generate_series from generate_series(2, 3)) order by 1
----
id int4, x text
2|two
3|three
SELECT 2

# The name of a function that gives values means the value, not a row of it.

SELECT e ->> 'k', pg_typeof(e) FROM jsonb_array_elements('[{"k": 1}, {"k": 2}]') e
----
?column? text, pg_typeof regtype
1|jsonb
2|jsonb
SELECT 2

SELECT e, pg_typeof(e), e.value, o FROM json_array_elements_text('["k", 1]') e, jsonb_object_keys('{"a": 1}') o
----
e text, pg_typeof regtype, value text, o text
k|text|k|a
1|text|1|a
SELECT 2

SELECT count(e), jsonb_agg(e), (SELECT e ->> 'k') FROM jsonb_array_elements('[{"k": 1}]') AS e GROUP BY e
----
count int8, jsonb_agg jsonb, ?column? text
1|[{"k": 1}]|1
SELECT 1

SELECT v.id, e FROM (VALUES (1, '[5]'::jsonb), (2, '[]')) v(id, j) LEFT JOIN LATERAL jsonb_array_elements(j) e ON true ORDER BY 1
----
id int4, e jsonb
1|5
2|NULL
SELECT 2

SELECT e, pg_typeof(e) FROM jsonb_array_elements('[1]') WITH ORDINALITY e
----
e record, pg_typeof regtype
(1,1)|record
SELECT 1

SELECT e, pg_typeof(e) FROM jsonb_each('{"a": 1}') e
----
e record, pg_typeof regtype
(a,1)|record
SELECT 1
