package org.sanqu.web.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.web.http.Parameters;

/** A form with every kind of field, and what is around it. */
public final class Sample {

    public static final String EVERY_KIND =
            """
            { "type": "object", "title": "样表", "required": ["name", "trade", "on"],
              "properties": {
                "name":    { "type": "string", "title": "名称" },
                "note":    { "type": "string", "title": "说明", "x-widget": "long-text", "description": "写清楚" },
                "members": { "type": "integer", "title": "党员数", "x-unit": "人" },
                "area":    { "type": "number", "title": "面积" },
                "cost":    { "type": "number", "title": "经费", "x-widget": "money" },
                "on":      { "type": "string", "format": "date", "title": "日期" },
                "open":    { "type": "boolean", "title": "开放" },
                "trade":   { "enum": ["food", "clothes"], "title": "行业", "x-labels": { "food": "餐饮", "clothes": "服装" } },
                "tags":    { "type": "array", "title": "标签", "items": { "enum": ["a", "b"], "x-labels": { "a": "甲", "b": "乙" } } },
                "address": { "type": "object", "title": "地址", "properties": { "street": { "type": "string", "title": "街道" } } },
                "items":   { "type": "array", "title": "明细", "items": { "type": "object", "required": ["what"],
                             "properties": { "what": { "type": "string", "title": "事项" }, "n": { "type": "integer", "title": "数" } } } },
                "aliases": { "type": "array", "title": "别名", "items": { "type": "string" } },
                "head":    { "type": "integer", "title": "负责人", "x-reference": "member" },
                "host":    { "type": "integer", "title": "承办", "x-reference": "organisation" } },
              "if": { "required": ["trade"], "properties": { "trade": { "const": "food" } } },
              "then": { "required": ["licence"], "properties": { "licence": { "type": "string", "title": "许可证" } } },
              "else": { "properties": { "note": false } } }
            """;

    /** Knows member 7 and finds member 8. */
    public static final Referents REFERENTS = new Referents() {
        @Override
        public Optional<String> name(Kind kind, long id) {
            return id == 7 ? Optional.of("第七位") : Optional.empty();
        }

        @Override
        public List<Option> find(Kind kind, String text) {
            return List.of(new Option("8", "第八位", false));
        }
    };

    private Sample() {}

    public static Form form(String schema) {
        return new Form(
                "sample",
                "every",
                "0",
                1,
                json(schema),
                Subject.ORGANISATION,
                Cadence.EVENT,
                0,
                null,
                AppliesTo.ALL,
                List.of(),
                null,
                Approval.FILED,
                Set.of(),
                List.of(),
                Map.of("en", Map.of("/properties/trade/x-labels/food", "Food", "/properties/name/title", "Name")));
    }

    public static Form everyKind() {
        return form(EVERY_KIND);
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A posted form, written as a query. */
    public static Parameters sent(String query) {
        return Parameters.parse(query);
    }
}
