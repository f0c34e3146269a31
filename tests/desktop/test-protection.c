/* Protected fields through their dialogs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <office.h>
#include "desk-resources.h"
#include "desk-vault-actions.h"

typedef struct
{
  char      *folder;
  StoreFile *file;
  GtkWidget *window;
  AdwBanner *banner;
  char      *code;
} World;

static void
remove_folder (const char *folder)
{
  g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
open_company (World *world, StoreFileMode mode)
{
  g_autofree char *path = g_build_filename (world->folder, "firm.factotum", NULL);
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;

  world->file = store_file_open (path, mode, schema, environment, &error);
  g_assert_no_error (error);
  world->window = adw_window_new ();
  world->banner = ADW_BANNER (adw_banner_new (""));
  adw_window_set_content (ADW_WINDOW (world->window), GTK_WIDGET (world->banner));
  gtk_window_set_default_size (GTK_WINDOW (world->window), 640, 800);
  desk_vault_watch (world->window, world->banner, world->file);
  gtk_window_present (GTK_WINDOW (world->window));
}

static void
close_company (World *world)
{
  gtk_window_destroy (GTK_WINDOW (world->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (world->file);
}

static void
set_up (World *world, gconstpointer data)
{
  world->folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  open_company (world, STORE_FILE_CREATE);
}

static void
tear_down (World *world, gconstpointer data)
{
  close_company (world);
  remove_folder (world->folder);
  g_free (world->folder);
  g_free (world->code);
}

static void
wait_for_state (World *world, StoreVaultState state)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (store_vault_get_state (store_file_get_vault (world->file)) != state && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (store_vault_get_state (store_file_get_vault (world->file)), ==, state);
}

static void
wait_until_gone (World *world)
{
  while (adw_window_get_visible_dialog (ADW_WINDOW (world->window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
get_child (World *world, const char *name)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (world->window));

  g_assert_nonnull (dialog);
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), G_OBJECT_TYPE (dialog), name));
}

static void
activate (World *world, const char *action)
{
  gboolean found = gtk_widget_activate_action (world->window, action, NULL);

  g_assert_true (found);
}

static void
press (World *world, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (world->window))), action, NULL);
}

static void
wait_for_problem (World *world)
{
  while (!adw_banner_get_revealed (ADW_BANNER (get_child (world, "problem"))))
    g_main_context_iteration (NULL, TRUE);
}

static void
protect (World *world)
{
  activate (world, "vault.protect");
  g_free (world->code);
  world->code = g_strdup (gtk_label_get_label (GTK_LABEL (get_child (world, "code"))));
  gtk_editable_set_text (GTK_EDITABLE (get_child (world, "typed")), "7777-7777");
  press (world, "dialog.protect");
  wait_for_problem (world);
  g_assert_cmpint (store_vault_get_state (store_file_get_vault (world->file)), ==, STORE_VAULT_NONE);
  gtk_editable_set_text (GTK_EDITABLE (get_child (world, "typed")), world->code);
  g_assert_true (gtk_widget_has_css_class (get_child (world, "typed"), "success"));
  press (world, "dialog.protect");
  wait_for_state (world, STORE_VAULT_OPEN);
  wait_until_gone (world);
}

/* The keyring is told after the dialog has gone. */
static void
wait_for_slots (World *world, guint n)
{
  guint now = 0;

  while (now != n)
    {
      g_autoptr (StoreVaultHeader) header = store_vault_dup_header (store_file_get_vault (world->file));
      now = header->slots->len;
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_protect (World *world, gconstpointer data)
{
  g_assert_false (adw_banner_get_revealed (world->banner));
  protect (world);
  wait_for_slots (world, 2);
  close_company (world);
  open_company (world, STORE_FILE_OPEN); /* the keyring opens it */
  wait_for_state (world, STORE_VAULT_OPEN);
  g_assert_false (adw_banner_get_revealed (world->banner));
  activate (world, "vault.lock");
  wait_for_state (world, STORE_VAULT_LOCKED);
  while (!adw_banner_get_revealed (world->banner))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_unlock (World *world, gconstpointer data)
{
  g_autofree char *former = NULL;

  protect (world);
  wait_for_slots (world, 2);
  activate (world, "vault.lock");
  activate (world, "vault.unlock");
  gtk_editable_set_text (GTK_EDITABLE (get_child (world, "code")), "0000");
  press (world, "dialog.unlock");
  wait_for_problem (world);
  gtk_editable_set_text (GTK_EDITABLE (get_child (world, "code")), world->code);
  press (world, "dialog.unlock");
  wait_for_state (world, STORE_VAULT_OPEN);
  wait_until_gone (world);
  wait_for_slots (world, 3);
  activate (world, "vault.lock");
  activate (world, "vault.unlock");
  press (world, "dialog.ask-keyring");
  wait_for_state (world, STORE_VAULT_OPEN);
  wait_until_gone (world);
}

/* The keyring is libsecret's own file, as in a sandbox: nothing of the person who runs the tests is touched. */
int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  g_autofree char *keyring = g_build_filename (folder, "default.keyring", NULL);
  int failed;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "master of this installation", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77; /* no display */
  adw_init ();
  g_resources_register (desk_get_resource ());
  g_test_add ("/desktop/protection/the-code-is-typed-again-before-anything-is-encrypted", World, NULL, set_up, test_protect, tear_down);
  g_test_add ("/desktop/protection/code-and-keyring-unlock", World, NULL, set_up, test_unlock, tear_down);
  failed = g_test_run ();
  remove_folder (folder);
  return failed;
}
