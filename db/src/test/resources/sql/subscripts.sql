# Parts of arrays and of jsonb: read, and assigned to (PostgreSQL 15, chapters 8.14.5 and 8.15.4)

create table t(k int primary key, a int[] default '{7,8,9}', b text[], m int[][], j jsonb, n int, c varchar(3)[], nm name)
----
CREATE TABLE

insert into t(k, a[1]) values (1, 5)
----
INSERT 0 1

insert into t(k, a[1], a[3]) values (2, 5, 6), (3, 7, 8)
----
INSERT 0 2

insert into t(k, a[1], a) values (4, 5, '{1}')
----
ERROR 42701 at 24: column "a" specified more than once

insert into t(k, a, a[1]) values (4, '{1}', 5)
----
ERROR 42701 at 21: column "a" specified more than once

insert into t(k, a[1]) values (4, default)
----
ERROR 0A000 at 18: cannot set an array element to DEFAULT

insert into t(k, a[1]) values (4, 'x')
----
ERROR 22P02 at 35: invalid input syntax for type integer: "x"

insert into t(k, a[1]) select 5, 'x'::text
----
ERROR 42804 at 18: subscripted assignment to "a" requires type integer but expression is of type text
HINT: You will need to rewrite or cast the expression.

insert into t(k, n[1]) values (6, 1)
----
ERROR 42804 at 18: cannot subscript type integer because it does not support subscripting

insert into t(k, n.f) values (6, 1)
----
ERROR 42804 at 18: cannot assign to field "f" of column "n" because its type integer is not a composite type

insert into t(k, a[null]) values (6, 1)
----
ERROR 22004: array subscript in assignment must not be null

insert into t(k, a[k]) values (6, 1)
----
ERROR 42703 at 20: column "k" does not exist

insert into t(k, a[1:2]) values (6, '{1,2}')
----
INSERT 0 1

insert into t(k, a[1:2]) values (7, '{1}')
----
ERROR 2202E: source array too small

insert into t(k, c[1]) values (8, 'abcd')
----
ERROR 22001: value too long for type character varying(3)

insert into t(k, j['a']) values (10, '1')
----
INSERT 0 1

insert into t(k, j[0]) values (11, '1')
----
INSERT 0 1

insert into t(k, j[1:2]) values (12, '1')
----
ERROR 42804 at 22: jsonb subscript does not support slices

insert into t(k, j[1.5]) values (12, '1')
----
ERROR 42804 at 20: subscript type numeric is not supported
HINT: jsonb subscript must be coercible to either integer or text.

insert into t(k, j['a']) values (12, 'xyz')
----
ERROR 22P02 at 38: invalid input syntax for type json
DETAIL: Token "xyz" is invalid.

insert into t(k, j['a']) values (12, 1)
----
ERROR 42804 at 18: subscripted assignment to "j" requires type jsonb but expression is of type integer
HINT: You will need to rewrite or cast the expression.

insert into t(k, j['a']['b'][2]) values (12, null)
----
INSERT 0 1

insert into t(k, j[null]) values (13, '1')
----
ERROR 22004: jsonb subscript in assignment must not be null

update t set a[1] = 3, a = '{1}' where k = 1
----
ERROR 42601: multiple assignments to same column "a"

update t set a = '{1}', a[1] = 3 where k = 1
----
ERROR 42601: multiple assignments to same column "a"

update t set a[1] = default where k = 1
----
ERROR 0A000 at 14: cannot set an array element to DEFAULT

update t set n[1] = 2
----
ERROR 42804 at 14: cannot subscript type integer because it does not support subscripting

update t set n.f = 2
----
ERROR 42804 at 14: cannot assign to field "f" of column "n" because its type integer is not a composite type

update t set a[1] = 'x'::text
----
ERROR 42804 at 14: subscripted assignment to "a" requires type integer but expression is of type text
HINT: You will need to rewrite or cast the expression.

update t set a[1] = '{1}'::int[]
----
ERROR 42804 at 14: subscripted assignment to "a" requires type integer but expression is of type integer[]
HINT: You will need to rewrite or cast the expression.

update t set a[1:2] = 1
----
ERROR 42804 at 14: subscripted assignment to "a" requires type integer[] but expression is of type integer
HINT: You will need to rewrite or cast the expression.

update t set a['x'] = 1
----
ERROR 22P02 at 16: invalid input syntax for type integer: "x"

update t set a[1.5] = 1 where k=1
----
UPDATE 1

update t set a[1][2] = 1 where k=1
----
ERROR 2202E: wrong number of array subscripts

