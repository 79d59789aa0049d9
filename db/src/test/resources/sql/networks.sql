# Addresses of networks and of network cards.

create table n (id int primary key, c cidr, i inet, m macaddr, m8 macaddr8)
----
CREATE TABLE

insert into n values (1,'192.168.1','192.168.1.226/24','08:00:2b:01:02:03','08:00:2b:01:02:03:04:05'),(2,'192.168.1.0/26','192.168.1.226','08-00-2b-01-02-04','08002b:0102030405'),(3,'10','10.1.2.3/8','08002b:010203','0800.2b01.0203'),(4,'10.0.0.0','10.1.2.3/8','08002b-010203','08-00-2b-01-02-03'),(5,'10:23::f1','10:23::ffff','0800.2b01.0203','08:00:2b:01:02:03'),(6,'10:23::8000/113','10:23::ffff/64','08002b010203','08002b010203'),(7,'::ffff:1.2.3.4','::4.3.2.1/24','0800-2b01-0203','08002b01020304ff')
----
INSERT 0 7

select * from n order by id
----
id int4, c cidr, i inet, m macaddr, m8 macaddr8
1|192.168.1.0/24|192.168.1.226/24|08:00:2b:01:02:03|08:00:2b:01:02:03:04:05
2|192.168.1.0/26|192.168.1.226|08:00:2b:01:02:04|08:00:2b:01:02:03:04:05
3|10.0.0.0/8|10.1.2.3/8|08:00:2b:01:02:03|08:00:2b:ff:fe:01:02:03
4|10.0.0.0/32|10.1.2.3/8|08:00:2b:01:02:03|08:00:2b:ff:fe:01:02:03
5|10:23::f1/128|10:23::ffff|08:00:2b:01:02:03|08:00:2b:ff:fe:01:02:03
6|10:23::8000/113|10:23::ffff/64|08:00:2b:01:02:03|08:00:2b:ff:fe:01:02:03
7|::ffff:1.2.3.4/128|::4.3.2.1/24|08:00:2b:01:02:03|08:00:2b:01:02:03:04:ff
SELECT 7

select c::text, i::text, host(i), broadcast(c), broadcast(i), network(i), netmask(i), hostmask(i), masklen(c), family(i), abbrev(c), abbrev(i) from n order by id
----
c text, i text, host text, broadcast inet, broadcast inet, network cidr, netmask inet, hostmask inet, masklen int4, family int4, abbrev text, abbrev text
192.168.1.0/24|192.168.1.226/24|192.168.1.226|192.168.1.255/24|192.168.1.255/24|192.168.1.0/24|255.255.255.0|0.0.0.255|24|4|192.168.1/24|192.168.1.226/24
192.168.1.0/26|192.168.1.226/32|192.168.1.226|192.168.1.63/26|192.168.1.226|192.168.1.226/32|255.255.255.255|0.0.0.0|26|4|192.168.1.0/26|192.168.1.226
10.0.0.0/8|10.1.2.3/8|10.1.2.3|10.255.255.255/8|10.255.255.255/8|10.0.0.0/8|255.0.0.0|0.255.255.255|8|4|10/8|10.1.2.3/8
10.0.0.0/32|10.1.2.3/8|10.1.2.3|10.0.0.0|10.255.255.255/8|10.0.0.0/8|255.0.0.0|0.255.255.255|32|4|10.0.0.0/32|10.1.2.3/8
10:23::f1/128|10:23::ffff/128|10:23::ffff|10:23::f1|10:23::ffff|10:23::ffff/128|ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff|::|128|6|10:23::f1/128|10:23::ffff
10:23::8000/113|10:23::ffff/64|10:23::ffff|10:23::ffff/113|10:23::ffff:ffff:ffff:ffff/64|10:23::/64|ffff:ffff:ffff:ffff::|::ffff:ffff:ffff:ffff|113|6|10:23::8000/113|10:23::ffff/64
::ffff:1.2.3.4/128|::4.3.2.1/24|::4.3.2.1|::ffff:1.2.3.4|0:ff:ffff:ffff:ffff:ffff:ffff:ffff/24|::/24|ffff:ff00::|0:ff:ffff:ffff:ffff:ffff:ffff:ffff|128|6|::ffff:1.2.3.4/128|::4.3.2.1/24
SELECT 7

