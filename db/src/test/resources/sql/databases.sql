# Databases: what is in one is not in another.

create database shop

create database shop

create database other template nosuch

create database other encoding 'LATIN1'

create database other encoding 'nonsense'

create database other owner nobody

create database other owner phantom template template0 encoding 'UTF8' connection limit 7

create database third owner phantom owner phantom

select datname, datistemplate, datallowconn from pg_database order by 1

create table t (i int)

alter database other rename to shop

alter database other rename to another

alter database nosuch rename to third

alter database another owner to phantom

alter database phantom rename to third

alter database postgres rename to third

drop database nosuch

drop database if exists nosuch

drop database phantom

drop database template1

drop database third

drop database another with (force)

drop database shop

select datname from pg_database order by 1

select * from t

begin

create table u (i int)

alter database template1 rename to t1

rollback

select datname from pg_database order by 1
