package io.github.smartscraper.e2e.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is read of a JSON file. */
@DisplayName("A JSON tree")
final class JsonTreeTest {

    @TempDir
    Path directory;

    @Test
    @DisplayName("has objects, texts and truth values, in the file's order")
    void values() throws IOException {
        JsonTree tree = read("{\"b\": {\"c\": \"x\", \"d\": true}, \"a\": [1, {\"e\": 2}], \"f\": 3, \"g\": null}");

        assertThat(tree.members()).containsOnlyKeys("b", "a", "f", "g");
        assertThat(tree.at("b").at("c").text()).contains("x");
        assertThat(tree.at("b").at("d").isTrue()).isTrue();
        assertThat(tree.at("f").text()).contains("3");
        assertThat(tree.at("missing").at("deeper").text()).isEmpty();
    }

    @Test
    @DisplayName("has the texts of an array, and none of what is deeper in it")
    void texts() throws IOException {
        JsonTree tree = read("{\"a\": [\"x\", 1, {\"e\": \"y\"}, [\"z\"]], \"b\": \"x\", \"c\": []}");

        assertThat(tree.at("a").texts()).containsExactly("x", "1");
        assertThat(tree.at("b").texts()).isEmpty();
        assertThat(tree.at("c").texts()).isEmpty();
        assertThat(tree.members()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    @DisplayName("is nothing where there is nothing, or no object")
    void nothing() throws IOException {
        assertThat(read("").members()).isEmpty();
        assertThat(read("[{\"a\": 1}]").members()).isEmpty();
    }

    @Test
    @DisplayName("is refused where the file is no JSON")
    void broken() {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read("{\"a\": "));
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read("{\"a\": [1, "));
    }

    private JsonTree read(String text) throws IOException {
        return JsonTree.read(Files.writeString(directory.resolve("x.json"), text));
    }
}
