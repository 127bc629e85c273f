package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;

class TimeLimitTest {

    @Test
    void aCheckThatIsNotDoneInTimeIsARefusalThatNamesTheModule() {
        Reading reading = new TimeLimit(Duration.ZERO, 1).read(new Market().files());
        assertEquals(List.of(Fault.at("", "modules.too-slow", "0")), reading.faults());
        assertEquals("market", reading.id());
        assertEquals("1.0.0", reading.version());
    }

    @Test
    void aCheckThatIsDoneInTimeIsThatOfTheReader() {
        assertEquals(new Market().read(), TimeLimit.standard().read(new Market().files()));
    }

    @Test
    void whereEveryCheckHangsNoOtherIsBegun() {
        Reading reading = new TimeLimit(Duration.ofSeconds(10), 0).read(new Market().files());
        assertEquals(List.of(Fault.at("", "modules.too-many-checks")), reading.faults());
    }
}
