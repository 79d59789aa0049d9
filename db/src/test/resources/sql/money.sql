# Amounts, places in a log, numbers of transactions.

create table m (id int primary key, m money)
----
CREATE TABLE

insert into m values (1,'123'),(2,'$1,234.565'),(3,'(12.3)'),(4,'-$0.05'),(5,null),(6,'92233720368547758.07'),(7, '12.3 -'),(8,'+ $ 4'),(9,'$5$')
----
INSERT 0 9

select id, m, -(-1) * m, m + '1', m - '0.01', m * 2, m*2.5::float8, m*1.1::float4, 2::int2*m, 3::int8*m, m/2, m/3::float8, m/3::float4, m/7::int8, m/'$2' from m where id <> 6 order by id
----
id int4, m money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? money, ?column? float8
1|$123.00|$123.00|$124.00|$122.99|$246.00|$307.50|$135.30|$246.00|$369.00|$61.50|$41.00|$41.00|$17.57|61.5
2|$1,234.57|$1,234.57|$1,235.57|$1,234.56|$2,469.14|$3,086.42|$1,358.03|$2,469.14|$3,703.71|$617.28|$411.52|$411.52|$176.36|617.285
3|-$12.30|-$12.30|-$11.30|-$12.31|-$24.60|-$30.75|-$13.53|-$24.60|-$36.90|-$6.15|-$4.10|-$4.10|-$1.75|-6.15
4|-$0.05|-$0.05|$0.95|-$0.06|-$0.10|-$0.12|-$0.06|-$0.10|-$0.15|-$0.02|-$0.02|-$0.02|$0.00|-0.025
5|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL
7|-$12.30|-$12.30|-$11.30|-$12.31|-$24.60|-$30.75|-$13.53|-$24.60|-$36.90|-$6.15|-$4.10|-$4.10|-$1.75|-6.15
8|$4.00|$4.00|$5.00|$3.99|$8.00|$10.00|$4.40|$8.00|$12.00|$2.00|$1.33|$1.33|$0.57|2
9|$5.00|$5.00|$6.00|$4.99|$10.00|$12.50|$5.50|$10.00|$15.00|$2.50|$1.67|$1.67|$0.71|2.5
SELECT 8

select sum(m), min(m), max(m), count(m) from m where id < 5
----
sum money, min money, max money, count int8
$1,345.22|-$12.30|$1,234.57|4
SELECT 1

select m::numeric, m::text, m::numeric::money, cash_words(m) from m order by id
----
m numeric, m text, m money, cash_words text
123.00|$123.00|$123.00|One hundred twenty three dollars and zero cents
1234.57|$1,234.57|$1,234.57|One thousand two hundred thirty four dollars and fifty seven cents
-12.30|-$12.30|-$12.30|Minus twelve dollars and thirty cents
-0.05|-$0.05|-$0.05|Minus zero dollars and five cents
NULL|NULL|NULL|NULL
92233720368547758.07|$92,233,720,368,547,758.07|$92,233,720,368,547,758.07|Ninety two quadrillion two hundred thirty three trillion seven hundred twenty billion three hundred sixty eight million five hundred forty seven thousand seven hundred fifty eight dollars and seven cents
-12.30|-$12.30|-$12.30|Minus twelve dollars and thirty cents
4.00|$4.00|$4.00|Four dollars and zero cents
5.00|$5.00|$5.00|Five dollars and zero cents
SELECT 9

select 5::money, 12345678901::int8::money, 1.005::money, 1.015::numeric::money, (-3)::money
----
money money, money money, money money, money money, money money
$5.00|$12,345,678,901.00|$1.01|$1.02|-$3.00
SELECT 1

select 1.5::float8::money
----
ERROR 42846 at 19: cannot cast type double precision to money

select 9223372036854775807::money
----
ERROR 22003: bigint out of range

select 1e30::numeric::money
----
ERROR 22003: bigint out of range

select 'abc'::money
----
ERROR 22P02 at 8: invalid input syntax for type money: "abc"

select '1 2'::money
----
ERROR 22P02 at 8: invalid input syntax for type money: "1 2"

select '99999999999999999999'::money
----
ERROR 22003 at 8: value "99999999999999999999" is out of range for type money

select '-92233720368547758.08'::money, '-92233720368547758.085'::money
----
ERROR 22003 at 40: value "-92233720368547758.085" is out of range for type money

select '92233720368547758.075'::money
----
ERROR 22003 at 8: value "92233720368547758.075" is out of range for type money

select '-92233720368547758.09'::money
----
ERROR 22003 at 8: value "-92233720368547758.09" is out of range for type money

select '1'::money / 0
----
ERROR 22012: division by zero

select '1'::money / 0::float8
----
ERROR 22012: division by zero

select '1'::money / '0'::money
----
ERROR 22012: division by zero

