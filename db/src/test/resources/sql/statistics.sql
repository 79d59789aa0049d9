# What ANALYZE finds, where it is shown, and what plans make of it. Costs are PhantomDB's own.

create table skewed (id int primary key, kind text, amount int, note text)
----
CREATE TABLE

insert into skewed select i, case when i % 100 = 0 then 'rare' when i % 10 = 0 then 'some' else 'most' end, i * i, case when i % 4 = 0 then 'n' || i end from generate_series(1, 2000) i
----
INSERT 0 2000

create view seen as select * from skewed
----
CREATE VIEW

select reltuples from pg_class where relname = 'skewed'
----
reltuples float4
-1
SELECT 1

select * from pg_stats where tablename = 'skewed'
----
schemaname name, tablename name, attname name, inherited bool, null_frac float4, avg_width int4, n_distinct float4, most_common_vals _text, most_common_freqs _float4, histogram_bounds _text, correlation float4, most_common_elems _text, most_common_elem_freqs _float4, elem_count_histogram _float4
SELECT 0

explain select * from skewed where kind = 'rare'
----
Seq Scan on skewed  (cost=0.80..13.31 rows=5 width=32)
  Filter: (kind = 'rare'::text)
EXPLAIN

analyze skewed
----
ANALYZE

select reltuples from pg_class where relname = 'skewed'
----
reltuples float4
2000
SELECT 1

select attname, null_frac, avg_width, n_distinct, most_common_vals, most_common_freqs, array_length(string_to_array(histogram_bounds::text, ','), 1) as bounds from pg_stats where tablename = 'skewed' order by attname
----
attname name, null_frac float4, avg_width int4, n_distinct float4, most_common_vals _text, most_common_freqs _float4, bounds int4
amount|0|4|-1|NULL|NULL|101
id|0|4|-1|NULL|NULL|101
kind|0|5|3|{most,some,rare}|{0.9,0.09,0.01}|NULL
note|0.75|5|-0.25|NULL|NULL|101
SELECT 4

select n_live_tup, last_autoanalyze from pg_stat_user_tables where relname = 'skewed'
----
n_live_tup int8, last_autoanalyze timestamptz
2000|NULL
SELECT 1

explain select * from skewed where kind = 'rare'
----
Seq Scan on skewed  (cost=0.80..25.85 rows=20 width=18)
  Filter: (kind = 'rare'::text)
EXPLAIN

explain select * from skewed where kind = 'most'
----
Seq Scan on skewed  (cost=0.80..30.30 rows=1800 width=18)
  Filter: (kind = 'most'::text)
EXPLAIN

explain select * from skewed where note is null
----
Seq Scan on skewed  (cost=0.80..29.55 rows=1500 width=18)
  Filter: (note IS NULL)
EXPLAIN

explain select * from skewed where id < 200
----
Index Scan using skewed_pkey on skewed  (cost=0.80..3.18 rows=190 width=18)
  Index Cond: (id < 200)
EXPLAIN

explain select * from skewed where amount between 1000000 and 2250000
----
Seq Scan on skewed  (cost=0.80..32.05 rows=500 width=18)
  Filter: ((amount >= 1000000) AND (amount <= 2250000))
EXPLAIN

explain select kind, count(*) from skewed group by kind
----
HashAggregate  (cost=60.80..60.81 rows=3 width=16)
  Group Key: kind
  ->  Seq Scan on skewed  (cost=0.80..20.80 rows=2000 width=18)
EXPLAIN

# Dates are read anew each time they are looked at, but not unknown; what is none is no error until it is looked at.

create table days as select date '2020-01-01' + i as day, i::numeric as amount from generate_series(0, 999) i
----
SELECT 1000

analyze days
----
ANALYZE

explain select * from days where day < '2020-04-10'
----
Seq Scan on days  (cost=0.80..13.43 rows=105 width=16)
  Filter: (day < '2020-04-10'::date)
EXPLAIN

explain select * from days where day >= date '2022-07-01' and amount < 950
----
Seq Scan on days  (cost=0.80..15.90 rows=81 width=16)
  Filter: ((day >= '2022-07-01'::date) AND (amount < '950'::numeric))
EXPLAIN

explain select * from days where day < 'never'::text::date
----
Seq Scan on days  (cost=0.80..13.72 rows=333 width=16)
  Filter: (day < 'never'::date)
EXPLAIN

# Rows that were written in the block are seen by an ANALYZE of the block.

begin
----
BEGIN

insert into skewed select i, 'new', 0, null from generate_series(3001, 4000) i
----
INSERT 0 1000

analyze skewed (kind)
----
ANALYZE

rollback
----
ROLLBACK

analyze skewed (nothing)
----
ERROR 42703: column "nothing" of relation "skewed" does not exist

analyze skewed (kind, kind)
----
ERROR 42701: column "kind" of relation "skewed" appears more than once

analyze missing
----
ERROR 42P01: relation "missing" does not exist

analyze seen
----
WARNING:  skipping "seen" --- cannot analyze non-tables or special system tables
ANALYZE

vacuum analyze skewed
----
VACUUM

vacuum skewed (kind)
----
ERROR 0A000: ANALYZE option must be specified when a column list is provided

create table empty (a int, b json)
----
CREATE TABLE

analyze
----
ANALYZE

select tablename, attname, null_frac, n_distinct, most_common_vals, histogram_bounds from pg_stats where tablename = 'empty'
----
tablename name, attname name, null_frac float4, n_distinct float4, most_common_vals _text, histogram_bounds _text
SELECT 0

select relname, reltuples from pg_class where relname in ('empty', 'skewed') order by 1
----
relname name, reltuples float4
empty|0
skewed|2000
SELECT 2

# A column that has become another type is not known any more.

drop view seen
----
DROP VIEW

alter table skewed alter amount type text
----
ALTER TABLE

select attname from pg_stats where tablename = 'skewed' order by attname
----
attname name
id
kind
note
SELECT 3

drop table skewed cascade
----
DROP TABLE

select count(*) from pg_stats where schemaname = 'public'
----
count int8
2
SELECT 1

# What is written down is read once in a statement, by the session that runs it.

create table moments (at timestamptz, day date)
----
CREATE TABLE

insert into moments select timestamptz '2020-01-01 00:00+00' + i * interval '1 hour', date '2020-01-01' + i from generate_series(0, 4) i
----
INSERT 0 5

select count(*), min(day) from moments where at >= '2020-01-01 02:00' and day >= date '2020-01-02' + 1
----
count int8, min date
3|2020-01-03
SELECT 1

select (select count(*) from moments i where i.day <= o.day and i.day > date '2020-01-01') from moments o order by day
----
count int8
0
1
2
3
4
SELECT 5
