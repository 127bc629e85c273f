package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;

/** What an office is told when a change would not suit the answers that are there. */
class MisfitTest {

    private static final String AT = "forms/f1.json#";

    private static final FieldPlaces PLACES = new FieldPlaces(List.of(
            LocalField.of(Kind.INTEGER, "人数").named("a1"),
            LocalField.of(Kind.SECTION, "其他").named("a2"),
            LocalField.of(Kind.TEXT, "备注").named("a3")));

    private static Fault misfit(String at, String key, Object... args) {
        Text first = locale -> "必须填写";
        return Fault.at(AT + at, "update.incompatible", Message.of(key, args), 2L, "7", first, "migrations/f1-2.json");
    }

    @Test
    void eachChangeIsToldWithoutFilesAndAtItsField() {
        Text added = locale -> "备注";
        List<Fault> told = LocalModule.about(
                "f1",
                List.of(
                        misfit("/properties/a1/maximum", "update.diff.narrower", (Text) locale -> "人数", "100", "5"),
                        misfit("/properties/a2/required", "update.diff.required", added)),
                PLACES);
        assertEquals(
                List.of("/fields/0", "/fields/2"), told.stream().map(Fault::at).toList());
        assertEquals(
                "“人数”的限度收紧：由 100 改为 5。按改后的表核对，已有 2 份填报不合要求，因此不能改。" + "请恢复原样；需要新的内容，可以另加一个选填字段，或另发一张表。",
                told.get(0).reason().in(Locale.CHINESE));
        assertEquals(
                "“备注”改为必填。按改后的表核对，已有 2 份填报不合要求，因此不能改。" + "请恢复原样；需要新的内容，可以另加一个选填字段，或另发一张表。",
                told.get(1).reason().in(Locale.CHINESE));
    }

    @Test
    void whatChangesTheMeaningAndWhatIsTooMuchIsToldWithoutFilesToo() {
        Message unit = Message.of("update.diff.unit", "人数");
        List<Fault> told = LocalModule.about(
                "f1",
                List.of(
                        Fault.at(AT + "/properties/a1/x-unit", "update.meaning", unit, "m.json", "n.json"),
                        Fault.at("forms/f1.json", "update.too-many", "m.json")),
                PLACES);
        assertEquals(
                List.of("local.misfit-meaning", "local.misfit-many"),
                told.stream().map(fault -> fault.reason().key()).toList());
    }
}
