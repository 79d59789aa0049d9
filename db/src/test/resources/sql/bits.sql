# Bit strings: lengths, operators, functions, casts.

create table bits (id int primary key, b bit(4), v bit varying(6))
----
CREATE TABLE

insert into bits values (1, b'1010', b'1'), (2, x'F', '0110'), (3, null, b'')
----
INSERT 0 3

insert into bits values (4, b'101', b'1')
----
ERROR 22026: bit string length 3 does not match type bit(4)

insert into bits values (4, b'1010', b'1010101')
----
ERROR 22001: bit string too long for type bit varying(6)

insert into bits values (4, b'1010'::bit(4), b'1010101'::varbit(6))
----
INSERT 0 1

select id, b, v, b || v, length(v), octet_length(b) from bits order by b, id
----
id int4, b bit, v varbit, ?column? varbit, length int4, octet_length int4
1|1010|1|10101|1|1
4|1010|101010|1010101010|6|1
2|1111|0110|11110110|4|1
3|NULL||NULL|0|NULL
SELECT 4

select b & b'0110', b | b'0110', b # b'0110', ~b, b << 1, b >> 2 from bits where id = 1
----
?column? bit, ?column? bit, ?column? bit, ?column? bit, ?column? bit, ?column? bit
0010|1110|1100|0101|0100|0010
SELECT 1

select b'101' & b'1010'
----
ERROR 22026: cannot AND bit strings of different sizes

select get_bit(b'1010', 0), set_bit(b'1010', 1, 1), bit_count(b'1011'), position(b'01' in b'1101'), substring(b'110101' from 2 for 3), overlay(b'111111' placing b'00' from 3)
----
get_bit int4, set_bit bit, bit_count int8, position int4, substring bit, overlay bit
1|1110|3|3|101|110011
SELECT 1

select get_bit(b'1010', 4)
----
ERROR 2202E: bit index 4 out of valid range (0..3)

select 44::bit(10), 44::bit(3), (-1)::bit(4), b'101100'::int, cast('101' as bit(5)), b'11111'::bit(3)
----
bit bit, bit bit, bit bit, int4 int4, bit bit, bit bit
0000101100|100|1111|44|10100|111
SELECT 1

select '0120'::bit(4)
----
ERROR 22P02 at 8: "2" is not a valid binary digit

select bit_and(b), bit_or(b), bit_xor(b) from bits
----
bit_and bit, bit_or bit, bit_xor bit
1010|1111|1111
SELECT 1

select b'10' < b'1', b'1' < b'10', b'0011' = x'3'
----
?column? bool, ?column? bool, ?column? bool
f|t|t
SELECT 1

create index bits_v on bits (v)
----
CREATE INDEX

select id from bits where v = b'0110'
----
id int4
2
SELECT 1
