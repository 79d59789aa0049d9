create table j (id int, n text, d date, a int[], x jsonb)
----
CREATE TABLE

insert into j values (1,'one','2020-01-02','{1,2}','{"k": 1}'),(2,null,null,null,null),(3,'th"ree','2021-05-06','{}','[1]')
----
INSERT 0 3

select json_agg(id order by id), jsonb_agg(n order by id), json_agg(d order by id), jsonb_agg(x order by id) from j
----
json_agg json, jsonb_agg jsonb, json_agg json, jsonb_agg jsonb
[1, 2, 3]|["one", null, "th\"ree"]|["2020-01-02", null, "2021-05-06"]|[{"k": 1}, null, [1]]
SELECT 1

select json_agg(a order by id) from j
----
json_agg json
[[1,2], null, 
 []]
SELECT 1

select json_agg(j order by id) from j
----
json_agg json
[{"id":1,"n":"one","d":"2020-01-02","a":[1,2],"x":{"k": 1}}, 
 {"id":2,"n":null,"d":null,"a":null,"x":null}, 
 {"id":3,"n":"th\"ree","d":"2021-05-06","a":[],"x":[1]}]
SELECT 1

select jsonb_agg(j order by id) from j
----
jsonb_agg jsonb
[{"a": [1, 2], "d": "2020-01-02", "n": "one", "x": {"k": 1}, "id": 1}, {"a": null, "d": null, "n": null, "x": null, "id": 2}, {"a": [], "d": "2021-05-06", "n": "th\"ree", "x": [1], "id": 3}]
SELECT 1

select json_object_agg(id, n order by id), jsonb_object_agg(coalesce(n, 'none'), d order by id) from j
----
json_object_agg json, jsonb_object_agg jsonb
{ "1" : "one", "2" : null, "3" : "th\"ree" }|{"one": "2020-01-02", "none": null, "th\"ree": "2021-05-06"}
SELECT 1

select json_object_agg(n, id order by id) from j
----
ERROR 22023: field name must not be null

select jsonb_object_agg(n, id) from j
----
ERROR 22023: field name must not be null

select json_agg(id) from j where false
----
json_agg json
NULL
SELECT 1

select json_agg(id) filter (where id > 1) from j
----
json_agg json
[2, 3]
SELECT 1

select json_agg(distinct id) from j
----
json_agg json
[1, 2, 3]
SELECT 1

select json_agg(distinct n order by n) from j where n is not null
----
json_agg json
["one", "th\"ree"]
SELECT 1

select jsonb_agg(distinct id order by id desc) from j
----
jsonb_agg jsonb
[3, 2, 1]
SELECT 1

select json_agg(true), jsonb_agg(1.50) from j where id = 1
----
json_agg json, jsonb_agg jsonb
[true]|[1.50]
SELECT 1

select json_agg('x') from j
----
ERROR 42804 at 8: could not determine polymorphic type because input has type unknown

select id, json_agg(id) over (order by id) from j order by id
----
id int4, json_agg json
1|[1]
2|[1, 2]
3|[1, 2, 3]
SELECT 3

select json_agg(id, n) from j
----
ERROR 42883 at 8: function json_agg(integer, text) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select json_object_agg(id) from j
----
ERROR 42883 at 8: function json_object_agg(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select jsonb_agg(*) from j
----
ERROR 42883 at 8: function jsonb_agg() does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select json_agg() from j
----
ERROR 42809 at 8: json_agg(*) must be used to call a parameterless aggregate function

select json_agg(row_to_json(t)) from (select id, n from j order by id) t
----
json_agg json
[{"id":1,"n":"one"}, {"id":2,"n":null}, {"id":3,"n":"th\"ree"}]
SELECT 1

select json_build_object('rows', json_agg(t)) from (select id, n from j order by id) t
----
json_build_object json
{"rows" : [{"id":1,"n":"one"}, 
 {"id":2,"n":null}, 
 {"id":3,"n":"th\"ree"}]}
SELECT 1

select coalesce(json_agg(t.id), '[]'::json) from j t where id > 10
----
coalesce json
[]
SELECT 1

select pg_typeof(json_agg(id)), pg_typeof(jsonb_object_agg(id, id)) from j
----
pg_typeof regtype, pg_typeof regtype
json|jsonb
SELECT 1

select array_to_json(array_agg(t)) from (select id from j order by id) t
----
array_to_json json
[{"id":1},{"id":2},{"id":3}]
SELECT 1

select min(d), max(t), min(a) from (select d, '10:00'::time as t, a from j) q
----
min date, max time, min _int4
2020-01-02|10:00:00|{}
SELECT 1

select jsonb_agg(to_jsonb(t) - 'n') from (select id, n from j order by id) t
----
jsonb_agg jsonb
[{"id": 1}, {"id": 2}, {"id": 3}]
SELECT 1

select n, json_agg(id) from j group by n order by n nulls first
----
n text, json_agg json
NULL|[2]
one|[1]
th"ree|[3]
SELECT 3
