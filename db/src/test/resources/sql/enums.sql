create type mood as enum ('sad','ok','happy')
----
CREATE TYPE

create type mood as enum()
----
ERROR 42710: type "mood" already exists

create type empty as enum ()
----
CREATE TYPE

create table p (id int primary key, m mood default 'ok', ms mood[])
----
CREATE TABLE

insert into p values (1,'sad','{ok,happy}')
----
INSERT 0 1

insert into p values (2,'bad')
----
ERROR 22P02 at 25: invalid input value for enum mood: "bad"

insert into p (id) values (3)
----
INSERT 0 1

insert into p values (4, 'happy', array['sad','happy']::mood[])
----
INSERT 0 1

create view vm as select m from p
----
CREATE VIEW

drop type mood
----
ERROR 2BP01: cannot drop type mood because other objects depend on it
DETAIL: column ms of table p depends on type mood[]
column m of table p depends on type mood
view vm depends on column m of table p
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter type mood add value 'ok'
----
ERROR 42710: enum label "ok" already exists

alter type mood add value if not exists 'ok'
----
NOTICE:  enum label "ok" already exists, skipping
ALTER TYPE

alter type mood add value 'x' after 'nope'
----
ERROR 22023: "nope" is not an existing enum label

alter type mood rename value 'nope' to 'y'
----
ERROR 22023: "nope" is not an existing enum label

alter type mood rename value 'ok' to 'sad'
----
ERROR 42710: enum label "sad" already exists

drop type nope
----
ERROR 42704: type "nope" does not exist

drop type if exists nope
----
NOTICE:  type "nope" does not exist, skipping
DROP TYPE

alter type int4 add value 'x'
----
ERROR 42809: integer is not an enum

alter type p add value 'y'
----
ERROR 42809: p is not an enum

drop type int4
----
ERROR 2BP01: cannot drop type integer because it is required by the database system

drop type p
----
ERROR 2BP01: cannot drop type p because table p requires it
HINT: You can drop table p instead.

select enum_first(null::mood), enum_last(null::mood), enum_range(null::mood), enum_range('ok'::mood, null), enum_range(null,'ok'::mood)
----
enum_first mood, enum_last mood, enum_range _mood, enum_range _mood, enum_range _mood
sad|happy|{sad,ok,happy}|{ok,happy}|{sad,ok}
SELECT 1

select enum_range('happy'::mood,'ok')
----
enum_range _mood
{}
SELECT 1

select pg_typeof(m), pg_typeof(ms), m < 'ok', m::text, 'ok'::text::mood, max(m) over() , m || 'x' from p order by m
----
pg_typeof regtype, pg_typeof regtype, ?column? bool, m text, mood mood, max mood, ?column? text
mood|mood[]|f|happy|ok|happy|happyx
mood|mood[]|f|ok|ok|happy|okx
mood|mood[]|t|sad|ok|happy|sadx
SELECT 3

select min(m), max(m), array_agg(m order by m desc), count(distinct m) from p
----
min mood, max mood, array_agg _mood, count int8
sad|happy|{happy,ok,sad}|3
SELECT 1

select m = 'nope' from p
----
ERROR 22P02 at 12: invalid input value for enum mood: "nope"

select m = 'x'::text from p
----
ERROR 42883 at 10: operator does not exist: mood = text
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select 1::mood
----
ERROR 42846 at 9: cannot cast type integer to mood

select m::int from p
----
ERROR 42846 at 9: cannot cast type mood to integer

alter type mood add value 'meh' before 'ok'
----
ALTER TYPE

alter type mood add value 'ecstatic'
----
ALTER TYPE

alter type mood add value 'awful' before 'sad'
----
ALTER TYPE

insert into p values (5, 'meh'), (6, 'ecstatic'), (7, 'awful')
----
INSERT 0 3

select id, m from p order by m
----
id int4, m mood
7|awful
1|sad
5|meh
3|ok
4|happy
6|ecstatic
SELECT 6

select * from vm where m > 'meh' order by m desc
----
m mood
ecstatic
happy
ok
SELECT 3

alter type mood rename value 'meh' to 'so-so'
----
ALTER TYPE

select m, count(*) from p group by m order by m
----
m mood, count int8
awful|1
sad|1
so-so|1
ok|1
happy|1
ecstatic|1
SELECT 6

select * from vm where m = 'so-so'
----
m mood
so-so
SELECT 1

create index on p (m)
----
CREATE INDEX

select id from p where m = 'ok'
----
id int4
3
SELECT 1

