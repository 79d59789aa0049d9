create table a(id int primary key, x text, n numeric(8,2))
----
CREATE TABLE

create table b(id int, y varchar(10), d date)
----
CREATE TABLE

insert into a values (1,'q',1),(2,'r',2)
----
INSERT 0 2

insert into b values (1,'abc','2020-02-02')
----
INSERT 0 1

create view v1 as select id from a join b using (id) where x='q' and y like 'a%'
----
CREATE VIEW

select * from v1
----
id int4
1
SELECT 1

select v.id from v1 v, public.v1
----
id int4
1
SELECT 1

select v1.id from public.v1
----
id int4
1
SELECT 1

create view v2(p,q) as select x, count(*) from a group by x
----
CREATE VIEW

select * from v2 order by p
----
p text, q int8
q|1
r|1
SELECT 2

create view v9 as select * from v1
----
CREATE VIEW

alter table a rename column x to xx
----
ALTER TABLE

alter table a rename to aa
----
ALTER TABLE

select * from v1
----
id int4
1
SELECT 1

select * from v9
----
id int4
1
SELECT 1

select * from v2 order by 1
----
p text, q int8
q|1
r|1
SELECT 2

alter table aa add column z int
----
ALTER TABLE

drop table aa
----
ERROR 2BP01: cannot drop table aa because other objects depend on it
DETAIL: view v1 depends on table aa
view v9 depends on view v1
view v2 depends on table aa
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table aa alter xx type varchar
----
ERROR 0A000: cannot alter type of a column used by a view or rule
DETAIL: rule _RETURN on view v1 depends on column "xx"

alter table aa drop column xx
----
ERROR 2BP01: cannot drop column xx of table aa because other objects depend on it
DETAIL: view v1 depends on column xx of table aa
view v9 depends on view v1
view v2 depends on column xx of table aa
HINT: Use DROP ... CASCADE to drop the dependent objects too.

create or replace view v1 as select 5 as id, 6 as more
----
CREATE VIEW

select * from v1
----
id int4, more int4
5|6
SELECT 1

select * from v9
----
id int4
5
SELECT 1

create or replace view v1 as select 5 as id
----
ERROR 42P16: cannot drop columns from view

create or replace view v1 as select 5 as id2, 6 as more
----
ERROR 42P16: cannot change name of view column "id" to "id2"
HINT: Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.

create or replace view v1 as select 5::text as id, 6 as more
----
ERROR 42P16: cannot change data type of view column "id" from integer to text

create or replace view v9 as select * from v1
----
CREATE VIEW

select * from v9
----
id int4, more int4
5|6
SELECT 1

create or replace view v1 as select id, more from v9
----
CREATE VIEW

select * from v1
----
ERROR 42P17: infinite recursion detected in rules for relation "v1"

create or replace view v1 as select 5 as id, 6 as more
----
CREATE VIEW

drop view v1
----
ERROR 2BP01: cannot drop view v1 because other objects depend on it
DETAIL: view v9 depends on view v1
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop view v1 cascade
----
NOTICE:  drop cascades to view v9
DROP VIEW

drop view v2, nope
----
ERROR 42P01: view "nope" does not exist

drop view if exists nope
----
NOTICE:  view "nope" does not exist, skipping
DROP VIEW

select * from v2
----
p text, q int8
q|1
r|1
SELECT 2

create recursive view nums(n) as values (1) union all select n+1 from nums where n<5
----
CREATE VIEW

select * from nums
----
n int4
1
2
3
4
5
SELECT 5

alter view nums rename to nn
----
ALTER VIEW

select * from nn
----
n int4
1
2
3
4
5
SELECT 5

alter view nn rename column n to m
----
ALTER VIEW

select m from nn
----
m int4
1
2
3
4
5
SELECT 5

create view k3 as select id, id+1 as n1 from b where id > 0
----
CREATE VIEW

truncate k3
----
ERROR 42809: "k3" is not a table

