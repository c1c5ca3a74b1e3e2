package io.github.smartscraper.e2e.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Status codes of HTTP, single ones and ranges of them.
 *
 * @param ranges in the order in which they were named
 */
public record StatusCodes(List<Range> ranges) {

    /** What a server that is ready answers unless the user says otherwise. */
    public static final StatusCodes OK = new StatusCodes(List.of(new Range(200, 200)));

    private static final Range ALL = new Range(100, 599);

    private static final Pattern RANGE = Pattern.compile("(\\d{3})(?:-(\\d{3}))?");

    public StatusCodes {
        ranges = List.copyOf(ranges);
    }

    /** The codes of a text such as {@code 200-299,401}; empty if it is none, or has others than HTTP knows. */
    public static Optional<StatusCodes> parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = RANGE.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String last = Optional.ofNullable(matcher.group(2)).orElse(matcher.group(1));
            Range range = new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(last));
            if (range.first() > range.last() || !ALL.contains(range.first()) || !ALL.contains(range.last())) {
                return Optional.empty();
            }
            ranges.add(range);
        }
        return Optional.of(new StatusCodes(ranges));
    }

    /** Whether this is one of them. */
    public boolean contain(int code) {
        return ranges.stream().anyMatch(range -> range.contains(code));
    }

    /** As the user types them. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }

    /** Codes from the first to the last. */
    record Range(int first, int last) {

        boolean contains(int code) {
            return code >= first && code <= last;
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
