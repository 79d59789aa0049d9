// PostgreSQL's dialect (PostgreSQL 15), as far as PhantomDB reads it.
//
// There is no lexer here: PostgreSQL's lexical rules (operators cut by their last character, strings that go on after a
// newline, nested comments, dollar quotes, U& escapes) are a hand-written scanner in io.phantomdb.sql.parse, shared with
// the statement shapes. It cuts a query string into statements and ends each with EOF.
//
// Rules are written so that one or two tokens of lookahead nearly always decide: the scanner tells parentheses that hold
// a query (LPAREN_QUERY) from all others, and WITH is factored out of the statements that may begin with it.
// Comparisons, LIKE, BETWEEN and IN do not associate in PostgreSQL; the tree builder refuses what this grammar lets
// through.
parser grammar PhantomSqlParser;

tokens {
    // what is no keyword
    IDENTIFIER, STRING_LITERAL, INTEGER_LITERAL, DECIMAL_LITERAL, BIT_LITERAL, HEX_LITERAL, PARAMETER_NUMBER
    , OPERATOR_SYMBOL, LPAREN, LPAREN_QUERY, RPAREN, LBRACKET, RBRACKET, COMMA, DOT, DOT_DOT, COLON, SEMICOLON
    , TYPECAST, COLON_EQUALS, EQUALS_GREATER, PLUS, MINUS, STAR, SLASH, PERCENT, CARET, LT, GT, EQ, LE, GE, NE
    , OTHER_CHARACTER, LEXICAL_ERROR,
    // keywords; a trailing underscore avoids a name of ANTLR's own
    ABORT, ABSOLUTE, ACCESS, ACTION, ADD, AFTER, AGGREGATE, ALL, ALTER, ALWAYS, ANALYSE, ANALYZE, AND, ANY, ARRAY, AS
    , ASC, ASENSITIVE, ASYMMETRIC, AT, ATTACH, AUTHORIZATION, BACKWARD, BEFORE, BEGIN, BETWEEN, BIGINT, BINARY, BIT
    , BOOLEAN, BOTH, BREADTH, BY, CACHE, CALL, CASCADE, CASCADED, CASE, CAST, CATALOG, CHAIN, CHAR, CHARACTER
    , CHARACTERISTICS, CHECK, CHECKPOINT, CLOSE, CLUSTER, COALESCE, COLLATE, COLLATION, COLUMN, COMMENT
    , COMMENTS, COMMIT, COMMITTED, COMPRESSION, CONCURRENTLY, CONFLICT, CONNECTION, CONSTRAINT, CONSTRAINTS
    , CONTENT, CONTINUE, CONVERSION, COPY, CREATE, CROSS, CSV, CUBE, CURRENT, CURRENT_CATALOG, CURRENT_DATE
    , CURRENT_ROLE, CURRENT_SCHEMA, CURRENT_TIME, CURRENT_TIMESTAMP, CURRENT_USER, CURSOR, CYCLE, DATA, DATABASE
    , DAY, DEALLOCATE, DEC, DECIMAL, DECLARE, DEFAULT, DEFAULTS, DEFERRABLE, DEFERRED, DELETE, DELIMITER
    , DELIMITERS, DEPTH, DESC, DETACH, DISABLE, DISCARD, DISTINCT, DO, DOCUMENT, DOMAIN, DOUBLE, DROP, ELSE
    , ENABLE, ENCODING, END, ENUM, ESCAPE, EVENT, EXCEPT, EXCLUDE, EXCLUDING, EXCLUSIVE, EXECUTE, EXISTS, EXPLAIN
    , EXPRESSION, EXTENSION, EXTRACT, FALSE, FETCH, FILTER, FIRST, FLOAT, FOLLOWING, FOR, FORCE, FOREIGN
    , FORWARD, FREEZE, FROM, FULL, FUNCTION, GENERATED, GLOBAL, GRANT, GREATEST, GROUP, GROUPING, GROUPS, HAVING
    , HEADER, HOLD, HOUR, IDENTITY, IF, ILIKE, IMMEDIATE, IMPORT, IN, INCLUDE, INCLUDING, INCREMENT, INDEX
    , INDEXES, INHERIT, INHERITS, INITIALLY, INNER, INOUT, INSENSITIVE, INSERT, INT, INTEGER, INTERSECT
    , INTERVAL, INTO, IS, ISNULL, ISOLATION, JOIN, KEY, LABEL, LANGUAGE, LARGE, LAST, LATERAL, LEADING, LEAST
    , LEFT, LEVEL, LIKE, LIMIT, LISTEN, LOAD, LOCAL, LOCALTIME, LOCALTIMESTAMP, LOCATION, LOCK, LOCKED, LOGGED
    , MATCH, MATCHED, MATERIALIZED, MAXVALUE, MERGE, METHOD, MINUTE, MINVALUE, MODE, MONTH, MOVE, NAME, NAMES, NATIONAL
    , NATURAL, NCHAR, NEXT, NFC, NFD, NFKC, NFKD, NO, NONE, NORMALIZE, NORMALIZED, NOT, NOTHING, NOTIFY, NOTNULL
    , NOWAIT, NULL, NULLIF, NULLS, NUMERIC, OBJECT, OF, OFFSET, OIDS, ON, ONLY, OPERATOR, OPTION, OR, ORDER
    , ORDINALITY, OTHERS, OUT, OUTER, OVER, OVERLAPS, OVERLAY, OVERRIDING, OWNED, OWNER, PARTIAL, PARTITION
    , PLACING, PLANS, POLICY, POSITION, PRECEDING, PRECISION, PREPARE, PREPARED, PRESERVE, PRIMARY, PRIOR
    , PRIVILEGES, PROCEDURAL, PROCEDURE, PROGRAM, PUBLICATION, QUOTE, RANGE, READ, REAL, REASSIGN, RECURSIVE
    , REFERENCES, REFRESH, REINDEX, RELATIVE, RELEASE, RENAME, REPEATABLE, REPLACE, REPLICA, RESET, RESTART
    , RESTRICT, RETURNING, REVOKE, RIGHT, ROLE, ROLLBACK, ROLLUP, ROUTINE, ROW, ROWS, RULE, SAVEPOINT, SCHEMA
    , SCROLL, SEARCH, SECOND, SECURITY, SELECT, SEQUENCE, SEQUENCES, SERIALIZABLE, SERVER, SESSION, SESSION_USER
    , SET, SETOF, SETS, SHARE, SHOW, SIMILAR, SIMPLE, SKIP_, SMALLINT, SNAPSHOT, SOME, START, STATISTICS, STDIN
    , STDOUT, STORAGE, STORED, SUBSCRIPTION, SUBSTRING, SYMMETRIC, SYSTEM, TABLE, TABLESAMPLE, TABLESPACE, TEMP
    , TEMPLATE, TEMPORARY, TEXT, THEN, TIES, TIME, TIMESTAMP, TO, TRAILING, TRANSACTION, TRANSFORM, TREAT
    , TRIGGER, TRIM, TRUE, TRUNCATE, TRUSTED, TYPE, UNBOUNDED, UNCOMMITTED, UNION, UNIQUE, UNKNOWN, UNLISTEN
    , UNLOGGED, UPDATE, USER, USING, VACUUM, VALID, VALIDATE, VALUE, VALUES, VARCHAR, VARIADIC, VARYING, VERBOSE
    , VIEW, WHEN, WHERE, WINDOW, WITH, WITHIN, WITHOUT, WORK, WRITE, XML, XMLATTRIBUTES, XMLCONCAT, XMLELEMENT
    , XMLEXISTS, XMLFOREST, XMLNAMESPACES, XMLPARSE, XMLPI, XMLROOT, XMLSERIALIZE, XMLTABLE, YEAR, ZONE
    , ADMIN, ATTRIBUTE, ENCRYPTED, FUNCTIONS, GRANTED, PASSWORD, PROCEDURES, ROUTINES, SCHEMAS, SYSID, TABLES, TYPES, UNENCRYPTED, UNTIL
    , RETURNS, RETURN, ATOMIC, IMMUTABLE, STABLE, VOLATILE, STRICT, CALLED, INPUT, DEFINER, INVOKER, EXTERNAL
    , LEAKPROOF, PARALLEL, COST, SUPPORT, EACH, INSTEAD, STATEMENT, REFERENCING, OLD, NEW, DEPENDS
}

// ---------------------------------------------------------------------------------------------------------------
// Statements
// ---------------------------------------------------------------------------------------------------------------

single : statement EOF ;