update t set m[1][2] = 1 where k=1 returning m
----
m _int4
[1:1][2:2]={{1}}
UPDATE 1

update t set m[2][2] = 1 where k=1 returning m
----
ERROR 2202E: array subscript out of range

update t set m[1:2][1:2] = '{1,2,3,4,5}' where k=2 returning m
----
m _int4
{{1,2},{3,4}}
UPDATE 1

update t set m[1:2][1:2] = '{1,2,3}' where k=2 returning m
----
ERROR 2202E: source array too small

update t set m[1] = '1' where k=2 returning m
----
ERROR 2202E: wrong number of array subscripts

update t set m[1:1] = '{8,9}' where k=2 returning m
----
m _int4
{{8,9},{3,4}}
UPDATE 1

update t set m[2:1] = '{8,9}' where k=2 returning m
----
ERROR 2202E: upper bound cannot be less than lower bound

update t set a[2:] = '{8,9}' where k=2 returning a
----
a _int4
{5,8,9}
UPDATE 1

update t set a[:2] = '{18,19}' where k=2 returning a
----
a _int4
{18,19,9}
UPDATE 1

update t set a[:] = '{28,29,30}' where k=2 returning a
----
a _int4
{28,29,30}
UPDATE 1

update t set a[5:6] = '{55,66}', a[-1] = 3 where k=2 returning a
----
a _int4
[-1:6]={3,NULL,28,29,30,NULL,55,66}
UPDATE 1

update t set a[5:6] = null where k=2 returning a
----
a _int4
[-1:6]={3,NULL,28,29,30,NULL,55,66}
UPDATE 1

update t set b[5:6] = null where k=2 returning b
----
b _text
{}
UPDATE 1

update t set b[5:] = '{1}' where k=3 returning b
----
ERROR 2202E: array slice subscript must provide both boundaries
DETAIL: When assigning to a slice of an empty array value, slice boundaries must be fully specified.

update t set a[2147483647] = 1 where k=2 returning a
----
ERROR 54000: array size exceeds the maximum allowed (134217727)

update t set (a[1], a[2]) = (100, 200) where k=2 returning a
----
a _int4
[-1:6]={3,NULL,100,200,30,NULL,55,66}
UPDATE 1

update t set (a[1], a[2]) = (select 101, 201) where k=2 returning a
----
a _int4
[-1:6]={3,NULL,101,201,30,NULL,55,66}
UPDATE 1

update t set (a[1], n) = row(3, 2) where k=2 returning a, n
----
a _int4, n int4
[-1:6]={3,NULL,3,201,30,NULL,55,66}|2
UPDATE 1

update t set a[n] = n, a[(select 2)] = a[1] where k = 2 returning a[1:3], n
----
a _int4, n int4
{3,3,30}|2
UPDATE 1

update t set j['a'] = '5', j['b'][2]['c'] = '"x"' where k=2 returning j
----
j jsonb
{"a": 5, "b": [null, null, {"c": "x"}]}
UPDATE 1

update t set j['a']['q'] = '5' where k=2 returning j
----
ERROR 22023: cannot replace existing key
DETAIL: The path assumes key is a composite object, but it is a scalar value.

update t set j['b']['q'] = '5' where k=2 returning j
----
ERROR 22P02: path element at position 2 is not an integer: "q"

update t set j['b'][-1] = '5' where k=2 returning j
----
j jsonb
{"a": 5, "b": [null, null, 5]}
UPDATE 1

update t set j['b'][-9] = '5' where k=2 returning j
----
ERROR 22023: path element at position 2 is out of range: -9

update t set j['b'][5] = '5' where k=2 returning j
----
j jsonb
{"a": 5, "b": [null, null, 5, null, null, 5]}
UPDATE 1

update t set j['a'] = n, j['z'] = to_jsonb(n) where k=2 returning j
----
ERROR 42804 at 14: subscripted assignment to "j" requires type jsonb but expression is of type integer
HINT: You will need to rewrite or cast the expression.

update t set j = '5' where k = 2
----
UPDATE 1

update t set j['b'] = '5' where k=2 returning j
----
ERROR 22023: cannot replace existing key
DETAIL: The path assumes key is a composite object, but it is a scalar value.

update t set j[null] = '5' where k=2 returning j
----
ERROR 22004: jsonb subscript in assignment must not be null

update t set j['b'] = null where k=3 returning j
----
j jsonb
{"b": null}
UPDATE 1

select j['b'], j['b'][1], j[0], j[null] from t where k = 3
----
j jsonb, j jsonb, j jsonb, j jsonb
null|NULL|NULL|NULL
SELECT 1

