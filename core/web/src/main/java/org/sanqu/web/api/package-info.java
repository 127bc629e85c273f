/**
 * The JSON API: one class a resource, each a list of routes; {@code openapi.json} is the contract that they keep. What goes in
 * is read strictly, what goes out are small records, and what goes wrong is a {@link org.sanqu.web.api.Problem}.
 */
package org.sanqu.web.api;
