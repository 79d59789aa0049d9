select 'abc'::name, 'a'::"char", 'abc'::"char", 65::"char", 'a'::"char"::int, repeat('x', 70)::name = repeat('x', 63)::name, 'a'::name = 'a'::text, 'a'::name || 'b'
----
name name, char char, char char, char char, int4 int4, ?column? bool, ?column? bool, ?column? text
abc|a|a|A|97|t|t|ab
SELECT 1

select time '12:34:56.789', '24:00:00'::time, '04:05 PM'::time, '040506'::time, '12:34:56.789'::time(1), timetz '12:00+02', '12:00:00-03:30'::timetz
----
time time, time time, time time, time time, time time, timetz timetz, timetz timetz
12:34:56.789|24:00:00|16:05:00|04:05:06|12:34:56.8|12:00:00+02|12:00:00-03:30
SELECT 1

select '25:00'::time
----
ERROR 22008 at 8: date/time field value out of range: "25:00"

select 'x'::time
----
ERROR 22007 at 8: invalid input syntax for type time: "x"

select '12:00'::time < '13:00', '12:00+02'::timetz = '11:00+01'::timetz, '12:00+02'::timetz < '11:00+01'::timetz, '2024-01-01 10:11:12'::timestamp::time, '10:00'::time::interval, '27:00'::interval::time
----
?column? bool, ?column? bool, ?column? bool, time time, interval interval, time time
t|f|t|10:11:12|10:00:00|03:00:00
SELECT 1

select '1 year 2 mons'::interval year, '1 day 02:03:04.567'::interval day to minute, interval '5' hour, interval '1:30' minute to second, '1.23456 s'::interval second(2), '01:02:03.456'::interval(1), interval '3' month
----
interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval
1 year|1 day 02:03:00|05:00:00|00:01:30|00:00:01.23|01:02:03.5|3 mons
SELECT 1

select '{"a" : 1,  "b":[1, 2]}'::json, '{"b":1,"aa":2,"b":3.10}'::jsonb, ' [1 , "x\u00e9\n" ,null,true] '::jsonb, '"s"'::jsonb, '1e2'::jsonb, '-0.10'::jsonb
----
json json, jsonb jsonb, jsonb jsonb, jsonb jsonb, jsonb jsonb, jsonb jsonb
{"a" : 1,  "b":[1, 2]}|{"b": 3.10, "aa": 2}|[1, "xé\n", null, true]|"s"|100|-0.10
SELECT 1

select '{"a":}'::json
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: Expected JSON value, but found "}".

select '{"a" 1}'::jsonb
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: Expected ":", but found "1".

select '[1,]'::json
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: Expected JSON value, but found "]".

select '{"a":1'::json
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: The input string ended unexpectedly.

select 'tru'::jsonb
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: Token "tru" is invalid.

select '01'::json
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: Token "01" is invalid.

select ''::json
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: The input string ended unexpectedly.

select '"\u0000"'::jsonb
----
ERROR 22P05 at 8: unsupported Unicode escape sequence
DETAIL: \u0000 cannot be converted to text.

select '[1] x'::json
----
ERROR 22P02 at 8: invalid input syntax for type json
DETAIL: Token "x" is invalid.

select '{"a":1}'::jsonb = '{"a": 1.0}', '[]'::jsonb < 'null'::jsonb, '{}'::jsonb > '[1]'::jsonb, '[1,2]'::jsonb > '[9]'::jsonb, '"a"'::jsonb < '1'::jsonb, 'true'::jsonb > '5'::jsonb
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|t|t|t|t
SELECT 1

select '1.5'::jsonb::int, '1.5'::jsonb::numeric, 'true'::jsonb::bool, '{"a":1}'::json::jsonb, '{"a":1}'::jsonb::text, '{"a":1}'::jsonb::json
----
int4 int4, numeric numeric, bool bool, jsonb jsonb, text text, json json
2|1.5|t|{"a": 1}|{"a": 1}|{"a": 1}
SELECT 1

select '"x"'::jsonb::int
----
ERROR 22023: cannot cast jsonb string to type integer