statement
    : preparable
    | createTable
    | createTableAs
    | dropTable
    | createIndex
    | dropIndex
    | alterTable
    | truncate
    | copy
    | vacuum
    | analyze
    | explain
    | lockTable
    | createDatabase
    | dropDatabase
    | createSchema
    | alterDatabase
    | alterSchema
    | transaction
    | setStatement
    | showStatement
    | resetStatement
    | discard
    | deallocate
    | prepare
    | execute
    | declareCursor
    | fetchCursor
    | closeCursor
    | channel
    | createSequence
    | alterSequence
    | createView
    | createMaterialized
    | refresh
    | reindex
    | cluster
    | checkpoint
    | createExtension
    | alterIndex
    | createEnum
    | createComposite
    | alterType
    | alterAttributes
    | createDomain
    | alterDomain
    | comment
    | alterView
    | dropOther
    | createRole
    | alterRole
    | dropRole
    | grant
    | revoke
    | defaultPrivileges
    | dropOwned
    | reassignOwned
    | createRoutine
    | dropRoutine
    | alterRoutine
    | callRoutine
    | doBlock
    | createTrigger
    | dropTrigger
    | unsupported
    ;

// What PREPARE and WITH take: a query or a change, after a common WITH.
preparable : withClause? ( queryExpression | insert | update | delete | merge ) ;

merge : MERGE INTO relation ( AS? colId )? USING tableRef ON expr mergeWhen+ ;

mergeWhen
    : WHEN MATCHED ( AND expr )? THEN ( UPDATE SET assignments | DELETE | DO NOTHING )
    | WHEN NOT MATCHED ( AND expr )? THEN ( INSERT mergeValues | DO NOTHING )
    ;

mergeValues
    : DEFAULT VALUES
    | ( LPAREN insertTarget ( COMMA insertTarget )* RPAREN )? ( OVERRIDING ( USER | SYSTEM ) VALUE )? VALUES valuesRow
    ;

// ---------------------------------------------------------------------------------------------------------------
// Queries
// ---------------------------------------------------------------------------------------------------------------

query : withClause? queryExpression ;

queryExpression : queryBody orderBy? queryTail ;

queryTail
    : limits? locking*
    | locking+ limits
    ;

limits
    : limit offset?
    | offset limit?
    ;

limit
    : LIMIT ( ALL | expr ) ( COMMA expr )?
    | FETCH ( FIRST | NEXT ) fetchCount? ( ROW | ROWS ) ( ONLY | WITH TIES )
    ;

fetchCount
    : ( PLUS | MINUS ) ( INTEGER_LITERAL | DECIMAL_LITERAL )
    | primary
    ;

offset
    : OFFSET expr
    | OFFSET fetchCount ( ROW | ROWS )
    ;

locking : FOR lockStrength ( OF qualifiedNames )? ( NOWAIT | SKIP_ LOCKED )? | FOR READ ONLY ;

lockStrength : UPDATE | NO KEY UPDATE | SHARE | KEY SHARE ;

withClause : WITH RECURSIVE? commonTable ( COMMA commonTable )* ;

commonTable
    : colId columnList? AS ( NOT? MATERIALIZED )? ( LPAREN | LPAREN_QUERY ) preparable RPAREN commonTableExtra?
    ;

commonTableExtra
    : SEARCH ( DEPTH | BREADTH ) FIRST BY names SET colId cycleClause?
    | cycleClause
    ;

cycleClause : CYCLE names SET colId ( TO expr DEFAULT expr )? USING colId ;

queryBody
    : selectCore
    | queryBody INTERSECT setQuantifier? queryBody
    | queryBody ( UNION | EXCEPT ) setQuantifier? queryBody
    ;

setQuantifier : ALL | DISTINCT ;

selectCore
    : SELECT ( ALL? selectItems? | DISTINCT ( ON LPAREN exprs RPAREN )? selectItems ) intoClause? fromClause?
      whereClause? groupBy? havingClause? windowClause?
    | values
    | TABLE relation
    | subquery
    ;

// A parenthesis that the scanner has seen to hold a query, so that no other parenthesis has to be looked into.
subquery : LPAREN_QUERY query RPAREN ;

values : VALUES valuesRow ( COMMA valuesRow )* ;

valuesRow : LPAREN exprs RPAREN ;

selectItems : selectItem ( COMMA selectItem )* ;

selectItem
    : expr ( AS colLabel | bareLabel )?
    | STAR
    ;

intoClause : INTO ( TEMPORARY | TEMP | UNLOGGED )? TABLE? qualifiedName ;

fromClause : FROM tableRefs ;

tableRefs : tableRef ( COMMA tableRef )* ;

tableRef : tablePrimary joinTail* ;

joinTail
    : CROSS JOIN tablePrimary
    | NATURAL joinType? JOIN tablePrimary
    | joinType? JOIN tableRef ( ON expr | USING LPAREN names RPAREN ( AS colId )? )
    ;

joinType : INNER | ( LEFT | RIGHT | FULL ) OUTER? ;

tablePrimary
    : relation aliasClause? tableSample?
    | LATERAL? subquery aliasClause?
    | LATERAL? functionSource ( WITH ORDINALITY )? functionAlias?
    | LATERAL? ROWS FROM LPAREN rowsFromItem ( COMMA rowsFromItem )* RPAREN ( WITH ORDINALITY )? functionAlias?
    | LPAREN tableRef RPAREN aliasClause?
    ;

tableSample : TABLESAMPLE qualifiedFunctionName LPAREN exprs RPAREN ( REPEATABLE LPAREN expr RPAREN )? ;

rowsFromItem : functionSource ( AS LPAREN tableColumns RPAREN )? ;

functionSource : functionCall | specialFunction ;

functionAlias
    : aliasClause
    | AS LPAREN tableColumns RPAREN
    | AS? colId LPAREN tableColumns RPAREN
    ;

tableColumns : tableColumn ( COMMA tableColumn )* ;

tableColumn : colId typeName collateClause? ;

aliasClause : AS? colId columnList? ;

columnList : LPAREN names RPAREN ;

relation : qualifiedName STAR? | ONLY qualifiedName | ONLY LPAREN qualifiedName RPAREN ;

whereClause : WHERE expr ;

groupBy : GROUP BY setQuantifier? groupingElement ( COMMA groupingElement )* ;

groupingElement
    : LPAREN RPAREN
    | ROLLUP LPAREN exprs RPAREN
    | CUBE LPAREN exprs RPAREN
    | GROUPING SETS LPAREN groupingElement ( COMMA groupingElement )* RPAREN
    | expr
    ;

havingClause : HAVING expr ;

windowClause : WINDOW namedWindow ( COMMA namedWindow )* ;

namedWindow : colId AS windowSpecification ;

windowSpecification : LPAREN colId? ( PARTITION BY exprs )? orderBy? frame? RPAREN ;

frame : ( ROWS | RANGE | GROUPS ) ( frameBound | BETWEEN frameBound AND frameBound ) frameExclusion? ;

frameBound
    : UNBOUNDED ( PRECEDING | FOLLOWING )
    | CURRENT ROW
    | expr ( PRECEDING | FOLLOWING )
    ;

frameExclusion : EXCLUDE ( CURRENT ROW | GROUP | TIES | NO OTHERS ) ;

orderBy : ORDER BY sortItem ( COMMA sortItem )* ;

sortItem : expr ( ASC | DESC | USING anyOperator )? ( NULLS ( FIRST | LAST ) )? ;

// ---------------------------------------------------------------------------------------------------------------
// Changes
// ---------------------------------------------------------------------------------------------------------------

insert
    : INSERT INTO qualifiedName ( AS colId )? insertSource onConflict? returning?
    ;

insertSource
    : DEFAULT VALUES
    | ( LPAREN insertTarget ( COMMA insertTarget )* RPAREN )? ( OVERRIDING ( USER | SYSTEM ) VALUE )? query
    ;

insertTarget : colId indirection* ;

onConflict
    : ON CONFLICT conflictTarget? DO ( NOTHING | UPDATE SET assignments whereClause? )
    ;

conflictTarget
    : LPAREN indexColumns RPAREN whereClause?
    | ON CONSTRAINT colId
    ;

returning : RETURNING selectItems ;

update
    : UPDATE relation ( AS? colId )? SET assignments fromClause? changeWhere? returning?
    ;

assignments : assignment ( COMMA assignment )* ;

assignment
    : insertTarget EQ expr
    | LPAREN insertTarget ( COMMA insertTarget )* RPAREN EQ expr
    ;

delete : DELETE FROM relation ( AS? colId )? ( USING tableRefs )? changeWhere? returning? ;

changeWhere : whereClause | WHERE CURRENT OF colId ;

truncate : TRUNCATE TABLE? relation ( COMMA relation )* ( ( RESTART | CONTINUE ) IDENTITY )? dropBehavior? ;

dropBehavior : CASCADE | RESTRICT ;