select ('{"a":[1,2,{"b":5}]}'::jsonb)['a'][2]['b'], ('{"a":[1,2,{"b":5}]}'::jsonb)['a']['2'], ('[1,2]'::jsonb)[-1], ('5'::jsonb)[0]
----
jsonb jsonb, jsonb jsonb, jsonb jsonb, jsonb jsonb
5|{"b": 5}|2|NULL
SELECT 1

select ('[1,2]'::jsonb)[1:2]
----
ERROR 42804 at 27: jsonb subscript does not support slices

select ('[1,2]'::jsonb)[now()]
----
ERROR 42804 at 25: subscript type timestamp with time zone is not supported
HINT: jsonb subscript must be coercible to either integer or text.

select ('[1,2]'::jsonb)[1::bigint]
----
ERROR 42804 at 26: subscript type bigint is not supported
HINT: jsonb subscript must be coercible to either integer or text.

select ('[1,2]'::jsonb)[1::smallint]
----
jsonb jsonb
2
SELECT 1

select ('[1,2]'::json)[1]
----
ERROR 42804 at 16: cannot subscript type json because it does not support subscripting

select ('[1,2]'::jsonb)['a'::varchar]
----
jsonb jsonb
NULL
SELECT 1

select ('[1,2]'::jsonb)['a'::name]
----
jsonb jsonb
NULL
SELECT 1

insert into t(k, a[2]) values (2, 4) on conflict (k) do update set a[1] = excluded.a[2] + 1, a[excluded.k] = t.k returning a
----
a _int4
[-1:6]={3,NULL,5,2,30,NULL,55,66}
INSERT 0 1

merge into t using (values (3), (33)) v(x) on v.x = t.k when matched then update set a[v.x] = 77, b[1] = 'q' when not matched then insert (k, a[2], a[4]) values (v.x, v.x, 1)
----
MERGE 2

select k, a, b, m, j, n, c, nm from t order by k
----
k int4, a _int4, b _text, m _int4, j jsonb, n int4, c _varchar, nm name
1|{5,1}|NULL|[1:1][2:2]={{1}}|NULL|NULL|NULL|NULL
2|[-1:6]={3,NULL,5,2,30,NULL,55,66}|{}|{{8,9},{3,4}}|5|2|NULL|NULL
3|{7,NULL,77}|{q}|NULL|{"b": null}|NULL|NULL|NULL
6|{1,2}|NULL|NULL|NULL|NULL|NULL|NULL
10|{7,8,9}|NULL|NULL|{"a": 1}|NULL|NULL|NULL
11|{7,8,9}|NULL|NULL|[1]|NULL|NULL|NULL
12|{7,8,9}|NULL|NULL|{"a": {"b": [null, null, null]}}|NULL|NULL|NULL
33|[2:4]={33,NULL,1}|NULL|NULL|NULL|NULL|NULL|NULL
SELECT 8

create view tv as select k, a as arr, j as doc from t where k < 100
----
CREATE VIEW

update tv set arr[1] = 41, doc['v'] = '1' where k = 1 returning *
----
k int4, arr _int4, doc jsonb
1|{41,1}|{"v": 1}
UPDATE 1

insert into tv (k, arr[2], doc['n'][1]) values (50, 2, '"x"') returning *
----
k int4, arr _int4, doc jsonb
50|[2:2]={2}|{"n": [null, "x"]}
INSERT 0 1

create table defaulted (id int primary key, tags text[] default '{x}', total int generated always as (tags[1]::int) stored)
----
CREATE TABLE

insert into defaulted (id, tags[1]) values (1, '4') returning *
----
id int4, tags _text, total int4
1|{4}|4
INSERT 0 1

update defaulted set tags[1] = tags[1] || '2' returning *
----
id int4, tags _text, total int4
1|{42}|42
UPDATE 1

update defaulted set total[1] = 1
----
ERROR 42804 at 22: cannot subscript type integer because it does not support subscripting

insert into defaulted (id, tags[2]) values (1, 'never') on conflict (id) do update set (tags[2], tags[3]) = (select excluded.tags[2], 'also') returning *
----
id int4, tags _text, total int4
1|{42,never,also}|42
INSERT 0 1

with c as (update defaulted set tags[1:2] = array['7', 'q', 'surplus'] returning tags) select tags[1], tags[2:] from c
----
tags text, tags _text
7|{q,also}
SELECT 1

update defaulted set tags.x = 1
----
ERROR 42804 at 22: cannot assign to field "x" of column "tags" because its type text[] is not a composite type

update defaulted set tags.* = 1
----
ERROR 0A000 at 22: row expansion via "*" is not supported here

