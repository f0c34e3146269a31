/* The picture of the letterhead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-logo.h"
#include <glib/gi18n-lib.h>

gboolean
office_logo_load (StoreDb *db, GBytes **logo, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT image FROM company_logos WHERE id = 1");
  g_autoptr (GBytes) image = NULL;

  if (store_query_next (query))
    image = store_query_dup_bytes (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  *logo = g_steal_pointer (&image);
  return TRUE;
}

gboolean
office_logo_save (StoreDb *db, GBytes *logo, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  if (logo == NULL)
    return store_db_run (db, "DELETE FROM company_logos", error);
  if (g_bytes_get_size (logo) > OFFICE_LOGO_MAX)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The picture is larger than 2 MB. Save it smaller and choose it again."));
      return FALSE;
    }
  query = store_query_new (db, "INSERT INTO company_logos (id, image) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET image = excluded.image");
  store_query_bind_bytes (query, 1, logo);
  return store_query_run (query, error);
}

static gboolean
begins_with (GBytes *bytes, const char *signature, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, signature, length) == 0;
}

/* A drawing may begin with a declaration, comments and a document type. */
static gboolean
is_drawing (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && g_utf8_validate_len (data, size, NULL) && g_strstr_len (data, (gssize) MIN (size, 8192), "<svg") != NULL;
}

gboolean
office_logo_check (GBytes *logo, GError **error)
{
  if (g_bytes_get_size (logo) > OFFICE_LOGO_MAX)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The picture is larger than 2 MB. Save it smaller and choose it again."));
  else if (begins_with (logo, "\211PNG\r\n\032\n", 8) || begins_with (logo, "\377\330\377", 3) || is_drawing (logo))
    return TRUE;
  else
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("This is no picture that a paper can show. Choose a PNG, JPEG or SVG file."));
  return FALSE;
}

gboolean
office_logo_set (StoreDb *db, GVariant *arguments, GError **error)
{
  const char *picture = store_arguments_get_text (arguments, "picture");
  g_autoptr (GBytes) logo = NULL;
  guchar *bytes;
  gsize size;

  if (picture == NULL)
    return office_logo_save (db, NULL, error);
  bytes = g_base64_decode (picture, &size);
  logo = g_bytes_new_take (bytes, size);
  return office_logo_check (logo, error) && office_logo_save (db, logo, error);
}
