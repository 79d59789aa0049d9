package io.phantomdb.simulator.page;

import io.phantomdb.base.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One file that shows a run in a browser, without a server and without anything from elsewhere. */
final class RunPage {
    private static final List<String> SCRIPTS = List.of("model.js", "view.js", "draw.js", "details.js", "page.js",
            "self-test.js");

    private RunPage() {}

    /** The page about what was recorded. */
    static String of(String data) {
        StringBuilder scripts = new StringBuilder();
        SCRIPTS.forEach(script -> scripts.append(resource(script)).append('\n'));
        return resource("page.html").replace("/*style*/", resource("page.css")).replace("/*script*/", scripts).replace(
                "/*data*/", data);
    }

    private static String resource(String name) {
        try (InputStream in = Check.present(RunPage.class.getResourceAsStream(name), "a part of the page")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("a part of the page cannot be read: " + name, failed);
        }
    }
}
