package io.github.smartscraper.e2e.selection.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * File beside the test cache with the last signatures in full, by hash. It is read only to tell what has changed: whether
 * anything has is told by the hashes in the cache alone.
 */
public final class SignatureFile {

    private static final int KEPT = 4;

    /** Loaded when it is needed: most decisions need it not, and get along without a tenth of a second of CPU time. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
        static final TypeReference<LinkedHashMap<String, Signature>> SIGNATURES = new TypeReference<>() {};
    }

    private final Path file;

    /** The file that belongs to a cache. */
    public SignatureFile(Path cacheFile) {
        this.file = cacheFile.resolveSibling("inputs-of-" + cacheFile.getFileName());
    }

    /** The signature with this hash, if it is still known. */
    public Optional<Signature> find(String hash) {
        return Optional.ofNullable(read().get(hash));
    }

    /**
     * Remembers a signature, and forgets the oldest.
     *
     * @throws IOException if the file can't be written
     */
    public void add(Signature signature) throws IOException {
        String hash = signature.hash();
        Map<String, Signature> all = read();
        if (all.containsKey(hash)) {
            return;
        }
        all.put(hash, signature);
        while (all.size() > KEPT) {
            all.remove(all.keySet().iterator().next());
        }
        AtomicFile.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }

    private Map<String, Signature> read() {
        try {
            return Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), Json.SIGNATURES) : new LinkedHashMap<>();
        } catch (IOException e) {
            // Cut short, or another version's: some names are missing from a sentence then.
            return new LinkedHashMap<>();
        }
    }
}
