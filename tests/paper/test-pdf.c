/* Files that paper leaves behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-error.h"
#include "paper-image.h"
#include "paper-sample.h"
#include <glib/gstdio.h>
#include <string.h>

static void
count_cb (guint    n_done,
          guint    n_pages,
          gpointer data)
{
  guint *calls = data;

  ++*calls;
  g_assert_cmpuint (n_done, ==, *calls);
  g_assert_cmpuint (n_done, <=, n_pages);
}

static void
cancel_cb (guint    n_done,
           guint    n_pages,
           gpointer data)
{
  if (n_done == 2)
    g_cancellable_cancel (data);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static GBytes *
export_report (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("it_IT", 200, TRUE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);

  return paper_pdf_export (layout, SAMPLE_NOW, NULL, NULL, NULL, NULL);
}

static void
test_identical (void)
{
  g_autoptr (GBytes) once = export_report (), again = export_report ();

  g_assert_true (g_bytes_equal (once, again));
}

static gpointer
export_in_thread (gpointer layout)
{
  return paper_pdf_export (layout, SAMPLE_NOW, NULL, NULL, NULL, NULL);
}

static void
test_threads (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("it_IT", 2000, TRUE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  GThread *thread = g_thread_new ("writer", export_in_thread, layout);
  g_autoptr (GBytes) here = export_in_thread (layout), there = g_thread_join (thread);

  g_assert_true (g_bytes_equal (here, there));
}

static void
test_metadata (void)
{
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 3);
  g_autofree char *info = sample_read_pdf (document, "pdfinfo", (const char *const[]) { "-isodates", "%s", NULL });

  g_assert_nonnull (strstr (info, "Title:           Order confirmation 10248\n"));
  g_assert_nonnull (strstr (info, "Creator:         Factotum\n"));
  g_assert_nonnull (strstr (info, "CreationDate:    2026-11-22T00:00:00"));
  g_assert_null (strstr (info, "Author"));
  g_assert_null (strstr (info, g_get_user_name ()));
  g_assert_null (strstr (info, "Anna"));
  g_assert_nonnull (strstr (info, "Custom Metadata: no"));
}

static void
test_cancel (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("de_DE", 500, FALSE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sample_path ("kept.pdf");
  g_autofree char *contents = NULL;
  g_autofree char *folder = sample_folder ();
  guint n_files;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  n_files = count_files (folder);
  g_assert_false (paper_pdf_write (layout, path, SAMPLE_NOW, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "before");
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_progress (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("de_DE", 500, FALSE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GBytes) bytes = NULL;
  guint calls = 0;

  bytes = paper_pdf_export (layout, SAMPLE_NOW, count_cb, &calls, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (calls, ==, paper_layout_get_n_pages (layout));
}

static void
test_no_folder (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("de_DE", 5, FALSE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (paper_pdf_write (layout, "/nowhere/at/all.pdf", SAMPLE_NOW, NULL, NULL, NULL, &error));
  g_assert_error (error, PAPER_ERROR, PAPER_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.pdf"));
}

static void
test_full_disk (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("de_DE", 5, FALSE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sample_path ("full");
  const char *const link[] = { "ln", "-s", "/dev", path, NULL };
  g_autofree char *said = sample_run (link);
  g_autofree char *inside = g_build_filename (path, "full", "paper.pdf", NULL);

  g_assert_false (paper_pdf_write (layout, inside, SAMPLE_NOW, NULL, NULL, NULL, &error));
  g_assert_error (error, PAPER_ERROR, PAPER_ERROR_WRITE);
}

/* The same layout drawn as a picture and as a PDF that another program turns into one: both have ink in the same places. */
static void
test_picture (void)
{
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 3);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sample_path ("page.png"), *contents = NULL;
  cairo_surface_t *surface;
  gsize length;

  g_assert_true (paper_image_write (layout, 0, 2, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, 4, "\x89PNG", 4);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1191);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1684);
  cairo_surface_destroy (surface);
}

static GBytes *
load_logo (void)
{
  g_autofree char *path = sample_path ("logo.png"), *contents = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 100);
  gsize length;

  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

static guint
count_images (PaperDocument *document,
              GBytes        *logo)
{
  g_autoptr (PaperLetterhead) letterhead = paper_letterhead_new ("Nordwind", NULL, NULL, NULL, NULL, logo);
  g_autofree char *images = NULL;

  paper_document_set_letterhead (document, letterhead);
  images = sample_read_pdf (document, "pdfimages", (const char *const[]) { "-list", "%s", NULL });
  return sample_count (images, " 0 image "); /* page 1, number 0 */
}

static void
test_logo (void)
{
  static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='10'><rect width='30' height='10' fill='red'/></svg>";
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 3);
  g_autoptr (GBytes) broken = g_bytes_new_static ("no picture", 10), logo = load_logo (), vector = g_bytes_new_static (drawing, sizeof drawing - 1);
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (logo, 0, g_bytes_get_size (logo) / 2);

  g_assert_cmpuint (count_images (document, logo), ==, 1);
  g_assert_cmpuint (count_images (document, vector), ==, 1);
  g_assert_cmpuint (count_images (document, broken), ==, 0);
  g_assert_cmpuint (count_images (document, torn), <=, 1); /* as much of it as there is */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pdf/the-same-paper-gives-the-same-bytes", test_identical);
  g_test_add_func ("/paper/pdf/two-threads-draw-the-same-layout", test_threads);
  g_test_add_func ("/paper/pdf/metadata-name-no-person", test_metadata);
  g_test_add_func ("/paper/pdf/a-cancel-leaves-what-was-there", test_cancel);
  g_test_add_func ("/paper/pdf/progress-counts-the-pages", test_progress);
  g_test_add_func ("/paper/pdf/no-folder-is-a-sentence", test_no_folder);
  g_test_add_func ("/paper/pdf/a-device-is-no-folder", test_full_disk);
  g_test_add_func ("/paper/image/a-page-becomes-a-picture", test_picture);
  g_test_add_func ("/paper/image/a-broken-logo-is-left-out", test_logo);
  return sample_run_tests ();
}
