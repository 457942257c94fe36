"""The whole process that is timed: WeasyPrint sets trifold.html as PDF/UA-1."""

import weasyprint

weasyprint.HTML("trifold.html").write_pdf("weasyprint.pdf", pdf_variant="pdf/ua-1")
