package io.github.smartscraper.e2e.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Tests what Eclipse (m2e) is told about the goals. */
@DisplayName("The metadata for m2e")
final class LifecycleMappingTest {

    private static final String FILE = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

    @Test
    @DisplayName("has Eclipse ignore each goal that belongs to a phase, and no other")
    void goals() throws Exception {
        // given
        List<String> bound = GoalDescriptors.all().stream()
                .filter(goal -> goal.getPhase() != null)
                .map(MojoDescriptor::getGoal)
                .toList();

        // when
        Document metadata = metadata();

        // then
        assertThat(texts(metadata, "goal")).containsExactlyInAnyOrderElementsOf(bound);
        assertThat(texts(metadata, "ignore")).hasSize(1);
        assertThat(texts(metadata, "execute")).isEmpty();
    }

    private static Document metadata() throws Exception {
        try (InputStream file = Objects.requireNonNull(LifecycleMappingTest.class.getResourceAsStream(FILE), FILE)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
        }
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            texts.add(nodes.item(index).getTextContent());
        }
        return texts;
    }
}
