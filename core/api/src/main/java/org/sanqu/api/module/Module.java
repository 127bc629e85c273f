package org.sanqu.api.module;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.metric.Metric;

/**
 * What a bundle contributes; knows nothing of other modules.
 *
 * @param id the bundle's symbolic name
 * @param version the bundle's version
 * @param title the bundle's name
 * @param forms by name
 * @param metrics by name
 * @param titles translations of the title, by language
 * @param migrations how submissions of earlier editions of its forms are read, by form and edition
 */
public record Module(
        String id,
        String version,
        String title,
        List<Form> forms,
        List<Metric> metrics,
        Map<String, String> titles,
        List<FormMigration> migrations) {

    public Module {
        forms = List.copyOf(forms);
        metrics = List.copyOf(metrics);
        titles = Map.copyOf(titles);
        migrations = List.copyOf(migrations);
    }

    /** The form with a name. */
    public Optional<Form> form(String name) {
        return forms.stream().filter(form -> form.name().equals(name)).findFirst();
    }

    /** The way of a form to an edition, from the one before. */
    public Optional<FormMigration> migration(String form, int edition) {
        return migrations.stream()
                .filter(migration -> migration.form().equals(form) && migration.edition() == edition)
                .findFirst();
    }

    public String title(Locale locale) {
        return titles.getOrDefault(locale.getLanguage(), title);
    }
}