create index on k3(id)
----
ERROR 42809: cannot create index on relation "k3"
DETAIL: This operation is not supported for views.

alter table k3 add column q int
----
ERROR 42809: ALTER action ADD COLUMN cannot be performed on relation "k3"
DETAIL: This operation is not supported for views.

alter view b rename to c
----
ERROR 42809: "b" is not a view

drop table k3
----
ERROR 42809: "k3" is not a table
HINT: Use DROP VIEW to remove a view.

drop index k3
----
ERROR 42809: "k3" is not an index
HINT: Use DROP VIEW to remove a view.

drop sequence k3
----
ERROR 42809: "k3" is not a sequence

create table f(id int references k3)
----
ERROR 42809: referenced relation "k3" is not a table

create view w as with w as (delete from b returning id) select * from w
----
ERROR 0A000: views must not contain data-modifying statements in WITH

create view c(a,b) as select 1
----
ERROR 42601: CREATE VIEW specifies more column names than columns

create view c as select 1 as a, 2 as a
----
ERROR 42701: column "a" specified more than once

create view c as select $1
----
ERROR 42P02 at 25: there is no parameter $1

begin
----
BEGIN

create view tv as select * from b
----
CREATE VIEW

select * from tv
----
id int4, y varchar, d date
1|abc|2020-02-02
SELECT 1

rollback
----
ROLLBACK

select * from tv
----
ERROR 42P01 at 15: relation "tv" does not exist

begin
----
BEGIN

lock table k3 in share mode
----
LOCK TABLE

commit
----
COMMIT

select * from k3 for update
----
id int4, n1 int4
1|2
SELECT 1

drop table aa, b cascade
----
NOTICE:  drop cascades to 2 other objects
DROP TABLE

create table items (id int primary key, name text not null, price numeric(8,2) default 1.5, hidden boolean default false, check (price >= 0))
----
CREATE TABLE

create view shown as select id, name as title, price, price * 2 as double from items where not hidden
----
CREATE VIEW

insert into shown (id, title) values (1, 'one'), (2, 'two')
----
INSERT 0 2

insert into shown values (3, 'three', 9)
----
INSERT 0 1

insert into shown values (4, 'four', 9, 18)
----
ERROR 0A000: cannot insert into column "double" of view "shown"
DETAIL: View columns that are not columns of their base relation are not updatable.

insert into shown (id, double) values (4, 18)
----
ERROR 0A000: cannot insert into column "double" of view "shown"
DETAIL: View columns that are not columns of their base relation are not updatable.

insert into shown (id, nope) values (4, 18)
----
ERROR 42703 at 24: column "nope" of relation "shown" does not exist

insert into shown select 5, 'five', 5
----
INSERT 0 1

insert into shown default values
----
ERROR 23502: null value in column "id" of relation "items" violates not-null constraint
DETAIL: Failing row contains (null, null, 1.50, f).

select * from shown order by id
----
id int4, title text, price numeric, double numeric
1|one|1.50|3.00
2|two|1.50|3.00
3|three|9.00|18.00
5|five|5.00|10.00
SELECT 4

update shown set title = upper(title) where id < 3 returning *
----
id int4, title text, price numeric, double numeric
1|ONE|1.50|3.00
2|TWO|1.50|3.00
UPDATE 2

update shown s set price = s.double where s.id = 1 returning s.price, s.double
----
price numeric, double numeric
3.00|6.00
UPDATE 1

update shown set double = 3
----
ERROR 0A000: cannot update column "double" of view "shown"
DETAIL: View columns that are not columns of their base relation are not updatable.

update items set hidden = true where id = 2
----
UPDATE 1

update shown set price = 0
----
UPDATE 3

delete from shown where id = 2
----
DELETE 0

delete from shown using (values (3)) v(k) where k = shown.id returning shown.*
----
id int4, title text, price numeric, double numeric
3|three|0.00|0.00
DELETE 1

select * from items order by id
----
id int4, name text, price numeric, hidden bool
1|ONE|0.00|f
2|TWO|1.50|t
5|five|0.00|f
SELECT 3

