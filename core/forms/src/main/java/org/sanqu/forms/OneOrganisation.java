package org.sanqu.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * What forms ask of one organisation on a day.
 *
 * @param sectors its own, or those that it inherits
 */
record OneOrganisation(String code, OrganisationType type, List<String> sectors) {

    private static final String SELECT = "select o.code, v.type, v.sectors from organisation_version v"
            + " join organisation o on o.id = v.organisation"
            + " where v.organisation = ? and v.from_on <= ? and (v.until_on is null or v.until_on > ?)";

    /** Empty when it does not exist on the day. */
    static Optional<OneOrganisation> read(Sql sql, Hierarchy tree, long organisation, LocalDate day) {
        int ordinal = tree.ordinal(organisation);
        return ordinal < 0
                ? Optional.empty()
                : sql.first(SELECT, OneOrganisation::read, organisation, day, day)
                        .map(own -> own.inheriting(sql, tree, ordinal, day));
    }

    private OneOrganisation inheriting(Sql sql, Hierarchy tree, int ordinal, LocalDate day) {
        List<String> found = sectors;
        for (int above = tree.parent(ordinal); above >= 0 && found.isEmpty(); above = tree.parent(above)) {
            found = sql.first(SELECT, OneOrganisation::read, tree.organisation(above), day, day)
                    .map(OneOrganisation::sectors)
                    .orElse(List.of());
        }
        return new OneOrganisation(code, type, found);
    }

    private static OneOrganisation read(Row row) {
        String sectors = row.text("sectors");
        return new OneOrganisation(
                row.text("code"),
                OrganisationType.of(row.text("type")),
                sectors.isEmpty() ? List.of() : List.of(sectors.split(",")));
    }

    /** Whether everything holds that is asked but for hierarchies and conditions. */
    boolean isAsked(AppliesTo asked) {
        return asked.covers(type, sectors)
                && (asked.organisations().isEmpty() || asked.organisations().contains(code));
    }
}
