package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;

class TimedReaderTest {
    private final CountDownLatch end = new CountDownLatch(1);

    private Reading hang(ModuleFiles files) {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return ModuleReader.read(files);
    }

    @Test
    void aCheckThatHangsIsARefusalThatNamesTheModuleAndAFewBlockTheRest() {
        TimedReader reader = new TimedReader(Duration.ofMillis(50), 2, this::hang);
        try {
            for (int i = 0; i < 2; i++) {
                Reading reading = reader.read(new Market().files());
                assertEquals(List.of(Fault.at("", "modules.too-slow", "0")), reading.faults());
                assertEquals("market", reading.id());
                assertEquals("1.0.0", reading.version());
            }
            Reading third = reader.read(new Market().files());
            assertEquals(List.of(Fault.at("", "modules.too-many-checks")), third.faults());
        } finally {
            end.countDown();
        }
    }

    @Test
    void aCheckThatBreaksIsARefusalThatSaysHow() {
        TimedReader reader = new TimedReader(Duration.ofSeconds(10), 1, files -> {
            throw new StackOverflowError("too deep");
        });
        assertEquals(
                List.of(Fault.at("", "modules.check-failed", "java.lang.StackOverflowError: too deep")),
                reader.read(new Market().files()).faults());
    }

    @Test
    void aCheckThatIsDoneInTimeIsThatOfTheReader() {
        assertEquals(new Market().read(), TimedReader.standard().read(new Market().files()));
    }
}