select 'int4'::regtype, 'integer'::regtype::oid, 'text[]'::regtype, 25::regtype, 0::regtype, 'timestamp with time zone'::regtype, 'varchar(10)'::regtype, 1009::oid::regtype::text, 23::regtype = 'int4'::regtype
----
regtype regtype, oid oid, regtype regtype, regtype regtype, regtype regtype, regtype regtype, regtype regtype, text text, ?column? bool
integer|23|text[]|text|-|timestamp with time zone|character varying|text[]|t
SELECT 1

select 'nosuch'::regtype
----
ERROR 42704 at 8: type "nosuch" does not exist

select 'nosuch'::regclass
----
ERROR 42P01 at 8: relation "nosuch" does not exist

select '1 2'::int2vector, ('1 2'::int2vector)[0], 2 = any('1 2'::int2vector), '1 2 3'::oidvector, '7 8'::int2vector::int2[]
----
int2vector int2vector, int2vector int2, ?column? bool, oidvector oidvector, int2 _int2
1 2|1|t|1 2 3|[0:1]={7,8}
SELECT 1

create table ty (id int primary key, n name, c "char", t time, tz timetz(0), j json, b jsonb unique, i interval day to second(1), r regtype)
----
CREATE TABLE

insert into ty values (1, 'n', 'c', '1:02', '1:02:03.6+01', '{"a": 1}', '{"b": 2, "a": 1}', '1 02:03:04.56', 'int4'), (2, null, '', '2:00', null, null, '[1]', null, null)
----
INSERT 0 2

insert into ty (id, b) values (3, '{"a":1,"b":2.0}')
----
ERROR 23505: duplicate key value violates unique constraint "ty_b_key"
DETAIL: Key (b)=({"a": 1, "b": 2.0}) already exists.

select * from ty order by id
----
id int4, n name, c char, t time, tz timetz, j json, b jsonb, i interval, r regtype
1|n|c|01:02:00|01:02:04+01|{"a": 1}|{"a": 1, "b": 2}|1 day 02:03:04.6|integer
2|NULL||02:00:00|NULL|NULL|[1]|NULL|NULL
SELECT 2

select id from ty where b = '{"a":1,"b":2}'
----
id int4
1
SELECT 1

select id from ty order by b
----
id int4
2
1
SELECT 2

select id from ty where t > '1:30'
----
id int4
2
SELECT 1

select j = j from ty
----
ERROR 42883 at 10: operator does not exist: json = json
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select 'abc'::name, ('abc'::name)[0], ('abc'::name)[3], ('abc'::name)[64]
----
name name, name char, name char, name char
abc|a||NULL
SELECT 1

select acldefault('r', 10), acldefault('d', 10), oidvectortypes('23 1009')
----
acldefault _text, acldefault _text, oidvectortypes text
{phantom=arwdDxt/phantom}|{=Tc/phantom,phantom=CTc/phantom}|integer, text[]
SELECT 1

create table spans (a interval year, b interval day to second(3), c interval(2), d interval, e interval minute to second)
----
CREATE TABLE

select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'spans'::regclass and attnum > 0 order by attnum
----
format_type text
interval year
interval day to second(3)
interval(2)
interval
interval minute to second
SELECT 5

drop table spans
----
DROP TABLE

create type steps as enum ('zero', 'one', 'two', 'three')
----
CREATE TYPE

alter type steps add value 'half' before 'one'
----
ALTER TYPE

select enumlabel from pg_enum where enumtypid = 'steps'::regtype order by oid
----
enumlabel name
zero
half
one
two
three
SELECT 5

drop type steps
----
DROP TYPE

