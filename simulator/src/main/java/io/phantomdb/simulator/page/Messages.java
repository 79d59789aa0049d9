package io.phantomdb.simulator.page;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.language.Language;
import java.util.ArrayList;
import java.util.List;

/** What nodes sent each other, from where to where and what became of it. */
final class Messages {
    /** What became of a message. */
    enum Fate {
        UNDER_WAY,
        ARRIVED,
        LOST,
        /** The link was full. */
        NOT_TAKEN,
        /** It had arrived before. */
        ARRIVED_AGAIN
    }

    private static final class Message {
        private final int from;
        private final int to;
        private final long sent;
        private Bytes content;
        private long end;
        private Fate fate = Fate.UNDER_WAY;

        private Message(int from, int to, long sent) {
            this.from = from;
            this.to = to;
            this.sent = sent;
            this.end = sent;
        }
    }

    private final List<Message> messages = new ArrayList<>();
    private final Lookup<Long, Message> byNumber = new Lookup<>();

    void sent(long number, int from, int to, long atNanos) {
        Message message = new Message(from, to, atNanos);
        messages.add(message);
        byNumber.put(number, message);
    }

    void says(long number, Bytes content) {
        byNumber.get(number).content = content;
    }

    /** A message that arrives twice is shown as two. */
    void ended(long number, Fate fate, long atNanos) {
        Message message = byNumber.get(number);
        if (message.fate == Fate.ARRIVED) {
            Message again = new Message(message.from, message.to, message.sent);
            again.content = message.content;
            messages.add(again);
            message = again;
        }
        message.end = atNanos;
        message.fate = fate == Fate.ARRIVED && byNumber.get(number) != message ? Fate.ARRIVED_AGAIN : fate;
    }

    void write(Json json, Texts texts, Language language) {
        messages.sort((left, right) -> Long.compare(left.sent, right.sent));
        List<Language.Meaning> meanings = new ArrayList<>(messages.size());
        for (Message message : messages) {
            meanings.add(language.read(message.content == null ? Bytes.EMPTY : message.content));
        }
        json.name("messages").begin('{');
        json.differences("sent", messages, message -> message.sent);
        json.column("took", messages, message -> message.end - message.sent);
        json.column("from", messages, message -> message.from);
        json.column("to", messages, message -> message.to);
        json.column("fate", messages, message -> message.fate.ordinal());
        json.column("bytes", messages, message -> message.content == null ? 0 : message.content.length());
        json.column("kind", meanings, meaning -> texts.number(meaning.kind()));
        json.column("text", meanings, meaning -> texts.number(meaning.text()));
        json.end('}');
    }
}
