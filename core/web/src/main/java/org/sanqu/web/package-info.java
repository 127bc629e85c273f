/**
 * Pages and JSON API: the only place that knows servlets, HTML and JSON over HTTP. Three servlets and a filter stand at the
 * door; behind them each page and each API resource is one plain class that asks the core's services and answers with a
 * {@link org.sanqu.web.http.Reply}.
 */
package org.sanqu.web;
