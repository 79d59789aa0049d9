create table t(a int primary key, b text, n int default 0)
----
CREATE TABLE

create table log(id serial, what text, old text, new text)
----
CREATE TABLE

create function trg() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.n := new.n + 100;
    insert into log(what, new) values (tg_op || ' ' || tg_when || ' ' || tg_level || ' ' || tg_table_name, new::text);
    return new;
  elsif tg_op = 'UPDATE' then
    insert into log(what, old, new) values (tg_op, old.b, new.b);
    if new.b = 'skip' then return null; end if;
    return new;
  else
    insert into log(what, old) values (tg_op, old.b);
    return old;
  end if;
end $$
----
CREATE FUNCTION

create trigger tt before insert or update or delete on t for each row execute function trg()
----
CREATE TRIGGER

insert into t values (1, 'one'), (2, 'two') returning *
----
a int4, b text, n int4
1|one|100
2|two|100
INSERT 0 2

update t set b = 'x' where a = 1
----
UPDATE 1

update t set b = 'skip' where a = 2
----
UPDATE 0

delete from t where a = 1
----
DELETE 1

select * from t
----
a int4, b text, n int4
2|two|100
SELECT 1

select what, old, new from log order by id
----
what text, old text, new text
INSERT BEFORE ROW t|NULL|(1,one,100)
INSERT BEFORE ROW t|NULL|(2,two,100)
UPDATE|one|x
UPDATE|two|skip
DELETE|x|NULL
SELECT 5

create function stmt() returns trigger language plpgsql as $$ begin raise notice '% % %', tg_name, tg_when, tg_op; return null; end $$
----
CREATE FUNCTION

create trigger st after insert on t for each statement execute procedure stmt()
----
CREATE TRIGGER

create trigger ar after insert on t for each row when (new.a > 10) execute function stmt('x')
----
CREATE TRIGGER

insert into t values (3,'three'), (11,'eleven')
----
NOTICE:  ar AFTER INSERT
NOTICE:  st AFTER INSERT
INSERT 0 2

alter table t disable trigger tt
----
ALTER TABLE

insert into t values (4, 'four') returning n
----
NOTICE:  st AFTER INSERT
n int4
0
INSERT 0 1

drop function stmt()
----
ERROR 2BP01: cannot drop function stmt() because other objects depend on it
DETAIL: trigger ar on table t depends on function stmt()
trigger st on table t depends on function stmt()
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop trigger st on t
----
DROP TRIGGER

drop trigger nosuch on t
----
ERROR 42704: trigger "nosuch" for table "t" does not exist

drop trigger if exists nosuch on t
----
NOTICE:  trigger "nosuch" for relation "t" does not exist, skipping
DROP TRIGGER

select proname, pronargs, prokind, prorettype::regtype, prosrc from pg_proc where proname = 'stmt'
----
proname name, pronargs int2, prokind char, prorettype regtype, prosrc text
stmt|0|f|trigger| begin raise notice '% % %', tg_name, tg_when, tg_op; return null; end 
SELECT 1

select routine_name, routine_type, data_type from information_schema.routines where routine_schema = 'public'
----
routine_name name, routine_type varchar, data_type varchar
trg|FUNCTION|trigger
stmt|FUNCTION|trigger
SELECT 2

select 'trg'::regproc, 'trg()'::regprocedure
----
regproc regproc, regprocedure regprocedure
trg|trg()
SELECT 1

comment on function trg() is 'a trigger function'
----
COMMENT

select obj_description('trg'::regproc)
----
obj_description text
a trigger function
SELECT 1

grant execute on function trg() to public
----
GRANT

revoke all on function trg() from public
----
REVOKE
