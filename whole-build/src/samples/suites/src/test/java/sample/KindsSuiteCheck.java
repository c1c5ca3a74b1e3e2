package sample;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** A suite with a class of which some tests fail. */
@Suite
@SelectClasses({FirstCheck.class, KindsCheck.class})
class KindsSuiteCheck {}
