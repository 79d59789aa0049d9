package io.phantomdb.sql.roles;

import static io.phantomdb.sql.roles.Privilege.bits;

/** Kinds of things that privileges are granted on (PostgreSQL 15, table 5.2). */
public enum Securable {
    TABLE('r', "relation", bits(Privilege.INSERT, Privilege.SELECT, Privilege.UPDATE, Privilege.DELETE,
            Privilege.TRUNCATE, Privilege.REFERENCES, Privilege.TRIGGER), 0),
    COLUMN('c', "column", bits(Privilege.INSERT, Privilege.SELECT, Privilege.UPDATE, Privilege.REFERENCES), 0),
    SEQUENCE('s', "sequence", bits(Privilege.SELECT, Privilege.UPDATE, Privilege.USAGE), 0),
    DATABASE('d', "database", bits(Privilege.CREATE, Privilege.TEMPORARY, Privilege.CONNECT),
            bits(Privilege.TEMPORARY, Privilege.CONNECT)),
    SCHEMA('n', "schema", bits(Privilege.USAGE, Privilege.CREATE), 0),
    TYPE('T', "type", bits(Privilege.USAGE), bits(Privilege.USAGE)),
    FUNCTION('f', "function", bits(Privilege.EXECUTE), bits(Privilege.EXECUTE)),
    LANGUAGE('l', "language", bits(Privilege.USAGE), bits(Privilege.USAGE));

    private final char letter;
    private final String word;
    private final int all;
    private final int everybodys;

    Securable(char letter, String word, int all, int everybodys) {
        this.letter = letter;
        this.word = word;
        this.all = all;
        this.everybodys = everybodys;
    }

    /** As acldefault calls it. */
    public char letter() {
        return letter;
    }

    /** As messages about privileges call it. */
    public String word() {
        return word;
    }

    /** All privileges that there are on it. */
    public int all() {
        return all;
    }

    /** What everybody may as long as nothing was granted or revoked. */
    public Acl byDefault(int owner) {
        Acl acl = Acl.EMPTY;
        if (everybodys != 0) {
            acl = acl.granted(Role.PUBLIC, owner, everybodys, false);
        }
        return this == COLUMN ? acl : acl.granted(owner, owner, all, false);
    }
}