select id from p where m between 'awful' and 'ok' order by m, id
----
id int4
7
1
5
3
SELECT 4

create table k (m mood primary key, n int)
----
CREATE TABLE

insert into k select m, id from p on conflict (m) do update set n = 99
----
INSERT 0 6

select * from k order by m desc
----
m mood, n int4
ecstatic|6
happy|4
ok|3
so-so|5
sad|1
awful|7
SELECT 6

update k set m = 'ok' where m = 'so-so'
----
ERROR 23505: duplicate key value violates unique constraint "k_pkey"
DETAIL: Key (m)=(ok) already exists.

delete from k where m in ('ok', 'sad') returning *
----
m mood, n int4
ok|3
sad|1
DELETE 2

select 'ok' = any (ms), ms[1], unnest(ms) from p where id = 1
----
?column? bool, ms mood, unnest mood
t|ok|ok
t|ok|happy
SELECT 2

select case when m = 'sad' then 'x' else m::text end, coalesce(m, 'ok'), m in ('sad','ok') from p order by id limit 2
----
m text, coalesce mood, ?column? bool
x|sad|t
ok|ok|t
SELECT 2

select oid = 'mood'::regtype, typname, typtype, typcategory, typlen, typarray = '_mood'::regtype::oid, typelem from pg_type where typname in ('mood')
----
?column? bool, typname name, typtype char, typcategory char, typlen int2, ?column? bool, typelem oid
t|mood|e|E|4|t|0
SELECT 1

select typname, typtype, typcategory, typelem::regtype from pg_type where typname = '_mood'
----
typname name, typtype char, typcategory char, typelem regtype
_mood|b|A|mood
SELECT 1

select enumsortorder, enumlabel from pg_enum where enumtypid = 'mood'::regtype order by enumsortorder
----
enumsortorder float4, enumlabel name
0|awful
1|sad
1.5|so-so
2|ok
3|happy
4|ecstatic
SELECT 6

select 'mood'::regtype, 'mood[]'::regtype, format_type('mood'::regtype, null), format_type('_mood'::regtype, -1)
----
regtype regtype, regtype regtype, format_type text, format_type text
mood|mood[]|mood|mood[]
SELECT 1

select column_name, data_type, udt_schema, udt_name from information_schema.columns where table_name = 'p' order by ordinal_position
----
column_name name, data_type varchar, udt_schema name, udt_name name
id|integer|pg_catalog|int4
m|USER-DEFINED|public|mood
ms|ARRAY|public|_mood
SELECT 3

select atttypid::regtype from pg_attribute where attrelid = 'p'::regclass and attnum > 0 order by attnum
----
atttypid regtype
integer
mood
mood[]
SELECT 3

create type public.mood2 as enum('q')
----
CREATE TYPE

select 'q'::mood = 'q'::mood2
----
ERROR 22P02 at 8: invalid input value for enum mood: "q"

select 'sad'::mood = 'q'::mood2
----
ERROR 42883 at 20: operator does not exist: mood = mood2
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

alter table p add column w mood2 default 'q'
----
ALTER TABLE

select distinct w from p
----
w mood2
q
SELECT 1

alter table p alter column w type text
----
ALTER TABLE

drop type mood cascade
----
NOTICE:  drop cascades to 4 other objects
DROP TYPE

select * from p order by id
----
id int4, w text
1|q
3|q
4|q
5|q
6|q
7|q
SELECT 6

alter type mood2 rename to mood3
----
ALTER TYPE

create type color as enum ('red', 'green')
----
CREATE TYPE

alter type color rename to colour
----
ALTER TYPE

select 'red'::colour
----
colour colour
red
SELECT 1

select 'red'::color
----
ERROR 42704 at 15: type "color" does not exist

create table mood3()
----
ERROR 42710: type "mood3" already exists
HINT: A relation has an associated type of the same name, so you must use a name that doesn't conflict with any existing type.

begin
----
BEGIN

create type tmp as enum ('1')
----
CREATE TYPE

create table tt (a tmp)
----
CREATE TABLE

insert into tt values ('1')
----
INSERT 0 1

select * from tt
----
a tmp
1
SELECT 1

rollback
----
ROLLBACK

select '1'::tmp
----
ERROR 42704 at 13: type "tmp" does not exist

select 'x'::colour
----
ERROR 22P02 at 8: invalid input value for enum colour: "x"

