create table ct (id int primary key, n text unique, check (id > 0))
----
CREATE TABLE

create view cv as select id as x from ct
----
CREATE VIEW

create type ce as enum('a')
----
CREATE TYPE

create index ci on ct(n)
----
CREATE INDEX

create sequence cs
----
CREATE SEQUENCE

comment on table ct is 'the table'
----
COMMENT

comment on column ct.n is 'the n'
----
COMMENT

comment on view cv is 'v'
----
COMMENT

comment on column cv.x is 'vx'
----
COMMENT

comment on index ci is 'i'
----
COMMENT

comment on sequence cs is 's'
----
COMMENT

comment on type ce is 'e'
----
COMMENT

comment on constraint ct_pkey on ct is 'pk'
----
COMMENT

comment on constraint ct_id_check on ct is 'chk'
----
COMMENT

comment on schema public is 'p'
----
COMMENT

comment on table nope is 'x'
----
ERROR 42P01: relation "nope" does not exist

comment on column ct.nope is 'x'
----
ERROR 42703: column "nope" of relation "ct" does not exist

comment on view ct is 'x'
----
ERROR 42809: "ct" is not a view

comment on table cv is 'x'
----
ERROR 42809: "cv" is not a table

comment on index ct is 'x'
----
ERROR 42809: "ct" is not an index

comment on constraint nope on ct is 'x'
----
ERROR 42704: constraint "nope" for table "ct" does not exist

comment on constraint x on nope is 'x'
----
ERROR 42P01: relation "nope" does not exist

comment on schema nope is 'x'
----
ERROR 3F000: schema "nope" does not exist

comment on database nope is 'x'
----
WARNING:  database "nope" does not exist
COMMENT

comment on type nope is 'x'
----
ERROR 42704: type "nope" does not exist

comment on extension nope is 'x'
----
ERROR 42704: extension "nope" does not exist

comment on table ci is 'x'
----
ERROR 42809: "ci" is not a table

comment on column ci.n is 'x'
----
ERROR 42809: cannot set comment on relation "ci"
DETAIL: This operation is not supported for indexes.

comment on sequence ct is 'x'
----
ERROR 42809: "ct" is not a sequence

comment on column nope.x is 'x'
----
ERROR 42P01: relation "nope" does not exist

comment on column n is 'x'
----
ERROR 42601: column name must be qualified

select obj_description('ct'::regclass), obj_description('ct'::regclass,'pg_class'), col_description('ct'::regclass,2), obj_description('ce'::regtype,'pg_type')
----
obj_description text, obj_description text, col_description text, obj_description text
the table|the table|the n|e
SELECT 1

select classoid::regclass, objsubid, description from pg_description where objoid >= 16384 or description = 'p' order by 1,2,3
----
classoid regclass, objsubid int4, description text
pg_type|0|e
pg_class|0|i
pg_class|0|s
pg_class|0|the table
pg_class|0|v
pg_class|1|vx
pg_class|2|the n
pg_constraint|0|chk
pg_constraint|0|pk
pg_namespace|0|p
SELECT 10

select c.relname, a.attname, d.description from pg_description d join pg_class c on c.oid = d.objoid left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0 where c.relname like 'c_' order by 1, 2
----
relname name, attname name, description text
ci|NULL|i
cs|NULL|s
ct|n|the n
ct|NULL|the table
cv|x|vx
cv|NULL|v
SELECT 6

alter table ct rename constraint ct_id_check to positive
----
ALTER TABLE

alter table ct drop constraint ct_pkey
----
ALTER TABLE

select conname, obj_description(oid, 'pg_constraint') from pg_constraint where conrelid = 'ct'::regclass order by 1
----
conname name, obj_description text
ct_n_key|NULL
positive|chk
SELECT 2

comment on table ct is null
----
COMMENT

comment on column ct.n is ''
----
COMMENT

select obj_description('ct'::regclass), col_description('ct'::regclass,2)
----
obj_description text, col_description text
NULL|NULL
SELECT 1

begin
----
BEGIN

comment on table ct is 'other'
----
COMMENT

select obj_description('ct'::regclass)
----
obj_description text
other
SELECT 1

rollback
----
ROLLBACK

select obj_description('ct'::regclass)
----
obj_description text
NULL
SELECT 1

create schema cx
----
CREATE SCHEMA

create type cx.t as enum ('1', '2')
----
CREATE TYPE

create table uses (a int, b cx.t)
----
CREATE TABLE

drop schema cx
----
ERROR 2BP01: cannot drop schema cx because other objects depend on it
DETAIL: type cx.t depends on schema cx
column b of table uses depends on type cx.t
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop schema cx cascade
----
NOTICE:  drop cascades to 2 other objects
DROP SCHEMA

select * from uses
----
a int4
SELECT 0

drop table ct cascade
----
NOTICE:  drop cascades to view cv
DROP TABLE

select description from pg_description where objoid >= 16384 and description <> 'p' order by 1
----
description text
e
s
SELECT 2