select i<c, i<=c, i=c, i<>c, i<<c, i<<=c, i>>c, i>>=c, i&&c from n order by id
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
f|f|f|t|f|t|f|t|t
f|f|f|t|f|f|f|f|f
f|f|f|t|f|t|f|t|t
t|t|f|t|f|f|t|t|t
f|f|f|t|f|f|f|f|f
t|t|f|t|f|f|t|t|t
t|t|f|t|f|f|t|t|t
SELECT 7

select max(c), min(c), max(i), min(i) from n
----
max inet, min inet, max inet, min inet
10:23::8000/113|10.0.0.0/8|10:23::ffff|10.1.2.3/8
SELECT 1

select cidr(i), i::cidr, set_masklen(i,24), set_masklen(c, 24), set_masklen(i,-1) from n order by id
----
cidr cidr, i cidr, set_masklen inet, set_masklen cidr, set_masklen inet
192.168.1.0/24|192.168.1.0/24|192.168.1.226/24|192.168.1.0/24|192.168.1.226
192.168.1.226/32|192.168.1.226/32|192.168.1.226/24|192.168.1.0/24|192.168.1.226
10.0.0.0/8|10.0.0.0/8|10.1.2.3/24|10.0.0.0/24|10.1.2.3
10.0.0.0/8|10.0.0.0/8|10.1.2.3/24|10.0.0.0/24|10.1.2.3
10:23::ffff/128|10:23::ffff/128|10:23::ffff/24|10::/24|10:23::ffff
10:23::/64|10:23::/64|10:23::ffff/24|10::/24|10:23::ffff
::/24|::/24|::4.3.2.1/24|::/24|::4.3.2.1
SELECT 7

select set_masklen(inet '10.0.0.1', 33)
----
ERROR 22023: invalid mask length: 33

select ~i, i & c, i | c from n where family(i)=family(c) order by id
----
?column? inet, ?column? inet, ?column? inet
63.87.254.29/24|192.168.1.0/24|192.168.1.226/24
63.87.254.29|192.168.1.0|192.168.1.226
245.254.253.252/8|10.0.0.0/8|10.1.2.3/8
245.254.253.252/8|10.0.0.0|10.1.2.3
ffef:ffdc:ffff:ffff:ffff:ffff:ffff:0|10:23::f1|10:23::ffff
ffef:ffdc:ffff:ffff:ffff:ffff:ffff:0/64|10:23::8000/113|10:23::ffff/113
ffff:ffff:ffff:ffff:ffff:ffff:fbfc:fdfe/24|::0.2.2.0|::ffff:5.3.3.5
SELECT 7

select inet '10.0.0.1' & inet '::1'
----
ERROR 22023: cannot AND inet values of different sizes

select inet '10.0.0.1' | inet '::1'
----
ERROR 22023: cannot OR inet values of different sizes

select i + 500, i - 500, 5 + i from n order by id
----
?column? inet, ?column? inet, ?column? inet
192.168.3.214/24|192.167.255.238/24|192.168.1.231/24
192.168.3.214|192.167.255.238|192.168.1.231
10.1.3.247/8|10.1.0.15/8|10.1.2.8/8
10.1.3.247/8|10.1.0.15/8|10.1.2.8/8
10:23::1:1f3|10:23::fe0b|10:23::1:4
10:23::1:1f3/64|10:23::fe0b/64|10:23::1:4/64
::4.3.3.245/24|::4.3.0.13/24|::4.3.2.6/24
SELECT 7

select inet '255.255.255.255' + 1
----
ERROR 22003: result is out of range

select inet '0.0.0.0' - 1
----
ERROR 22003: result is out of range

select inet '127.0.0.1' - inet '10.0.0.1', inet '::2' - inet '::1'
----
?column? int8, ?column? int8
1962934272|1
SELECT 1

select inet 'ffff::' - inet '::1'
----
ERROR 22003: result is out of range

select inet '10.0.0.1' - inet '::1'
----
ERROR 22023: cannot subtract inet values of different sizes