select '1'::money * '1'::money
----
ERROR 42883 at 19: operator does not exist: money * money
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select cash_words('0'), cash_words('1'), cash_words('1.01'), cash_words('-5.20'), cash_words('1,234,567.89'), cash_words('110'), cash_words('111'), cash_words('120'), cash_words('300'), cash_words('92233720368547758.07'), cash_words('1000')
----
cash_words text, cash_words text, cash_words text, cash_words text, cash_words text, cash_words text, cash_words text, cash_words text, cash_words text, cash_words text, cash_words text
Zero dollars and zero cents|One dollar and zero cents|One dollar and one cent|Minus five dollars and twenty cents|One million two hundred thirty four thousand five hundred sixty seven dollars and eighty nine cents|One hundred and ten dollars and zero cents|One hundred and eleven dollars and zero cents|One hundred twenty dollars and zero cents|Three hundred dollars and zero cents|Ninety two quadrillion two hundred thirty three trillion seven hundred twenty billion three hundred sixty eight million five hundred forty seven thousand seven hundred fifty eight dollars and seven cents|One thousand  dollars and zero cents
SELECT 1

create index on m(m)
----
CREATE INDEX

select id from m where m = '$123'
----
id int4
1
SELECT 1

select id from m where m > '0' order by m desc
----
id int4
6
2
1
9
8
SELECT 5

select m from m where m = 123
----
ERROR 42883 at 25: operator does not exist: money = integer
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select m from m where m > 100 order by 1
----
ERROR 42883 at 25: operator does not exist: money > integer
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select m::int from m where id=1
----
ERROR 42846 at 9: cannot cast type money to integer

select 5 = '5'::money
----
ERROR 42883 at 10: operator does not exist: integer = money
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select array_agg(m order by m) from m
----
array_agg _money
{-$12.30,-$12.30,-$0.05,$4.00,$5.00,$123.00,"$1,234.57","$92,233,720,368,547,758.07",NULL}
SELECT 1

select '{$1.00,"$1,000.00"}'::money[]
----
money _money
{$1.00,"$1,000.00"}
SELECT 1

select cashlarger('1','2'), cashsmaller('1','2'), cash_cmp('1','2')
----
cashlarger money, cashsmaller money, cash_cmp int4
$2.00|$1.00|-1
SELECT 1

select avg(m) from m
----
ERROR 42883 at 8: function avg(money) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select '16/B374D848'::pg_lsn, '0/0'::pg_lsn, 'ffffffff/FFFFFFFF'::pg_lsn
----
pg_lsn pg_lsn, pg_lsn pg_lsn, pg_lsn pg_lsn
16/B374D848|0/0|FFFFFFFF/FFFFFFFF
SELECT 1

select 'x'::pg_lsn
----
ERROR 22P02 at 8: invalid input syntax for type pg_lsn: "x"

select '0/123456789'::pg_lsn
----
ERROR 22P02 at 8: invalid input syntax for type pg_lsn: "0/123456789"

select ' 0/12345678'::pg_lsn
----
ERROR 22P02 at 8: invalid input syntax for type pg_lsn: " 0/12345678"

select '/ABCD'::pg_lsn
----
ERROR 22P02 at 8: invalid input syntax for type pg_lsn: "/ABCD"

select '16AE7F7'::pg_lsn
----
ERROR 22P02 at 8: invalid input syntax for type pg_lsn: "16AE7F7"

select '0/16AE7F8'::pg_lsn < '0/16AE7F7', '0/16AE7F8'::pg_lsn <> '0/16AE7F7'
----
?column? bool, ?column? bool
f|t
SELECT 1

select '0/16AE7F7'::pg_lsn - '0/16AE7F8'::pg_lsn, '0/16AE7F7'::pg_lsn + 16::numeric, 16::numeric + '0/16AE7F7'::pg_lsn, '0/16AE7F7'::pg_lsn - 16::numeric
----
?column? numeric, ?column? pg_lsn, ?column? pg_lsn, ?column? pg_lsn
-1|0/16AE807|0/16AE807|0/16AE7E7
SELECT 1

select 'FFFFFFFF/FFFFFFFE'::pg_lsn + 2::numeric
----
ERROR 22023: pg_lsn out of range

select '0/1'::pg_lsn - 2::numeric
----
ERROR 22023: pg_lsn out of range

select '0/16AE7F7'::pg_lsn + 'NaN'::numeric
----
ERROR 0A000: cannot add NaN to pg_lsn

select '0/16AE7F7'::pg_lsn - 'NaN'::numeric
----
ERROR 0A000: cannot subtract NaN from pg_lsn

select pg_lsn(23783416::numeric), pg_lsn(0::numeric), pg_lsn(18446744073709551615::numeric)
----
pg_lsn pg_lsn, pg_lsn pg_lsn, pg_lsn pg_lsn
0/16AE7F8|0/0|FFFFFFFF/FFFFFFFF
SELECT 1

