package org.sanqu.api.module;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sanqu.api.form.Form;
import org.sanqu.api.metric.Metric;

/**
 * All modules at one moment; immutable, replaced whole.
 *
 * @param revision grows by one with every replacement
 * @param modules by id
 */
public record Catalogue(long revision, SortedMap<String, Module> modules) {

    public Catalogue {
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
    }

    /** The form {@code module/name}. */
    public Optional<Form> form(String id) {
        return module(id).stream()
                .flatMap(module -> module.forms().stream())
                .filter(form -> form.id().equals(id))
                .findFirst();
    }

    /** The metric {@code module/name}. */
    public Optional<Metric> metric(String id) {
        return module(id).stream()
                .flatMap(module -> module.metrics().stream())
                .filter(metric -> metric.id().equals(id))
                .findFirst();
    }

    /** All forms, by id. */
    public List<Form> forms() {
        return modules.values().stream()
                .flatMap(module -> module.forms().stream())
                .toList();
    }

    /** All metrics, by id. */
    public List<Metric> metrics() {
        return modules.values().stream()
                .flatMap(module -> module.metrics().stream())
                .toList();
    }

    private Optional<Module> module(String id) {
        return Optional.ofNullable(modules.get(id.substring(0, Math.max(0, id.indexOf('/')))));
    }
}
