package org.sanqu.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.form.Period;

/**
 * Strict JSON: bounded in size and depth, no unknown and no doubled names, no number for a text nor the other way round; days,
 * months and instants as ISO 8601 texts.
 */
public final class Json {

    private static final int DEEPEST = 50;
    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectReader ROWS = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * A document as a value of ours.
     *
     * @throws HttpFault 400 that says what and where
     */
    public static <T> T read(byte[] document, Class<T> type) {
        try {
            try (JsonParser tokens = MAPPER.createParser(document)) {
                requireText(tokens);
            }
            T value = MAPPER.readValue(document, type);
            if (value == null) {
                throw HttpFault.of(400, "error.json", "null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException otherEncoding) {
            throw HttpFault.of(400, "error.encoding");
        }
    }

    /** Passes when no name and no text holds NUL, which not every database takes, or half of a character. */
    private static void requireText(JsonParser tokens) throws IOException {
        for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
            boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
            if (text && !storable(tokens.getText())) {
                throw HttpFault.of(400, "error.encoding");
            }
        }
    }

    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * The objects of an array, read one by one.
     *
     * @throws HttpFault 400 for anything else, 413 when it is larger
     */
    public static List<JsonNode> rows(InputStream array, int most) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (JsonParser parser = ROWS.createParser(new Bounded(array, most))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw HttpFault.of(400, "error.json-array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode row = ROWS.readTree(parser);
                requireText(row.traverse());
                rows.add(row);
            }
            if (parser.nextToken() != null) {
                throw HttpFault.of(400, "error.json-array");
            }
            return rows;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (CharConversionException otherEncoding) {
            throw HttpFault.of(400, "error.encoding");
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a text, for the attribute of an element. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static HttpFault malformed(JsonProcessingException e) {
        String at = e.getLocation() == null
                ? ""
                : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = mapping.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                    .collect(Collectors.joining());
            return HttpFault.at(pointer, "error.json-at", at);
        }
        return HttpFault.of(400, "error.json", at);
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(40)
                        .maxStringLength(Body.MOST)
                        .maxNameLength(500)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, Json::onlyTexts)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(texts())
                .build();
    }

    private static void onlyTexts(MutableCoercionConfig texts) {
        for (CoercionInputShape other :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            texts.setCoercion(other, CoercionAction.Fail);
        }
    }

    private static SimpleModule texts() {
        SimpleModule module = new SimpleModule("sanqu");
        module.addSerializer(LocalDate.class, ToStringSerializer.instance);
        module.addSerializer(LocalDateTime.class, ToStringSerializer.instance);
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(Period.class, ToStringSerializer.instance);
        module.addSerializer(YearMonth.class, ToStringSerializer.instance);
        module.addDeserializer(LocalDate.class, new Iso<>(LocalDate.class, "YYYY-MM-DD", LocalDate::parse));
        module.addDeserializer(
                LocalDateTime.class, new Iso<>(LocalDateTime.class, "YYYY-MM-DDTHH:MM", LocalDateTime::parse));
        module.addDeserializer(YearMonth.class, new Iso<>(YearMonth.class, "YYYY-MM", YearMonth::parse));
        return module;
    }

    /** A day or a month of the years 1000 to 2999. */
    private static final class Iso<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final String shape;
        private final transient Function<String, T> parser;

        Iso(Class<T> type, String shape, Function<String, T> parser) {
            super(type);
            this.shape = shape;
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked")
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                if (text.length() == shape.length() && (text.charAt(0) == '1' || text.charAt(0) == '2')) {
                    return parser.apply(text);
                }
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, shape);
            }
            return (T) context.handleWeirdStringValue(handledType(), text, shape);
        }
    }

    /** Ends with a fault where it gets too long. */
    private static final class Bounded extends FilterInputStream {
        private final int most;
        private long count;

        Bounded(InputStream in, int most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > most) {
                throw Body.tooLarge(most);
            }
        }
    }
}