insert into shown (id, title, price) values (1, 'uno', 7) on conflict (id) do update set title = excluded.title, price = shown.price + excluded.price returning *
----
id int4, title text, price numeric, double numeric
1|uno|7.00|14.00
INSERT 0 1

insert into shown (id, title) values (1, 'ein') on conflict do nothing
----
INSERT 0 0

insert into shown (id, title, price) values (7, 'seven', -1)
----
ERROR 23514: new row for relation "items" violates check constraint "items_price_check"
DETAIL: Failing row contains (7, seven, -1.00, f).

create view cheap as select id, title, price from shown where price < 10 with local check option
----
CREATE VIEW

insert into cheap values (10, 'ten', 10)
----
ERROR 44000: new row violates check option for view "cheap"
DETAIL: Failing row contains (10, ten, 10.00, f).

insert into cheap values (10, 'ten', 9)
----
INSERT 0 1

update cheap set price = 20 where id = 10
----
ERROR 44000: new row violates check option for view "cheap"
DETAIL: Failing row contains (10, ten, 20.00, f).

update cheap set price = 8 where id = 10 returning price
----
price numeric
8.00
UPDATE 1

create view dear as select * from cheap where price > 5 with cascaded check option
----
CREATE VIEW

insert into dear values (11, 'eleven', 4)
----
ERROR 44000: new row violates check option for view "dear"
DETAIL: Failing row contains (11, eleven, 4.00, f).

insert into dear values (11, 'eleven', 11)
----
ERROR 44000: new row violates check option for view "cheap"
DETAIL: Failing row contains (11, eleven, 11.00, f).

insert into dear values (11, 'eleven', 6)
----
INSERT 0 1

create view loose as select * from dear where id > 100
----
CREATE VIEW

insert into loose values (12, 'twelve', 20)
----
ERROR 44000: new row violates check option for view "cheap"
DETAIL: Failing row contains (12, twelve, 20.00, f).

insert into loose values (12, 'twelve', 7)
----
INSERT 0 1

select * from loose
----
id int4, title text, price numeric
SELECT 0

select * from dear order by id
----
id int4, title text, price numeric
1|uno|7.00
10|ten|8.00
11|eleven|6.00
12|twelve|7.00
SELECT 4

create view no_check as select id, title from shown where id < 100 with check option
----
CREATE VIEW

update no_check set id = 500 where id = 1
----
ERROR 44000: new row violates check option for view "no_check"
DETAIL: Failing row contains (500, uno, 7.00, f).

update items set hidden = true where id = 1
----
UPDATE 1

create view grouped as select name, count(*) from items group by name
----
CREATE VIEW

insert into grouped values ('x', 1)
----
ERROR 55000: cannot insert into view "grouped"
DETAIL: Views containing GROUP BY are not automatically updatable.
HINT: To enable inserting into the view, provide an INSTEAD OF INSERT trigger or an unconditional ON INSERT DO INSTEAD rule.

update grouped set name = 'x'
----
ERROR 55000: cannot update view "grouped"
DETAIL: Views containing GROUP BY are not automatically updatable.
HINT: To enable updating the view, provide an INSTEAD OF UPDATE trigger or an unconditional ON UPDATE DO INSTEAD rule.

delete from grouped
----
ERROR 55000: cannot delete from view "grouped"
DETAIL: Views containing GROUP BY are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view d as select distinct name from items
----
CREATE VIEW

delete from d
----
ERROR 55000: cannot delete from view "d"
DETAIL: Views containing DISTINCT are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view lim as select name from items limit 2
----
CREATE VIEW

delete from lim
----
ERROR 55000: cannot delete from view "lim"
DETAIL: Views containing LIMIT or OFFSET are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view agg as select count(*) from items
----
CREATE VIEW

delete from agg
----
ERROR 55000: cannot delete from view "agg"
DETAIL: Views that return aggregate functions are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view win as select row_number() over () from items
----
CREATE VIEW

