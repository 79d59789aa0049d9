select 'abc' similar to '_b_', 'abc' not similar to 'x%', 'a%c' similar to 'a#%c' escape '#', 'ab' similar to null
----
?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|t|NULL
SELECT 1

select 'foobar' ~ '^foo', 'foobar' !~* 'FOO', substring('foobar' from 'o(.)b'), substring('foobar' similar '%#"o_b#"%' escape '#')
----
?column? bool, ?column? bool, substring text, substring text
t|f|o|oob
SELECT 1

select regexp_match('foobarbequebaz', '(bar)(beque)'), regexp_split_to_array('a, b;c', '[,;] *')
----
regexp_match _text, regexp_split_to_array _text
{bar,beque}|{a,b,c}
SELECT 1

select regexp_matches('foobarbequebazilbarfbonk', '(b[^b]+)(b[^b]+)', 'g')
----
regexp_matches _text
{bar,beque}
{bazil,barf}
SELECT 2

select * from regexp_split_to_table('the quick  fox', '\s+') as t(word)
----
word text
the
quick
fox
SELECT 3

select regexp_matches('abc', '(?=b)')
----
regexp_matches _text
{""}
SELECT 1

select percentile_cont(0.5) within group (order by x), percentile_cont(0.25) within group (order by x desc), percentile_disc(0.5) within group (order by x), mode() within group (order by x % 3) from generate_series(1, 10) as t(x)
----
percentile_cont float8, percentile_cont float8, percentile_disc int4, mode int4
5.5|7.75|5|1
SELECT 1

select percentile_cont(0.5) within group (order by x * interval '1 hour'), percentile_disc(0.9) within group (order by 'v' || x) filter (where x < 8) from generate_series(1, 10) as t(x)
----
percentile_cont interval, percentile_disc text
05:30:00|v7
SELECT 1

select x % 2, percentile_disc(null) within group (order by x), mode() within group (order by null::int) from generate_series(1, 4) as t(x) group by 1 order by 1
----
?column? int4, percentile_disc int4, mode int4
0|NULL|NULL
1|NULL|NULL
SELECT 2

select percentile_cont(1.5) within group (order by x) from generate_series(1, 4) as t(x)
----
ERROR 22003: percentile value 1.5 is not between 0 and 1

select mode(1)
----
ERROR 42809 at 8: WITHIN GROUP is required for ordered-set aggregate mode

select sum(1) within group (order by 1)
----
ERROR 42883 at 8: function sum(integer, integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select sum() within group (order by 1)
----
ERROR 42809 at 8: sum is not an ordered-set aggregate, so it cannot have WITHIN GROUP

select percentile_cont('a'::text) within group (order by 1)
----
ERROR 42883 at 8: function percentile_cont(text, integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select corr(y, x), covar_pop(y, x), covar_samp(y, x), regr_slope(y, x), regr_intercept(y, x), regr_r2(y, x), regr_count(y, x), regr_avgx(y, x), regr_avgy(y, x), regr_sxx(y, x), regr_sxy(y, x), regr_syy(y, x) from (values (1, 2), (2, 3), (4, 3.5), (null, 1), (5, null)) as t(x, y)
----
corr float8, covar_pop float8, covar_samp float8, regr_slope float8, regr_intercept float8, regr_r2 float8, regr_count int8, regr_avgx float8, regr_avgy float8, regr_sxx float8, regr_sxy float8, regr_syy float8
0.9285714285714286|0.7222222222222222|1.0833333333333333|0.4642857142857143|1.75|0.8622448979591838|3|2.3333333333333335|2.8333333333333335|4.666666666666666|2.1666666666666665|1.1666666666666665
SELECT 1

select corr(1, x), regr_r2(1, x), regr_slope(x, 1) from generate_series(1, 3) as t(x)
----
corr float8, regr_r2 float8, regr_slope float8
NULL|1|NULL
SELECT 1

select bit_and(x), bit_or(x), bit_xor(x), bit_or(x::smallint), bit_or(null::bigint) from generate_series(5, 7) as t(x)
----
bit_and int4, bit_or int4, bit_xor int4, bit_or int2, bit_or int8
4|7|4|7|NULL
SELECT 1

select string_agg(x, '\x2c') from (values ('\x61'::bytea), (null), ('\x62')) as t(x)
----
string_agg bytea
\x612c62
SELECT 1

select make_interval(days => 10, secs => 1.5), make_interval(1, 2), make_interval(), make_date(year => 2024, month => 2, day => 29), make_date(day => 1, month => 3, year => 2024)
----
make_interval interval, make_interval interval, make_interval interval, make_date date, make_date date
10 days 00:00:01.5|1 year 2 mons|00:00:00|2024-02-29|2024-03-01
SELECT 1

select make_interval(years => 1, years => 2)
----
ERROR 42601 at 34: argument name "years" used more than once

select make_interval(years => 1, 2)
----
ERROR 42601 at 34: positional argument cannot follow named argument

select make_interval(parsecs => 1)
----
ERROR 42883 at 8: function make_interval(parsecs => integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select 'a' is normalized, U&'A\030A' is not nfc normalized, normalize(U&'A\030A') = U&'\00C5'
----
is_normalized bool, ?column? bool, ?column? bool
t|t|t
SELECT 1

select setseed(0.5) is null
----
?column? bool
f
SELECT 1

select random(), random()
----
random float8, random float8
0.9851677175347999|0.825301858027981
SELECT 1

select format('%s is %L of %I', 1, 'it''s', 'T 1'), to_char(1234.5, 'FM9,999.00'), to_date('29 Feb 2024', 'DD Mon YYYY')
----
format text, to_char text, to_date date
1 is 'it''s' of "T 1"|1,234.50|2024-02-29
SELECT 1
