package io.phantomdb.sql.parse;

import java.util.List;

/** What clients send most. */
final class WarmUp {
    static final List<String> STATEMENTS = List.of(
            "select 1",
            "select a, t.b as c, count(*), sum(x * 2 + 1) from t where a = $1 and b > 10 or c is not null group by a"
                    + " having count(*) > 1 order by 1 desc, b nulls last limit 10 offset 5",
            "select * from t1 join t2 on t1.id = t2.id left join s.t3 as u using (a, b) where u.x in (1, 2, 3)"
                    + " and t1.y between 1 and 2 and name like 'a%' and not exists (select 1 from t4 where x = t1.x)",
            "select coalesce(a, 'x')::text, case when a = 1 then 'one' else 'many' end, current_timestamp,"
                    + " cast(b as numeric(10, 2)), lower(c) || 'd', -a, (a + b) * c from t for update",
            "with q as (select a from t) select distinct a from q union all select a from (values (1), (2)) as v(a)",
            "insert into t (a, b, c) values ($1, $2, $3), (1, 'x', default) on conflict (a) do update set b ="
                    + " excluded.b where t.b <> 2 returning a, b",
            "insert into t values (1, -2, 'x', now(), null)",
            "update t set a = a + 1, b = $1 where id = $2 returning a",
            "delete from t where id = $1 and b < 5",
            "create table t (a int not null primary key, b varchar(10) default 'x', c timestamp with time zone,"
                    + " unique (b), check (a > 0)) with (fillfactor = 100)",
            "create index i on t (a, b desc)",
            "alter table t add primary key (a)",
            "drop table if exists t, u cascade",
            "truncate a, b",
            "copy t (a, b) from stdin with (format csv)",
            "begin isolation level serializable",
            "commit",
            "rollback",
            "set session x to 'y'",
            "show x",
            "explain select 1");

    private WarmUp() {}
}
