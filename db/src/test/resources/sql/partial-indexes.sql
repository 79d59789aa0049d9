create table people (id int primary key, name text, town text, left_on date)
----
CREATE TABLE

insert into people values (1, 'Ann', 'Ulm', null), (2, 'Bob', 'Ulm', '2020-01-01'), (3, 'Cid', 'Bonn', null)
----
INSERT 0 3

create unique index people_lower on people (lower(name))
----
CREATE INDEX

insert into people values (4, 'ANN', 'Kiel', null)
----
ERROR 23505: duplicate key value violates unique constraint "people_lower"
DETAIL: Key (lower(name))=(ann) already exists.

insert into people values (4, 'ANN', 'Kiel', null) on conflict (lower(name)) do update set town = excluded.town returning *
----
id int4, name text, town text, left_on date
1|Ann|Kiel|NULL
INSERT 0 1

insert into people values (4, 'ANN', 'Kiel', null) on conflict (upper(name)) do nothing
----
ERROR 42P10: there is no unique or exclusion constraint matching the ON CONFLICT specification

explain (costs off) select * from people where lower(name) = 'ann'
----
Index Scan using people_lower on people
  Index Cond: (lower(name) = 'ann'::text)
EXPLAIN

select * from people where lower(name) = 'ann'
----
id int4, name text, town text, left_on date
1|Ann|Kiel|NULL
SELECT 1

update people set name = 'Zoe' where id = 1
----
UPDATE 1

select id from people where lower(name) = 'zoe'
----
id int4
1
SELECT 1

select id from people where lower(name) = 'ann'
----
id int4
SELECT 0

create unique index people_here on people (town) where left_on is null
----
CREATE INDEX

insert into people values (5, 'Dan', 'Ulm', null)
----
INSERT 0 1

insert into people values (6, 'Eve', 'Ulm', null)
----
ERROR 23505: duplicate key value violates unique constraint "people_here"
DETAIL: Key (town)=(Ulm) already exists.

insert into people values (6, 'Eve', 'Ulm', '2021-01-01')
----
INSERT 0 1

insert into people values (7, 'Fay', 'Ulm', null) on conflict (town) do nothing
----
ERROR 42P10: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into people values (7, 'Fay', 'Ulm', null) on conflict (town) where left_on is null do nothing
----
INSERT 0 0

explain (costs off) select id from people where town = 'Ulm' and left_on is null
----
Index Scan using people_here on people
  Index Cond: (town = 'Ulm'::text)
EXPLAIN

select id from people where town = 'Ulm' and left_on is null
----
id int4
5
SELECT 1

select id from people where town = 'Ulm' order by id
----
id int4
2
5
6
SELECT 3

update people set left_on = '2022-01-01' where id = 5
----
UPDATE 1

select id from people where town = 'Ulm' and left_on is null
----
id int4
SELECT 0

update people set left_on = null where id in (2, 5)
----
ERROR 23505: duplicate key value violates unique constraint "people_here"
DETAIL: Key (town)=(Ulm) already exists.

create index on people ((id + length(name)) desc, town varchar_pattern_ops) include (left_on)
----
CREATE INDEX

select count(*) from people
----
count int8
5
SELECT 1

create index on people ((random()))
----
ERROR 42P17: functions in index expression must be marked IMMUTABLE

create index on people (town) where id in (select 1)
----
ERROR 0A000 at 40: cannot use subquery in index predicate

create index on people ((nosuch + 1))
----
ERROR 42703 at 26: column "nosuch" does not exist

create unique index broken on people (substr(name, 10))
----
ERROR 23505: could not create unique index "broken"
DETAIL: Key (substr(name, 10))=() is duplicated.

select id from people where id + length(name) = 4
----
id int4
1
SELECT 1

alter table people alter column name type varchar(10)
----
ERROR 0A000: cannot alter type of a column used by an index on an expression

alter table people rename column name to called
----
ALTER TABLE

insert into people values (8, 'ZOE', 'Köln', null)
----
ERROR 23505: duplicate key value violates unique constraint "people_lower"
DETAIL: Key (lower(name))=(zoe) already exists.

alter table people drop column called
----
ALTER TABLE

insert into people values (8, 'Trier', null)
----
INSERT 0 1

delete from people where town = 'Trier'
----
DELETE 1

drop index people_here
----
DROP INDEX

insert into people values (9, 'Bonn', null)
----
INSERT 0 1

select * from people order by id
----
id int4, town text, left_on date
1|Kiel|NULL
2|Ulm|2020-01-01
3|Bonn|NULL
5|Ulm|2022-01-01
6|Ulm|2021-01-01
9|Bonn|NULL
SELECT 6

create table nn (a int, b int, unique nulls not distinct (a, b))
----
CREATE TABLE

insert into nn values (1, null), (null, null)
----
INSERT 0 2

