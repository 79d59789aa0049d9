package io.phantomdb.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks names of which each may be taken once and is never given back: of all who claim a name at most one wins, who is told
 * that it is taken has a rival who may have won, and whoever looks from then on sees the name with the one who won it.
 */
public final class UniqueCheck {
    /** Wants all of these names or none, for an owner who claims once. */
    public record Claim(long owner, List<Long> names) {
        public Claim {
            names = List.copyOf(names);
        }
    }

    /** What a claim was told: that all names are its own, or that some name is taken. */
    public enum Told {
        WON,
        TAKEN
    }

    /** A name and whose it is. */
    public record Held(long name, long owner) {}

    /** All names there are, or, of one name, the one who has it. */
    public record Look(List<Held> held) {}

    private static final class Name {
        final List<Operation<Claim, Told>> claims = new ArrayList<>();
        Operation<Claim, Told> winner;
    }

    private final TreeMap<Long, Name> names = new TreeMap<>();
    private final List<Operation<Claim, Told>> claims;

    private UniqueCheck(List<Operation<Claim, Told>> claims) {
        this.claims = claims;
    }

    /**
     * Looks are at one name, or, without input, at all of them.
     *
     * @param looks share their moments with the claims
     */
    public static Verdict check(List<Operation<Claim, Told>> claims, List<Operation<List<Long>, Look>> looks) {
        UniqueCheck check = new UniqueCheck(claims);
        String wrong = check.wrongInClaims();
        for (Operation<List<Long>, Look> look : looks) {
            if (wrong == null && look.outcome() == Operation.Outcome.OK) {
                wrong = check.wrongIn(look);
            }
        }
        return wrong == null ? vanished(looks) : Verdict.bad(wrong);
    }

    private String wrongInClaims() {
        for (Operation<Claim, Told> claim : claims) {
            for (long name : claim.input().names()) {
                Name claimed = names.computeIfAbsent(name, fresh -> new Name());
                claimed.claims.add(claim);
                if (claim.output() == Told.WON && claim.outcome() == Operation.Outcome.OK) {
                    if (claimed.winner != null) {
                        return "name " + name + " was won twice: by " + claimed.winner + " and by " + claim;
                    }
                    claimed.winner = claim;
                }
            }
        }
        for (Operation<Claim, Told> claim : claims) {
            if (isTold(claim, Told.TAKEN) && claim.input().names().stream().noneMatch(name -> hasRival(claim, name))) {
                return "nobody else can have taken a name of " + claim;
            }
        }
        return null;
    }

    private static boolean isTold(Operation<Claim, Told> claim, Told told) {
        return claim.outcome() == Operation.Outcome.OK && claim.output() == told;
    }

    private boolean hasRival(Operation<Claim, Told> claim, long name) {
        return names.get(name).claims.stream()
                .anyMatch(other -> other != claim && other.start() < claim.end() && mayHaveWon(
                        other));
    }

    private static boolean mayHaveWon(Operation<Claim, Told> claim) {
        return claim.outcome() == Operation.Outcome.UNKNOWN || isTold(claim, Told.WON);
    }

    private String wrongIn(Operation<List<Long>, Look> look) {
        TreeMap<Long, Long> seen = new TreeMap<>();
        for (Held held : look.output().held()) {
            if (seen.put(held.name(), held.owner()) != null) {
                return "name " + held.name() + " is there twice in " + look;
            }
            Operation<Claim, Told> claim = claimOf(held);
            if (claim == null || claim.start() > look.end() || !mayHaveWon(claim)) {
                return "name " + held.name() + " belongs to " + held.owner() + ", who did not win it, in " + look;
            }
        }
        for (long name : look.input().isEmpty() ? names.keySet() : new TreeSet<>(look.input())) {
            Name asked = names.get(name);
            if (!seen.containsKey(name) && asked != null && mustBeThere(asked, look)) {
                return "name " + name + " was won and is missing in " + look;
            }
        }
        return null;
    }

    private Operation<Claim, Told> claimOf(Held held) {
        Name name = names.get(held.name());
        return name == null
                ? null
                : name.claims.stream().filter(claim -> claim.input().owner() == held.owner()).findFirst().orElse(null);
    }

    /** Somebody won it, or was refused because of it and nothing else, before the look began. */
    private static boolean mustBeThere(Name name, Operation<List<Long>, Look> look) {
        return name.claims.stream()
                .anyMatch(claim -> claim.end() < look.start() && (isTold(claim, Told.WON) || isTold(claim,
                        Told.TAKEN) && claim.input().names().size() == 1));
    }

    /** What was seen is seen by everybody who looks later, with the same owner. */
    private static Verdict vanished(List<Operation<List<Long>, Look>> looks) {
        List<Operation<List<Long>, Look>> byEnd = new ArrayList<>(looks);
        byEnd.removeIf(look -> look.outcome() != Operation.Outcome.OK);
        List<Operation<List<Long>, Look>> byStart = new ArrayList<>(byEnd);
        byEnd.sort((left, right) -> Long.compare(left.end(), right.end()));
        byStart.sort((left, right) -> Long.compare(left.start(), right.start()));
        TreeMap<Long, Long> owners = new TreeMap<>();
        int ended = 0;
        for (Operation<List<Long>, Look> look : byStart) {
            while (byEnd.get(ended).end() < look.start()) {
                byEnd.get(ended++).output().held().forEach(held -> owners.put(held.name(), held.owner()));
            }
            TreeMap<Long, Long> now = new TreeMap<>();
            look.output().held().forEach(held -> now.put(held.name(), held.owner()));
            for (long name : look.input().isEmpty() ? owners.keySet() : look.input()) {
                if (owners.containsKey(name) && !owners.get(name).equals(now.get(name))) {
                    return Verdict.bad("name " + name + " was seen with " + owners.get(name) + " before, and "
                            + (now.get(name) == null ? "is missing" : "belongs to " + now.get(name)) + " in " + look);
                }
            }
        }
        return Verdict.GOOD;
    }
}