// ---------------------------------------------------------------------------------------------------------------
// Definitions
// ---------------------------------------------------------------------------------------------------------------

ifNotExists : IF NOT EXISTS ;

ifExists : IF EXISTS ;

persistence : ( LOCAL | GLOBAL )? ( TEMPORARY | TEMP ) | UNLOGGED ;

createTable
    : CREATE persistence? TABLE ifNotExists? qualifiedName LPAREN ( tableElement ( COMMA tableElement )* )? RPAREN
      tableSuffix*
    | CREATE persistence? TABLE ifNotExists? qualifiedName PARTITION OF qualifiedName
      ( LPAREN partitionElement ( COMMA partitionElement )* RPAREN )? partitionBound tableSuffix*
    | CREATE persistence? TABLE ifNotExists? qualifiedName tableElsewhere anything*
    ;

// Tables PhantomDB does not make: of a type.
tableElsewhere : OF ;

partitionElement
    : colId ( WITH colId )? columnConstraint*
    | tableConstraint
    ;

partitionBound
    : FOR VALUES FROM LPAREN exprs RPAREN TO LPAREN exprs RPAREN
    | FOR VALUES IN LPAREN exprs RPAREN
    | FOR VALUES WITH LPAREN hashBound ( COMMA hashBound )* RPAREN
    | DEFAULT
    ;

hashBound : nonReservedWord INTEGER_LITERAL ;

tableSuffix
    : WITH storageOptions
    | WITHOUT OIDS
    | TABLESPACE colId
    | USING colId
    | ON COMMIT ( DROP | DELETE ROWS | PRESERVE ROWS )
    | INHERITS LPAREN qualifiedNames? RPAREN
    | PARTITION BY colId LPAREN indexColumns RPAREN
    ;

createTableAs
    : CREATE persistence? TABLE ifNotExists? qualifiedName columnList? tableSuffix* AS ( query | execute )
      ( WITH NO? DATA )?
    ;

tableElement
    : columnDefinition
    | tableConstraint
    | LIKE qualifiedName likeOption*
    ;

likeOption
    : ( INCLUDING | EXCLUDING ) ( COMMENTS | COMPRESSION | CONSTRAINTS | DEFAULTS | IDENTITY | GENERATED | INDEXES
      | STATISTICS | STORAGE | ALL )
    ;

columnDefinition : colId typeName columnConstraint* ;

columnConstraint
    : ( CONSTRAINT colId )? columnConstraintBody
    | constraintAttribute
    | collateClause
    ;

columnConstraintBody
    : NOT NULL
    | NULL
    | UNIQUE nullsDistinct? indexParameters
    | PRIMARY KEY indexParameters
    | CHECK LPAREN expr RPAREN ( NO INHERIT )?
    | DEFAULT bExpr
    | GENERATED ( ALWAYS | BY DEFAULT ) AS IDENTITY ( LPAREN sequenceOption+ RPAREN )?
    | GENERATED ALWAYS AS LPAREN expr RPAREN STORED
    | REFERENCES references
    ;

nullsDistinct : NULLS NOT? DISTINCT ;

indexParameters : ( WITH storageOptions )? ( USING INDEX TABLESPACE colId )? ;

includeClause : INCLUDE LPAREN names RPAREN ;

references : qualifiedName columnList? ( MATCH ( FULL | PARTIAL | SIMPLE ) )? referenceAction* ;

referenceAction
    : ON ( DELETE | UPDATE ) ( NO ACTION | RESTRICT | CASCADE | SET NULL columnList? | SET DEFAULT columnList? )
    ;

constraintAttribute
    : NOT? DEFERRABLE
    | INITIALLY ( DEFERRED | IMMEDIATE )
    | NOT VALID
    | NO INHERIT
    ;

tableConstraint : ( CONSTRAINT colId )? tableConstraintBody constraintAttribute* ;

tableConstraintBody
    : CHECK LPAREN expr RPAREN
    | UNIQUE nullsDistinct? LPAREN names RPAREN includeClause? indexParameters
    | PRIMARY KEY LPAREN names RPAREN includeClause? indexParameters
    | ( UNIQUE | PRIMARY KEY ) USING INDEX colId
    | FOREIGN KEY LPAREN names RPAREN REFERENCES references
    | EXCLUDE ( USING colId )? LPAREN anything+
    ;

createSequence : CREATE persistence? SEQUENCE ifNotExists? qualifiedName sequenceOption* ;

alterSequence
    : ALTER SEQUENCE ifExists? qualifiedName
      ( sequenceOption+ | RENAME TO colId | SET SCHEMA colId | SET ( LOGGED | UNLOGGED ) | OWNER TO role )
    ;

sequenceOption
    : AS typeName
    | CACHE signedNumber
    | NO? CYCLE
    | INCREMENT BY? signedNumber
    | ( MAXVALUE | MINVALUE ) signedNumber
    | NO ( MAXVALUE | MINVALUE )
    | OWNED BY qualifiedName
    | SEQUENCE NAME qualifiedName
    | START WITH? signedNumber
    | RESTART ( WITH? signedNumber )?
    ;

storageOptions : LPAREN storageOption ( COMMA storageOption )* RPAREN ;

storageOption : colLabel ( DOT colLabel )? ( EQ optionValue )? ;

optionValue
    : typeName
    | reservedKeyword
    | anyOperator
    | signedNumber
    | STRING_LITERAL
    | NONE
    ;

signedNumber : ( PLUS | MINUS )? ( INTEGER_LITERAL | DECIMAL_LITERAL ) ;

dropTable : DROP TABLE ifExists? qualifiedNames dropBehavior? ;

createIndex
    : CREATE UNIQUE? INDEX CONCURRENTLY? ( ifNotExists? colId )? ON relation ( USING colId )? LPAREN indexColumns RPAREN
      includeClause? nullsDistinct? ( WITH storageOptions )? ( TABLESPACE colId )? whereClause?
    ;

indexColumns : indexColumn ( COMMA indexColumn )* ;

indexColumn
    : ( colId | functionSource | LPAREN expr RPAREN ) collateClause? ( qualifiedName storageOptions? )? ( ASC | DESC )?
      ( NULLS ( FIRST | LAST ) )?
    ;

dropIndex : DROP INDEX CONCURRENTLY? ifExists? qualifiedNames dropBehavior? ;

alterTable
    : ALTER TABLE ifExists? relation ( alterAction ( COMMA alterAction )* | alterName )
    ;

alterName
    : RENAME TO colId
    | RENAME COLUMN? colId TO colId
    | RENAME CONSTRAINT colId TO colId
    | SET SCHEMA colId
    ;

alterAction
    : ADD tableConstraint
    | ADD COLUMN? ifNotExists? columnDefinition
    | ALTER COLUMN? colId alterColumn
    | DROP CONSTRAINT ifExists? colId dropBehavior?
    | DROP COLUMN? ifExists? colId dropBehavior?
    | VALIDATE CONSTRAINT colId
    | ALTER CONSTRAINT colId constraintAttribute*
    | ( SET | RESET ) storageOptions
    | ATTACH PARTITION qualifiedName partitionBound
    | DETACH PARTITION qualifiedName ( CONCURRENTLY | colId )?
    | NO? INHERIT qualifiedName
    | otherAction
    ;

alterColumn
    : ( SET DATA )? TYPE typeName collateClause? ( USING expr )?
    | SET DEFAULT expr
    | DROP DEFAULT
    | ADD GENERATED ( ALWAYS | BY DEFAULT ) AS IDENTITY ( LPAREN sequenceOption+ RPAREN )?
    | DROP IDENTITY ifExists?
    | identityChange+
    | DROP EXPRESSION ifExists?
    | ( SET | DROP ) NOT NULL
    | alterColumnOther anything*
    ;

identityChange
    : RESTART ( WITH? signedNumber )?
    | SET sequenceOption
    | SET GENERATED ( ALWAYS | BY DEFAULT )
    ;

alterColumnOther
    : SET ( STATISTICS | STORAGE | COMPRESSION )
    | ( SET | RESET ) LPAREN
    ;

otherAction
    : OWNER TO role
    | ( ENABLE ( ALWAYS | REPLICA )? | DISABLE ) TRIGGER ( ALL | USER | colId )
    | otherActionHead anything*
    ;

otherActionHead
    : ( ENABLE | DISABLE ) ( TRIGGER | RULE | ROW )?
    | CLUSTER ON
    | SET ( TABLESPACE | LOGGED | UNLOGGED | WITHOUT )
    | REPLICA IDENTITY
    | NOT? OF
    | FORCE ROW
    ;

// ---------------------------------------------------------------------------------------------------------------
// The session and its transaction
// ---------------------------------------------------------------------------------------------------------------

