package io.github.smartscraper.e2e.selection.inputs.parse;

import io.github.smartscraper.e2e.support.Md5;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Class file as a list of constants: whatever it names stands among them. */
final class ClassFile {

    /** Tag of a UTF-8 constant, JVM specification 4.4. */
    private static final int UTF8 = 1;

    private static final int LENGTH_BYTES = 2;
    private static final char REPLACEMENT = '\uFFFD';
    private static final int NOT_TESTABLE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION;

    private ClassFile() {}

    static ParsedFile parse(byte[] bytes) {
        try {
            return parsed(bytes);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Cut short, or compiled by a Java that is newer than this library.
            return new ParsedFile(Md5.of(bytes), List.of(), List.of(), true, false);
        }
    }

    private static ParsedFile parsed(byte[] bytes) throws IOException {
        ClassReader reader = new ClassReader(bytes);
        List<String> texts = new ArrayList<>();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            // Constants of eight bytes take two places, of which the second has no offset.
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                texts.add(text(bytes, offset, reader.readUnsignedShort(offset)));
            }
        }
        return new ParsedFile(Md5.of(bytes), texts, List.of(), (reader.getAccess() & NOT_TESTABLE) == 0, true);
    }

    /** Class files have an UTF-8 of their own, which differs in characters that names hardly ever have. */
    private static String text(byte[] bytes, int offset, int length) throws IOException {
        String text = new String(bytes, offset + LENGTH_BYTES, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : new DataInputStream(new ByteArrayInputStream(bytes, offset, LENGTH_BYTES + length)).readUTF();
    }
}