select null::colour is null, array_to_string(array['red','green']::colour[], ','), to_json('red'::colour), concat('red'::colour, 1), greatest('red'::colour, 'green'), nullif('red'::colour, 'green')
----
?column? bool, array_to_string text, to_json json, concat text, greatest colour, nullif colour
t|red,green|"red"|red1|green|red
SELECT 1

select * from colour
----
ERROR 42P01 at 15: relation "colour" does not exist

drop table colour
----
ERROR 42P01: table "colour" does not exist

create table colour (a int)
----
ERROR 42710: type "colour" already exists
HINT: A relation has an associated type of the same name, so you must use a name that doesn't conflict with any existing type.

select length('red'::colour)
----
ERROR 42883 at 8: function length(colour) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select 'red'::colour like 'r%'
----
ERROR 42883 at 22: operator does not exist: colour ~~ unknown
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select string_agg(c::text, ',' order by c) from unnest(enum_range(null::colour)) c
----
string_agg text
red,green
SELECT 1

select * from generate_series(1,2) g, unnest('{red,green}'::colour[]) c order by c desc, g
----
g int4, c colour
1|green
2|green
1|red
2|red
SELECT 4

# Defaults, checks, generated columns and indexes go on to say what they said when a type or a label gets another name.

create type rmood as enum ('sad', 'it''s ok', 'happy')
----
CREATE TYPE

create table rm (id int primary key, a rmood default 'sad'::rmood, b text default ('sad'::rmood)::text, c rmood default 'it''s ok', d rmood[] default '{sad,happy}'::rmood[], e boolean generated always as (a > 'sad'::rmood) stored, constraint rm_a check (a <> 'happy' or a in ('happy', 'sad')), constraint rm_b check (b::rmood <= 'happy'::rmood))
----
CREATE TABLE

create table rm2 (t text check (t::rmood <> 'happy'), x text default 'sad')
----
CREATE TABLE

create index rm_i on rm ((case when a = 'sad'::rmood then 'sad' else 'other' end)) where a <> 'it''s ok'::rmood
----
CREATE INDEX

alter type rmood rename to feeling
----
ALTER TYPE

insert into rm (id) values (1) returning *
----
id int4, a feeling, b text, c feeling, d _feeling, e bool
1|sad|sad|it's ok|{sad,happy}|f
INSERT 0 1

insert into rm2 values ('sad') returning *
----
t text, x text
sad|sad
INSERT 0 1

insert into rm2 values ('happy')
----
ERROR 23514: new row for relation "rm2" violates check constraint "rm2_t_check"
DETAIL: Failing row contains (happy, sad).

alter type feeling rename value 'sad' to 'blue''s'
----
ALTER TYPE

alter type feeling rename value 'it''s ok' to 'ok'
----
ALTER TYPE

alter type feeling rename value 'happy' to 'glad'
----
ALTER TYPE

begin
----
BEGIN

alter type feeling rename value 'glad' to 'g1'
----
ALTER TYPE

alter type feeling rename value 'g1' to 'glad'
----
ALTER TYPE

commit
----
COMMIT

insert into rm (id) values (2) returning *
----
id int4, a feeling, b text, c feeling, d _feeling, e bool
2|blue's|blue's|ok|{blue's,glad}|f
INSERT 0 1

insert into rm (id, b) values (3, 'nope')
----
ERROR 22P02: invalid input value for enum feeling: "nope"

insert into rm2 values ('blue''s') returning *
----
t text, x text
blue's|sad
INSERT 0 1

insert into rm2 values ('glad')
----
ERROR 23514: new row for relation "rm2" violates check constraint "rm2_t_check"
DETAIL: Failing row contains (glad, sad).

select column_name, column_default, generation_expression from information_schema.columns where table_name in ('rm', 'rm2') order by table_name, ordinal_position
----
column_name name, column_default varchar, generation_expression varchar
id|NULL|NULL
a|'blue''s'::feeling|NULL
b|('blue''s'::feeling)::text|NULL
c|'ok'::feeling|NULL
d|'{blue''s,glad}'::feeling[]|NULL
e|NULL|(a > 'blue''s'::feeling)
t|NULL|NULL
x|'sad'::text|NULL
SELECT 8

select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'rm'::regclass order by 1
----
conname name, pg_get_constraintdef text
rm_a|CHECK (((a <> 'glad'::feeling) OR (a = ANY (ARRAY['glad'::feeling, 'blue''s'::feeling]))))
rm_b|CHECK (((b)::feeling <= 'glad'::feeling))
rm_pkey|PRIMARY KEY (id)
SELECT 3

select id, a, c, d, e from rm order by id
----
id int4, a feeling, c feeling, d _feeling, e bool
1|blue's|ok|{blue's,glad}|f
2|blue's|ok|{blue's,glad}|f
SELECT 2