select inet_merge('10.1.2.3/24','10.1.5.6'), inet_same_family('10.0.0.1','::1')
----
inet_merge cidr, inet_same_family bool
10.1.0.0/21|f
SELECT 1

select inet_merge('10.1.2.3/24','::1')
----
ERROR 22023: cannot merge addresses from different families

select '192.168.1.2/30'::cidr
----
ERROR 22P02 at 8: invalid cidr value: "192.168.1.2/30"
DETAIL: Value has bits set to right of mask.

select '1234::1234::1234'::cidr
----
ERROR 22P02 at 8: invalid input syntax for type cidr: "1234::1234::1234"

select '192.168.198.200/24'::cidr
----
ERROR 22P02 at 8: invalid cidr value: "192.168.198.200/24"
DETAIL: Value has bits set to right of mask.

select 'x'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "x"

select '10.1/8'::inet, '10/8'::inet, '10.1.2.3/0'::inet
----
inet inet, inet inet, inet inet
10.1.0.0/8|10.0.0.0/8|10.1.2.3/0
SELECT 1

select '10.1'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "10.1"

select '10.1.2.256'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "10.1.2.256"

select '10.1.2.3/33'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "10.1.2.3/33"

select '10.1.2.3/'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "10.1.2.3/"

select '::1/129'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "::1/129"

select '::ffff:10.0.0.1'::inet, '::'::inet, '1::'::inet, '::1'::inet, '2001:db8:0:0:1:0:0:1'::inet, '1:2:3:4:5:6:7:8'::inet, '::10.2.3.4'::inet, '0:0:0:0:0:0:0:5'::inet, 'ABCD::'::inet, '1:0:0:2::'::inet
----
inet inet, inet inet, inet inet, inet inet, inet inet, inet inet, inet inet, inet inet, inet inet, inet inet
::ffff:10.0.0.1|::|1::|::1|2001:db8::1:0:0:1|1:2:3:4:5:6:7:8|::10.2.3.4|::5|abcd::|1:0:0:2::
SELECT 1

select '12345::'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "12345::"

select ':1'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: ":1"

select '1:2:3'::inet
----
ERROR 22P02 at 8: invalid input syntax for type inet: "1:2:3"

select '224'::cidr, '224.1'::cidr, '240'::cidr, '128.1'::cidr, '172'::cidr, '0xdead'::cidr, '10.0.0.0/8'::cidr, '0/0'::cidr, '::/0'::cidr, '2001:4f8:3:ba::/64'::cidr
----
cidr cidr, cidr cidr, cidr cidr, cidr cidr, cidr cidr, cidr cidr, cidr cidr, cidr cidr, cidr cidr, cidr cidr
224.0.0.0/4|224.1.0.0/16|240.0.0.0/32|128.1.0.0/16|172.0.0.0/16|222.173.0.0/24|10.0.0.0/8|0.0.0.0/0|::/0|2001:4f8:3:ba::/64
SELECT 1

select abbrev('2001:4f8:3:ba::/64'::cidr), abbrev('::/0'::cidr), abbrev('10.1.0.0/16'::cidr), abbrev('10.1.0.0/14'::cidr), abbrev('0.0.0.0/0'::cidr), abbrev('::ffff:1.2.3.0/120'::cidr), abbrev('1::/16'::cidr), abbrev('2001:db8::1'::cidr), abbrev('10.1.2.3/32'::cidr)
----
ERROR 22P02 at 102: invalid cidr value: "10.1.0.0/14"
DETAIL: Value has bits set to right of mask.

select text(inet '10.0.0.1'), text(cidr '10.0.0.0/8'), inet '10.0.0.1'::text, inet '10.0.0.1'::varchar, '10.0.0.1'::text::inet
----
text text, text text, text text, varchar varchar, inet inet
10.0.0.1/32|10.0.0.0/8|10.0.0.1/32|10.0.0.1/32|10.0.0.1
SELECT 1

create index on n (i)
----
CREATE INDEX

create index on n (c)
----
CREATE INDEX

create index on n(m)
----
CREATE INDEX

create index on n(m8)
----
CREATE INDEX

select id from n where i = '10.1.2.3/8' order by id
----
id int4
3
4
SELECT 2