select pg_lsn(-1::numeric)
----
ERROR 22023: pg_lsn out of range

select pg_lsn(18446744073709551616::numeric)
----
ERROR 22023: pg_lsn out of range

select pg_lsn('NaN'::numeric)
----
ERROR 0A000: cannot convert NaN to pg_lsn

select min(x), max(x) from (values ('0/1'::pg_lsn),('F/1'),('FFFFFFFF/0')) v(x)
----
min pg_lsn, max pg_lsn
0/1|FFFFFFFF/0
SELECT 1

select pg_wal_lsn_diff('0/5','0/3')
----
pg_wal_lsn_diff numeric
2
SELECT 1

create table l (p pg_lsn primary key, x xid8 unique, y xid, t tid)
----
CREATE TABLE

insert into l values ('0/5', '18446744073709551615', '4294967295', '(1,2)'), ('FFFFFFFF/5', '7', '3', '(4294967295,65535)')
----
INSERT 0 2

select * from l order by p
----
p pg_lsn, x xid8, y xid, t tid
0/5|18446744073709551615|4294967295|(1,2)
FFFFFFFF/5|7|3|(4294967295,65535)
SELECT 2

select * from l order by x
----
p pg_lsn, x xid8, y xid, t tid
FFFFFFFF/5|7|3|(4294967295,65535)
0/5|18446744073709551615|4294967295|(1,2)
SELECT 2

select * from l order by t
----
p pg_lsn, x xid8, y xid, t tid
0/5|18446744073709551615|4294967295|(1,2)
FFFFFFFF/5|7|3|(4294967295,65535)
SELECT 2

select * from l where y = 3
----
p pg_lsn, x xid8, y xid, t tid
FFFFFFFF/5|7|3|(4294967295,65535)
SELECT 1

select * from l where y = '3'::xid
----
p pg_lsn, x xid8, y xid, t tid
FFFFFFFF/5|7|3|(4294967295,65535)
SELECT 1

select * from l where y <> 3
----
p pg_lsn, x xid8, y xid, t tid
0/5|18446744073709551615|4294967295|(1,2)
SELECT 1

select * from l order by y
----
ERROR 42883 at 26: could not identify an ordering operator for type xid
HINT: Use an explicit ordering operator or modify the query.

select y < '5'::xid from l
----
ERROR 42883 at 10: operator does not exist: xid < xid
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

select max(y) from l
----
ERROR 42883 at 8: function max(xid) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select count(distinct x), min(x), max(x), max(t) from l
----
count int8, min xid8, max xid8, max tid
2|7|18446744073709551615|(4294967295,65535)
SELECT 1

select '010'::xid, '42'::xid, '0xffffffff'::xid, '-1'::xid, '0xffffffffffffffff'::xid8, '-1'::xid8, '010'::xid8, 'asdf'::xid, ''::xid
----
xid xid, xid xid, xid xid, xid xid, xid8 xid8, xid8 xid8, xid8 xid8, xid xid, xid xid
8|42|4294967295|4294967295|18446744073709551615|18446744073709551615|8|0|0
SELECT 1

select '1'::xid = '1'::xid, '1'::xid != '1'::xid, '1'::xid8 < '2'::xid8, xid '5' = 5
----
?column? bool, ?column? bool, ?column? bool, ?column? bool
t|f|t|t
SELECT 1

select '5'::xid8::xid, '5'::xid::text, 5::xid
----
ERROR 42846 at 41: cannot cast type integer to xid

select '5'::xid::int
----
ERROR 42846 at 16: cannot cast type xid to integer

select '(0,1)'::tid = '(0,1)', '(0,2)'::tid > '(0,1)', '(-1,0)'::tid
----
?column? bool, ?column? bool, tid tid
t|t|(4294967295,0)
SELECT 1

select '(4294967296,1)'::tid
----
ERROR 22P02 at 8: invalid input syntax for type tid: "(4294967296,1)"

select '(1,65536)'::tid
----
ERROR 22P02 at 8: invalid input syntax for type tid: "(1,65536)"

select '1,2'::tid
----
ERROR 22P02 at 8: invalid input syntax for type tid: "1,2"

select '(1,2'::tid
----
ERROR 22P02 at 8: invalid input syntax for type tid: "(1,2"

select pg_typeof('5'::xid), '{1,2}'::xid[], '{1,2}'::xid8[]
----
pg_typeof regtype, xid _xid, xid8 _xid8
xid|{1,2}|{1,2}
SELECT 1

create index on l(y)
----
ERROR 42704: data type xid has no default operator class for access method "btree"
HINT: You must specify an operator class for the index or define a default operator class for the data type.
