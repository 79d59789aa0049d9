package io.phantomdb.shard;

import io.phantomdb.base.Probe;

/** Rare branches of shards and their leaders. */
public enum ShardProbe implements Probe {
    PROPOSALS_LOST("a leader's term ended with proposals under way"),
    APPLYING_WAITS_FOR_STORE("applying waited because flushing did not keep up"),
    TERM_OVER_BEFORE_SERVING("a leader lost its term before it served"),
    FLOOR_ASKED_AGAIN("a new leader could not get its floor from the oracle at once"),
    SCHEMA_CHANGE_TOO_LOW(
            "a transaction that changes a table came with a timestamp at which the table was used already"),
    FENCE_REFUSED("a request was planned with an older table than a fence allows"),
    COMMIT_CAME_AGAIN("a commit came that is in the log already, and got that entry's outcome"),
    COMMIT_CAME_AGAIN_IN_FLIGHT("a commit came again while its first copy was in flight"),
    COMMIT_WAITS_FOR_LATCH("a commit waited for another's entry on its way through the log"),
    WRITE_BELOW_WHAT_IS_IN_FLIGHT(
            "a commit was refused because another with a later timestamp reads or writes its rows"),
    TIMESTAMP_TOO_LOW("a commit was refused because its rows were read or written later"),
    STALE_READ("a commit was refused because what it read has changed"),
    RANGE_TOO_OLD_TO_CHECK("a commit was refused because its range was read too long ago to tell"),
    READ_WAITS_FOR_COMMIT("a read at a timestamp waited for a commit in flight below it"),
    READ_REFUSED_UNCONFIRMED("a read was done, and its leader could not confirm that it still led"),
    TIMESTAMP_NEEDED("a leader was asked to pick a timestamp and does not lead the oracle"),
    OUTCOME_COMMITTED("somebody asked what became of a commit: it had happened"),
    OUTCOME_NOT_COMMITTED("somebody asked what became of a commit: it had not happened, and never will"),
    OUTCOME_WAITS_FOR_COMMIT("somebody asked what became of a commit that was still in flight"),
    OVERTAKEN_READER_TOLD("an idle reader had let a writer pass, and was told when it went on"),
    DEADLOCK_BROKEN("transactions waited for each other in a circle, and the youngest was refused"),
    LOCK_HELD_LONG("a lock was held so long that whoever waited for it was told so"),
    LOCK_REQUEST_SUPERSEDED("a transaction that waited for a lock asked again or was released"),
    ORPHAN_RELEASED("locks of a transaction that is over were released"),
    SILENT_OWNER_RELEASED("locks were released because their owner's node does not answer"),
    PARTS_OUT_OF_ORDER("a part of a commit came before the one that it follows"),
    PARTS_ENDED_VOID("parts of a commit were ended without becoming versions"),
    TIMESTAMPS_WAIT_FOR_CEILING("the oracle waited for a higher ceiling"),
    SNAPSHOT_STARTED_OVER("another snapshot began to arrive before the last one had ended"),
    SNAPSHOT_CHUNK_AGAIN("a piece of a snapshot arrived again"),
    FRAGMENT_CARRIED_OUT("a leader carried out a part of a plan where the rows are"),
    FRAGMENT_YIELDED("a leader let others have their turn before it went on with a part of a plan"),
    FRAGMENT_REFUSED("a part of a plan could not be carried out over the rows of a page, which were sent as they are"),
    FRAGMENT_UNKNOWN("a leader did not understand a part of a plan, and sent the rows as they are"),
    NO_LEADER_FOUND("a request found no leader in its time"),
    LEADER_GUESSED_WRONG("a request went to a node that does not lead, and was tried again after a while");

    private final String meaning;

    ShardProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "shard";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