select id from n where c = '10.0.0.0/8' order by id
----
id int4
3
SELECT 1

select id from n where i << '10.0.0.0/7' order by id
----
id int4
3
4
SELECT 2

select id, c from n order by c desc
----
id int4, c cidr
6|10:23::8000/113
5|10:23::f1/128
7|::ffff:1.2.3.4/128
2|192.168.1.0/26
1|192.168.1.0/24
4|10.0.0.0/32
3|10.0.0.0/8
SELECT 7

select id from n where m = '08:00:2b:01:02:03' order by id
----
id int4
1
3
4
5
6
7
SELECT 6

select m < '08:00:2b:01:02:04', m8 > '08:00:2b:01:02:03:04:05', ~m, ~m8, m & '00:00:00:ff:ff:ff', m | '01:02:03:04:05:06', trunc(m), trunc(m8), m::macaddr8, macaddr8_set7bit(m8) from n order by id
----
?column? bool, ?column? bool, ?column? macaddr, ?column? macaddr8, ?column? macaddr, ?column? macaddr, trunc macaddr, trunc macaddr8, m macaddr8, macaddr8_set7bit macaddr8
t|f|f7:ff:d4:fe:fd:fc|f7:ff:d4:fe:fd:fc:fb:fa|00:00:00:01:02:03|09:02:2b:05:07:07|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:03|0a:00:2b:01:02:03:04:05
f|f|f7:ff:d4:fe:fd:fb|f7:ff:d4:fe:fd:fc:fb:fa|00:00:00:01:02:04|09:02:2b:05:07:06|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:04|0a:00:2b:01:02:03:04:05
t|t|f7:ff:d4:fe:fd:fc|f7:ff:d4:00:01:fe:fd:fc|00:00:00:01:02:03|09:02:2b:05:07:07|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:03|0a:00:2b:ff:fe:01:02:03
t|t|f7:ff:d4:fe:fd:fc|f7:ff:d4:00:01:fe:fd:fc|00:00:00:01:02:03|09:02:2b:05:07:07|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:03|0a:00:2b:ff:fe:01:02:03
t|t|f7:ff:d4:fe:fd:fc|f7:ff:d4:00:01:fe:fd:fc|00:00:00:01:02:03|09:02:2b:05:07:07|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:03|0a:00:2b:ff:fe:01:02:03
t|t|f7:ff:d4:fe:fd:fc|f7:ff:d4:00:01:fe:fd:fc|00:00:00:01:02:03|09:02:2b:05:07:07|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:03|0a:00:2b:ff:fe:01:02:03
t|t|f7:ff:d4:fe:fd:fc|f7:ff:d4:fe:fd:fc:fb:00|00:00:00:01:02:03|09:02:2b:05:07:07|08:00:2b:00:00:00|08:00:2b:00:00:00:00:00|08:00:2b:ff:fe:01:02:03|0a:00:2b:01:02:03:04:ff
SELECT 7

select m8::macaddr from n where id in (3,4) order by id
----
m8 macaddr
08:00:2b:01:02:03
08:00:2b:01:02:03
SELECT 2

select m8::macaddr from n where id = 1
----
ERROR 22003: macaddr8 data out of range to convert to macaddr
HINT: Only addresses that have FF and FE as values in the 4th and 5th bytes from the left, for example xx:xx:xx:ff:fe:xx:xx:xx, are eligible to be converted from macaddr8 to macaddr.

select 'not even close'::macaddr
----
ERROR 22P02 at 8: invalid input syntax for type macaddr: "not even close"

select '08:00:2b:01:02:1ff'::macaddr
----
ERROR 22003 at 8: invalid octet value in "macaddr" value: "08:00:2b:01:02:1ff"

select '08:00:2b:01:02'::macaddr
----
ERROR 22P02 at 8: invalid input syntax for type macaddr: "08:00:2b:01:02"

select '08:00:2b:01:02:03 x'::macaddr
----
ERROR 22P02 at 8: invalid input syntax for type macaddr: "08:00:2b:01:02:03 x"

select ' 08:00:2b:01:02:03 '::macaddr, '8:0:2b:1:2:3'::macaddr
----
macaddr macaddr, macaddr macaddr
08:00:2b:01:02:03|08:00:2b:01:02:03
SELECT 1

