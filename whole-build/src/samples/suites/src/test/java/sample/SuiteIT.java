package sample;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** A suite of two classes. */
@Suite
@SelectClasses({FirstCheck.class, SecondCheck.class})
class SuiteIT {}
