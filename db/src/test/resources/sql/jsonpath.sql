# SQL/JSON paths: how they are written out, what they find, and what goes wrong.

select '$.a.*[1, 2 to last]?(@.x > +1 && !(@.y == "b")).type()'::jsonpath
----
jsonpath jsonpath
$."a".*[1,2 to last]?(@."x" > 1 && !(@."y" == "b")).type()
SELECT 1

select 'strict $.**{2 to last} ? (exists (@.a) || (@.b like_regex "^a" flag "i") is unknown)'::jsonpath
----
jsonpath jsonpath
strict $.**{2 to last}?(exists (@."a") || (@."b" like_regex "^a" flag "i") is unknown)
SELECT 1

select '$ ? (@.a starts with $v)'::jsonpath, '(1).type() + -$[*].size() * 2'::jsonpath
----
jsonpath jsonpath, jsonpath jsonpath
$?(@."a" starts with $"v")|((1).type() + -$[*].size() * 2)
SELECT 1

select ''::jsonpath
----
ERROR 22P02 at 8: invalid input syntax for type jsonpath: ""

select '@'::jsonpath
----
ERROR 42601 at 8: @ is not allowed in root expressions

select '$[last'::jsonpath
----
ERROR 42601 at 8: syntax error at end of jsonpath input

select '$ ? (@ like_regex "(")'::jsonpath
----
ERROR 2201B at 8: invalid regular expression: parentheses () not balanced

select jsonb_path_query('{"a": [1, 2, {"b": 3}]}', '$.a[*]')
----
jsonb_path_query jsonb
1
2
{"b": 3}
SELECT 3

select jsonb_path_query('[[1, 2], 3]', '$.size()'), jsonb_path_query_array('[1, "a", null, true, {}]', '$[*].type()')
----
jsonb_path_query jsonb, jsonb_path_query_array jsonb
2|["number", "string", "null", "boolean", "object"]
SELECT 1

select jsonb_path_query_array('[1, 5, 9]', '$[*] ? (@ > $least)', '{"least": 2}')
----
jsonb_path_query_array jsonb
[5, 9]
SELECT 1

select jsonb_path_query_first('{"a": {"b": 7}}', '$.a.b * 2 - 1'), jsonb_path_query_first('{}', '$.a')
----
jsonb_path_query_first jsonb, jsonb_path_query_first jsonb
13|NULL
SELECT 1

select jsonb_path_query('{}', 'strict $.a')
----
ERROR 2203A: JSON object does not contain key "a"

select jsonb_path_query('{}', 'strict $.a', '{}', true)
----
jsonb_path_query jsonb
SELECT 0

select jsonb_path_exists('{"a": 1}', '$.b'), jsonb_path_exists('{"a": 1}', '$.a'), jsonb_path_match('{"a": 1}', '$.a == 1')
----
jsonb_path_exists bool, jsonb_path_exists bool, jsonb_path_match bool
f|t|t
SELECT 1

select jsonb_path_match('{"a": 1}', '$.a')
----
ERROR 22038: single boolean result is expected

select '{"a": [1, 2]}'::jsonb @? '$.a[*] ? (@ > 1)', '{"a": [1, 2]}'::jsonb @@ '$.a[*] > 2', '{"a": 1}'::jsonb @@ '$.a'
----
?column? bool, ?column? bool, ?column? bool
t|f|NULL
SELECT 1

select jsonb_path_query('{"x": 1}', '$.keyvalue()')
----
jsonb_path_query jsonb
{"id": 0, "key": "x", "value": 1}
SELECT 1

select jsonb_path_query('[1, 0]', '1 / $[1]')
----
ERROR 22012: division by zero

select jsonb_path_query_array('["abc", "ABC", "b"]', '$[*] ? (@ like_regex "^ab" flag "i")')
----
jsonb_path_query_array jsonb
["abc", "ABC"]
SELECT 1

select jsonb_path_query_array('{"a": {"b": 1}, "c": 2}', '$.**'), jsonb_path_query_array('{"a": {"b": 1}, "c": 2}', '$.**{last}')
----
jsonb_path_query_array jsonb, jsonb_path_query_array jsonb
[{"a": {"b": 1}, "c": 2}, {"b": 1}, 1, 2]|[1, 2]
SELECT 1

select jsonb_path_query('1', '$missing')
----
ERROR 42704: could not find jsonpath variable "missing"