select '08:00-2b:01:02:03:04:05'::macaddr8
----
ERROR 22P02 at 8: invalid input syntax for type macaddr8: "08:00-2b:01:02:03:04:05"

select '08:00:2b:01:02:03:04:05:06'::macaddr8
----
ERROR 22P02 at 8: invalid input syntax for type macaddr8: "08:00:2b:01:02:03:04:05:06"

select '123    08:00:2b:01:02:03'::macaddr8
----
ERROR 22P02 at 8: invalid input syntax for type macaddr8: "123    08:00:2b:01:02:03"

select 'z8002b:0102030405'::macaddr8
----
ERROR 22P02 at 8: invalid input syntax for type macaddr8: "z8002b:0102030405"

select ' 08002b:0102030405 '::macaddr8
----
macaddr8 macaddr8
08:00:2b:01:02:03:04:05
SELECT 1

select hashinet('192.168.1.1'), hashinetextended('::1',5), hashmacaddr('08:00:2b:01:02:03'), hashmacaddr8extended('08:00:2b:01:02:03:04:05', 7), pg_lsn_hash('16/B374D848'), hashtid('(5,6)')
----
hashinet int4, hashinetextended int8, hashmacaddr int4, hashmacaddr8extended int8, pg_lsn_hash int4, hashtid int4
-184492679|6894168788452533930|294987870|2193078882610614754|-570699069|-258910428
SELECT 1

select array_agg(i order by i), array_agg(m order by m) from n
----
array_agg _inet, array_agg _macaddr
{10.1.2.3/8,10.1.2.3/8,192.168.1.226/24,192.168.1.226,::4.3.2.1/24,10:23::ffff/64,10:23::ffff}|{08:00:2b:01:02:03,08:00:2b:01:02:03,08:00:2b:01:02:03,08:00:2b:01:02:03,08:00:2b:01:02:03,08:00:2b:01:02:03,08:00:2b:01:02:04}
SELECT 1

select '{10.0.0.1,::1}'::inet[], array['10.0.0.0/8'::cidr]
----
inet _inet, array _cidr
{10.0.0.1,::1}|{10.0.0.0/8}
SELECT 1

select coalesce(c, i), case when true then i else c end from n where id=1
----
coalesce inet, c inet
192.168.1.0/24|192.168.1.226/24
SELECT 1

select i from n where i = any('{10.1.2.3/8,::1}'::inet[]) order by id
----
i inet
10.1.2.3/8
10.1.2.3/8
SELECT 2

select distinct i from n order by 1
----
i inet
10.1.2.3/8
192.168.1.226/24
192.168.1.226
::4.3.2.1/24
10:23::ffff/64
10:23::ffff
SELECT 6

select c, count(*) from n group by c order by c
----
c cidr, count int8
10.0.0.0/8|1
10.0.0.0/32|1
192.168.1.0/24|1
192.168.1.0/26|1
::ffff:1.2.3.4/128|1
10:23::f1/128|1
10:23::8000/113|1
SELECT 7

create table nn (c cidr primary key, i inet unique)
----
CREATE TABLE

insert into nn values ('10.0.0.0/8','10.0.0.1')
----
INSERT 0 1

insert into nn values ('10/8', '10.0.0.2')
----
ERROR 23505: duplicate key value violates unique constraint "nn_pkey"
DETAIL: Key (c)=(10.0.0.0/8) already exists.

insert into nn values ('10.1.2.3', '10.0.0.2')
----
INSERT 0 1

update nn set c = i
----
UPDATE 2

select * from nn
----
c cidr, i inet
10.0.0.1/32|10.0.0.1
10.0.0.2/32|10.0.0.2
SELECT 2

select c from nn where c <<= '10.0.0.0/8'
----
c cidr
10.0.0.1/32
10.0.0.2/32
SELECT 2

select i::int from n
----
ERROR 42846 at 9: cannot cast type inet to integer

select network(c) , set_masklen(c, 30) from nn
----
network cidr, set_masklen cidr
10.0.0.1/32|10.0.0.0/30
10.0.0.2/32|10.0.0.0/30
SELECT 2
