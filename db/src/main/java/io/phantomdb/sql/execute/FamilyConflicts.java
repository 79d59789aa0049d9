package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.sql.catalog.IndexCounterparts;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;

/** ON CONFLICT of a partitioned table as it is for one of its leaves: arbiters and columns go by what they are there. */
final class FamilyConflicts {
    private final ChangePlan.Insert plan;

    FamilyConflicts(ChangePlan.Insert plan) {
        this.plan = plan;
    }

    ChangePlan.Insert of(FamilyRows.Member member) {
        ChangePlan.Conflict conflict = switch (plan.conflict()) {
            case ChangePlan.DoNothing nothing -> new ChangePlan.DoNothing(arbiters(nothing.arbiters(), member.table()));
            case ChangePlan.DoUpdate update -> update(update, member);
        };
        return new ChangePlan.Insert(member.table(), plan.source(), plan.row(), member.rules(), conflict, null, false);
    }

    private List<IndexLayout> arbiters(List<IndexLayout> indexes, Table member) {
        List<IndexLayout> own = new ArrayList<>();
        for (IndexLayout index : indexes) {
            IndexDescriptor same = IndexCounterparts.of(plan.table().descriptor(), index.index(), member.descriptor());
            own.add(member.layout(Check.present(same, "what a key of the parent is in a partition").id()));
        }
        return own;
    }

    private ChangePlan.DoUpdate update(ChangePlan.DoUpdate update, FamilyRows.Member member) {
        List<ChangePlan.Assignment> assignments = update.assignments().stream()
                .map(each -> new ChangePlan.Assignment(member.places()[each.ordinal()], over(each.value(), member)))
                .toList();
        return new ChangePlan.DoUpdate(arbiters(List.of(update.arbiter()), member.table()).getFirst(), assignments,
                update.condition() == null ? null : over(update.condition(), member));
    }

    /** A program over two rows of the root as one over two rows of the member. */
    private static Program over(Program program, FamilyRows.Member member) {
        int[] places = member.places();
        int width = member.table().width();
        return (row, frame) -> {
            Object[] both = new Object[2 * places.length];
            for (int at = 0; at < places.length; at++) {
                if (places[at] >= 0) {
                    both[at] = row[places[at]];
                    both[places.length + at] = row[width + places[at]];
                }
            }
            return program.evaluate(both, frame);
        };
    }
}