insert into nn values (1, null)
----
ERROR 23505: duplicate key value violates unique constraint "nn_a_b_key"
DETAIL: Key (a, b)=(1, null) already exists.

insert into nn values (null, null) on conflict do nothing
----
INSERT 0 0

create table dd (a int unique, b int)
----
CREATE TABLE

insert into dd values (null, 1), (null, 2)
----
INSERT 0 2

create unique index dd_b on dd (a) nulls not distinct
----
ERROR 23505: could not create unique index "dd_b"
DETAIL: Key (a)=(null) is duplicated.

select * from nn order by a
----
a int4, b int4
1|NULL
NULL|NULL
SELECT 2

-- What the conditions say implies what all rows of the index meet: literals count, whether the statement shares its plan or not.
CREATE TABLE parcels (id int PRIMARY KEY, state text, weight int, note text)
----
CREATE TABLE

INSERT INTO parcels SELECT g, CASE WHEN g % 100 = 0 THEN 'open' ELSE 'done' END, CASE WHEN g % 50 = 0 THEN g END, '' FROM generate_series(1, 3000) g
----
INSERT 0 3000

CREATE INDEX parcels_open ON parcels (weight) WHERE state = 'open'
----
CREATE INDEX

CREATE INDEX parcels_heavy ON parcels (note, weight) WHERE weight > 2900
----
CREATE INDEX

CREATE INDEX parcels_weighed ON parcels (id) WHERE weight IS NOT NULL
----
CREATE INDEX

ANALYZE parcels
----
ANALYZE

EXPLAIN (COSTS OFF) SELECT * FROM parcels WHERE state = 'open' AND weight = 200
----
Index Scan using parcels_open on parcels
  Index Cond: (weight = 200)
EXPLAIN

EXPLAIN (COSTS OFF) SELECT * FROM parcels WHERE state = 'open'
----
Index Scan using parcels_open on parcels
EXPLAIN

EXPLAIN (COSTS OFF) SELECT * FROM parcels WHERE state = 'done' AND weight = 200
----
Index Scan using parcels_weighed on parcels
  Filter: ((state = 'done'::text) AND (weight = 200))
EXPLAIN

EXPLAIN (COSTS OFF) SELECT * FROM parcels WHERE note = '' AND weight > 2950
----
Index Scan using parcels_heavy on parcels
  Index Cond: ((note = ''::text) AND (weight > 2950))
EXPLAIN

EXPLAIN (COSTS OFF) SELECT * FROM parcels WHERE note = '' AND weight >= 2900
----
Index Scan using parcels_weighed on parcels
  Filter: ((note = ''::text) AND (weight >= 2900))
EXPLAIN

EXPLAIN (COSTS OFF) SELECT * FROM parcels WHERE weight = 250
----
Index Scan using parcels_weighed on parcels
  Filter: (weight = 250)
EXPLAIN

SELECT id FROM parcels WHERE state = 'open' AND weight = 200
----
id int4
200
SELECT 1

SELECT id FROM parcels WHERE state = 'done' AND weight = 250
----
id int4
250
SELECT 1

SELECT count(*) FROM parcels WHERE state = 'open'
----
count int8
30
SELECT 1

SELECT id FROM parcels WHERE note = '' AND weight > 2950
----
id int4
3000
SELECT 1

SELECT id FROM parcels WHERE note = '' AND weight >= 2900 ORDER BY id
----
id int4
2900
2950
3000
SELECT 3

SELECT id FROM parcels WHERE weight = 250
----
id int4
250
SELECT 1

UPDATE parcels SET state = 'done' WHERE state = 'open' AND weight = 200
----
UPDATE 1

SELECT id FROM parcels WHERE state = 'open' AND weight = 200
----
id int4
SELECT 0

DROP TABLE parcels
----
DROP TABLE

CREATE TABLE posts (id int PRIMARY KEY, day date, at timestamptz, took interval)
----
CREATE TABLE

CREATE INDEX posts_day ON posts (id) WHERE day > '2015-01-01'
----
CREATE INDEX

CREATE INDEX posts_at ON posts (id) WHERE at >= '2015-01-01 06:00:00+00:00'::timestamptz AND took < '2 hours'
----
CREATE INDEX

SELECT indexdef FROM pg_indexes WHERE indexname = 'posts_day'
----
indexdef text
CREATE INDEX posts_day ON public.posts USING btree (id) WHERE (day > '2015-01-01'::date)
SELECT 1

INSERT INTO posts VALUES (1, '2014-12-31', '2015-01-01 07:00+01', '1 hour'), (2, '2015-01-02', '2015-01-01 08:00+01', '3 hours')
----
INSERT 0 2

SELECT id FROM posts WHERE day > '2015-01-01'
----
id int4
2
SELECT 1

CREATE INDEX posts_now ON posts (id) WHERE day > current_date
----
ERROR 42P17: functions in index predicate must be marked IMMUTABLE

DROP TABLE posts
----
DROP TABLE
