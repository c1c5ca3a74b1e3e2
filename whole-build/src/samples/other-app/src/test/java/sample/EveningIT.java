package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Finds the seed, whatever the other class has written, and a service that was told about itself. */
class EveningIT {

    private final Notes notes = new Notes();

    @Test
    void findsTheSeedAndWritesItsOwn() throws Exception {
        assertEquals("buy milk", notes.read());
        notes.write("Evening");
        assertEquals("Evening", notes.read());
    }

    @Test
    void findsItsValuesFilledIn() throws Exception {
        notes.assertThatTheServiceWasToldAboutItself();
    }
}
