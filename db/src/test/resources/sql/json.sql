select '{"a": {"b": [1, 2]}}'::json -> 'a', '{"a": {"b":  [1, "x"]}}'::json #> '{a,b}', '{"a": {"b": [1, "x"]}}'::jsonb #>> '{a,b,1}', '[1,"x",null]'::jsonb ->> 1, '[1,"x",null]'::json ->> 2, '[1,2]'::jsonb -> -1, '{"a":1}'::jsonb -> 'z', '"s"'::json ->> 'a'
----
?column? json, ?column? json, ?column? text, ?column? text, ?column? text, ?column? jsonb, ?column? jsonb, ?column? text
{"b": [1, 2]}|[1, "x"]|x|x|NULL|2|NULL|NULL
SELECT 1

select '{"a":1,"b":[1,{"c":2}]}'::jsonb @> '{"b":[{"c":2}]}', '[1,2]'::jsonb @> '1', '{"a":1}'::jsonb <@ '{"a":1,"b":2}', '{"a":1}'::jsonb ? 'a', '["a"]'::jsonb ?| array['b','a'], '{"a":1}'::jsonb ?& '{a,b}'
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|t|t|t|f
SELECT 1

select '{"a":1,"b":2}'::jsonb || '{"b":3}', '[1]'::jsonb || '2', '{"a":1}'::jsonb || '[2]', '{"a":1,"b":2}'::jsonb - 'a', '[1,2,3]'::jsonb - 1, '{"a":1,"b":2}'::jsonb - array['a','b'], '{"a":{"b":1,"c":2}}'::jsonb #- '{a,b}'
----
?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb
{"a": 1, "b": 3}|[1, 2]|[{"a": 1}, 2]|{"b": 2}|[1, 3]|{}|{"a": {"c": 2}}
SELECT 1

select jsonb_set('{"a":[1,2]}', '{a,0}', '9'), jsonb_set('{"a":1}', '{b}', '2'), jsonb_set('{"a":1}', '{b}', '2', false), jsonb_insert('{"a":[0,1]}', '{a,1}', '"n"'), jsonb_insert('{"a":[0,1]}', '{a,1}', '"n"', true), jsonb_set('[]', '{5}', '1')
----
jsonb_set jsonb, jsonb_set jsonb, jsonb_set jsonb, jsonb_insert jsonb, jsonb_insert jsonb, jsonb_set jsonb
{"a": [9, 2]}|{"a": 1, "b": 2}|{"a": 1}|{"a": [0, "n", 1]}|{"a": [0, 1, "n"]}|[1]
SELECT 1

select jsonb_insert('{"a":1}', '{a}', '2')
----
ERROR 22023: cannot replace existing key
HINT: Try using the function jsonb_set to replace key value.

select '1'::jsonb - 'a'
----
ERROR 22023: cannot delete from scalar

select to_json(1), to_jsonb('x'::text), to_json('2024-01-02 03:04:05'::timestamp), to_jsonb(array[[1,2],[3,4]]), to_json(array['a','b']), to_jsonb(1.50), to_json(null::int), to_jsonb('NaN'::float8), to_jsonb('2024-01-02 03:04:05+00'::timestamptz), to_json('{"a":  1}'::json)
----
to_json json, to_jsonb jsonb, to_json json, to_jsonb jsonb, to_json json, to_jsonb jsonb, to_json json, to_jsonb jsonb, to_jsonb jsonb, to_json json
1|"x"|"2024-01-02T03:04:05"|[[1, 2], [3, 4]]|["a","b"]|1.50|NULL|"NaN"|"2024-01-02T03:04:05+00:00"|{"a":  1}
SELECT 1

select json_build_object('a', 1, 'b', null, 3, array[1,2]), jsonb_build_object('b', 'x', 'a', true), json_build_array(1, 'x', null), jsonb_build_array(), json_build_object()
----
json_build_object json, jsonb_build_object jsonb, json_build_array json, jsonb_build_array jsonb, json_build_object json
{"a" : 1, "b" : null, "3" : [1,2]}|{"a": true, "b": "x"}|[1, "x", null]|[]|{}
SELECT 1

select json_build_object('a')
----
ERROR 22023: argument list must have even number of elements
HINT: The arguments of json_build_object() must consist of alternating keys and values.

select jsonb_typeof('[]'), json_typeof('1'), jsonb_typeof('null'), jsonb_array_length('[1,2]'), json_strip_nulls('{"a": null, "b": [null, {"c": null}]}'), jsonb_strip_nulls('{"a":null,"b":1}'), jsonb_extract_path('{"a":{"b":1}}', 'a', 'b'), json_extract_path_text('{"a":["x"]}', 'a', '0')
----
jsonb_typeof text, json_typeof text, jsonb_typeof text, jsonb_array_length int4, json_strip_nulls json, jsonb_strip_nulls jsonb, jsonb_extract_path jsonb, json_extract_path_text text
array|number|null|2|{"b":[null,{}]}|{"b": 1}|1|x
SELECT 1

select jsonb_array_length('1')
----
ERROR 22023: cannot get array length of a scalar

select jsonb_pretty('{"a":[1,{}],"b":[]}')
----
jsonb_pretty text
{
    "a": [
        1,
        {
        }
    ],
    "b": [
    ]
}
SELECT 1

select * from jsonb_each('{"a":1,"b":"x"}')
----
key text, value jsonb
a|1
b|"x"
SELECT 2

select key, value from json_each_text('{"a":1,"b":null}')
----
key text, value text
a|1
b|NULL
SELECT 2