select ('{"a":{"b":[10,20]}}'::jsonb)['a']['b'][1], ('{"a":{"b":[10,20]}}'::jsonb)['a']['b']['-1'], (select jsonb '{"x":1}')['x']
----
jsonb jsonb, jsonb jsonb, jsonb jsonb
20|20|1
SELECT 1

create table docs (d jsonb check (d['kind'] is not null), e jsonb default '{}')
----
CREATE TABLE

insert into docs (d['kind'], e['n']) values ('"a"', '1'), ('"b"', null) returning *
----
d jsonb, e jsonb
{"kind": "a"}|{"n": 1}
{"kind": "b"}|{"n": null}
INSERT 0 2

select d['kind'], e['n'] from docs where d['kind'] = '"a"' group by d['kind'], e['n']
----
d jsonb, e jsonb
"a"|1
SELECT 1

update docs set d['big'][16777216] = '1'
----
ERROR 54000: number of jsonb array elements exceeds the maximum allowed (16777216)

create table s1 (id int, tags text[] default array['a','b'], j jsonb, n int, check (tags[1] <> 'z'), check (n = any (array[1,2,3])), check (j['a'] is not null), total int generated always as (tags[2]::int) stored, m int check ((array[n, 2])[1] < 5), check (row(id, n) <> row(1, 5)))
----
CREATE TABLE

select pg_get_constraintdef(oid) from pg_constraint where conrelid = 's1'::regclass order by conname
----
pg_get_constraintdef text
CHECK ((ROW(id, n) <> ROW(1, 5)))
CHECK ((j['a'::text] IS NOT NULL))
CHECK ((n = ANY (ARRAY[1, 2, 3])))
CHECK (((ARRAY[n, 2])[1] < 5))
CHECK ((tags[1] <> 'z'::text))
SELECT 5

select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 's1'::regclass order by adnum
----
pg_get_expr text
ARRAY['a'::text, 'b'::text]
(tags[2])::integer
SELECT 2

alter table s1 rename tags to labels
----
ALTER TABLE

alter table s1 rename n to nn
----
ALTER TABLE

select pg_get_constraintdef(oid) from pg_constraint where conrelid = 's1'::regclass order by conname
----
pg_get_constraintdef text
CHECK ((ROW(id, nn) <> ROW(1, 5)))
CHECK ((j['a'::text] IS NOT NULL))
CHECK ((nn = ANY (ARRAY[1, 2, 3])))
CHECK (((ARRAY[nn, 2])[1] < 5))
CHECK ((labels[1] <> 'z'::text))
SELECT 5

insert into s1 values (1, '{z,3}', '{"a":1}', 1)
----
ERROR 23514: new row for relation "s1" violates check constraint "s1_tags_check"
DETAIL: Failing row contains (1, {z,3}, {"a": 1}, 1, 3, null).

insert into s1 values (1, '{y,3}', '{"b":1}', 1)
----
ERROR 23514: new row for relation "s1" violates check constraint "s1_j_check"
DETAIL: Failing row contains (1, {y,3}, {"b": 1}, 1, 3, null).

insert into s1 values (1, '{y,3}', '{"a":1}', 4)
----
ERROR 23514: new row for relation "s1" violates check constraint "s1_n_check"
DETAIL: Failing row contains (1, {y,3}, {"a": 1}, 4, 3, null).

insert into s1 values (1, '{y,3}', '{"a":1}', 2) returning *
----
id int4, labels _text, j jsonb, nn int4, total int4, m int4
1|{y,3}|{"a": 1}|2|3|NULL
INSERT 0 1

create index on s1 ((j['a']))
----
CREATE INDEX

select * from s1 where j['a'] = '1'
----
id int4, labels _text, j jsonb, nn int4, total int4, m int4
1|{y,3}|{"a": 1}|2|3|NULL
SELECT 1

select * from s1 where labels[2] = '3'
----
id int4, labels _text, j jsonb, nn int4, total int4, m int4
1|{y,3}|{"a": 1}|2|3|NULL
SELECT 1

# Brackets of their own begin anew behind parentheses.

SELECT (('{7,8,9}'::int[])[2:3])[1], ('{7,8,9}'::int[])[2:3][1], ((('{{1,2},{3,4}}'::int[])[2:2])[1:1][2:2])[1][1]
----
int4 int4, int4 _int4, int4 int4
8|{}|4
SELECT 1

SELECT (('{{1,2},{3,4}}'::int[])[2])[1]
----
ERROR 42804 at 33: cannot subscript type integer because it does not support subscripting
