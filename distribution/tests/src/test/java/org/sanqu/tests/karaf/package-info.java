/**
 * Starts the distribution as it is shipped and talks to it from outside, over HTTP, as people and programs do. A test takes the
 * shared platform as a parameter ({@code @ExtendWith(SharedPlatform.class)}); one that needs its own starts a {@code Platform}.
 */
package org.sanqu.tests.karaf;
