package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Text;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Where the rows of a ledger say something else than is there.
 *
 * @param sql the transaction
 */
record LedgerDifferences(Sql sql, Directory.Names names, LocalDate today) {

    /** Of how many rows it is told where they differ. */
    private static final int REPORTED = 100;

    private static final String THERE =
            """
            select o.id, o.established_on, o.closed_on, v.name, v.short_name, v.type, v.sectors, v.units, q.id as parent,
            q.code as parent_code from organisation o
            left join organisation_version v on v.organisation = o.id and v.from_on <= ? and (v.until_on is null or v.until_on > ?)
            left join organisation_parent p on p.organisation = o.id and p.hierarchy = 'formal' and p.from_on <= ?
             and (p.until_on is null or p.until_on > ?)
            left join organisation q on q.id = p.parent where o.id in (
            """;

    static BatchImport.Intake.There there(int rows, Map<Integer, List<Fault>> differences) {
        Map<Integer, List<Fault>> first = new TreeMap<>();
        differences.entrySet().stream().limit(REPORTED).forEach(each -> first.put(each.getKey(), each.getValue()));
        return new BatchImport.Intake.There(rows, differences.size(), first);
    }

    /** What is there instead, by row, of rows by the organisation that they are. */
    Map<Integer, List<Fault>> of(Map<Long, LedgerLine> lines) {
        Map<Integer, List<Fault>> differences = new TreeMap<>();
        Chunks.each(lines.keySet(), (some, marks) -> {
            List<Object> values = new ArrayList<>(List.of(today, today, today, today));
            values.addAll(some);
            sql.each(
                    THERE + marks + ")",
                    row -> {
                        LedgerLine line = lines.get(row.number("id"));
                        List<Fault> faults = differences(line, row);
                        if (!faults.isEmpty()) {
                            differences.put(line.row(), faults);
                        }
                    },
                    values.toArray());
        });
        return differences;
    }

    private List<Fault> differences(LedgerLine line, Row row) {
        LocalDate closed = row.date("closed_on");
        if (closed != null && !closed.isAfter(today)) {
            return List.of(Fault.at("/code", "import.differs-closed", closed.toString()));
        }
        List<Fault> faults = new ArrayList<>();
        Founding said = line.founding();
        differs(faults, "name", said.name(), row.text("name"));
        differs(faults, "shortName", said.shortName(), row.text("short_name"));
        type(faults, said.type(), row.text("type"));
        String sectors = row.text("sectors") == null ? "" : row.text("sectors");
        if (!said.sectors().isEmpty()
                && !new HashSet<>(said.sectors()).equals(new HashSet<>(Arrays.asList(sectors.split(","))))) {
            differs(faults, "sectors", "", sectors.isEmpty() ? null : sectors.replace(",", "、"));
        }
        Long units = row.numberOrNull("units");
        differs(
                faults,
                "units",
                said.units() == null ? null : said.units().toString(),
                units == null ? null : units.toString());
        if (line.dated() && said.establishedOn() != null) {
            differs(faults, "establishedOn", said.establishedOn().toString(), row.text("established_on"));
        }
        parent(faults, line, row.numberOrNull("parent"), row.text("parent_code"));
        return faults;
    }

    private static void type(List<Fault> faults, OrganisationType said, String there) {
        if (said != null && there != null && !said.code().equals(there)) {
            Text shown = locale -> CodeTable.of("type").label(there, locale);
            faults.add(Fault.at("/type", "import.differs", shown));
        }
    }

    private static void differs(List<Fault> faults, String field, String said, String there) {
        if (said == null || said.equals(there)) {
            return;
        }
        faults.add(
                there == null
                        ? Fault.at("/" + field, "import.differs-blank")
                        : Fault.at("/" + field, "import.differs", there));
    }

    private void parent(List<Fault> faults, LedgerLine line, Long there, String code) {
        LedgerLine.Above above = line.above().get(Hierarchy.FORMAL);
        if (above == null || above.written().equals(code)) {
            return;
        }
        boolean same = there != null && names.find(above.written()).stream().anyMatch(each -> each.id() == there);
        if (!same) {
            faults.add(
                    code == null
                            ? Fault.at(above.at(), "import.differs-blank")
                            : Fault.at(above.at(), "import.differs", code));
        }
    }
}