select value from jsonb_array_elements('[1,"a",null]')
----
value jsonb
1
"a"
null
SELECT 3

select json_array_elements_text('[1,"a",null]')
----
json_array_elements_text text
1
a
NULL
SELECT 3

select jsonb_object_keys('{"b":1,"a":2}')
----
jsonb_object_keys text
a
b
SELECT 2

select unnest(array[1,null,3])
----
unnest int4
1
NULL
3
SELECT 3

select x from unnest('{a,b}'::text[]) as x
----
x text
a
b
SELECT 2

select generate_subscripts(array['a','b'], 1)
----
generate_subscripts int4
1
2
SELECT 2

select array_agg(x), array_agg(x % 2) from generate_series(1, 3) x
----
array_agg _int4, array_agg _int4
{1,2,3}|{1,0,1}
SELECT 1

select array_agg(array[x, x + 1]) from generate_series(1, 2) x
----
array_agg _int4
{{1,2},{2,3}}
SELECT 1

select array_length(array[1,2,3], 1), array_ndims(array[[1],[2]]), array_dims('[0:1]={1,2}'::int[]), array_lower(array[1], 1), array_upper(array[1,2], 1), cardinality(array[[1,2],[3,4]]), array_length('{}'::int[], 1), array_length(array[1], 2)
----
array_length int4, array_ndims int4, array_dims text, array_lower int4, array_upper int4, cardinality int4, array_length int4, array_length int4
3|2|[0:1]|1|2|4|NULL|NULL
SELECT 1

select array[1,2] || 3, 0 || array[1], array[1] || array[2,3], array[1] || '{4}', array[[1,2]] || array[3,4], array_append(null, 1), array_prepend(1, '{}'), array_cat(array[1], null), array[1] || null::int, array[1] || 2.5
----
?column? _int4, ?column? _int4, ?column? _int4, ?column? _int4, ?column? _int4, array_append _int4, array_prepend _int4, array_cat _int4, ?column? _int4, ?column? _numeric
{1,2,3}|{0,1}|{1,2,3}|{1,4}|{{1,2},{3,4}}|{1}|{1}|{1}|{1,NULL}|{1,2.5}
SELECT 1

select 'a' || 1, 1 || 'a', 'a'::text || array['b']
----
?column? text, ?column? text, ?column? _text
a1|1a|{a,b}
SELECT 1

select array[1,2,3] @> array[2], array[1] <@ '{1,2}', array[1,2] && array[2,3], array[1,null] @> array[null]::int[]
----
?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|t|f
SELECT 1

select array_remove(array[1,2,1,null], 1), array_remove(array[1,null], null), array_replace(array[1,2,1], 1, 9), array_position(array['a','b','a'], 'a'), array_position(array['a','b','a'], 'a', 2), array_positions(array[1,2,1], 1), array_position('[0:1]={7,8}'::int[], 8)
----
array_remove _int4, array_remove _int4, array_replace _int4, array_position int4, array_position int4, array_positions _int4, array_position int4
{2,NULL}|{1}|{9,2,9}|1|3|{1,3}|1
SELECT 1

select array_to_string(array[1,null,3], ','), array_to_string(array[1,null,3], ',', '*'), string_to_array('a,b,,c', ','), string_to_array('abc', null), string_to_array('a,b', ',', 'b'), string_to_array('', ','), string_to_array('abc', '')
----
array_to_string text, array_to_string text, string_to_array _text, string_to_array _text, string_to_array _text, string_to_array _text, string_to_array _text
1,3|1,*,3|{a,b,"",c}|{a,b,c}|{a,NULL}|{}|{abc}
SELECT 1

select array_fill(7, array[2,2]), array_fill('x'::text, array[2], array[0]), trim_array(array[1,2,3], 2)
----
array_fill _int4, array_fill _text, trim_array _int4
{{7,7},{7,7}}|[0:1]={x,x}|{1}
SELECT 1

select trim_array(array[1], 2)
----
ERROR 2202E: number of elements to trim must be between 0 and 1

select array[[1,2]] || array[3]
----
ERROR 2202E: cannot concatenate incompatible arrays
DETAIL: Arrays with differing dimensions are not compatible for concatenation.

select array_append(array[[1]], 2)
----
ERROR 22000: argument must be empty or one-dimensional array

select current_time is not null, localtime is not null, pg_typeof(current_time), pg_typeof(localtime(0)), pg_typeof(1), pg_typeof('x')
----
?column? bool, ?column? bool, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype
t|t|time with time zone|time without time zone|integer|unknown
SELECT 1

# For operators a scalar is an array of itself alone; along a path, and to json, it is none.

SELECT '5'::jsonb -> 0, '"x"'::jsonb ->> 0, '"x"'::jsonb -> -1, 'null'::jsonb -> 0, 'null'::jsonb ->> 0, '5'::jsonb -> 1, '5'::jsonb -> -2, '5'::jsonb -> 'a', '{}'::jsonb -> 0
----
?column? jsonb, ?column? text, ?column? jsonb, ?column? jsonb, ?column? text, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb
5|x|"x"|null|NULL|NULL|NULL|NULL|NULL
SELECT 1

SELECT '5'::jsonb #> '{0}', ('5'::jsonb)[0], '5'::json -> 0, jsonb_array_element('true', 0), jsonb_array_element_text('true', -1)
----
?column? jsonb, jsonb jsonb, ?column? json, jsonb_array_element jsonb, jsonb_array_element_text text
NULL|NULL|NULL|true|true
SELECT 1
