package io.phantomdb.sql;

import io.phantomdb.host.Entropy;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.roles.ScramVerifier;
import io.phantomdb.sql.schema.RoleValues;
import java.nio.ByteBuffer;

/** What statements about roles have of their session: its random numbers, and how it reads times. */
record SessionRoleValues(Environment environment, SessionContext context) implements RoleValues {
    @Override
    public String verifier(String password) {
        Entropy entropy = environment.entropy();
        ByteBuffer salt = ByteBuffer.allocate(ScramVerifier.SALT_BYTES);
        salt.putLong(entropy.nextLong()).putLong(entropy.nextLong());
        return ScramVerifier.of(password, salt.array(), ScramVerifier.ITERATIONS).text();
    }

    @Override
    public Long timestamp(String text) {
        return (Long) DatumText.read(Type.TIMESTAMPTZ, text, TextContext.of(context.textSettings()));
    }
}
