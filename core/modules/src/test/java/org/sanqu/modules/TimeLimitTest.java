package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;

class TimeLimitTest {
    private final CountDownLatch end = new CountDownLatch(1);

    private Reading hang(ModuleFiles files) {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return ModuleReader.read(files);
    }

    @Test
    void aCheckThatHangsIsARefusalThatNamesTheModuleAndAFewBlockTheRest() {
        TimeLimit limit = new TimeLimit(Duration.ofMillis(50), 2, this::hang);
        try {
            for (int i = 0; i < 2; i++) {
                Reading reading = limit.read(new Market().files());
                assertEquals(List.of(Fault.at("", "modules.too-slow", "0")), reading.faults());
                assertEquals("market", reading.id());
                assertEquals("1.0.0", reading.version());
            }
            Reading third = limit.read(new Market().files());
            assertEquals(List.of(Fault.at("", "modules.too-many-checks")), third.faults());
        } finally {
            end.countDown();
        }
    }

    @Test
    void aCheckThatBreaksIsARefusalThatSaysHow() {
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(10), 1, files -> {
            throw new StackOverflowError("too deep");
        });
        assertEquals(
                List.of(Fault.at("", "modules.check-failed", "java.lang.StackOverflowError: too deep")),
                limit.read(new Market().files()).faults());
    }

    @Test
    void aCheckThatIsDoneInTimeIsThatOfTheReader() {
        assertEquals(new Market().read(), TimeLimit.standard().read(new Market().files()));
    }
}
