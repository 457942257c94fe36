import java.io.File;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates PDF files with veraPDF's core. Arguments: flavours joined by commas ("ua1,2a"), then files. Prints, tab by
 * tab, one line of "checked, flavour, number of checks, file" a validation, and one of "failed, flavour, clause and
 * test, how often, message, context, file" a rule that failed.
 */
public final class Vera {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = profile(name);
            for (int index = 1; index < arguments.length; index++) {
                validate(name, profile, arguments[index]);
            }
        }
    }

    private static ValidationProfile profile(String flavour) throws Exception {
        String file = flavour.equals("ua1") ? "PDFUA-1.xml" : "PDFA-" + flavour.toUpperCase() + ".xml";
        try (InputStream stream = Vera.class.getResourceAsStream(PROFILES + file)) {
            return Profiles.profileFromXml(stream);
        }
    }

    private static void validate(String name, ValidationProfile profile, String file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, -1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            line("checked", name, String.valueOf(result.getTotalAssertions()), file);
            Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    first.putIfAbsent(assertion.getRuleId(), assertion);
                }
            }
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                RuleId rule = failed.getKey();
                TestAssertion assertion = first.get(rule);
                String message = assertion == null ? "" : assertion.getErrorMessage();
                String context = assertion == null ? "" : assertion.getLocation().getContext();
                String clause = rule.getClause() + "-" + rule.getTestNumber();
                line("failed", name, clause, failed.getValue().toString(), message, context, file);
            }
        }
    }

    private static void line(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.length() == 0 ? "" : "\t").append(part.replaceAll("\\s+", " "));
        }
        System.out.println(text);
    }
}
