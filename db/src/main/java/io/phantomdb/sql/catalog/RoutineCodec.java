package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.catalog.stored.StoredParameter;
import io.phantomdb.sql.catalog.stored.StoredRoutine;
import io.phantomdb.sql.catalog.stored.StoredRoutineSetting;
import io.phantomdb.sql.catalog.stored.StoredRoutineType;
import io.phantomdb.sql.catalog.stored.StoredRoutines;
import io.phantomdb.sql.catalog.stored.StoredTrigger;

/** Functions, procedures and triggers as parts of stored descriptors. What is not known is refused by {@code valueOf}. */
final class RoutineCodec {
    private RoutineCodec() {}

    static StoredRoutines encode(RoutinesDescriptor routines) {
        StoredRoutines.Builder stored = StoredRoutines.newBuilder();
        routines.routines().forEach(each -> stored.addRoutines(encode(each)));
        return stored.build();
    }

    private static StoredRoutine encode(RoutineDescriptor routine) {
        RoutineDescriptor.Properties properties = routine.properties();
        StoredRoutine.Builder stored = StoredRoutine.newBuilder().setId(routine.id()).setKind(routine.kind().name())
                .setResult(encode(routine.result())).setSetOf(routine.setOf()).setLanguage(routine.language())
                .setVolatility(properties.volatility().name()).setStrict(properties.strict())
                .setSecurityDefiner(properties.securityDefiner()).setLeakproof(properties.leakproof())
                .setParallel(properties.parallel()).setCost(properties.cost()).setRows(properties.rows())
                .setSource(routine.source()).addAllNeeds(routine.needs())
                .setAccess(RoleCodec.encode(routine.access()));
        if (routine.atomicPath() != null) {
            stored.setAtomicPath(routine.atomicPath());
        }
        for (RoutineParameter parameter : routine.parameters()) {
            StoredParameter.Builder each = StoredParameter.newBuilder().setName(parameter.name())
                    .setMode(parameter.mode().name()).setType(encode(parameter.type()));
            if (parameter.defaultSql() != null) {
                each.setDefaultSql(parameter.defaultSql());
            }
            stored.addParameters(each);
        }
        routine.settings().forEach(setting -> stored.addSettings(
                StoredRoutineSetting.newBuilder().setName(setting.name()).setValue(setting.value())));
        return stored.build();
    }

    private static StoredRoutineType encode(RoutineType type) {
        return StoredRoutineType.newBuilder().setOid(type.oid()).setDescriptorId(type.descriptorId()).build();
    }

    static RoutinesDescriptor routines(StoredRoutines stored) {
        return new RoutinesDescriptor(stored.getRoutinesList().stream().map(RoutineCodec::routine).toList());
    }

    private static RoutineDescriptor routine(StoredRoutine stored) {
        RoutineDescriptor.Properties properties = new RoutineDescriptor.Properties(
                Volatility.valueOf(stored.getVolatility()), stored.getStrict(), stored.getSecurityDefiner(),
                stored.getLeakproof(), stored.getParallel(), stored.getCost(), stored.getRows());
        return new RoutineDescriptor(stored.getId(), RoutineDescriptor.Kind.valueOf(stored.getKind()),
                stored.getParametersList().stream().map(RoutineCodec::parameter).toList(), type(stored.getResult()),
                stored.getSetOf(), stored.getLanguage(), properties, stored.getSource(),
                stored.hasAtomicPath() ? stored.getAtomicPath() : null,
                stored.getSettingsList().stream().map(each -> new RoutineDescriptor.Setting(each.getName(),
                        each.getValue())).toList(),
                stored.getNeedsList(), RoleCodec.access(stored.getAccess()));
    }

    private static RoutineParameter parameter(StoredParameter stored) {
        return new RoutineParameter(stored.getName(), RoutineParameter.Mode.valueOf(stored.getMode()),
                type(stored.getType()), stored.hasDefaultSql() ? stored.getDefaultSql() : null);
    }

    private static RoutineType type(StoredRoutineType stored) {
        return new RoutineType(stored.getOid(), stored.getDescriptorId());
    }

    static StoredTrigger encode(TriggerDescriptor trigger) {
        StoredTrigger.Builder stored = StoredTrigger.newBuilder().setId(trigger.id()).setName(trigger.name())
                .setTiming(trigger.timing().name()).setEvents(trigger.events()).addAllColumnIds(trigger.columnIds())
                .setPerRow(trigger.perRow()).setRoutinesId(trigger.routinesId()).setRoutineId(trigger.routineId())
                .addAllArguments(trigger.arguments()).setDisabled(!trigger.enabled());
        if (trigger.transitions().oldTable() != null) {
            stored.setOldTable(trigger.transitions().oldTable());
        }
        if (trigger.transitions().newTable() != null) {
            stored.setNewTable(trigger.transitions().newTable());
        }
        if (trigger.whenSql() != null) {
            stored.setWhenSql(trigger.whenSql());
        }
        return stored.build();
    }

    static TriggerDescriptor trigger(StoredTrigger stored) {
        return new TriggerDescriptor(stored.getId(), stored.getName(),
                TriggerDescriptor.Timing.valueOf(stored.getTiming()), stored.getEvents(), stored.getColumnIdsList(),
                stored.getPerRow(), stored.hasWhenSql() ? stored.getWhenSql() : null, stored.getRoutinesId(),
                stored.getRoutineId(), stored.getArgumentsList(), !stored.getDisabled(),
                new TriggerDescriptor.Transitions(stored.hasOldTable() ? stored.getOldTable() : null,
                        stored.hasNewTable() ? stored.getNewTable() : null));
    }
}
