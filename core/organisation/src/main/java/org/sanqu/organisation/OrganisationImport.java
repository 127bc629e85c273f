package org.sanqu.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.ImportFaults;
import org.sanqu.api.platform.ImportRow;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Imports organisations; a row may stand before the row of the organisation above it. */
@Component(service = RowImport.class)
public final class OrganisationImport implements RowImport {

    private static final Set<String> COLUMNS =
            Set.of("code", "name", "shortName", "type", "sectors", "parent", "establishedOn");

    private final Store store;
    private final Access access;
    private final StoredHierarchies hierarchies;
    private final Clock clock = Clock.systemDefaultZone();

    @Activate
    public OrganisationImport(
            @Reference Store store, @Reference Access access, @Reference StoredHierarchies hierarchies) {
        this.store = store;
        this.access = access;
        this.hierarchies = hierarchies;
    }

    @Override
    public String kind() {
        return "organisations";
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        ImportFaults.bound(rows.size());
        Map<String, Line> lines = new LinkedHashMap<>();
        ImportFaults faults = new ImportFaults();
        List<Line> read = new ArrayList<>();
        for (int number = 0; number < rows.size(); number++) {
            read.add(read(number, rows.get(number), lines));
        }
        return store.write(sql -> {
            OrganisationRows there = new OrganisationRows(sql, LocalDate.now(clock));
            read.forEach(line -> check(caller, line, lines, there));
            read.forEach(line -> faults.add(line.row.faults()));
            faults.refuse();
            sql.afterCommit(hierarchies::changed);
            return insert(lines, there);
        });
    }

    private Line read(int number, JsonNode node, Map<String, Line> lines) {
        ImportRow row = new ImportRow(number, node, COLUMNS);
        Founding founding = new Founding(
                row.text("code"),
                row.text("name"),
                row.text("shortName"),
                OrganisationType.of(row.text("type")),
                row.texts("sectors"),
                null,
                row.date("establishedOn"));
        row.add(FoundingCheck.faults(founding, LocalDate.now(clock)));
        Line line = new Line(number, row, founding, row.text("parent"));
        Line same = founding.code() == null ? null : lines.putIfAbsent(founding.code(), line);
        if (same != null) {
            row.fault("code", "import.duplicate", same.number + 1, founding.code());
        }
        return line;
    }

    private void check(Caller caller, Line line, Map<String, Line> lines, OrganisationRows there) {
        if (line.parent == null) {
            access.require(caller, Permission.MAINTAIN);
            return;
        }
        // what is there already stays as it is, whatever a row of the file says about it
        Long parent = there.idOf(line.parent).orElse(null);
        if (parent != null) {
            checkThere(caller, line, parent, there);
        } else if (lines.containsKey(line.parent)) {
            checkAbove(line, lines);
        } else {
            line.row.fault("parent", "organisation.parent-unknown", line.parent);
        }
    }

    private static void checkAbove(Line line, Map<String, Line> lines) {
        LocalDate parentSince = lines.get(line.parent).founding.establishedOn();
        LocalDate since = line.founding.establishedOn();
        if (since != null && parentSince != null && since.isBefore(parentSince)) {
            line.row.fault("establishedOn", "organisation.parent-younger", line.parent, since.toString());
        }
        Line here = line;
        for (int steps = 0; here != null && here.parent != null; steps++) {
            if (steps > lines.size()) {
                line.row.fault("parent", "organisation.parent-cycle", line.parent);
                return;
            }
            here = lines.get(here.parent);
        }
    }

    private void checkThere(Caller caller, Line line, long parent, OrganisationRows there) {
        access.require(caller, Permission.MAINTAIN, parent);
        LocalDate since = line.founding.establishedOn();
        boolean exists = since == null
                || new OrganisationRows(there.sql(), since)
                        .withCode(line.parent)
                        .map(Organisation::id)
                        .isPresent();
        if (!exists) {
            line.row.fault("establishedOn", "organisation.parent-younger", line.parent, since.toString());
        }
    }

    /** Inserts parents before children; an organisation that is there already stays as it is. */
    private static int insert(Map<String, Line> lines, OrganisationRows there) {
        Map<String, Long> ids = new HashMap<>();
        lines.keySet().forEach(code -> there.idOf(code).ifPresent(id -> ids.put(code, id)));
        int fresh = 0;
        for (Line line : lines.values()) {
            Deque<Line> chain = new ArrayDeque<>();
            for (Line up = line; up != null && !ids.containsKey(up.founding.code()); up = lines.get(up.parent)) {
                chain.push(up);
            }
            for (Line next : chain) {
                ids.put(next.founding.code(), there.insert(next.hung(ids, there)));
                fresh++;
            }
        }
        return fresh;
    }

    private record Line(int number, ImportRow row, Founding founding, String parent) {

        Founding hung(Map<String, Long> ids, OrganisationRows there) {
            Long above = parent == null
                    ? null
                    : ids.containsKey(parent)
                            ? ids.get(parent)
                            : there.idOf(parent).orElseThrow();
            return new Founding(
                    founding.code(),
                    founding.name(),
                    founding.shortName(),
                    founding.type(),
                    founding.sectors(),
                    above,
                    founding.establishedOn());
        }
    }
}
