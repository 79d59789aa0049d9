# Types that change their schema, alone or with it: what names them follows

create schema s9
----
CREATE SCHEMA

create schema s10
----
CREATE SCHEMA

create type s9.mood as enum ('sad', 'ok', 'happy')
----
CREATE TYPE

create table s9.tm (id int, m s9.mood default 'ok'::s9.mood, check (m <> 'sad'::s9.mood), n int default length('ok'::s9.mood::text))
----
CREATE TABLE

create view s9.vm as select m, m = 'ok'::s9.mood as isok from s9.tm
----
CREATE VIEW

insert into s9.tm (id) values (1)
----
INSERT 0 1

alter type s9.mood set schema s10
----
ALTER TYPE

insert into s9.tm (id) values (2)
----
INSERT 0 1

insert into s9.tm values (3, 'sad')
----
ERROR 23514: new row for relation "tm" violates check constraint "tm_m_check"
DETAIL: Failing row contains (3, sad, 2).

select 'happy'::s10.mood, 'happy'::s9.mood
----
ERROR 42704 at 36: type "s9.mood" does not exist

alter type s10.mood set schema nosuch
----
ERROR 3F000: schema "nosuch" does not exist

create type s9.mood as enum ('other')
----
CREATE TYPE

alter type s10.mood set schema s9
----
ERROR 42710: type "mood" already exists in schema "s9"

alter type s10.mood set schema s10
----
ALTER TYPE

drop type s9.mood
----
DROP TYPE

alter schema s10 rename to s11
----
ALTER SCHEMA

insert into s9.tm (id) values (4)
----
INSERT 0 1

insert into s9.tm values (3, 'sad')
----
ERROR 23514: new row for relation "tm" violates check constraint "tm_m_check"
DETAIL: Failing row contains (3, sad, 2).

select * from s9.tm order by 1
----
id int4, m mood, n int4
1|ok|2
2|ok|2
4|ok|2
SELECT 3

select * from s9.vm order by 1
----
m mood, isok bool
ok|t
ok|t
ok|t
SELECT 3

insert into s9.tm (id) values (5)
----
INSERT 0 1

select * from s9.vm order by 1
----
m mood, isok bool
ok|t
ok|t
ok|t
ok|t
SELECT 4

drop schema s9 cascade
----
NOTICE:  drop cascades to 2 other objects
DROP SCHEMA

drop schema s11 cascade
----
NOTICE:  drop cascades to type s11.mood
DROP SCHEMA
