package org.sanqu.modules;

/**
 * A good module that waits until somebody agrees to what it does to the data on hand.
 *
 * @param origin where it was found
 * @param reading what was read
 * @param hash of its content
 */
record Waiting(Origin origin, Reading reading, String hash) {}
