package io.phantomdb.sql.plpgsql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.parse.Parser;
import java.util.ArrayList;
import java.util.List;

/** What is counted while a routine is read: its pieces of SQL, and the places of its variables. */
final class PlPieces {
    private final PlReader reader;
    private final List<PlSql> all = new ArrayList<>();
    private int slots;

    PlPieces(PlReader reader, int slots) {
        this.reader = reader;
        this.slots = slots;
    }

    int slot() {
        return slots++;
    }

    int slots() {
        return slots;
    }

    List<PlSql> all() {
        return all;
    }

    /** 42601 if it is no SQL. */
    PlSql add(PlSql piece) {
        int count;
        try {
            count = Parser.parse(piece.text()).size();
        } catch (StatementError error) {
            throw error.nowhere();
        }
        if (count != 1) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "query \"" + piece.shown() + "\" is not one statement");
        }
        all.add(piece);
        return piece;
    }

    PlReader reader() {
        return reader;
    }
}
