/* Erasing a person asks first, and says what it did.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fixture.h"

static gint64
add_contact (Desk *desk, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) id = NULL;

  store_file_run (desk->file, "create-contact", g_variant_new_parsed ("{'name': <%s>, 'email': <'anna@office.example'>}", name), NULL, NULL, &id, &error);
  g_assert_no_error (error);
  return g_variant_get_int64 (id);
}

static void
open_contact (Desk *desk, gint64 id)
{
  DeskRecordPage *page = desk_window_get_record_page (desk->window);

  desk_window_open_record (desk->window, "contacts", id);
  WAIT_FOR (desk_record_page_get_id (page) == id);
}

static void
answer (Desk *desk, const char *response)
{
  AdwDialog *dialog = desk_dialog (desk);

  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), response);
  desk_dismiss (desk);
}

static void
look_at_dialog (Desk *desk, int width)
{
  desk_resize (desk, width, 900);
  desk_do (desk, "win.run", "s", "erase-contact");
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk->window), "erase-person", "Backups and copies made before today");
  g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), "Anna Beispiel"));
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (ADW_ALERT_DIALOG (desk_dialog (desk)), "run"), ==, ADW_RESPONSE_DESTRUCTIVE);
  answer (desk, "cancel");
}

static void
test_asks_first (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  open_contact (desk, add_contact (desk, "Anna Beispiel"));
  look_at_dialog (desk, 360);
  look_at_dialog (desk, 1000);
  store_file_flush (desk->file);
  g_assert_cmpint (desk_number (desk, "SELECT count(*) FROM contacts WHERE name = 'Anna Beispiel' AND trashed_at IS NULL"), ==, 1);
}

static void
test_erases (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  open_contact (desk, add_contact (desk, "Bernd Beispiel"));
  desk_do (desk, "win.run", "s", "erase-contact");
  WAIT_FOR (desk_dialog (desk) != NULL && desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_PREFERENCES_ROW, "Reason") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_PREFERENCES_ROW, "Reason")), "Letter of 3 May");
  answer (desk, "run");
  WAIT_FOR (desk_number (desk, "SELECT count(*) FROM contacts WHERE name LIKE 'Erased person %' AND email IS NULL AND notes = 'Letter of 3 May' AND trashed_at IS NOT NULL") == 1);
  desk_look (desk, GTK_WIDGET (desk->window), "erased", "Contact “Erased person");
  g_assert_null (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, "win.undo-change"));
}

/* What lies in the trash can be restored; who was erased cannot. */
static void
test_offers_no_way_back (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window));
  gint64 thrown_away = add_contact (desk, "Carla Beispiel");

  desk_command (desk, "trash-contact", "{'record': <%x>}", thrown_away);
  open_contact (desk, thrown_away);
  WAIT_FOR (desk_shows (page, "is in the trash") && desk_find (page, GTK_TYPE_BUTTON, "record.restore") != NULL);
  open_contact (desk, desk_number (desk, "SELECT id FROM contacts WHERE name LIKE 'Erased person %'"));
  WAIT_FOR (desk_shows (page, "This person was erased"));
  WAIT_FOR (desk_find (page, GTK_TYPE_BUTTON, "record.restore") == NULL);
  desk_look (desk, GTK_WIDGET (desk->window), "erased-person", "This person was erased");
}

static void
test_says_why_not (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 customer = desk_number (desk, "SELECT customer FROM orders WHERE state = 'confirmed'");

  open_contact (desk, customer);
  desk_do (desk, "win.run", "s", "erase-contact");
  WAIT_FOR (desk_dialog (desk) != NULL);
  answer (desk, "run");
  WAIT_FOR (desk_dialog (desk) != NULL && desk_shows (GTK_WIDGET (desk_dialog (desk)), "not finished"));
  desk_dismiss (desk);
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 40);
  g_test_add_data_func ("/desktop/erasure/the-window-asks-before-it-erases", &desk, test_asks_first);
  g_test_add_data_func ("/desktop/erasure/what-was-erased-has-no-undo", &desk, test_erases);
  g_test_add_data_func ("/desktop/erasure/who-was-erased-is-not-offered-to-be-restored", &desk, test_offers_no_way_back);
  g_test_add_data_func ("/desktop/erasure/a-refusal-says-why", &desk, test_says_why_not);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