transaction
    : ( BEGIN ( WORK | TRANSACTION )? | START TRANSACTION ) transactionModes?
    | ( COMMIT | END ) ( WORK | TRANSACTION )? chain?
    | ( ROLLBACK | ABORT ) ( WORK | TRANSACTION )? chain?
    | SAVEPOINT colId
    | RELEASE SAVEPOINT? colId
    | ROLLBACK ( WORK | TRANSACTION )? TO SAVEPOINT? colId
    ;

chain : AND NO? CHAIN ;

transactionModes : transactionMode ( COMMA? transactionMode )* ;

transactionMode
    : ISOLATION LEVEL isolationLevel
    | READ ( ONLY | WRITE )
    | NOT? DEFERRABLE
    ;

isolationLevel : READ ( UNCOMMITTED | COMMITTED ) | REPEATABLE READ | SERIALIZABLE ;

setStatement : SET ( SESSION | LOCAL )? setRest ;

setRest
    : TRANSACTION transactionModes
    | TRANSACTION SNAPSHOT STRING_LITERAL
    | SESSION CHARACTERISTICS AS TRANSACTION transactionModes
    | CONSTRAINTS ( ALL | qualifiedNames ) ( DEFERRED | IMMEDIATE )
    | TIME ZONE zoneValue
    | NAMES ( nonReservedWord | STRING_LITERAL | DEFAULT )?
    | ROLE ( nonReservedWord | STRING_LITERAL )
    | SESSION AUTHORIZATION ( nonReservedWord | STRING_LITERAL | DEFAULT )
    | ( SCHEMA | CATALOG ) STRING_LITERAL
    | XML OPTION ( DOCUMENT | CONTENT )
    | settingName ( TO | EQ ) ( DEFAULT | settingValue ( COMMA settingValue )* )
    ;

zoneValue
    : STRING_LITERAL
    | IDENTIFIER
    | INTERVAL ( LPAREN INTEGER_LITERAL RPAREN )? STRING_LITERAL intervalFields?
    | signedNumber
    | DEFAULT
    | LOCAL
    ;

settingName : colId ( DOT colId )* ;

settingValue
    : TRUE
    | FALSE
    | ON
    | nonReservedWord
    | STRING_LITERAL
    | signedNumber
    ;

showStatement
    : SHOW ( settingName | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION | ALL )
    ;

resetStatement
    : RESET ( settingName | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION | ALL )
    ;

discard : DISCARD ( ALL | PLANS | SEQUENCES | TEMP | TEMPORARY ) ;

deallocate : DEALLOCATE PREPARE? ( ALL | colId ) ;

prepare : PREPARE colId ( LPAREN typeName ( COMMA typeName )* RPAREN )? AS preparable ;

execute : EXECUTE colId ( LPAREN exprs RPAREN )? ;

declareCursor
    : DECLARE colId cursorOption* CURSOR ( ( WITH | WITHOUT ) HOLD )? FOR query
    ;

cursorOption : NO SCROLL | SCROLL | BINARY | ASENSITIVE | INSENSITIVE ;

fetchCursor : ( FETCH | MOVE ) fetchArguments ;

fetchArguments
    : ( FROM | IN )? colId
    | fetchDirection ( FROM | IN )? colId
    ;

fetchDirection
    : NEXT
    | PRIOR
    | FIRST
    | LAST
    | ( ABSOLUTE | RELATIVE ) signedNumber
    | signedNumber
    | ALL
    | ( FORWARD | BACKWARD ) ( signedNumber | ALL )?
    ;

closeCursor : CLOSE ( ALL | colId ) ;

channel
    : LISTEN colId
    | UNLISTEN ( colId | STAR )
    | NOTIFY colId ( COMMA STRING_LITERAL )?
    ;

// ---------------------------------------------------------------------------------------------------------------
// Utilities
// ---------------------------------------------------------------------------------------------------------------

copy
    : COPY BINARY? qualifiedName columnList? ( FROM | TO ) PROGRAM? copyPlace copyDelimiter? WITH? copyOptions
      whereClause?
    | COPY ( LPAREN | LPAREN_QUERY ) preparable RPAREN TO PROGRAM? copyPlace WITH? copyOptions
    ;

copyPlace : STRING_LITERAL | STDIN | STDOUT ;

copyDelimiter : USING? DELIMITERS STRING_LITERAL ;

copyOptions
    : LPAREN copyOption ( COMMA copyOption )* RPAREN
    | copyOldOption*
    ;

copyOption : colLabel copyOptionValue? ;

copyOptionValue
    : TRUE
    | FALSE
    | ON
    | nonReservedWord
    | STRING_LITERAL
    | signedNumber
    | STAR
    | LPAREN settingValue ( COMMA settingValue )* RPAREN
    ;

copyOldOption
    : BINARY
    | FREEZE
    | DELIMITER AS? STRING_LITERAL
    | NULL AS? STRING_LITERAL
    | CSV
    | HEADER
    | QUOTE AS? STRING_LITERAL
    | ESCAPE AS? STRING_LITERAL
    | FORCE QUOTE ( names | STAR )
    | FORCE NOT? NULL names
    | ENCODING STRING_LITERAL
    ;

vacuum
    : VACUUM FULL? FREEZE? VERBOSE? ( ANALYZE | ANALYSE )? vacuumRelations?
    | VACUUM utilityOptions vacuumRelations?
    ;

analyze
    : ( ANALYZE | ANALYSE ) VERBOSE? vacuumRelations?
    | ( ANALYZE | ANALYSE ) utilityOptions vacuumRelations?
    ;

utilityOptions : LPAREN utilityOption ( COMMA utilityOption )* RPAREN ;

utilityOption : ( ANALYZE | ANALYSE | nonReservedWord ) ( settingValue )? ;

vacuumRelations : vacuumRelation ( COMMA vacuumRelation )* ;

vacuumRelation : qualifiedName columnList? ;

explain
    : EXPLAIN ( ANALYZE | ANALYSE )? VERBOSE? explainable
    | EXPLAIN utilityOptions explainable
    ;

explainable : preparable | declareCursor | createTableAs | createMaterialized | execute ;

lockTable : LOCK TABLE? relation ( COMMA relation )* ( IN lockMode MODE )? NOWAIT? ;

lockMode
    : ACCESS ( SHARE | EXCLUSIVE )
    | ROW ( SHARE | EXCLUSIVE )
    | SHARE ( UPDATE EXCLUSIVE | ROW EXCLUSIVE )?
    | EXCLUSIVE
    ;

createDatabase : CREATE DATABASE colId WITH? databaseOption* ;

databaseOption
    : ( OWNER | TEMPLATE | ENCODING | LOCATION | TABLESPACE | CONNECTION LIMIT | IDENTIFIER ) EQ?
      ( settingValue | DEFAULT )
    ;

dropDatabase : DROP DATABASE ifExists? colId ( WITH? utilityOptions )? ;

createSchema
    : CREATE SCHEMA ifNotExists? ( colId ( AUTHORIZATION role )? | AUTHORIZATION role ) schemaElement*
    ;

schemaElement : createSequence | createTable | createView | createIndex | createTrigger | grant ;

createView
    : CREATE ( OR REPLACE )? persistence? RECURSIVE? VIEW qualifiedName columnList? ( WITH storageOptions )? AS query
      ( WITH ( LOCAL | CASCADED )? CHECK OPTION )?
    ;

createMaterialized
    : CREATE persistence? MATERIALIZED VIEW ifNotExists? qualifiedName columnList? tableSuffix* AS query
      ( WITH NO? DATA )?
    ;

refresh : REFRESH MATERIALIZED VIEW CONCURRENTLY? qualifiedName ( WITH NO? DATA )? ;

reindex
    : REINDEX utilityOptions? ( ( TABLE | INDEX ) CONCURRENTLY? qualifiedName
      | ( SCHEMA | SYSTEM | DATABASE ) CONCURRENTLY? colId )
    ;

cluster : CLUSTER ( utilityOptions | VERBOSE )? ( qualifiedName ( USING colId )? )? ;

checkpoint : CHECKPOINT ;

createExtension : CREATE EXTENSION ifNotExists? colId WITH? extensionOption* ;

extensionOption : SCHEMA colId | CASCADE | IDENTIFIER ( nonReservedWord | STRING_LITERAL ) ;

alterIndex
    : ALTER INDEX ifExists? qualifiedName
      ( RENAME TO colId | ( SET | RESET ) storageOptions | ATTACH PARTITION qualifiedName )
    ;

comment : COMMENT ON commentTarget IS ( STRING_LITERAL | NULL ) ;

