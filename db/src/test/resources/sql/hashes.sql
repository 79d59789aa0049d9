SELECT hashint2(3::int2), hashint4(5), hashint8(5), hashint8(-5), hashoid(7), hashchar('a'), hashfloat4(2.5), hashfloat8(1.5), hashfloat8('-0')
----
hashint2 int4, hashint4 int4, hashint8 int4, hashint8 int4, hashoid int4, hashchar int4, hashfloat4 int4, hashfloat8 int4, hashfloat8 int4
-28094569|-1330264708|-1330264708|1412886042|-978793473|463612535|473603155|630860146|0
SELECT 1

SELECT hashtext('abc'), hashname('abc'), hashbpchar('abc  '), hashtext('a longer text than twelve'), hashtextextended('abcdefghijklmnop', 77), hashint4extended(5, 1)
----
hashtext int4, hashname int4, hashbpchar int4, hashtext int4, hashtextextended int8, hashint4extended int8
-785388649|-785388649|-785388649|2136312880|-2855780940959502214|1473811485915220926
SELECT 1

SELECT hash_numeric(12345.678), hash_numeric(0), hash_numeric(10000), hash_numeric(-0.00012), hash_numeric_extended(1e20, 5)
----
hash_numeric int4, hash_numeric int4, hash_numeric int4, hash_numeric int4, hash_numeric_extended int8
573919094|-1|1324868425|1267246686|7699580310696997972
SELECT 1

SELECT uuid_hash('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), time_hash('10:11'), timetz_hash('10:11+02'), timetz_hash_extended('10:11+02', 3), timestamp_hash('2024-01-01'), interval_hash('1 month 3 days'), hashoidvector('1 2 3')
----
uuid_hash int4, time_hash int4, timetz_hash int4, timetz_hash_extended int8, timestamp_hash int4, interval_hash int4, hashoidvector int4
1154666245|-524989330|-73543644|4258054026022900595|645451447|-464359982|1738594973
SELECT 1

SELECT jsonb_hash('{"a": [1, 2, {"b": null}], "ccc": true, "bb": "x"}'), jsonb_hash('5'), jsonb_hash_extended('{"a": [1, false]}', 9)
----
jsonb_hash int4, jsonb_hash int4, jsonb_hash_extended int8
-363656086|592623376|4255103199664324735
SELECT 1

SELECT encode(digest('abc', 'sha1'), 'hex'), encode(hmac('a', 'k', 'sha256'), 'hex'), uuid_generate_v3(uuid_ns_url(), 'x'), uuid_generate_v5(uuid_ns_dns(), 'x'), uuid_nil()
----
encode text, encode text, uuid_generate_v3 uuid, uuid_generate_v5 uuid, uuid_nil uuid
a9993e364706816aba3e25717850c26c9cd0d89d|78da91511e675587f5b9df78bedebaf5560da2abb88162ee875dcdf744951d9e|60a7f89c-e446-309c-8b4f-460bfdfd0dee|05b16a01-46c6-56dd-bd6e-c6dfb4a1427a|00000000-0000-0000-0000-000000000000
SELECT 1

SELECT length(gen_random_bytes(5)), gen_random_bytes(4) <> gen_random_bytes(4), uuid_generate_v4() <> uuid_generate_v4()
----
length int4, ?column? bool, ?column? bool
5|t|t
SELECT 1

SELECT digest('abc', 'crc')
----
ERROR 22023: Cannot use "crc": No such hash algorithm

SELECT gen_random_bytes(0)
----
ERROR 22023: Length not in range

SELECT json_object('{a,1,b,2}'), json_object('{a,b}', '{1,2}'), jsonb_object('{{a,1},{b,null}}'), json_object('{}')
----
json_object json, json_object json, jsonb_object jsonb, json_object json
{"a" : "1", "b" : "2"}|{"a" : "1", "b" : "2"}|{"a": "1", "b": null}|{}
SELECT 1

SELECT json_object('{a}')
----
ERROR 2202E: array must have even number of elements

SELECT jsonb_object('{{a,b,c}}')
----
ERROR 2202E: array must have two columns

SELECT json_object('{{{a}}}')
----
ERROR 2202E: wrong number of array subscripts

SELECT json_object('{a,null}', '{1,2}')
----
ERROR 22004: null value not allowed for object key

SELECT json_object('{a}', '{1,2}')
----
ERROR 2202E: mismatched array dimensions

SELECT jsonb_set_lax('{"a": 1}', '{a}', NULL), jsonb_set_lax('{"a": 1}', '{a}', NULL, true, 'delete_key'), jsonb_set_lax('{"a": 1}', '{a}', NULL, null_value_treatment => 'return_target')
----
jsonb_set_lax jsonb, jsonb_set_lax jsonb, jsonb_set_lax jsonb
{"a": null}|{}|{"a": 1}
SELECT 1

SELECT jsonb_set_lax('{"a": 1}', '{a}', NULL, true, 'raise_exception')
----
ERROR 22004: JSON value must not be null
DETAIL: Exception was raised because null_value_treatment is "raise_exception".
HINT: To avoid, either change the null_value_treatment argument or ensure that an SQL NULL is not passed.

SELECT jsonb_set_lax('{"a": 1}', '{a}', NULL, true, 'other')
----
ERROR 22023: null_value_treatment must be "delete_key", "return_target", "use_json_null", or "raise_exception"

SELECT is_normalized('a'), pg_column_size(1), pg_column_size(NULL::text)
----
is_normalized bool, pg_column_size int4, pg_column_size int4
t|4|NULL
SELECT 1

SELECT (-1.0) ^ 2147483647, (-1.0) ^ 2147483646, 1.000000001 ^ 2147483640, 0.9999999999 ^ 70000000000000 < 0.1
----
?column? numeric, ?column? numeric, ?column? numeric, ?column? bool
-1.0000000000000000|1.0000000000000000|8.5632829508750364|t
SELECT 1
