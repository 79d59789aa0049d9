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
