<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- How the manual looks as web pages: as in Yelp, and without scripts for code in colours, which it does not have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="html.syntax.highlight" select="false()"/>
</xsl:stylesheet>
