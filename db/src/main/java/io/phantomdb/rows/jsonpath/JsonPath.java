package io.phantomdb.rows.jsonpath;

import io.phantomdb.rows.Json;
import java.util.List;

/** A path that was read; it may run any number of times, in any thread. */
public record JsonPath(boolean lax, PathNode.Chain root) {
    /** 22P02 or 42601 if the text is no path. */
    public static JsonPath read(String text) {
        return PathParser.read(text);
    }

    /** As the type writes it. */
    @Override
    public String toString() {
        return PathWriter.write(this);
    }

    /**
     * The items that it finds.
     *
     * @param variables an object with the values of the variables; 22023 if it is none
     */
    public List<Json> query(Json target, Json variables) {
        return new PathRun(this, target, variables).all();
    }

    /** True if it finds anything: in lax mode nothing is looked at behind the first item. */
    public boolean exists(Json target, Json variables) {
        return new PathRun(this, target, variables).any();
    }
}
