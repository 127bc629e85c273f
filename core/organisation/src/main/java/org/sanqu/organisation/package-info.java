/**
 * The organisation tree through time: events and what follows from them in the database, pre-order arrays in memory, and the import
 * that fills them. The bundle is also the built-in module {@code core}, whose metrics lie in its resources.
 */
package org.sanqu.organisation;