commentTarget
    : ( TABLE | MATERIALIZED? VIEW | INDEX | SEQUENCE | TYPE | DOMAIN | COLUMN ) qualifiedName
    | CONSTRAINT colId ON qualifiedName
    | TRIGGER colId ON qualifiedName
    | ( FUNCTION | PROCEDURE | ROUTINE ) routineSignature
    | ( SCHEMA | DATABASE | EXTENSION ) colId
    ;

createEnum : CREATE TYPE qualifiedName AS ENUM LPAREN ( STRING_LITERAL ( COMMA STRING_LITERAL )* )? RPAREN ;

createComposite : CREATE TYPE qualifiedName AS LPAREN tableColumns? RPAREN ;

alterAttributes
    : ALTER TYPE qualifiedName
      ( attributeAction ( COMMA attributeAction )* | RENAME ATTRIBUTE colId TO colId dropBehavior? )
    ;

attributeAction
    : ADD ATTRIBUTE tableColumn dropBehavior?
    | DROP ATTRIBUTE ifExists? colId dropBehavior?
    | ALTER ATTRIBUTE colId ( SET DATA )? TYPE typeName collateClause? dropBehavior?
    ;

createDomain : CREATE DOMAIN qualifiedName AS? typeName columnConstraint* ;

alterDomain
    : ALTER DOMAIN qualifiedName
      ( SET DEFAULT expr
      | DROP DEFAULT
      | ( SET | DROP ) NOT NULL
      | ADD tableConstraint
      | DROP CONSTRAINT ifExists? colId dropBehavior?
      | VALIDATE CONSTRAINT colId
      | RENAME CONSTRAINT colId TO colId
      | RENAME TO colId
      | SET SCHEMA colId
      | OWNER TO role
      )
    ;

alterType
    : ALTER TYPE qualifiedName
      ( ADD VALUE ifNotExists? STRING_LITERAL ( ( BEFORE | AFTER ) STRING_LITERAL )?
      | RENAME VALUE STRING_LITERAL TO STRING_LITERAL
      | RENAME TO colId
      | SET SCHEMA colId
      | OWNER TO role
      )
    ;

alterView
    : ALTER MATERIALIZED? VIEW ifExists? qualifiedName
      ( alterName | ALTER COLUMN? colId alterColumn | ( SET | RESET ) storageOptions | OWNER TO role )
    ;

alterDatabase : ALTER DATABASE colId ( RENAME TO colId | OWNER TO role ) ;

alterSchema : ALTER SCHEMA colId ( RENAME TO colId | OWNER TO role ) ;

role : nonReservedWord | CURRENT_USER | CURRENT_ROLE | SESSION_USER ;

roles : role ( COMMA role )* ;

createRole : CREATE ( ROLE | USER | GROUP ) role WITH? roleOption* ;

roleOption
    : ( ENCRYPTED | UNENCRYPTED )? PASSWORD ( STRING_LITERAL | NULL )
    | INHERIT
    | CONNECTION LIMIT signedNumber
    | VALID UNTIL STRING_LITERAL
    | SYSID INTEGER_LITERAL
    | IN ( ROLE | GROUP ) roles
    | ( ROLE | USER | ADMIN ) roles
    | IDENTIFIER
    ;

alterRole
    : ALTER ( ROLE | USER | GROUP ) role RENAME TO role
    | ALTER GROUP role ( ADD | DROP ) USER roles
    | ALTER ( ROLE | USER ) ( ALL | role ) ( IN DATABASE colId )? ( setStatement | resetStatement )
    | ALTER ( ROLE | USER ) role WITH? roleOption*
    ;

dropRole : DROP ( ROLE | USER | GROUP ) ifExists? roles ;

dropOwned : DROP OWNED BY roles dropBehavior? ;

reassignOwned : REASSIGN OWNED BY roles TO role ;

// Roles are granted by names that look like privileges.
grant
    : GRANT privileges ON grantTarget TO grantees ( WITH GRANT OPTION )? grantedBy?
    | GRANT privileges TO roles ( WITH ADMIN OPTION )? grantedBy?
    ;

revoke
    : REVOKE ( GRANT OPTION FOR )? privileges ON grantTarget FROM grantees grantedBy? dropBehavior?
    | REVOKE ( ADMIN OPTION FOR )? privileges FROM roles grantedBy? dropBehavior?
    ;

grantedBy : GRANTED BY role ;

privileges : ALL PRIVILEGES? columnList? | privilege ( COMMA privilege )* ;

privilege : ( SELECT | REFERENCES | CREATE | role ) columnList? ;

grantees : grantee ( COMMA grantee )* ;

grantee : GROUP? role ;

grantTarget
    : TABLE? qualifiedNames
    | SEQUENCE qualifiedNames
    | DATABASE names
    | SCHEMA names
    | ( TYPE | DOMAIN ) qualifiedNames
    | ALL ( TABLES | SEQUENCES | FUNCTIONS | PROCEDURES | ROUTINES ) IN SCHEMA names
    | LANGUAGE names
    | ( FUNCTION | PROCEDURE | ROUTINE ) routineSignatures
    ;

defaultPrivileges : ALTER DEFAULT PRIVILEGES defaultScope* defaultAction ;

defaultScope : FOR ( ROLE | USER ) roles | IN SCHEMA names ;

defaultAction
    : GRANT privileges ON defaultTarget TO grantees ( WITH GRANT OPTION )?
    | REVOKE ( GRANT OPTION FOR )? privileges ON defaultTarget FROM grantees dropBehavior?
    ;

defaultTarget : TABLES | SEQUENCES | FUNCTIONS | ROUTINES | TYPES | SCHEMAS ;

createRoutine
    : CREATE ( OR REPLACE )? ( FUNCTION | PROCEDURE ) qualifiedFunctionName routineParameters routineReturns?
      routineOption* routineBody?
    ;

routineParameters : LPAREN ( routineParameter ( COMMA routineParameter )* )? RPAREN ;

routineParameter
    : ( parameterMode functionName? | functionName parameterMode? )? routineType ( ( DEFAULT | EQ ) expr )?
    ;

parameterMode : IN OUT? | OUT | INOUT | VARIADIC ;

// The type of a column of a table, or a type by its name.
routineType
    : SETOF? functionName ( DOT colLabel )+ PERCENT TYPE
    | typeName
    ;

routineReturns
    : RETURNS routineType
    | RETURNS TABLE LPAREN tableColumns RPAREN
    ;

routineOption
    : AS STRING_LITERAL ( COMMA STRING_LITERAL )?
    | LANGUAGE ( nonReservedWord | STRING_LITERAL )
    | TRANSFORM FOR TYPE typeName ( COMMA FOR TYPE typeName )*
    | WINDOW
    | IMMUTABLE
    | STABLE
    | VOLATILE
    | NOT? LEAKPROOF
    | CALLED ON NULL INPUT
    | RETURNS NULL ON NULL INPUT
    | STRICT
    | EXTERNAL? SECURITY ( INVOKER | DEFINER )
    | PARALLEL colId
    | COST signedNumber
    | ROWS signedNumber
    | SUPPORT qualifiedName
    | SET settingName FROM CURRENT
    | SET setRest
    | resetStatement
    ;

// SQL that is read when the routine is made.
routineBody
    : RETURN expr
    | BEGIN ATOMIC ( routineStatement SEMICOLON )* END
    ;

routineStatement : RETURN expr | preparable ;

routineSignature : qualifiedFunctionName routineParameters? ;

routineSignatures : routineSignature ( COMMA routineSignature )* ;

dropRoutine : DROP ( FUNCTION | PROCEDURE | ROUTINE ) ifExists? routineSignatures dropBehavior? ;

alterRoutine
    : ALTER ( FUNCTION | PROCEDURE | ROUTINE ) routineSignature
      ( RENAME TO colId
      | OWNER TO role
      | SET SCHEMA colId
      | NO? DEPENDS ON EXTENSION colId
      | routineOption+ RESTRICT?
      )
    ;

callRoutine : CALL functionCall ;

doBlock : DO ( STRING_LITERAL | LANGUAGE ( nonReservedWord | STRING_LITERAL ) )+ ;

createTrigger
    : CREATE ( OR REPLACE )? CONSTRAINT? TRIGGER colId ( BEFORE | AFTER | INSTEAD OF ) triggerEvent
      ( OR triggerEvent )* ON qualifiedName ( FROM qualifiedName )? constraintAttribute*
      ( REFERENCING transitionTable+ )? ( FOR EACH? ( ROW | STATEMENT ) )? ( WHEN LPAREN expr RPAREN )?
      EXECUTE ( FUNCTION | PROCEDURE ) qualifiedFunctionName LPAREN ( triggerArgument ( COMMA triggerArgument )* )?
      RPAREN
    ;

