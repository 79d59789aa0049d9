select '{1,2,NULL}'::int[], array[1,2.5], array['a b', null, 'null', ''], array[[1,2],[3,4]]
----
int4 _int4, array _numeric, array _text, array _int4
{1,2,NULL}|{1,2.5}|{"a b",NULL,"null",""}|{{1,2},{3,4}}
SELECT 1

select array[]
----
ERROR 42P18 at 8: cannot determine type of empty array
HINT: Explicitly cast to the desired type, for example ARRAY[]::integer[].

select array[]::int[], array[[]]::text[], array[1, '2'], array['a', 'b']::varchar(1)[]
----
array _int4, array _text, array _int4, array _varchar
{}|{}|{1,2}|{a,b}
SELECT 1

select array[array[1,2], array[3]]
----
ERROR 2202E: multidimensional arrays must have array expressions with matching dimensions

select '[0:1]={1,2}'::int[], '{{1,2},{3,4}}'::int[], ('{{1,2},{3,4}}'::int[])[2][1], ('[0:1]={1,2}'::int[])[0]
----
int4 _int4, int4 _int4, int4 int4, int4 int4
[0:1]={1,2}|{{1,2},{3,4}}|3|1
SELECT 1

select (array[1,2,3])[2:3], (array[1,2,3])[:2], (array[1,2,3])[2:], (array[[1,2],[3,4]])[1:1][2], (array[1,2])[5], (array[1,2])[null]
----
array _int4, array _int4, array _int4, array _int4, array int4, array int4
{2,3}|{1,2}|{2,3}|{{1,2}}|NULL|NULL
SELECT 1

select (array[1,2])['x']
----
ERROR 22P02 at 21: invalid input syntax for type integer: "x"

select (1)[1]
----
ERROR 42804 at 9: cannot subscript type integer because it does not support subscripting

select 1 = any(array[1,2]), 3 = any('{1,2}'), 3 = any('{1,null}'), 1 <> all('{2,3}'), null = any('{1}'::int[]), 1 = any('{}'::int[]), 1 < all('{}'::int[]), 'ab' like any(array['a%', 'c%'])
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|f|NULL|t|NULL|f|t|t
SELECT 1

select 1 = any(2)
----
ERROR 42809 at 10: op ANY/ALL (array) requires array on right side

select 1 + any(array[1])
----
ERROR 42809 at 10: op ANY/ALL (array) requires operator to yield boolean

select array[1,2] = '{1,2}', array[1,2] < array[1,3], array[1,2] < array[1,2,3], array[1,null] > array[1,2], array[1] = array[1.0], array['a'] = '{a}'::text[]
----
ERROR 42883 at 119: operator does not exist: integer[] = numeric[]
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select array[1,2]::text, array[1,2]::numeric[], '{1,2}'::text::int[], array['1','2']::int[], array[1.5,2.5]::int[], array[true]::text[]
----
array text, array _numeric, int4 _int4, array _int4, array _int4, array _text
{1,2}|{1,2}|{1,2}|{1,2}|{2,3}|{true}
SELECT 1

select array[1]::bool
----
ERROR 42846 at 16: cannot cast type integer[] to boolean

select array['x']::int[]
----
ERROR 22P02 at 14: invalid input syntax for type integer: "x"

select '{1,x}'::int[]
----
ERROR 22P02 at 8: invalid input syntax for type integer: "x"

select '{1,2'::int[]
----
ERROR 22P02 at 8: malformed array literal: "{1,2"
DETAIL: Unexpected end of input.

select '{{1,2},{3}}'::int[]
----
ERROR 22P02 at 8: malformed array literal: "{{1,2},{3}}"
DETAIL: Multidimensional arrays must have sub-arrays with matching dimensions.

create table a (id int primary key, n int[], v varchar(3)[], t text[] not null default '{}', m numeric(4,1)[], ts timestamptz[])
----
CREATE TABLE

