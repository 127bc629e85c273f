package org.sanqu.web.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.sanqu.api.member.MemberChange;

/** What happens to a member, as it is sent: {@code kind} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "amend", value = MemberChangeRequest.Amend.class),
    @JsonSubTypes.Type(name = "convert", value = MemberChangeRequest.Convert.class),
    @JsonSubTypes.Type(name = "correct", value = MemberChangeRequest.Correct.class),
    @JsonSubTypes.Type(name = "leave", value = MemberChangeRequest.Leave.class),
    @JsonSubTypes.Type(name = "return", value = MemberChangeRequest.Return.class),
    @JsonSubTypes.Type(name = "merge-into", value = MemberChangeRequest.MergeInto.class),
    @JsonSubTypes.Type(name = "strike", value = MemberChangeRequest.Strike.class),
    @JsonSubTypes.Type(name = "withdraw", value = MemberChangeRequest.Withdraw.class)
})
sealed interface MemberChangeRequest {

    /** From which day; null where the change says how it always was. */
    LocalDate on();

    String reason();

    String documentNumber();

    MemberChange change(Places.Named named);

    record Amend(
            String education,
            String degree,
            String occupation,
            String workUnit,
            String standing,
            String state,
            Boolean lostContact,
            String phone,
            LocalDate on,
            String reason,
            String documentNumber)
            implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            Required.value("on", on);
            return new MemberChange.Amend(education, degree, occupation, workUnit, standing, state, lostContact, phone);
        }
    }

    record Convert(LocalDate on, String reason, String documentNumber) implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            Required.value("on", on);
            return new MemberChange.Convert();
        }
    }

    record Correct(
            String name,
            String sex,
            LocalDate birthDate,
            String ethnicity,
            String citizenNumber,
            LocalDate joinedOn,
            LocalDate convertedOn,
            Boolean neverConverted,
            LocalDate on,
            String reason,
            String documentNumber)
            implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            return new MemberChange.Correct(
                    name,
                    sex,
                    birthDate,
                    ethnicity,
                    citizenNumber,
                    joinedOn,
                    convertedOn,
                    Boolean.TRUE.equals(neverConverted));
        }
    }

    record Leave(String cause, LocalDate on, String reason, String documentNumber) implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            Required.value("on", on);
            return new MemberChange.Leave(Required.text("cause", cause));
        }
    }

    /** The home is an id or {@code code:XYZ}. */
    record Return(JsonNode home, LocalDate on, String reason, String documentNumber) implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            Required.value("on", on);
            return new MemberChange.Return(named.required("home", home));
        }
    }

    record MergeInto(Long member, LocalDate on, String reason, String documentNumber) implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            return new MemberChange.MergeInto(Required.value("member", member));
        }
    }

    record Strike(LocalDate on, String reason, String documentNumber) implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            return new MemberChange.Strike();
        }
    }

    record Withdraw(Long event, LocalDate on, String reason, String documentNumber) implements MemberChangeRequest {
        @Override
        public MemberChange change(Places.Named named) {
            return new MemberChange.Withdraw(Required.value("event", event));
        }
    }
}
