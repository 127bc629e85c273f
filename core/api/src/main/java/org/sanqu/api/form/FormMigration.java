package org.sanqu.api.form;

import java.util.List;

/**
 * How what was filled in in one edition of a form reads in the next.
 *
 * @param form the form's name in its module
 * @param edition the edition it leads to, 2 or more, from the one before
 * @param steps what is done, in order; empty when the next edition reads everything as it is
 * @param hash of the file: another hash is another migration
 */
public record FormMigration(String form, int edition, List<MigrationStep> steps, String hash) {

    public FormMigration {
        steps = List.copyOf(steps);
    }
}