insert into a values (1, '{1,2,3}', '{a,b}', '{x}', '{1.25}', '{2024-01-01 00:00:00+00}'), (2, null, array['abc', null], default, null, null), (3, '{}', '{}', '{y,"z w"}', '{}', '{}')
----
INSERT 0 3

insert into a values (4, null, '{abcd}')
----
ERROR 22001: value too long for type character varying(3)

insert into a (id, t) values (4, null)
----
ERROR 23502: null value in column "t" of relation "a" violates not-null constraint
DETAIL: Failing row contains (4, null, null, null, null, null).

select * from a order by id
----
id int4, n _int4, v _varchar, t _text, m _numeric, ts _timestamptz
1|{1,2,3}|{a,b}|{x}|{1.3}|{"2024-01-01 00:00:00+00"}
2|NULL|{abc,NULL}|{}|NULL|NULL
3|{}|{}|{y,"z w"}|{}|{}
SELECT 3

select id from a where n = '{1,2,3}'
----
id int4
1
SELECT 1

select id from a where 2 = any(n)
----
id int4
1
SELECT 1

select id from a where id = any('{1,3}') order by 1
----
id int4
1
3
SELECT 2

select id from a where id <> all(array[1,3]) order by 1
----
id int4
2
SELECT 1

select id, n[1], v[2], t[1:1] from a order by n desc, id
----
id int4, n int4, v varchar, t _text
2|NULL|NULL|{}
3|NULL|NULL|{y}
1|1|b|{x}
SELECT 3

update a set n = array[4,5] where id = 2 returning n, n[2]
----
n _int4, n int4
{4,5}|5
UPDATE 1

select n, count(*) from a group by n order by n
----
n _int4, count int8
{}|1
{1,2,3}|1
{4,5}|1
SELECT 3

select distinct v from a order by 1
----
v _varchar
{}
{a,b}
{abc,NULL}
SELECT 3

create table ak (k int[] primary key, x int)
----
CREATE TABLE

insert into ak values ('{2}', 1), ('{1,5}', 2), ('{1}', 3), ('{}', 4), ('{{1}}', 5), ('{null}', 6)
----
INSERT 0 6

select * from ak order by k
----
k _int4, x int4
{}|4
{1}|3
{{1}}|5
{1,5}|2
{2}|1
{NULL}|6
SELECT 6

select x from ak where k >= '{1}' and k < '{2}' order by k
----
x int4
3
5
2
SELECT 3

insert into ak values (array[1,5], 9)
----
ERROR 23505: duplicate key value violates unique constraint "ak_pkey"
DETAIL: Key (k)=({1,5}) already exists.

select 'a' || 1, 1 || 'a', 'a' || array['b']::text[]
----
ERROR 22P02 at 28: malformed array literal: "a"
DETAIL: Array value must start with "{" or dimension information.

select coalesce(null, array[1]), case when true then '{1}' else array[2] end, greatest(array[1], array[2])
----
coalesce _int4, array _int4, greatest _int4
{1}|{1}|{2}
SELECT 1

select array[1] union select array[2] order by 1
----
array _int4
{1}
{2}
SELECT 2

select '{1}'::int[][], cast('{{1}}' as int array), '{1}'::int[3]
----
int4 _int4, int4 _int4, int4 _int4
{1}|{{1}}|{1}
SELECT 1

select (array['abc','def'])[1]::char(2), '{abc}'::char(2)[]
----
array bpchar, bpchar _bpchar
ab|{ab}
SELECT 1

select '{1}'::nosuch[]
----
ERROR 42704 at 15: type "nosuch[]" does not exist

# What counts from 0 becomes an array of another type, too.

select '1 2 3'::int2vector::int[], ('4 5'::oidvector)::int8[]
----
int4 _int4, int8 _int8
[0:2]={1,2,3}|[0:1]={4,5}
SELECT 1
