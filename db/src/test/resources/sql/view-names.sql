# Definitions of views whose columns have other names; conditions of triggers after a column was renamed

create table vb (a int, b text, "C c" int)
----
CREATE TABLE

create view v1 (x, y) as select a, b from vb
----
CREATE VIEW

create view v2 (x) as select * from vb where a > 1 order by b
----
CREATE VIEW

create view v3 as select a as q, b || 'x' from vb
----
CREATE VIEW

create view v4 (p, q) as select a, b from vb union select 1, 'z'
----
CREATE VIEW

create view v5 (n) as with w as (select a from vb) select a + 1 from w
----
CREATE VIEW

create view v6 (u, w) as values (1, 'x')
----
CREATE VIEW

create view v7 as select a, b from vb
----
CREATE VIEW

alter view v7 rename column a to aa
----
ALTER VIEW

create view v8 (one, two) as select distinct on (a) a, count(*) over () from vb, (values (1), (2)) s(k)
----
CREATE VIEW

create view v9 (m) as select a from vb limit 1
----
CREATE VIEW

create recursive view v10 (n) as values (1) union all select n + 1 from v10 where n < 3
----
CREATE VIEW

select pg_get_viewdef('v1'::regclass)
----
pg_get_viewdef text
 SELECT a AS x, b AS y FROM vb;
SELECT 1

select pg_get_viewdef('v2'::regclass)
----
pg_get_viewdef text
 SELECT * FROM (SELECT * FROM vb WHERE a > 1 ORDER by b) AS shown(x, b, "C c");
SELECT 1

select pg_get_viewdef('v3'::regclass)
----
pg_get_viewdef text
 SELECT a AS q, b || 'x' FROM vb;
SELECT 1

select pg_get_viewdef('v4'::regclass)
----
pg_get_viewdef text
 SELECT a AS p, b AS q FROM vb UNION SELECT 1, 'z';
SELECT 1

select pg_get_viewdef('v5'::regclass)
----
pg_get_viewdef text
 WITH w AS (SELECT a FROM vb) SELECT a + 1 AS n FROM w;
SELECT 1

select pg_get_viewdef('v6'::regclass)
----
pg_get_viewdef text
 SELECT * FROM (values (1, 'x')) AS shown(u, w);
SELECT 1

select pg_get_viewdef('v7'::regclass)
----
pg_get_viewdef text
 SELECT a AS aa, b FROM vb;
SELECT 1

select pg_get_viewdef('v8'::regclass)
----
pg_get_viewdef text
 SELECT DISTINCT ON (a) a AS one, count(*) over () AS two FROM vb, (values (1), (2)) s(k);
SELECT 1

select pg_get_viewdef('v9'::regclass)
----
pg_get_viewdef text
 SELECT a AS m FROM vb LIMIT 1;
SELECT 1

select pg_get_viewdef('v10'::regclass)
----
pg_get_viewdef text
 WITH RECURSIVE "v10"("n") AS (values (1) UNION ALL SELECT n + 1 FROM v10 WHERE n < 3
) SELECT "n" FROM "v10";
SELECT 1

create view v11 as select * from vb
----
CREATE VIEW

create view v12 as select v.*, k from vb v join (values (1)) s(k) on true
----
CREATE VIEW

create view v13 as select * from (select a as z, b from vb) q(r)
----
CREATE VIEW

create view v14 as select a is distinct from 1 as d from vb where b like 'x'
----
CREATE VIEW

alter view v14 rename column d to dd
----
ALTER VIEW

select pg_get_viewdef('v11'::regclass)
----
pg_get_viewdef text
 SELECT * FROM vb;
SELECT 1

select pg_get_viewdef('v12'::regclass)
----
pg_get_viewdef text
 SELECT v.*, k FROM vb v join (values (1)) s(k) ON TRUE;
SELECT 1

select pg_get_viewdef('v13'::regclass)
----
pg_get_viewdef text
 SELECT * FROM (SELECT a AS z, b FROM vb) q(r);
SELECT 1

select pg_get_viewdef('v14'::regclass)
----
pg_get_viewdef text
 SELECT a is DISTINCT FROM 1 AS dd FROM vb WHERE b like 'x';
SELECT 1

create table tt (a int, b int)
----
CREATE TABLE

create function trf() returns trigger language plpgsql as $$ begin raise notice 'fired %', new.a1; return new; end $$
----
CREATE FUNCTION

create trigger tr before update on tt for each row when (new.a > 1 and old.b is not null) execute function trf()
----
CREATE TRIGGER

alter table tt rename a to a1
----
ALTER TABLE

insert into tt values (1, 1)
----
INSERT 0 1

update tt set a1 = 1
----
UPDATE 1

update tt set a1 = 2
----
NOTICE:  fired 2
UPDATE 1
