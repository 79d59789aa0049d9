package io.phantomdb.pgwire;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.Engine.Statement;
import io.phantomdb.sql.SessionCommand;
import java.util.List;
import java.util.Locale;

/** The session's own statements in the words of the toy engine. */
final class ToyCommands {
    private ToyCommands() {}

    static SessionCommand of(String[] words, int position) {
        return switch (words[0]) {
            case "begin", "start" -> new SessionCommand.Begin(new SessionCommand.Modes(
                    words.length > 2 && words[1].equals("isolation")
                            ? SessionCommand.Isolation.valueOf(words[2].toUpperCase(Locale.ROOT))
                            : null,
                    words.length > 1 && words[words.length - 1].equals("ro") ? Boolean.TRUE : null, null));
            case "commit" -> new SessionCommand.Commit(words.length > 1);
            case "rollback" -> words.length > 2
                    ? new SessionCommand.RollbackTo(words[2])
                    : new SessionCommand.Rollback(words.length > 1);
            case "savepoint" -> new SessionCommand.Savepoint(words[1]);
            case "release" -> new SessionCommand.Release(words[1]);
            case "set" -> new SessionCommand.Set(words[words.length - 2],
                    words[words.length - 1].equals("default") ? null : words[words.length - 1],
                    words[1].equals("local"));
            case "isolation" -> new SessionCommand.SetTransaction(new SessionCommand.Modes(
                    SessionCommand.Isolation.valueOf(words[1].toUpperCase(Locale.ROOT)), null, null), false);
            case "access" -> new SessionCommand.SetTransaction(
                    new SessionCommand.Modes(null, words[1].equals("ro"), null), false);
            case "show" -> words[1].equals("all") ? new SessionCommand.ShowAll() : new SessionCommand.Show(words[1]);
            case "reset" -> new SessionCommand.Reset(words[1].equals("all") ? null : words[1]);
            case "discard" -> new SessionCommand.DiscardAll();
            case "prepare" -> new SessionCommand.Prepare(words[1], rest(words, 2, position));
            case "execute" -> new SessionCommand.Execute(words[1], false);
            case "declare" -> declare(words, position);
            case "fetch", "move" -> new SessionCommand.Fetch(words[1],
                    SessionCommand.Direction.valueOf(words[2].toUpperCase(Locale.ROOT)),
                    words[3].equals("all") ? Long.MAX_VALUE : Long.parseLong(words[3]), words[0].equals("move"));
            case "close" -> new SessionCommand.CloseCursor(words[1].equals("all") ? null : words[1]);
            case "deallocate" -> new SessionCommand.Deallocate(words[1].equals("all") ? null : words[1]);
            default -> throw new StatementError(SqlState.SYNTAX_ERROR,
                    "syntax error at or near \"" + words[0] + "\"").at(position);
        };
    }

    private static Statement rest(String[] words, int from, int position) {
        return ToyEngine.statement(String.join(" ", List.of(words).subList(from, words.length)), position);
    }

    private static SessionCommand declare(String[] words, int position) {
        List<String> options = List.of(words).subList(2, List.of(words).indexOf("for"));
        Boolean scroll = options.contains("scroll") ? Boolean.TRUE : options.contains("forward") ? false : null;
        return new SessionCommand.DeclareCursor(words[1], rest(words, 3 + options.size(), position),
                options.contains("binary"), scroll, options.contains("hold"));
    }
}
