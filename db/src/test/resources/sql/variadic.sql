# Calls with an array in the place of their last arguments (PostgreSQL 15, chapter 38.5.6)

select concat_ws(',', variadic array['a',null,'c']), concat(variadic array[1,2,3]), concat(variadic null::int[]), concat_ws(',', variadic null::text[]), concat_ws(null, variadic array[1])
----
concat_ws text, concat text, concat text, concat_ws text, concat_ws text
a,c|123|NULL|NULL|NULL
SELECT 1

select concat(variadic array[[1,2],[3,4]]), concat_ws('-', variadic '{}'::int[])
----
concat text, concat_ws text
1234|
SELECT 1

select format('%s-%s', variadic array['x','y']), format('%2$s %1$I', variadic array['x y','y']), format('%s', variadic null::text[]), format('none', variadic null::text[]), format('%s', variadic array[[1]])
----
ERROR 22023: too few arguments for format()

select format('%s %s', variadic array[1])
----
ERROR 22023: too few arguments for format()

select format('%s', variadic 5)
----
ERROR 42804 at 30: VARIADIC argument must be an array

select format(variadic array['a'])
----
ERROR 42883 at 8: function format(text[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select concat(variadic 1, 2)
----
ERROR 42601 at 25: syntax error at or near ","

select concat(variadic 'a', variadic array[1])
----
ERROR 42601 at 27: syntax error at or near ","

select num_nulls(variadic array[1,null,3]), num_nonnulls(variadic array[1,null,3]), num_nulls(variadic null::int[]), num_nonnulls(variadic '{}'::int[])
----
num_nulls int4, num_nonnulls int4, num_nulls int4, num_nonnulls int4
1|2|NULL|0
SELECT 1

select json_build_array(variadic array['a','b']), json_build_array(variadic null::text[]), json_build_array(variadic '{}'::text[]), json_build_array(variadic array[[1,2],[3,4]])
----
json_build_array json, json_build_array json, json_build_array json, json_build_array json
["a", "b"]|NULL|[]|[1, 2, 3, 4]
SELECT 1

select jsonb_build_array(variadic array['a','b']), jsonb_build_object(variadic array['a','b','c',null]), json_build_object(variadic array[1,2])
----
jsonb_build_array jsonb, jsonb_build_object jsonb, json_build_object json
["a", "b"]|{"a": "b", "c": null}|{"1" : 2}
SELECT 1

select json_build_object(variadic array['a','b','c'])
----
ERROR 22023: argument list must have even number of elements
HINT: The arguments of json_build_object() must consist of alternating keys and values.

select json_build_object(variadic '{}'::text[]), json_build_object(variadic null::text[])
----
json_build_object json, json_build_object json
{}|NULL
SELECT 1

select json_build_object(variadic array[null,'x'])
----
ERROR 22023: argument 1 cannot be null
HINT: Object keys should be text.

select json_extract_path('{"a":{"b":1}}', variadic array['a','b']), jsonb_extract_path_text('{"a":{"b":"q"}}', variadic '{a,b}'), json_extract_path('{"a":1}', variadic '{}'), jsonb_extract_path('{"a":1}', variadic null)
----
json_extract_path json, jsonb_extract_path_text text, json_extract_path json, jsonb_extract_path jsonb
1|q|{"a":1}|NULL
SELECT 1

select jsonb_extract_path('{"a":1}', 'a', variadic array['b'])
----
ERROR 42883 at 8: function jsonb_extract_path(unknown, unknown, text[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select concat(variadic '{1,2}')
----
ERROR 42804 at 24: VARIADIC argument must be an array

select concat_ws(variadic array['-','a','b'])
----
ERROR 42883 at 8: function concat_ws(text[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select upper(variadic array['a'])
----
ERROR 42883 at 8: function upper(text[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select abs(variadic 1)
----
abs int4
1
SELECT 1

select sum(variadic array[1])
----
ERROR 42883 at 8: function sum(integer[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select count(variadic array[1])
----
count int8
1
SELECT 1

select concat(variadic x) from (values (array[1,2]), (array[3])) v(x)
----
concat text
12
3
SELECT 2

select coalesce(variadic array[1])
----
ERROR 42601 at 17: syntax error at or near "variadic"

create function vsum(variadic int[]) returns int language sql as 'select sum(x)::int from unnest($1) x'
----
CREATE FUNCTION

select vsum(1,2,3), vsum(variadic array[1,2]), vsum(variadic '{4,5}'), vsum(variadic null)
----
vsum int4, vsum int4, vsum int4, vsum int4
6|3|9|NULL
SELECT 1

select vsum(variadic 1)
----
ERROR 42883 at 8: function vsum(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select vsum(1, variadic array[2])
----
ERROR 42883 at 8: function vsum(integer, integer[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

create function vpoly(variadic anyarray) returns text language sql as 'select array_to_string($1, ''|'')'
----
CREATE FUNCTION

select vpoly(1,2), vpoly(variadic array['a','b']), vpoly(variadic array[1.5])
----
vpoly text, vpoly text, vpoly text
1|2|a|b|1.5
SELECT 1

create function vpre(a text, variadic b text[] default '{d}') returns text language sql as 'select a || array_length(b,1)'
----
CREATE FUNCTION

select vpre('x'), vpre('x', 'y', 'z'), vpre('x', variadic '{1,2,3}'), vpre(a => 'x', variadic b => '{1,2}'), vpre('x', variadic b => array['p'])
----
vpre text, vpre text, vpre text, vpre text, vpre text
x1|x2|x3|x2|x1
SELECT 1

select * from unnest(variadic array[1,2])
----
unnest int4
1
2
SELECT 2

create view vv as select concat_ws(',', variadic array['a','b']) c
----
CREATE VIEW

select * from vv
----
c text
a,b
SELECT 1

create table vt(x text default concat_ws(',', variadic array['a','b']), y int[] check (num_nulls(variadic y) = 0))
----
CREATE TABLE

insert into vt(y) values ('{1,2}') returning *
----
x text, y _int4
a,b|{1,2}
INSERT 0 1

insert into vt(y) values ('{1,null}') returning *
----
ERROR 23514: new row for relation "vt" violates check constraint "vt_y_check"
DETAIL: Failing row contains (a,b, {1,NULL}).

select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'vt'::regclass
----
pg_get_constraintdef text
CHECK ((num_nulls(VARIADIC y) = 0))
SELECT 1

select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'vt'::regclass
----
pg_get_expr text
concat_ws(','::text, VARIADIC ARRAY['a'::text, 'b'::text])
SELECT 1

select pg_typeof(concat(variadic array[1]))
----
pg_typeof regtype
text
SELECT 1