delete from win
----
ERROR 55000: cannot delete from view "win"
DETAIL: Views that return window functions are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view un as select id from items union select id from items
----
CREATE VIEW

delete from un
----
ERROR 55000: cannot delete from view "un"
DETAIL: Views containing UNION, INTERSECT, or EXCEPT are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view wi as with w as (select 1) select id from items
----
CREATE VIEW

delete from wi
----
ERROR 55000: cannot delete from view "wi"
DETAIL: Views containing WITH are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view srf as select generate_series(1, 2), id from items
----
CREATE VIEW

delete from srf
----
ERROR 55000: cannot delete from view "srf"
DETAIL: Views that return set-returning functions are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view hav as select 1 from items having true
----
CREATE VIEW

delete from hav
----
ERROR 55000: cannot delete from view "hav"
DETAIL: Views containing HAVING are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view jo as select i.id from items i, items j
----
CREATE VIEW

delete from jo
----
ERROR 55000: cannot delete from view "jo"
DETAIL: Views that do not select from a single table or view are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view va as values (1)
----
CREATE VIEW

delete from va
----
ERROR 55000: cannot delete from view "va"
DETAIL: Views that do not select from a single table or view are not automatically updatable.
HINT: To enable deleting from the view, provide an INSTEAD OF DELETE trigger or an unconditional ON DELETE DO INSTEAD rule.

create view ex as select id + 1 as next from items
----
CREATE VIEW

insert into ex values (1)
----
ERROR 55000: cannot insert into view "ex"
DETAIL: Views that have no updatable columns are not automatically updatable.
HINT: To enable inserting into the view, provide an INSTEAD OF INSERT trigger or an unconditional ON INSERT DO INSTEAD rule.

update ex set next = 1
----
ERROR 55000: cannot update view "ex"
DETAIL: Views that have no updatable columns are not automatically updatable.
HINT: To enable updating the view, provide an INSTEAD OF UPDATE trigger or an unconditional ON UPDATE DO INSTEAD rule.

delete from ex where next = 11
----
DELETE 1

create view a as select 1 with check option
----
ERROR 0A000: WITH CHECK OPTION is supported only on automatically updatable views
HINT: Views that do not select from a single table or view are not automatically updatable.

create view a as select count(*) from items with check option
----
ERROR 0A000: WITH CHECK OPTION is supported only on automatically updatable views
HINT: Views that return aggregate functions are not automatically updatable.

create view a as select id + 1 as x from items with check option
----
ERROR 0A000: WITH CHECK OPTION is supported only on automatically updatable views
HINT: Views that have no updatable columns are not automatically updatable.

create recursive view a(n) as select 1 with check option
----
ERROR 0A000 at 40: WITH CHECK OPTION not supported on recursive views

create view a with (check_option = local, security_barrier) as select id from items
----
CREATE VIEW

create view b with (nonsense = 1) as select id from items
----
ERROR 22023: unrecognized parameter "nonsense"

create view b with (check_option = maybe) as select id from items
----
ERROR 22023: invalid value for enum option "check_option": maybe
DETAIL: Valid values are "local" and "cascaded".

select table_name, check_option, is_updatable, is_insertable_into from information_schema.views where table_schema = 'public' order by 1
----
table_name name, check_option varchar, is_updatable varchar, is_insertable_into varchar
a|LOCAL|YES|YES
agg|NONE|NO|NO
cheap|LOCAL|YES|YES
d|NONE|NO|NO
dear|CASCADED|YES|YES
ex|NONE|NO|NO
grouped|NONE|NO|NO
hav|NONE|NO|NO
jo|NONE|NO|NO
lim|NONE|NO|NO
loose|NONE|YES|YES
nn|NONE|NO|NO
no_check|CASCADED|YES|YES
shown|NONE|YES|YES
srf|NONE|NO|NO
un|NONE|NO|NO
va|NONE|NO|NO
wi|NONE|NO|NO
win|NONE|NO|NO
SELECT 19

