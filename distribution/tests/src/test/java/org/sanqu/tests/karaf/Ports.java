package org.sanqu.tests.karaf;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports that nobody uses, from a range out of which systems do not take ports for outgoing connections. */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int MANY = 10_000;

    private Ports() {}

    static int free() {
        int start = ThreadLocalRandom.current().nextInt(MANY);
        return IntStream.range(0, MANY)
                .map(step -> FIRST + (start + step) % MANY)
                .filter(Ports::unused)
                .findFirst()
                .orElseThrow();
    }

    private static boolean unused(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
