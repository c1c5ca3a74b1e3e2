package peers;

import org.junit.jupiter.api.Test;

class @name@ {

    @Test
    void passes() {}
}
