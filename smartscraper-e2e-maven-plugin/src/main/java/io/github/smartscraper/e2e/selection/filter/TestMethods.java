package io.github.smartscraper.e2e.selection.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Test methods that a class declares, read from its class file. */
public final class TestMethods {

    /** Annotations of methods that prepare and clean up; all others may make a method a test. */
    private static final Set<String> LIFECYCLE = Set.of(
            "BeforeEach",
            "AfterEach",
            "BeforeAll",
            "AfterAll",
            "Before",
            "After",
            "BeforeClass",
            "AfterClass",
            "BeforeMethod",
            "AfterMethod");

    private final Path classesDirectory;

    /** The methods of classes in this directory. */
    public TestMethods(Path classesDirectory) {
        this.classesDirectory = classesDirectory;
    }

    /**
     * Names of the annotated methods that may be tests, the class's own and those that it inherits from classes of the
     * same directory; none if the class file can't be read.
     */
    public List<String> of(String className) {
        Set<String> names = new LinkedHashSet<>();
        Optional<String> next = Optional.of(className.replace('.', '/'));
        while (next.isPresent()) {
            next = collect(next.get(), names);
        }
        return List.copyOf(names);
    }

    /** Adds the methods of one class, and returns its superclass. */
    private Optional<String> collect(String internalName, Set<String> names) {
        Path file = classesDirectory.resolve(internalName + ".class");
        if (!Files.isRegularFile(file)) {
            // From elsewhere, such as a dependency that is scanned: it can be chosen by its own name only.
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            ClassReader reader = new ClassReader(in);
            reader.accept(
                    new Collector(names), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.ofNullable(reader.getSuperName());
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Cut short, or compiled by a Java that is newer than this library.
            return Optional.empty();
        }
    }

    /** Collector of the names of annotated methods. */
    private static final class Collector extends ClassVisitor {

        private final Set<String> names;

        Collector(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    String type = Type.getType(annotation).getClassName();
                    if (!LIFECYCLE.contains(type.substring(type.lastIndexOf('.') + 1))) {
                        names.add(name);
                    }
                    return super.visitAnnotation(annotation, visible);
                }
            };
        }
    }
}