select column_name, is_updatable from information_schema.columns where table_name = 'shown' order by ordinal_position
----
column_name name, is_updatable varchar
id|YES
title|YES
price|YES
double|NO
SELECT 4

select view_name, table_name, column_name from information_schema.view_column_usage order by 1, 2, 3 limit 5
----
view_name name, table_name name, column_name name
a|items|id
cheap|shown|id
cheap|shown|price
cheap|shown|title
d|items|name
SELECT 5

select relname, relkind, relhasrules, relnatts from pg_class where relname in ('shown', 'items') order by 1
----
relname name, relkind char, relhasrules bool, relnatts int2
items|r|f|4
shown|v|t|4
SELECT 2

alter view shown alter column title set default 'untitled'
----
ALTER VIEW

insert into shown (id) values (20) returning *
----
id int4, title text, price numeric, double numeric
20|untitled|1.50|3.00
INSERT 0 1

alter view shown alter column title drop default
----
ALTER VIEW

insert into shown (id) values (21) returning *
----
ERROR 23502: null value in column "name" of relation "items" violates not-null constraint
DETAIL: Failing row contains (21, null, 1.50, f).

alter view shown alter column title type varchar
----
ERROR 42809: ALTER action ALTER COLUMN ... SET DATA TYPE cannot be performed on relation "shown"
DETAIL: This operation is not supported for views.

alter view items rename to things
----
ERROR 42809: "items" is not a view

alter table shown rename to visible
----
ALTER TABLE

select * from visible where id = 20
----
id int4, title text, price numeric, double numeric
20|untitled|1.50|3.00
SELECT 1

alter view if exists nope rename to nix
----
NOTICE:  relation "nope" does not exist, skipping
ALTER VIEW

select count(*) from cheap
----
count int8
4
SELECT 1

create or replace view cheap as select id, title, price from visible where price < 3
----
CREATE VIEW

select count(*) from cheap
----
count int8
2
SELECT 1

drop view visible, cheap, dear, loose, no_check
----
DROP VIEW

drop table items cascade
----
NOTICE:  drop cascades to 12 other objects
DROP TABLE

# A table that has come in the place of one that is gone: what was planned for that is planned anew.

create schema again
----
CREATE SCHEMA

create table again.t (a int)
----
CREATE TABLE

create view again.v as select a from again.t
----
CREATE VIEW

create table again.l (like again.t including all)
----
CREATE TABLE

drop schema again cascade
----
NOTICE:  drop cascades to 3 other objects
DROP SCHEMA

create schema again
----
CREATE SCHEMA

create table again.t (a int)
----
CREATE TABLE

create view again.v as select a from again.t
----
CREATE VIEW

select pg_get_viewdef('again.v')
----
pg_get_viewdef text
 SELECT a FROM again.t;
SELECT 1

drop schema again cascade
----
NOTICE:  drop cascades to 2 other objects
DROP SCHEMA

# What is shown explains the names that do not mean any more what they meant.

create table before (a int, b int)
----
CREATE TABLE

create view shown as select a, before.b from before
----
CREATE VIEW

create view nested as with y as (select a from before) select * from y
----
CREATE VIEW

select pg_get_viewdef('shown')
----
pg_get_viewdef text
 SELECT a, before.b FROM before;
SELECT 1

alter table before rename to afterwards
----
ALTER TABLE

alter table afterwards rename a to "A"
----
ALTER TABLE

select pg_get_viewdef('shown') union all select pg_get_viewdef('nested')
----
pg_get_viewdef text
 WITH before AS (SELECT "A" AS a, b FROM public.afterwards) (SELECT a, before.b FROM before);
 WITH before AS (SELECT "A" AS a, b FROM public.afterwards) SELECT * FROM (WITH y AS (SELECT a FROM before) SELECT * FROM y) AS shown;
SELECT 2

drop table afterwards cascade
----
NOTICE:  drop cascades to 2 other objects
DROP TABLE
