package org.sanqu.web.page.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sanqu.api.organisation.Effect;
import org.sanqu.web.http.Labels;

class EffectsTest {

    private final Labels labels = Labels.in(Locale.CHINESE);
    private final Effects effects = new Effects(labels, new Names(labels));

    @Test
    void whatGetsItsNameIsFounded() {
        assertEquals(
                List.of(new Effects.Line("存续", "", "成立"), new Effects.Line("全称", "", "第一支部")),
                effects.lines(List.of(new Effect(7, "exists", null, "true"), new Effect(7, "name", null, "第一支部"))));
    }

    @Test
    void whatWasThereBeforeExistsAgain() {
        assertEquals(
                List.of(new Effects.Line("存续", "", "恢复"), new Effects.Line("本级党员", "0", "12")),
                effects.lines(List.of(new Effect(7, "exists", null, "true"), new Effect(7, "members", "0", "12"))));
    }

    @Test
    void whatEndsIsClosed() {
        assertEquals(
                List.of(new Effects.Line("存续", "存在", "撤销")),
                effects.lines(List.of(new Effect(7, "exists", "true", null))));
    }
}
