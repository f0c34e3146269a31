/* A plan and what the customer is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-plan-letter.h"

#include <glib/gi18n-lib.h>
#include <office-plan-offers.h>
#include <paper-late-letter.h>
#include "desk-read.h"
#include "desk-run.h"

typedef struct
{
  DeskWindow *window;
  BaseLocale *locale;
  gint64      line;
  int         kind;
  gint64      choice;
  gboolean    has_letter;
} Plan;

static void
free_plan (Plan *self)
{
  g_object_unref (self->window);
  base_locale_unref (self->locale);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, free_plan)

/* NULL without error when the customer need not be told. */
static gpointer
compose (StoreDb *db, gpointer data, GError **error)
{
  const Plan *plan = data;
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { db, plan->locale, language, NULL, base_environment_today (store_db_get_environment (db)) };
  g_autoptr (GArray) forecasts = office_forecast_list (db, error);
  g_autoptr (GPtrArray) offers = NULL;
  const OfficePlanOffer *offer;
  OfficeForecast late;

  if (forecasts == NULL || !office_forecast_find (forecasts, plan->line, &late))
    return NULL;
  offers = office_plan_list_offers (db, forecasts, &late, error);
  offer = offers != NULL ? office_plan_find_offer (offers, (OfficePlanKind) plan->kind, plan->choice) : NULL;
  if (offer == NULL || !office_plan_changes_date (offer))
    return NULL;
  return paper_late_letter_compose (&source, plan->line, offer->kind == OFFICE_PLAN_KIND_SHIP_PARTS ? late.arrive_on : offer->new_date, 0, error);
}

static void
done_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  g_autoptr (Plan) plan = data;

  if (error != NULL)
    desk_window_say (plan->window, error->message);
  else if (plan->has_letter && result != 0)
    desk_window_offer (plan->window, _("A letter to the customer is ready."), _("_Show"), "win.open-record", g_variant_new ("(sx)", "plans", result));
}

static void
composed_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Plan) plan = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *letter = desk_read_finish (answer, &error);
  GVariantDict arguments = G_VARIANT_DICT_INIT (NULL);
  GtkWidget *window = GTK_WIDGET (plan->window);

  if (error != NULL || desk_window_get_file (plan->window) == NULL)
    {
      if (error != NULL)
        desk_window_say (plan->window, error->message);
      return;
    }
  g_variant_dict_insert (&arguments, "order_line", "x", plan->line);
  g_variant_dict_insert (&arguments, "kind", "x", (gint64) plan->kind);
  g_variant_dict_insert (&arguments, "choice", "x", plan->choice);
  if (letter != NULL)
    g_variant_dict_insert (&arguments, "letter", "s", letter);
  plan->has_letter = letter != NULL;
  desk_run (window, "carry-out-plan", g_variant_dict_end (&arguments), done_cb, g_steal_pointer (&plan));
}

static Plan *
make_plan (DeskWindow *window, gint64 line, int kind, gint64 choice)
{
  Plan *plan = g_new (Plan, 1);

  *plan = (Plan) { g_object_ref (window), base_locale_ref (store_file_get_locale (desk_window_get_file (window))), line, kind, choice, FALSE };
  return plan;
}

void
desk_plan_carry_out (DeskWindow *window, gint64 line, int kind, gint64 choice)
{
  Plan *plan = make_plan (window, line, kind, choice);

  desk_read_async (desk_window_get_file (window), compose, plan, NULL, g_free, composed_cb, plan);
}

static PaperMail *
make_mail (DeskWindow *window, gint64 plan, GError **error)
{
  StoreFile *file = desk_window_get_file (window);
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { store_file_get_reader (file), store_file_get_locale (file), language, NULL, base_environment_today (store_file_get_environment (file)) };

  return paper_late_letter_mail (&source, plan, error);
}

static void
launched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), answer, &error) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    desk_window_say (window, _("No mail program could be opened. Copy the text instead."));
}

void
desk_plan_mail (DeskWindow *window, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PaperMail) mail = make_mail (window, plan, &error);
  g_autofree char *uri = mail != NULL ? paper_mail_dup_uri (mail) : NULL;
  g_autoptr (GtkUriLauncher) launcher = uri != NULL ? gtk_uri_launcher_new (uri) : NULL;

  if (launcher != NULL)
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (window), NULL, launched_cb, g_object_ref (window));
  else
    desk_window_say (window, error->message);
}

void
desk_plan_copy (DeskWindow *window, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PaperMail) mail = make_mail (window, plan, &error);

  if (mail != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), mail->body);
  desk_window_say (window, mail != NULL ? _("The text of the letter was copied.") : error->message);
}
