# How statements are carried out: PhantomDB's own words.

create table t (a int, b int, c text, d int unique, primary key (a, b))
----
CREATE TABLE

create index t_c on t (c desc, b)
----
CREATE INDEX

create table s (id int primary key, a int, b int)
----
CREATE TABLE

create table n (x int, y int)
----
CREATE TABLE

explain select * from t where a = 1 and b = 2
----
Point read on t using t_pkey (a, b)
EXPLAIN

explain select c from t where a = 1
----
Range scan on t using t_pkey (a)
EXPLAIN

explain select c from t where a = 1 and b > 5 and b <= 10 and c = 'x'
----
Range scan on t using t_pkey (a, b), filtered
EXPLAIN

explain select * from t where b = 2
----
Full scan on t using t_pkey, filtered
EXPLAIN

explain select * from t where d = 5
----
Point reads on t using t_d_key (d)
EXPLAIN

explain select * from t where d in (1, 2, 3)
----
Point reads on t using t_d_key (d), 3 keys
EXPLAIN

explain select * from t where a in (1, 2) and b in (3, 4)
----
Point reads on t using t_pkey (a, b), 4 keys
EXPLAIN

explain select * from t where c = 'x' and b < 4
----
Range scan on t using t_c (c, b)
EXPLAIN

explain select * from t where c > 'x'
----
Range scan on t using t_c (c)
EXPLAIN

explain select * from t order by a, b limit 5
----
Limit
  ->  Full scan on t using t_pkey
EXPLAIN

explain select * from t order by a desc, b desc limit 5
----
Limit
  ->  Full scan on t using t_pkey backward
EXPLAIN

explain select * from t order by c desc nulls last, b limit 5
----
Limit
  ->  Top rows
        ->  Full scan on t using t_pkey
EXPLAIN

explain select * from t order by c, b limit 5
----
Limit
  ->  Top rows
        ->  Full scan on t using t_pkey
EXPLAIN

explain select * from t where a = 1 order by b desc
----
Range scan on t using t_pkey (a) backward
EXPLAIN

explain select * from t where d > 3 order by a
----
Sort
  ->  Range scan on t using t_d_key (d)
EXPLAIN

explain select * from s join t on s.a = t.a and s.b = t.b where s.id = 7
----
Lookup join
  ->  Point reads on s using s_pkey (id)
  ->  Point reads on t using t_pkey (a, b)
EXPLAIN

explain select * from s join t on s.a = t.a where s.id = 7
----
Lookup join
  ->  Point reads on s using s_pkey (id)
  ->  Range scan on t using t_pkey (a)
EXPLAIN

explain select * from s join t on s.a = t.b
----
Hash join on 1 keys
  ->  Full scan on s using s_pkey
  ->  Full scan on t using t_pkey
EXPLAIN

explain select * from s left join t on s.a = t.d
----
Left lookup join
  ->  Full scan on s using s_pkey
  ->  Point reads on t using t_d_key (d)
EXPLAIN

explain select * from s, n where s.a < n.x
----
Loop join
  ->  Full scan on s using s_pkey
  ->  Full scan on n using row ids
EXPLAIN

explain select count(*) from t where a = 1 group by b having count(*) > 1
----
Filter
  ->  Group by 1 keys
        ->  Range scan on t using t_pkey (a)
EXPLAIN

explain select distinct c from t
----
Distinct
  ->  Full scan on t using t_pkey
EXPLAIN

explain select 1 union all select 2
----
Append
  ->  One row
  ->  One row
EXPLAIN

explain select a from t except select id from s
----
Except
  ->  Full scan on t using t_pkey
  ->  Full scan on s using s_pkey
EXPLAIN

explain select * from t where a = null
----
Values (0 rows)
EXPLAIN

explain select * from n where x = 1
----
Full scan on n using row ids, filtered
EXPLAIN

explain update t set c = 'x' where a = 1 and b = 2
----
Update on t
  ->  Point reads on t using t_pkey (a, b), locking
EXPLAIN

explain update t set b = b + 1 where a = 1
----
Update on t (all rows are read first)
  ->  Range scan on t using t_pkey (a), locking
EXPLAIN

explain update t set c = s.id::text from s where s.a = t.a
----
Update on t (all rows are read first)
  ->  Hash join on 1 keys
        ->  Full scan on t using t_pkey, locking
        ->  Full scan on s using s_pkey
EXPLAIN

explain delete from t where d = 1
----
Delete on t
  ->  Point reads on t using t_d_key (d), locking
EXPLAIN

explain delete from t where exists (select 1 from s where s.a = t.a)
----
Delete on t (all rows are read first)
  ->  Semi hash join on 1 keys
        ->  Full scan on t using t_pkey, locking
        ->  Full scan on s using s_pkey
EXPLAIN

explain insert into t values (1, 2, 'x', 3) on conflict (a, b) do update set c = 'y'
----
Insert on t (on conflict by t_pkey: update)
  ->  Values (1 rows)
EXPLAIN

explain select * from t where a = 1 for update
----
Range scan on t using t_pkey (a), locking
EXPLAIN

explain analyze select 1
----
ERROR 0A000 at 1: EXPLAIN ANALYZE is not supported
