/* Draws the sample papers to look at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-sample.h"
#include <stdlib.h>

static void
write_pdf (PaperDocument *document,
           const char    *folder,
           const char    *name)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!paper_pdf_write (layout, path, SAMPLE_NOW, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (PaperDocument) letter = sample_letter_new ("de_DE", 9);
  g_autoptr (PaperDocument) report = sample_report_new ("de_DE", 60, TRUE);
  const char *folder = argc > 1 ? argv[1] : ".";
  guint n_rows = argc > 2 ? (guint) atoi (argv[2]) : 0;

  if (n_rows > 0)
    {
      g_autoptr (PaperDocument) large = sample_report_new ("de_DE", n_rows, FALSE);

      write_pdf (large, folder, "large.pdf");
      return 0;
    }
  write_pdf (letter, folder, "letter.pdf");
  write_pdf (report, folder, "report.pdf");
  return 0;
}