triggerEvent : INSERT | DELETE | TRUNCATE | UPDATE ( OF names )? ;

transitionTable : ( OLD | NEW ) ( TABLE | ROW )? AS? colId ;

triggerArgument : STRING_LITERAL | INTEGER_LITERAL | DECIMAL_LITERAL | colLabel ;

dropTrigger : DROP TRIGGER ifExists? colId ON qualifiedName dropBehavior? ;

dropOther : DROP dropKind ifExists? qualifiedNames dropBehavior? ;

dropKind : VIEW | MATERIALIZED VIEW | SEQUENCE | SCHEMA | TYPE | DOMAIN | EXTENSION | COLLATION | STATISTICS ;

// PostgreSQL's other statements are told apart by their first words.
unsupported
    : unsupportedHead anything*
    ;

unsupportedHead
    : CREATE ( OR REPLACE )? persistence? RECURSIVE? createKind
    | ALTER alterKind
    | DROP ( AGGREGATE | POLICY | RULE | CAST
      | CONVERSION | OPERATOR | LANGUAGE | TABLESPACE | SERVER | FOREIGN TABLE | PUBLICATION | SUBSCRIPTION
      | TRANSFORM | ACCESS METHOD | EVENT TRIGGER | TEXT SEARCH )
    | GRANT privileges ON ( TABLESPACE | FOREIGN | LARGE OBJECT )
    | REVOKE ( GRANT OPTION FOR )? privileges ON ( TABLESPACE | FOREIGN | LARGE OBJECT )
    | COMMENT ON ( AGGREGATE | OPERATOR | ROLE | POLICY | RULE | CAST | COLLATION
      | CONVERSION | LANGUAGE | TABLESPACE | SERVER | FOREIGN | PUBLICATION | SUBSCRIPTION | STATISTICS | TRANSFORM | ACCESS
      | EVENT | TEXT | LARGE | CONSTRAINT colId ON DOMAIN )
    | SECURITY LABEL
    | IMPORT FOREIGN SCHEMA
    | LOAD
    | PREPARE TRANSACTION
    | ( COMMIT | ROLLBACK ) PREPARED
    ;

createKind
    : AGGREGATE | TYPE | DOMAIN
    | POLICY | RULE | CAST | COLLATION | DEFAULT? CONVERSION | OPERATOR
    | TRUSTED? PROCEDURAL? LANGUAGE | TABLESPACE | SERVER | FOREIGN ( TABLE | DATA ) | STATISTICS | PUBLICATION
    | SUBSCRIPTION | TRANSFORM | ACCESS METHOD | EVENT TRIGGER | TEXT SEARCH
    ;

alterKind
    : DATABASE | INDEX | SEQUENCE | AGGREGATE
    | TRIGGER | TYPE | DOMAIN | EXTENSION | POLICY | RULE | COLLATION | CONVERSION | OPERATOR
    | LANGUAGE | TABLESPACE | SERVER | FOREIGN ( TABLE | DATA ) | STATISTICS | PUBLICATION | SUBSCRIPTION | SYSTEM
    | EVENT TRIGGER | TEXT SEARCH | LARGE OBJECT
    ;

anything : ~EOF ;

// ---------------------------------------------------------------------------------------------------------------
// Expressions: the order of the alternatives is the order of precedence (PostgreSQL 15, chapter 4.1.6)
// ---------------------------------------------------------------------------------------------------------------

// ANTLR keeps to the precedence of what stands at the ends of an alternative only. So the ESCAPE of a LIKE is an operator
// of its own, which the tree builder accepts nowhere but in a pattern.

exprs : expr ( COMMA expr )* ;

expr
    : primary
    | DEFAULT
    | expr TYPECAST typeName
    | ( PLUS | MINUS ) expr
    | expr collateClause
    | expr AT TIME ZONE expr
    | expr CARET expr
    | expr ( STAR | SLASH | PERCENT ) expr
    | expr ( PLUS | MINUS ) expr
    | namedOperator expr
    | expr namedOperator expr
    | expr ( namedOperator | PLUS | MINUS | STAR | SLASH | PERCENT | CARET ) quantified
    | expr NOT? ( LIKE | ILIKE ) quantified
    | expr ESCAPE expr
    | expr NOT? ( LIKE | ILIKE | SIMILAR TO ) expr
    | expr NOT? BETWEEN ( SYMMETRIC | ASYMMETRIC )? bExpr AND expr
    | expr NOT? IN ( subquery | LPAREN exprs RPAREN )
    | expr OVERLAPS expr
    | expr comparison quantified
    | expr comparison expr
    | expr IS NOT? ( NULL | TRUE | FALSE | UNKNOWN | DOCUMENT )
    | expr IS NOT? ( NFC | NFD | NFKC | NFKD )? NORMALIZED
    | expr ( ISNULL | NOTNULL )
    | expr IS NOT? DISTINCT FROM expr
    | NOT expr
    | expr AND expr
    | expr OR expr
    ;

// PostgreSQL's b_expr: where AND, IN, NOT and their like would be read as something else.
bExpr
    : primary
    | bExpr TYPECAST typeName
    | ( PLUS | MINUS ) bExpr
    | bExpr CARET bExpr
    | bExpr ( STAR | SLASH | PERCENT ) bExpr
    | bExpr ( PLUS | MINUS ) bExpr
    | namedOperator bExpr
    | bExpr namedOperator bExpr
    | bExpr comparison bExpr
    | bExpr IS NOT? DISTINCT FROM bExpr
    ;

comparison : LT | GT | EQ | LE | GE | NE ;

namedOperator : OPERATOR_SYMBOL | OPERATOR LPAREN ( colId DOT )* operatorSymbol RPAREN ;

operatorSymbol
    : OPERATOR_SYMBOL | PLUS | MINUS | STAR | SLASH | PERCENT | CARET | LT | GT | EQ | LE | GE | NE
    ;

anyOperator : operatorSymbol | OPERATOR LPAREN ( colId DOT )* operatorSymbol RPAREN ;

quantified : ( ANY | SOME | ALL ) ( subquery | LPAREN expr RPAREN ) ;

collateClause : COLLATE qualifiedName ;

primary
    : literal
    | columnReference
    | functionExpression
    | PARAMETER_NUMBER indirection*
    | subquery indirection*
    | LPAREN expr ( RPAREN indirection* | ( COMMA expr )+ RPAREN )
    | ROW LPAREN exprs? RPAREN
    | EXISTS subquery
    | ARRAY ( subquery | arrayElements )
    | caseExpression
    | GROUPING LPAREN exprs RPAREN
    ;

literal
    : INTEGER_LITERAL
    | DECIMAL_LITERAL
    | STRING_LITERAL
    | BIT_LITERAL
    | HEX_LITERAL
    | TRUE
    | FALSE
    | NULL
    | constantType STRING_LITERAL
    | INTERVAL STRING_LITERAL intervalFields?
    | INTERVAL LPAREN INTEGER_LITERAL RPAREN STRING_LITERAL
    | qualifiedFunctionName STRING_LITERAL
    ;

arrayElements
    : LBRACKET ( expr ( COMMA expr )* | arrayElements ( COMMA arrayElements )* )? RBRACKET
    ;

caseExpression : CASE expr? caseWhen+ ( ELSE expr )? END ;

caseWhen : WHEN expr THEN expr ;

columnReference : colId indirection* ;

indirection
    : DOT colLabel
    | DOT STAR
    | LBRACKET expr RBRACKET
    | LBRACKET expr? COLON expr? RBRACKET
    ;

functionExpression
    : functionCall ( STRING_LITERAL | ( WITHIN GROUP LPAREN orderBy RPAREN )? filterClause? overClause? )
    | specialFunction
    ;

filterClause : FILTER LPAREN WHERE expr RPAREN ;

overClause : OVER ( colId | windowSpecification ) ;

functionCall : qualifiedFunctionName LPAREN callArguments RPAREN ;

callArguments
    : STAR
    | VARIADIC argument orderBy?
    | ( ALL | DISTINCT )? argument ( COMMA argument )* ( COMMA VARIADIC argument )? orderBy?
    |
    ;

argument : ( functionName ( COLON_EQUALS | EQUALS_GREATER ) )? expr ;

