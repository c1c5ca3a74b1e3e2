package io.github.smartscraper.e2e.selection.inputs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * A class file, seen as the text in its constant pool: whatever it refers to, by type, descriptor, generic signature,
 * annotation, lambda or name for reflection, stands there.
 *
 * @param bytes the file
 * @param texts all UTF-8 constants
 * @param isTestable whether it can hold tests: neither abstract nor an interface nor an annotation
 */
record ClassFile(byte[] bytes, List<String> texts, boolean isTestable) {

    /** Tag of a UTF-8 constant, JVM specification 4.4. */
    private static final int UTF8 = 1;

    private static final int LENGTH_BYTES = 2;
    private static final int NOT_TESTABLE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION;

    static ClassFile of(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        List<String> texts = new ArrayList<>();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            // Constants of eight bytes take two places, of which the second has no offset.
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                int length = reader.readUnsignedShort(offset);
                texts.add(new String(bytes, offset + LENGTH_BYTES, length, StandardCharsets.UTF_8));
            }
        }
        return new ClassFile(bytes, texts, (reader.getAccess() & NOT_TESTABLE) == 0);
    }
}
