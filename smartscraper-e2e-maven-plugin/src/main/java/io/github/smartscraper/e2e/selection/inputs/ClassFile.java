package io.github.smartscraper.e2e.selection.inputs;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Class file, seen as the text in its constant pool: whatever it refers to, by type, descriptor, generic signature,
 * annotation, lambda or name for reflection, stands there.
 *
 * @param bytes the file
 * @param texts all UTF-8 constants
 * @param isTestable whether it can hold tests: neither abstract nor an interface nor an annotation
 * @param isReadable whether it was understood; if not, it may refer to anything
 */
@SuppressWarnings("ArrayRecordComponent") // Class files are never compared, and not copied, since there are many.
record ClassFile(byte[] bytes, List<String> texts, boolean isTestable, boolean isReadable) {

    /** Tag of a UTF-8 constant, JVM specification 4.4. */
    private static final int UTF8 = 1;

    private static final int LENGTH_BYTES = 2;
    private static final char REPLACEMENT = '\uFFFD';
    private static final int NOT_TESTABLE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION;

    static ClassFile of(byte[] bytes) {
        try {
            return parsed(bytes);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Cut short, or compiled by a Java that is newer than this library.
            return new ClassFile(bytes, List.of(), true, false);
        }
    }

    private static ClassFile parsed(byte[] bytes) throws IOException {
        ClassReader reader = new ClassReader(bytes);
        List<String> texts = new ArrayList<>();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            // Constants of eight bytes take two places, of which the second has no offset.
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                texts.add(text(bytes, offset, reader.readUnsignedShort(offset)));
            }
        }
        return new ClassFile(bytes, texts, (reader.getAccess() & NOT_TESTABLE) == 0, true);
    }

    /** Class files have an UTF-8 of their own, which differs in characters that names hardly ever have. */
    private static String text(byte[] bytes, int offset, int length) throws IOException {
        String text = new String(bytes, offset + LENGTH_BYTES, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : new DataInputStream(new ByteArrayInputStream(bytes, offset, LENGTH_BYTES + length)).readUTF();
    }
}
