create table rt(a int, b text, c numeric)
----
CREATE TABLE

insert into rt values (1,'x y',1.5),(2,null,null),(3,'q"u\o',2)
----
INSERT 0 3

select row(1,'a',null), (1,2), row()
----
row record, row record, row record
(1,a,)|(1,2)|()
SELECT 1

select rt from rt
----
rt record
(1,"x y",1.5)
(2,,)
(3,"q""u\\o",2)
SELECT 3

select r, (r).a, (r).b from rt r order by r
----
r record, a int4, b text
(1,"x y",1.5)|1|x y
(2,,)|2|NULL
(3,"q""u\\o",2)|3|q"u\o
SELECT 3

select (r).* from rt r
----
a int4, b text, c numeric
1|x y|1.5
2|NULL|NULL
3|q"u\o|2
SELECT 3

select row_to_json(rt) from rt
----
row_to_json json
{"a":1,"b":"x y","c":1.5}
{"a":2,"b":null,"c":null}
{"a":3,"b":"q\"u\\o","c":2}
SELECT 3

select row_to_json(rt, true), to_jsonb(rt) from rt where a = 1
----
row_to_json json, to_jsonb jsonb
{"a":1,
 "b":"x y",
 "c":1.5}|{"a": 1, "b": "x y", "c": 1.5}
SELECT 1

select row_to_json(x) from (select 1 as i, array[1,2] as l) x
----
row_to_json json
{"i":1,"l":[1,2]}
SELECT 1

select count(distinct (a % 2, 'k'::text)) from rt
----
count int8
2
SELECT 1

select (1,2) = (1,2), row(1,2) < row(1,3), (1,null) is null, row(null,null) is null, row(null) is not null
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|f|t|f
SELECT 1

select rt is null, rt is not null from rt
----
?column? bool, ?column? bool
f|t
f|f
f|t
SELECT 3

select json_each('{"a":1}')
----
json_each record
(a,1)
SELECT 1

select (json_each('{"a":1}')).*, (json_each('{"a":1}')).key
----
key text, value json, key text
a|1|a
SELECT 1

select information_schema._pg_expandarray(array['a','b'])
----
_pg_expandarray record
(a,1)
(b,2)
SELECT 2

select (x).n from (select information_schema._pg_expandarray('{4,5}'::int[]) x) y
----
n int4
1
2
SELECT 2

select array_agg(rt) from rt
----
array_agg _record
{"(1,\"x y\",1.5)","(2,,)","(3,\"q\"\"u\\\\o\",2)"}
SELECT 1

select array[row(1,2),row(3,4)]
----
array _record
{"(1,2)","(3,4)"}
SELECT 1

select row(1,2)::text, 'x' || row(1,2)::text
----
row text, ?column? text
(1,2)|x(1,2)
SELECT 1

select '(1,2)'::record
----
ERROR 0A000 at 8: input of anonymous composite types is not implemented

select row(1,'a') = row(1,2,3)
----
ERROR 42601 at 19: unequal number of entries in row expressions

select row(1,'a'::text) = row(1,2)
----
ERROR 42883 at 25: operator does not exist: text = integer
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select (a).b from rt
----
ERROR 42809 at 9: column notation .b applied to type integer, which is not a composite type

select pg_typeof(row(1,2))
----
pg_typeof regtype
record
SELECT 1

select row(r.*, 5) from rt r where a = 2
----
row record
(2,,,5)
SELECT 1

select (select r from rt r where a = 1)
----
r record
(1,"x y",1.5)
SELECT 1

delete from rt where a = 3 returning rt, (rt).a, tableoid::regclass
----
rt record, a int4, tableoid regclass
(3,"q""u\\o",2)|3|rt
DELETE 1

select x.tableoid::regclass, x.a from rt y left join rt x on x.a = y.a + 1 order by 2
----
tableoid regclass, a int4
rt|2
NULL|NULL
SELECT 2

select tableoid from rt, rt r2
----
ERROR 42702 at 8: column reference "tableoid" is ambiguous

select t.tableoid from (select * from rt) t
----
ERROR 42703 at 8: column t.tableoid does not exist

select information_schema._pg_char_max_length(1043, 14), information_schema._pg_numeric_precision(1700, 524294), information_schema._pg_numeric_scale(1700, 524294), information_schema._pg_char_octet_length(25, -1), information_schema._pg_interval_type(1186, 327679 * 4)
----
_pg_char_max_length int4, _pg_numeric_precision int4, _pg_numeric_scale int4, _pg_char_octet_length int4, _pg_interval_type text
10|8|2|1073741824|MONTH
SELECT 1
