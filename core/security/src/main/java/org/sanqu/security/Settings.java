package org.sanqu.security;

import java.time.Duration;

/**
 * What can be set about accounts.
 *
 * @param idle a session ends when it was not used for so long
 * @param absolute a session ends so long after its login
 * @param iterations of the password hash; what was kept with fewer is made again at the next login
 * @param adminPassword the password of the first account; blank for a random one
 */
public record Settings(Duration idle, Duration absolute, int iterations, String adminPassword) {

    /** The fewest iterations that a platform in use may have. */
    public static final int FEWEST_ITERATIONS = 210_000;

    /** What holds when nothing is set. */
    public static Settings defaults() {
        return new Settings(Duration.ofMinutes(30), Duration.ofHours(12), FEWEST_ITERATIONS, "");
    }
}
