# Temporary tables: in a schema of the session's own, that is searched first.

create table t (i int)

insert into t values (1)

select * from t

create temp table t (tt text)

select * from t

select * from public.t

select * from pg_temp.t

create temp table t (again int)

create temp table if not exists t (again int)

select relpersistence, pg_table_is_visible(oid) from pg_class where relname = 't' order by 1

select table_type from information_schema.tables where table_name = 't' order by 1

select pg_my_temp_schema() <> 0, pg_is_other_temp_schema(pg_my_temp_schema())

select current_schemas(true)

drop table t

select * from t

# Not more lasting than said.

create temp table a (i serial primary key, j int) on commit delete rows

insert into a (j) values (10) returning *

select * from a

begin

insert into a (j) values (20) returning *

select * from a

commit

select * from a

create temp table d (i int) on commit drop

select * from d

begin

create temp table d (i int) on commit drop

create temp view over_d as select * from d

insert into d values (1)

select * from over_d

commit

select * from d

select * from over_d

begin

create temp table r (i int)

rollback

select * from r

create temp table made_of_rows on commit preserve rows as select n from generate_series(1, 3) n

select sum(n) from made_of_rows

select 1 as one, 'two' as two into temp table into_one

select * from into_one

select n * 2 as doubled into public.into_two from generate_series(1, 2) n

select * from into_two

select (select 1 into x)

# Where they can be, and what can refer to them.

create table t2 (i int) on commit drop

create temp table public.t2 (i int)

create table pg_temp.t2 (i int primary key)

select relpersistence from pg_class where relname = 't2'

create table child (i int references t2)

create temp table child (i int references t2)

create temp table other_child (i int references public.t)

alter table t2 set schema public

alter table public.t set schema pg_temp

select * from pg_temp_77.t

create view over_temporary as select * from t2

drop table t2

drop table t2 cascade

create temp sequence s

select nextval('s'), nextval('pg_temp.s')

set search_path to pg_temp, public

create table implicitly (i int)

select relpersistence from pg_class where relname = 'implicitly'

set search_path to public, pg_temp

create temp table t (behind int)

select * from t

select * from pg_temp.t