specialFunction
    : COLLATION FOR LPAREN expr RPAREN
    | CURRENT_DATE
    | ( CURRENT_TIME | CURRENT_TIMESTAMP | LOCALTIME | LOCALTIMESTAMP ) ( LPAREN INTEGER_LITERAL RPAREN )?
    | CURRENT_ROLE
    | CURRENT_USER
    | SESSION_USER
    | USER
    | CURRENT_CATALOG
    | CURRENT_SCHEMA
    | CAST LPAREN expr AS typeName RPAREN
    | TREAT LPAREN expr AS typeName RPAREN
    | EXTRACT LPAREN extractField FROM expr RPAREN
    | NORMALIZE LPAREN expr ( COMMA ( NFC | NFD | NFKC | NFKD ) )? RPAREN
    | OVERLAY LPAREN expr PLACING expr FROM expr ( FOR expr )? RPAREN
    | OVERLAY LPAREN ( argument ( COMMA argument )* )? RPAREN
    | POSITION LPAREN bExpr IN bExpr RPAREN
    | SUBSTRING LPAREN expr substringPart RPAREN
    | SUBSTRING LPAREN ( argument ( COMMA argument )* )? RPAREN
    | TRIM LPAREN ( BOTH | LEADING | TRAILING )? ( expr? FROM )? exprs RPAREN
    | NULLIF LPAREN expr COMMA expr RPAREN
    | COALESCE LPAREN exprs RPAREN
    | ( GREATEST | LEAST ) LPAREN exprs RPAREN
    ;

extractField : IDENTIFIER | YEAR | MONTH | DAY | HOUR | MINUTE | SECOND | STRING_LITERAL ;

substringPart
    : FROM expr ( FOR expr )?
    | FOR expr ( FROM expr )?
    | SIMILAR expr ESCAPE expr
    ;

// ---------------------------------------------------------------------------------------------------------------
// Types
// ---------------------------------------------------------------------------------------------------------------

typeName : SETOF? simpleType ( arrayBound* | ARRAY ( LBRACKET INTEGER_LITERAL RBRACKET )? ) ;

arrayBound : LBRACKET INTEGER_LITERAL? RBRACKET ;

simpleType
    : constantType
    | INTERVAL ( intervalFields? | LPAREN INTEGER_LITERAL RPAREN )
    | genericTypeName typeModifiers?
    ;

genericTypeName : functionName ( DOT colLabel )* ;

typeModifiers : LPAREN exprs RPAREN ;

// The types whose names are keywords, less INTERVAL.
constantType
    : INT
    | INTEGER
    | SMALLINT
    | BIGINT
    | REAL
    | FLOAT ( LPAREN INTEGER_LITERAL RPAREN )?
    | DOUBLE PRECISION
    | ( DECIMAL | DEC | NUMERIC ) typeModifiers?
    | BOOLEAN
    | BIT VARYING? typeModifiers?
    | ( CHARACTER | CHAR | NATIONAL ( CHARACTER | CHAR ) | NCHAR ) VARYING? ( LPAREN INTEGER_LITERAL RPAREN )?
    | VARCHAR ( LPAREN INTEGER_LITERAL RPAREN )?
    | ( TIMESTAMP | TIME ) ( LPAREN INTEGER_LITERAL RPAREN )? ( ( WITH | WITHOUT ) TIME ZONE )?
    ;

intervalFields
    : YEAR ( TO MONTH )?
    | MONTH
    | DAY ( TO ( HOUR | MINUTE | intervalSecond ) )?
    | HOUR ( TO ( MINUTE | intervalSecond ) )?
    | MINUTE ( TO intervalSecond )?
    | intervalSecond
    ;

intervalSecond : SECOND ( LPAREN INTEGER_LITERAL RPAREN )? ;

// ---------------------------------------------------------------------------------------------------------------
// Names: which keywords may stand where (PostgreSQL 15, appendix C)
// ---------------------------------------------------------------------------------------------------------------

qualifiedNames : qualifiedName ( COMMA qualifiedName )* ;

qualifiedName : colId ( DOT colLabel )* ;

qualifiedFunctionName : functionName | colId ( DOT colLabel )+ ;

names : colId ( COMMA colId )* ;

colId : IDENTIFIER | unreservedKeyword | columnNameKeyword ;

functionName : IDENTIFIER | unreservedKeyword | functionNameKeyword ;

nonReservedWord : IDENTIFIER | unreservedKeyword | columnNameKeyword | functionNameKeyword ;

colLabel : IDENTIFIER | unreservedKeyword | columnNameKeyword | functionNameKeyword | reservedKeyword ;

// A label without AS: every keyword but those that could go on with the expression.
bareLabel
    : IDENTIFIER | ABORT | ABSOLUTE | ACCESS | ACTION | ADD | AFTER | AGGREGATE | ALL | ALTER | ALWAYS | ANALYSE
    | ANALYZE | AND | ANY | ASC | ASENSITIVE | ASYMMETRIC | AT | ATTACH | AUTHORIZATION | BACKWARD | BEFORE | BEGIN
    | BETWEEN | BIGINT | BINARY | BIT | BOOLEAN | BOTH | BREADTH | BY | CACHE | CALL | CASCADE | CASCADED | CASE | CAST
    | CATALOG | CHAIN | CHARACTERISTICS | CHECK | CHECKPOINT | CLOSE | CLUSTER | COALESCE | COLLATE | COLLATION
    | COLUMN | COMMENT | COMMENTS | COMMIT | COMMITTED | COMPRESSION | CONCURRENTLY | CONFLICT | CONNECTION
    | CONSTRAINT | CONSTRAINTS | CONTENT | CONTINUE | CONVERSION | COPY | CROSS | CSV | CUBE | CURRENT
    | CURRENT_CATALOG | CURRENT_DATE | CURRENT_ROLE | CURRENT_SCHEMA | CURRENT_TIME | CURRENT_TIMESTAMP
    | CURRENT_USER | CURSOR | CYCLE | DATA | DATABASE | DEALLOCATE | DEC | DECIMAL | DECLARE | DEFAULT
    | DEFAULTS | DEFERRABLE | DEFERRED | DELETE | DELIMITER | DELIMITERS | DEPTH | DESC | DETACH | DISABLE
    | DISCARD | DISTINCT | DO | DOCUMENT | DOMAIN | DOUBLE | DROP | ELSE | ENABLE | ENCODING | END | ENUM | ESCAPE
    | EVENT | EXCLUDE | EXCLUDING | EXCLUSIVE | EXECUTE | EXISTS | EXPLAIN | EXPRESSION | EXTENSION | EXTRACT
    | FALSE | FIRST | FLOAT | FOLLOWING | FORCE | FOREIGN | FORWARD | FREEZE | FULL | FUNCTION | GENERATED
    | GLOBAL | GREATEST | GROUPING | GROUPS | HEADER | HOLD | IDENTITY | IF | ILIKE | IMMEDIATE | IMPORT | IN
    | INCLUDE | INCLUDING | INCREMENT | INDEX | INDEXES | INHERIT | INHERITS | INITIALLY | INNER | INOUT
    | INSENSITIVE | INSERT | INT | INTEGER | INTERVAL | IS | ISOLATION | JOIN | KEY | LABEL | LANGUAGE | LARGE
    | LAST | LATERAL | LEADING | LEAST | LEFT | LEVEL | LIKE | LISTEN | LOAD | LOCAL | LOCALTIME
    | LOCALTIMESTAMP | LOCATION | LOCK | LOCKED | LOGGED | MATCH | MATCHED | MATERIALIZED | MAXVALUE | MERGE | METHOD
    | MINVALUE | MODE | MOVE | NAME | NAMES | NATIONAL | NATURAL | NCHAR | NEXT | NFC | NFD | NFKC | NFKD | NO
    | NONE | NORMALIZE | NORMALIZED | NOT | NOTHING | NOTIFY | NOWAIT | NULL | NULLIF | NULLS | NUMERIC | OBJECT
    | OF | OIDS | ONLY | OPERATOR | OPTION | OR | ORDINALITY | OTHERS | OUT | OUTER | OVERLAY | OVERRIDING
    | OWNED | OWNER | PARTIAL | PARTITION | PLACING | PLANS | POLICY | POSITION | PRECEDING | PREPARE | PREPARED
    | PRESERVE | PRIMARY | PRIOR | PRIVILEGES | PROCEDURAL | PROCEDURE | PROGRAM | PUBLICATION | QUOTE | RANGE
    | READ | REAL | REASSIGN | RECURSIVE | REFERENCES | REFRESH | REINDEX | RELATIVE | RELEASE | RENAME
    | REPEATABLE | REPLACE | REPLICA | RESET | RESTART | RESTRICT | REVOKE | RIGHT | ROLE | ROLLBACK | ROLLUP
    | ROUTINE | ROW | ROWS | RULE | SAVEPOINT | SCHEMA | SCROLL | SEARCH | SECURITY | SELECT | SEQUENCE
    | SEQUENCES | SERIALIZABLE | SERVER | SESSION | SESSION_USER | SET | SETOF | SETS | SHARE | SHOW | SIMILAR
    | SIMPLE | SKIP_ | SMALLINT | SNAPSHOT | SOME | START | STATISTICS | STDIN | STDOUT | STORAGE | STORED
    | SUBSCRIPTION | SUBSTRING | SYMMETRIC | SYSTEM | TABLE | TABLESAMPLE | TABLESPACE | TEMP | TEMPLATE
    | TEMPORARY | TEXT | THEN | TIES | TIME | TIMESTAMP | TRAILING | TRANSACTION | TRANSFORM | TREAT | TRIGGER
    | TRIM | TRUE | TRUNCATE | TRUSTED | TYPE | UNBOUNDED | UNCOMMITTED | UNIQUE | UNKNOWN | UNLISTEN | UNLOGGED
    | UPDATE | USER | USING | VACUUM | VALID | VALIDATE | VALUE | VALUES | VARCHAR | VARIADIC | VERBOSE | VIEW
    | WHEN | WORK | WRITE | XML | XMLATTRIBUTES | XMLCONCAT | XMLELEMENT | XMLEXISTS | XMLFOREST | XMLNAMESPACES
    | XMLPARSE | XMLPI | XMLROOT | XMLSERIALIZE | XMLTABLE | ZONE
    | ADMIN | ATTRIBUTE | ENCRYPTED | FUNCTIONS | GRANTED | PASSWORD | PROCEDURES | ROUTINES | SCHEMAS | SYSID | TABLES | TYPES | UNENCRYPTED | UNTIL
    | RETURNS | RETURN | ATOMIC | IMMUTABLE | STABLE | VOLATILE | STRICT | CALLED | INPUT | DEFINER | INVOKER | EXTERNAL
    | LEAKPROOF | PARALLEL | COST | SUPPORT | EACH | INSTEAD | STATEMENT | REFERENCING | OLD | NEW | DEPENDS
    ;

