# Databases: what is in one is not in another.

create database shop
----
CREATE DATABASE

create database shop
----
ERROR 42P04: database "shop" already exists

create database other template nosuch
----
ERROR 3D000: template database "nosuch" does not exist

create database other encoding 'LATIN1'
----
ERROR 0A000: databases with encoding "LATIN1" are not supported
HINT: Use UTF8; clients may ask for another one with client_encoding.

create database other encoding 'nonsense'
----
ERROR 42704 at 23: nonsense is not a valid encoding name

create database other owner nobody
----
ERROR 42704: role "nobody" does not exist

create database other owner phantom template template0 encoding 'UTF8' connection limit 7
----
CREATE DATABASE

create database third owner phantom owner phantom
----
ERROR 42601 at 37: conflicting or redundant options

select datname, datistemplate, datallowconn from pg_database order by 1
----
datname name, datistemplate bool, datallowconn bool
other|f|t
phantom|f|t
postgres|f|t
shop|f|t
template0|t|f
template1|t|t
SELECT 6

create table t (i int)
----
CREATE TABLE

alter database other rename to shop
----
ERROR 42P04: database "shop" already exists

alter database other rename to another
----
ALTER DATABASE

alter database nosuch rename to third
----
ERROR 3D000: database "nosuch" does not exist

alter database another owner to phantom
----
ALTER DATABASE

alter database phantom rename to third
----
ERROR 0A000: current database cannot be renamed

alter database postgres rename to third
----
ALTER DATABASE

drop database nosuch
----
ERROR 3D000: database "nosuch" does not exist

drop database if exists nosuch
----
NOTICE:  database "nosuch" does not exist, skipping
DROP DATABASE

drop database phantom
----
ERROR 55006: cannot drop the currently open database

drop database template1
----
ERROR 42809: cannot drop a template database

drop database third
----
DROP DATABASE

drop database another with (force)
----
DROP DATABASE

drop database shop
----
DROP DATABASE

select datname from pg_database order by 1
----
datname name
phantom
template0
template1
SELECT 3

select * from t
----
i int4
SELECT 0

begin
----
BEGIN

create table u (i int)
----
CREATE TABLE

alter database template1 rename to t1
----
ALTER DATABASE

rollback
----
ROLLBACK

select datname from pg_database order by 1
----
datname name
phantom
template0
template1
SELECT 3
