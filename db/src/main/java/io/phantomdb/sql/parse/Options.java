package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser.SettingValueContext;
import io.phantomdb.grammar.PhantomSqlParser.StorageOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.StorageOptionsContext;
import io.phantomdb.grammar.PhantomSqlParser.UtilityOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.UtilityOptionsContext;
import io.phantomdb.sql.tree.StorageOption;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Options in parentheses, and values of settings. */
final class Options {
    private Options() {}

    static List<StorageOption> of(StorageOptionsContext context) {
        ArrayList<StorageOption> options = new ArrayList<>();
        for (StorageOptionContext option : context.storageOption()) {
            ArrayList<String> name = new ArrayList<>();
            option.colLabel().forEach(part -> name.add(Nodes.word(part)));
            options.add(new StorageOption(String.join(".", name), text(option.optionValue()),
                    Nodes.position(option)));
        }
        return options;
    }

    static List<StorageOption> of(UtilityOptionsContext context) {
        ArrayList<StorageOption> options = new ArrayList<>();
        for (UtilityOptionContext option : context.utilityOption()) {
            options.add(new StorageOption(name(option), text(option.settingValue()), Nodes.position(option)));
        }
        return options;
    }

    private static String name(UtilityOptionContext option) {
        String name = Nodes.word(option);
        return name.equals("analyse") ? "analyze" : name;
    }

    /** A setting's value as text. */
    static String value(SettingValueContext context) {
        return text(context);
    }

    /** What a value says: names folded, strings without quotes, several tokens joined; null for null. */
    static String text(ParserRuleContext context) {
        if (context == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        collect(context, text);
        return text.toString();
    }

    private static void collect(ParseTree node, StringBuilder text) {
        if (node instanceof TerminalNode terminal) {
            String value = Nodes.word(terminal);
            text.append(value == null ? terminal.getText() : value);
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i), text);
        }
    }
}
