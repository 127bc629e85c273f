package org.sanqu.api.module;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.form.Form;
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
 */
public record Module(
        String id, String version, String title, List<Form> forms, List<Metric> metrics, Map<String, String> titles) {

    public Module {
        forms = List.copyOf(forms);
        metrics = List.copyOf(metrics);
        titles = Map.copyOf(titles);
    }

    public String title(Locale locale) {
        return titles.getOrDefault(locale.getLanguage(), title);
    }
}
