/* Pictures read and drawn beside the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-logo-file.h"

#include <glib/gi18n-lib.h>
#include <office-logo.h>
#include <paper-logo.h>

/* One byte more than may be, so that what is too large is seen to be. */
static GBytes *
read_bytes (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree guchar *bytes = g_malloc (OFFICE_LOGO_MAX + 1);
  gsize size;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, OFFICE_LOGO_MAX + 1, &size, NULL, NULL))
    return NULL;
  return g_bytes_new (bytes, size);
}

static gboolean
check_drawn (GBytes *logo, GError **error)
{
  cairo_surface_t *surface = paper_logo_load (logo);

  if (surface == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("This picture is damaged. Save it again and choose the new file."));
  g_clear_pointer (&surface, cairo_surface_destroy);
  return error == NULL || *error == NULL;
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GBytes) logo = read_bytes (data);
  GError *error = NULL;

  if (logo == NULL)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be read. Check that the file is still there and that you may read it."));
  else if (!office_logo_check (logo, &error) || !check_drawn (logo, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&logo), (GDestroyNotify) g_bytes_unref);
}

void
desk_logo_read_async (GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_cb);
}

GBytes *
desk_logo_read_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_pointer (G_TASK (answer), error);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface), stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
                                                          (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}

static void
draw_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  cairo_surface_t *surface = paper_logo_load (data);

  g_task_return_pointer (task, surface != NULL ? make_texture (surface) : NULL, g_object_unref);
}

void
desk_logo_draw_async (GBytes *logo, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_task_data (task, g_bytes_ref (logo), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, draw_cb);
}

GdkTexture *
desk_logo_draw_finish (GAsyncResult *answer)
{
  return g_task_propagate_pointer (G_TASK (answer), NULL);
}
