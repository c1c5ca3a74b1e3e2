package io.github.smartscraper.e2e.selection.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Plain classes: no test framework can find a test in them, as their class files alone show. Neither they themselves, nor
 * their methods, nor what they inherit or hold, has an annotation, and they extend no class of a library.
 */
public final class PlainClasses {

    private static final String JDK = "java/";

    private final Path classesDirectory;

    /** Those in this directory. */
    public PlainClasses(Path classesDirectory) {
        this.classesDirectory = classesDirectory;
    }

    /** Whether a class is one; not if its class file can't be read. */
    public boolean contain(String className) {
        Set<String> known = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(className.replace('.', '/')));
        while (!left.isEmpty()) {
            String next = left.remove();
            if (known.add(next)) {
                Optional<Set<String>> related = related(next);
                if (related.isEmpty()) {
                    return false;
                }
                left.addAll(related.get());
            }
        }
        return true;
    }

    /** The classes that one inherits from or holds, but for those of the JDK; empty if it is not plain itself. */
    private Optional<Set<String>> related(String internalName) {
        Path file = classesDirectory.resolve(internalName + ".class");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            ClassReader reader = new ClassReader(in);
            Relations relations = new Relations(internalName);
            reader.accept(relations, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            if (relations.annotated) {
                return Optional.empty();
            }
            Set<String> names = new HashSet<>(relations.held);
            Optional.ofNullable(reader.getSuperName()).ifPresent(names::add);
            names.addAll(Arrays.asList(reader.getInterfaces()));
            names.removeIf(name -> name.startsWith(JDK));
            return Optional.of(names);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Cut short, or compiled by a Java that is newer than this library.
            return Optional.empty();
        }
    }

    /** Collector of what a class holds, and of whether anything in it has an annotation. */
    private static final class Relations extends ClassVisitor {

        private final String internalName;
        private final Set<String> held = new HashSet<>();
        private boolean annotated;

        private Relations(String internalName) {
            super(Opcodes.ASM9);
            this.internalName = internalName;
        }

        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            if (name.startsWith(internalName + '$')) {
                held.add(name);
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotated = true;
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    annotated = true;
                    return null;
                }
            };
        }
    }
}