unreservedKeyword
    : ABORT | ABSOLUTE | ACCESS | ACTION | ADD | AFTER | AGGREGATE | ALTER | ALWAYS | ASENSITIVE | AT | ATTACH
    | BACKWARD | BEFORE | BEGIN | BREADTH | BY | CACHE | CALL | CASCADE | CASCADED | CATALOG | CHAIN | CHARACTERISTICS | CHECKPOINT
    | CLOSE | CLUSTER | COMMENT | COMMENTS | COMMIT | COMMITTED | COMPRESSION | CONFLICT | CONNECTION
    | CONSTRAINTS | CONTENT | CONTINUE | CONVERSION | COPY | CSV | CUBE | CURRENT | CURSOR | CYCLE | DATA
    | DATABASE | DAY | DEALLOCATE | DECLARE | DEFAULTS | DEFERRED | DELETE | DELIMITER | DELIMITERS | DEPTH
    | DETACH | DISABLE | DISCARD | DOCUMENT | DOMAIN | DOUBLE | DROP | ENABLE | ENCODING | ENUM | ESCAPE | EVENT
    | EXCLUDE | EXCLUDING | EXCLUSIVE | EXECUTE | EXPLAIN | EXPRESSION | EXTENSION | FILTER | FIRST | FOLLOWING
    | FORCE | FORWARD | FUNCTION | GENERATED | GLOBAL | GROUPS | HEADER | HOLD | HOUR | IDENTITY | IF
    | IMMEDIATE | IMPORT | INCLUDE | INCLUDING | INCREMENT | INDEX | INDEXES | INHERIT | INHERITS | INSENSITIVE
    | INSERT | ISOLATION | KEY | LABEL | LANGUAGE | LARGE | LAST | LEVEL | LISTEN | LOAD | LOCAL | LOCATION
    | LOCK | LOCKED | LOGGED | MATCH | MATCHED | MATERIALIZED | MAXVALUE | MERGE | METHOD | MINUTE | MINVALUE | MODE
    | MONTH | MOVE | NAME | NAMES | NEXT | NFC | NFD | NFKC | NFKD | NO | NORMALIZED | NOTHING | NOTIFY | NOWAIT
    | NULLS | OBJECT | OF | OIDS | OPERATOR | OPTION | ORDINALITY | OTHERS | OVER | OVERRIDING | OWNED | OWNER
    | PARTIAL | PARTITION | PLANS | POLICY | PRECEDING | PREPARE | PREPARED | PRESERVE | PRIOR | PRIVILEGES
    | PROCEDURAL | PROCEDURE | PROGRAM | PUBLICATION | QUOTE | RANGE | READ | REASSIGN | RECURSIVE | REFRESH
    | REINDEX | RELATIVE | RELEASE | RENAME | REPEATABLE | REPLACE | REPLICA | RESET | RESTART | RESTRICT
    | REVOKE | ROLE | ROLLBACK | ROLLUP | ROUTINE | ROWS | RULE | SAVEPOINT | SCHEMA | SCROLL | SEARCH | SECOND
    | SECURITY | SEQUENCE | SEQUENCES | SERIALIZABLE | SERVER | SESSION | SET | SETS | SHARE | SHOW | SIMPLE
    | SKIP_ | SNAPSHOT | START | STATISTICS | STDIN | STDOUT | STORAGE | STORED | SUBSCRIPTION | SYSTEM
    | TABLESPACE | TEMP | TEMPLATE | TEMPORARY | TEXT | TIES | TRANSACTION | TRANSFORM | TRIGGER | TRUNCATE
    | TRUSTED | TYPE | UNBOUNDED | UNCOMMITTED | UNKNOWN | UNLISTEN | UNLOGGED | UPDATE | VACUUM | VALID
    | VALIDATE | VALUE | VARYING | VIEW | WITHIN | WITHOUT | WORK | WRITE | XML | YEAR | ZONE
    | ADMIN | ATTRIBUTE | ENCRYPTED | FUNCTIONS | GRANTED | PASSWORD | PROCEDURES | ROUTINES | SCHEMAS | SYSID | TABLES | TYPES | UNENCRYPTED | UNTIL
    | RETURNS | RETURN | ATOMIC | IMMUTABLE | STABLE | VOLATILE | STRICT | CALLED | INPUT | DEFINER | INVOKER | EXTERNAL
    | LEAKPROOF | PARALLEL | COST | SUPPORT | EACH | INSTEAD | STATEMENT | REFERENCING | OLD | NEW | DEPENDS
    ;

columnNameKeyword
    : BETWEEN | BIGINT | BIT | BOOLEAN | CHAR | CHARACTER | COALESCE | DEC | DECIMAL | EXISTS | EXTRACT | FLOAT
    | GREATEST | GROUPING | INOUT | INT | INTEGER | INTERVAL | LEAST | NATIONAL | NCHAR | NONE | NORMALIZE
    | NULLIF | NUMERIC | OUT | OVERLAY | POSITION | PRECISION | REAL | ROW | SETOF | SMALLINT | SUBSTRING | TIME
    | TIMESTAMP | TREAT | TRIM | VALUES | VARCHAR | XMLATTRIBUTES | XMLCONCAT | XMLELEMENT | XMLEXISTS
    | XMLFOREST | XMLNAMESPACES | XMLPARSE | XMLPI | XMLROOT | XMLSERIALIZE | XMLTABLE
    ;

functionNameKeyword
    : AUTHORIZATION | BINARY | COLLATION | CONCURRENTLY | CROSS | CURRENT_SCHEMA | FREEZE | FULL | ILIKE | INNER
    | IS | ISNULL | JOIN | LEFT | LIKE | NATURAL | NOTNULL | OUTER | OVERLAPS | RIGHT | SIMILAR | TABLESAMPLE
    | VERBOSE
    ;

reservedKeyword
    : ALL | ANALYSE | ANALYZE | AND | ANY | ARRAY | AS | ASC | ASYMMETRIC | BOTH | CASE | CAST | CHECK | COLLATE
    | COLUMN | CONSTRAINT | CREATE | CURRENT_CATALOG | CURRENT_DATE | CURRENT_ROLE | CURRENT_TIME
    | CURRENT_TIMESTAMP | CURRENT_USER | DEFAULT | DEFERRABLE | DESC | DISTINCT | DO | ELSE | END | EXCEPT
    | FALSE | FETCH | FOR | FOREIGN | FROM | GRANT | GROUP | HAVING | IN | INITIALLY | INTERSECT | INTO
    | LATERAL | LEADING | LIMIT | LOCALTIME | LOCALTIMESTAMP | NOT | NULL | OFFSET | ON | ONLY | OR | ORDER
    | PLACING | PRIMARY | REFERENCES | RETURNING | SELECT | SESSION_USER | SOME | SYMMETRIC | TABLE | THEN | TO
    | TRAILING | TRUE | UNION | UNIQUE | USER | USING | VARIADIC | WHEN | WHERE | WINDOW | WITH
    ;