select t.typname, i.proname, o.proname, r.proname, s.proname from pg_type t join pg_proc i on i.oid = t.typinput join pg_proc o on o.oid = t.typoutput join pg_proc r on r.oid = t.typreceive join pg_proc s on s.oid = t.typsend where t.typname in ('bool', 'int4', '_int4', 'text', 'numeric', 'timestamptz', 'jsonb', 'uuid') order by 1
----
typname name, proname name, proname name, proname name, proname name
_int4|array_in|array_out|array_recv|array_send
bool|boolin|boolout|boolrecv|boolsend
int4|int4in|int4out|int4recv|int4send
jsonb|jsonb_in|jsonb_out|jsonb_recv|jsonb_send
numeric|numeric_in|numeric_out|numeric_recv|numeric_send
text|textin|textout|textrecv|textsend
timestamptz|timestamptz_in|timestamptz_out|timestamptz_recv|timestamptz_send
uuid|uuid_in|uuid_out|uuid_recv|uuid_send
SELECT 8

select count(*) from pg_type t left join pg_proc p on p.oid = t.typinput where t.typtype = 'b' and p.oid is null
----
count int8
0
SELECT 1

select pg_typeof(current_user), pg_typeof(session_user), pg_typeof(current_database()), pg_typeof(current_schema), pg_typeof(pg_sleep(0)), pg_typeof(setseed(0))
----
pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype
name|name|name|name|void|void
SELECT 1

select current_user || '!' = current_user || text '!', coalesce(current_schema, 'none') = 'public', current_user in ('nobody', 'else'), length(current_database()) > 0, current_user::text = current_user, upper(current_user) = upper(current_user::text), current_user like current_user, case when true then current_user else 'x' end = current_user
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|f|t|t|t|t|t
SELECT 1

# NULLIF gives what is compared.

SELECT pg_typeof(nullif(1, 2.5)), pg_typeof(nullif(1, 2::bigint)), pg_typeof(nullif('a'::varchar, 'b'::varchar)), pg_typeof(nullif('a'::char(3), 'b')), pg_typeof(nullif('a', 'b')), pg_typeof(nullif(NULL, 1)), pg_typeof(nullif(1, NULL)), pg_typeof(nullif('2020-01-01'::date, '2020-01-01'::timestamp)), nullif(1, 2.5), nullif('2020-01-01'::date, '2020-01-02'::timestamp)
----
pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, nullif numeric, nullif date
numeric|integer|text|character|text|integer|integer|date|1|2020-01-01
SELECT 1

# What reads and writes the values of types has arguments, and is found by them.

SELECT 'array_in(cstring,oid,integer)'::regprocedure, 'enum_in(cstring, oid)'::regprocedure, 'int4out(integer)'::regprocedure, 'pg_catalog.numeric_recv(internal,oid,integer)'::regprocedure
----
regprocedure regprocedure, regprocedure regprocedure, regprocedure regprocedure, regprocedure regprocedure
array_in(cstring,oid,integer)|enum_in(cstring,oid)|int4out(integer)|numeric_recv(internal,oid,integer)
SELECT 1

SELECT oid::regprocedure, pronargs FROM pg_proc WHERE proname IN ('domain_in', 'enum_out', 'textin', 'varcharin', 'oidout', 'range_in') ORDER BY proname
----
oid regprocedure, pronargs int2
domain_in(cstring,oid,integer)|3
enum_out(anyenum)|1
oidout(oid)|1
range_in(cstring,oid,integer)|3
textin(cstring)|1
varcharin(cstring,oid,integer)|3
SELECT 6

SELECT 'int4in(internal)'::regprocedure
----
ERROR 42883 at 8: function "int4in(internal)" does not exist

CREATE TYPE told AS ENUM ('yes')
----
CREATE TYPE

CREATE DOMAIN asked AS int
----
CREATE DOMAIN

SELECT typname, typinput, typoutput, typreceive, typsend FROM pg_type WHERE typname IN ('told', 'asked') ORDER BY typname
----
typname name, typinput regproc, typoutput regproc, typreceive regproc, typsend regproc
asked|domain_in|int4out|domain_recv|int4send
told|enum_in|enum_out|enum_recv|enum_send
SELECT 2

# No cast is taken for that of a user: those have numbers from 16384 on.

SELECT count(*) > 500, bool_and(oid < 16384), count(DISTINCT oid) = count(*) FROM pg_cast
----
?column? bool, bool_and bool, ?column? bool
t|t|t
SELECT 1
