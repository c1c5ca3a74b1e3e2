<?xml version="1.0" encoding="UTF-8"?>
<!--
  Takes Failsafe's parameters out of the goals that start servers and run no tests: they inherit them, as Java knows one way
  of inheriting only, and would do nothing with them. What Maven itself sets, and what this plugin has added, stays.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" />
    </xsl:copy>
  </xsl:template>

  <xsl:template match="mojo[goal = 'doctor' or goal = 'run']/parameters/parameter[editable = 'true' and not(starts-with(since, '0.'))]" />
  <xsl:template match="mojo[goal = 'doctor' or goal = 'run']/configuration/*[name() = ../../parameters/parameter[editable = 'true' and not(starts-with(since, '0.'))]/name]" />
</xsl:stylesheet>
