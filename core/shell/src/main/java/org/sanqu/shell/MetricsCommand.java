package org.sanqu.shell;

import java.math.BigDecimal;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.RollupQuery;
import org.sanqu.api.metric.Rollups;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Caller;

/** {@code sanqu:metrics [code] [period]}: the metrics, or their figures for an organisation. */
@Service
@Command(scope = "sanqu", name = "metrics", description = "列出指标及其数值 / lists metrics and their figures")
public final class MetricsCommand implements Action {

    @Argument(name = "code", description = "组织代码 / code of the organisation")
    private String code;

    @Argument(index = 1, name = "period", description = "期间，如 2025 或 2025-Q3 / period, such as 2025 or 2025-Q3")
    private String period;

    @Reference
    private Accounts accounts;

    @Reference
    private OrganisationTree tree;

    @Reference
    private Rollups rollups;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Caller console = accounts.console();
        List<Metric> metrics = rollups.metrics(console);
        ShellTable table = code == null ? Table.of("id", "title", "unit") : Table.of("id", "title", "unit", "value");
        Organisation organisation = code == null
                ? null
                : tree.find(console, code, Table.today())
                        .orElseThrow(() -> new IllegalArgumentException(Table.text("organisation.unknown", code)));
        for (Metric metric : metrics) {
            Object[] row = {metric.id(), metric.title(Table.LOCALE), metric.unit(Table.LOCALE)};
            table.addRow().addContent(organisation == null ? row : with(row, value(console, metric, organisation)));
        }
        table.print(session.getConsole());
        return null;
    }

    private static Object[] with(Object[] row, Object last) {
        return new Object[] {row[0], row[1], row[2], last};
    }

    private String value(Caller console, Metric metric, Organisation organisation) {
        Period asked = period == null
                ? Period.of(Period.Kind.YEAR, Table.today())
                : Period.parse(period)
                        .orElseThrow(() -> new IllegalArgumentException(Table.text("shell.period", period)));
        Measure total = rollups.rollup(
                        console, new RollupQuery(metric.id(), organisation.id(), asked, Hierarchy.FORMAL, null))
                .total();
        boolean percentage = metric.unit().equals("%");
        return total == null
                ? "–"
                : total.value(percentage, metric.decimals())
                        .map(BigDecimal::toPlainString)
                        .orElse("–");
    }
}
