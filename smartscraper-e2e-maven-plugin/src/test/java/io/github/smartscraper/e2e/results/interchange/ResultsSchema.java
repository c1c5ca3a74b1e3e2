package io.github.smartscraper.e2e.results.interchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The schema of results that the documentation publishes, as a validator of others understands it. */
final class ResultsSchema {

    private static final Path FILE = Path.of(System.getProperty("basedir", ""), "../docs/results.schema.json");

    private final JsonSchema schema;

    ResultsSchema() throws IOException {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(FILE));
    }

    /** What is wrong with a file. */
    Set<ValidationMessage> faults(Path file) throws IOException {
        return schema.validate(new ObjectMapper().readTree(file.toFile()));
    }
}
