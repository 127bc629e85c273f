package org.sanqu.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.sanqu.api.form.Submission;
import org.sanqu.api.metric.Aggregate;

/** What a fact needs of a submission. */
record Document(long id, long organisation, Long member, LocalDate day, String key, JsonNode data) {

    static final String INSERT = "insert into fact (submission, measure, day, organisation, value, cell, series)"
            + " values (?, ?, ?, ?, ?, ?, ?)";

    /** A longer key is replaced by its hash, to keep the index narrow. */
    private static final int LONGEST = 100;

    static Document of(Submission submission) {
        return new Document(
                submission.id(),
                submission.organisation(),
                submission.member(),
                submission.day(),
                submission.key(),
                submission.data());
    }

    /** The arguments of {@link #INSERT}. */
    Object[] fact(long measure, Aggregate aggregate, Extraction.Taken taken) {
        String series = aggregate.function() == Aggregate.Function.LATEST ? series() : null;
        return new Object[] {id, measure, day.toEpochDay(), organisation, taken.value(), taken.cell(), series};
    }

    /** What it is about: a later submission with the same series replaces this one in {@code latest}. */
    private String series() {
        String about = key.length() > LONGEST ? sha256(key) : key;
        return organisation + "|" + (member == null ? "" : member) + "|" + about;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