create function rm_f() returns trigger language plpgsql as 'begin new.b = ''glad''; return new; end'
----
CREATE FUNCTION

create trigger rm_t before update on rm for each row when (old.a = 'blue''s' and new.c = 'ok'::feeling) execute function rm_f()
----
CREATE TRIGGER

alter type feeling rename value 'ok' to 'fine'
----
ALTER TYPE

update rm set id = id where id = 2 returning id, a, b, c
----
id int4, a feeling, b text, c feeling
2|blue's|glad|fine
UPDATE 1

alter type feeling rename to mood_of_rm
----
ALTER TYPE

update rm set id = id where id = 1 returning id, a, b, c
----
id int4, a mood_of_rm, b text, c mood_of_rm
1|blue's|glad|fine
UPDATE 1

alter type mood_of_rm rename to feeling
----
ALTER TYPE

alter type feeling rename value 'fine' to 'ok'
----
ALTER TYPE

create type rother as enum ('glad')
----
CREATE TYPE

create schema rs
----
CREATE SCHEMA

create type rs.feeling as enum ('glad', 'x')
----
CREATE TYPE

create table rs.own (f rs.feeling default 'glad'::rs.feeling)
----
CREATE TABLE

alter type rs.feeling rename to date
----
ALTER TYPE

insert into rs.own default values returning *
----
f date
glad
INSERT 0 1

alter type feeling rename to rmood
----
ALTER TYPE

insert into rm (id) values (4) returning *
----
id int4, a rmood, b text, c rmood, d _rmood, e bool
4|blue's|blue's|ok|{blue's,glad}|f
INSERT 0 1

alter type rs.date rename value 'glad' to 'merry'
----
ALTER TYPE

insert into rs.own default values returning *
----
f date
merry
INSERT 0 1

insert into rm (id) values (5) returning *
----
id int4, a rmood, b text, c rmood, d _rmood, e bool
5|blue's|blue's|ok|{blue's,glad}|f
INSERT 0 1

create table rbounds (a text[] default '{1,2}'::text[], b int[] default cast('{3}' as int[]), i interval default '1 day 2 hours'::interval day)
----
CREATE TABLE

insert into rbounds default values returning *
----
a _text, b _int4, i interval
{1,2}|{3}|1 day
INSERT 0 1

drop schema rs cascade
----
NOTICE:  drop cascades to 2 other objects
DROP SCHEMA

drop table rm, rm2, rbounds
----
DROP TABLE

drop function rm_f()
----
DROP FUNCTION

create schema far
----
CREATE SCHEMA

create type far.shade as enum ('dark', 'light')
----
CREATE TYPE

create function far.half(n int) returns int language sql immutable as $$ select n / 2 $$
----
CREATE FUNCTION

create table far.walls (s far.shade default 'dark'::far.shade check (s <> 'light'::far.shade), t far.shade[], n int check (n > far.half(4)))
----
CREATE TABLE

select format_type(atttypid, atttypmod), (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum) from pg_attribute where attrelid = 'far.walls'::regclass and attnum > 0 order by attnum
----
format_type text, pg_get_expr text
far.shade|'dark'::far.shade
far.shade[]|NULL
integer|NULL
SELECT 3

select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'far.walls'::regclass order by conname
----
pg_get_constraintdef text
CHECK ((n > far.half(4)))
CHECK ((s <> 'light'::far.shade))
SELECT 2

select pg_type_is_visible('far.shade'::regtype), 'far.shade'::regtype, 'far.shade[]'::regtype
----
pg_type_is_visible bool, regtype regtype, regtype regtype
f|far.shade|far.shade[]
SELECT 1

set search_path = far, public
----
SET

select format_type(atttypid, atttypmod), (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum) from pg_attribute where attrelid = 'walls'::regclass and attnum > 0 order by attnum
----
format_type text, pg_get_expr text
shade|'dark'::shade
shade[]|NULL
integer|NULL
SELECT 3

select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'walls'::regclass order by conname
----
pg_get_constraintdef text
CHECK ((n > half(4)))
CHECK ((s <> 'light'::shade))
SELECT 2

select pg_type_is_visible('shade'::regtype), 'shade'::regtype
----
pg_type_is_visible bool, regtype regtype
t|shade
SELECT 1

drop schema far cascade
----
NOTICE:  drop cascades to 4 other objects
DROP SCHEMA

reset search_path
----
RESET
