/* Companies as files: new, demo, backup, restore.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <glib/gi18n-lib.h>
#include <office-demo.h>
#include <office-founding.h>
#include <store-backup.h>

static char *
dup_new_path (CliContext *context, const char *name)
{
  g_autofree char *base = NULL;

  if (context->company != NULL)
    return g_strdup (context->company);
  base = g_strdelimit (g_strdup (name), "/\\:", '-');
  return g_strdup_printf ("%s/factotum/%s.factotum", g_get_user_data_dir (), base);
}

gboolean
cli_new (CliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL, *taxes = NULL;
  const GOptionEntry entries[] = {
    { "taxes", 0, 0, G_OPTION_ARG_STRING, &taxes, N_("Begin with the example taxes of a country: DE, IT, BR or US"), "COUNTRY" },
    { NULL }
  };
  const char *name;

  if (!cli_parse (entries, _("[NAME] – make an empty company"), 0, 1, &argc, &argv, error))
    return FALSE;
  name = argc > 1 ? argv[1] : _("My Company");
  path = dup_new_path (context, name);
  if (!cli_context_create (context, path, error))
    return FALSE;
  if (!office_founding_run (context->file, name, g_get_language_names ()[0], taxes, error))
    {
      cli_context_discard (context);
      return FALSE;
    }
  g_print ("%s\n", path);
  return TRUE;
}

gboolean
cli_demo (CliContext *context, int argc, char **argv, GError **error)
{
  int seed = 1;
  gint64 orders = 0;
  char *language = NULL;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("The same seed makes the same office"), "S" },
    { "orders", 0, 0, G_OPTION_ARG_INT64, &orders, N_("How many orders"), "N" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Where the firm sits: de, it, pt or en"), "L" },
    { NULL }
  };
  g_autofree char *path = dup_new_path (context, "Demo");
  OfficeDemo demo;

  if (!cli_parse (entries, _("– make a demo office"), 0, 0, &argc, &argv, error) || !cli_context_create (context, path, error))
    return FALSE;
  demo = (OfficeDemo) { (guint32) seed, orders, language };
  if (!store_file_work (context->file, NULL, office_demo_make, &demo, context->cancellable, NULL, error))
    {
      cli_context_discard (context);
      return FALSE;
    }
  g_print ("%s\n", path);
  return TRUE;
}

static gboolean
write_backup (StoreDb *writer, gpointer path, GError **error)
{
  return store_backup_write (writer, path, error);
}

gboolean
cli_backup (CliContext *context, int argc, char **argv, GError **error)
{
  if (!cli_parse (NULL, _("FILE – write a verified copy"), 1, 1, &argc, &argv, error) || !cli_context_open (context, FALSE, error))
    return FALSE;
  return write_backup (store_file_get_reader (context->file), argv[1], error);
}

gboolean
cli_restore (CliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL;

  if (!cli_parse (NULL, _("FILE – put a verified copy in the company’s place"), 1, 1, &argc, &argv, error))
    return FALSE;
  path = cli_context_dup_path (context, error);
  return path != NULL && store_backup_restore (argv[1], path, context->schema, context->environment, error);
}
