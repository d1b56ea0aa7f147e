<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- How the manual looks as web pages: as in Yelp, without scripts for code in colors, which it does not have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="html.syntax.highlight" select="false()"/>
  <xsl:template name="html.css.custom">
    <xsl:text>
img.media { max-width: 100%; height: auto; }
div.media-image { text-align: start; }
@media (prefers-color-scheme: dark) {
  /* The whole page the other way round, but for its pictures. */
  html { background: #fff; filter: invert(0.9) hue-rotate(180deg); }
  img { filter: hue-rotate(180deg) invert(1); }
}
    </xsl:text>
  </xsl:template>
</xsl:stylesheet>
