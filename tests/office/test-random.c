/* Any commands in any order keep the rules, and can be taken back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-demo.h>
#include <office-return-line.h>

#define N_COMMANDS 200

typedef struct
{
  Fixture   *fixture;
  GRand     *random;
  GPtrArray *commands;
  guint      n_done;
  guint      n_refused;
} Play;

static gint64
pick_id (Play *play, const char *table)
{
  g_autofree char *max = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM %s", table);
  gint64 last = fixture_number (play->fixture, max);

  return last == 0 ? 0 : 1 + g_rand_int_range (play->random, 0, (gint32) last);
}

static GVariant *
make_value (Play *play, const BaseField *argument)
{
  static const char *const words[] = { "Müller", "x", "2026-00001", "a@b.example", "EUR", "{number}", "orders", "“quoted”", "" };
  int n = g_rand_int_range (play->random, 0, 40);

  if (base_field_is_text (argument))
    return g_variant_new_string (words[g_rand_int_range (play->random, 0, G_N_ELEMENTS (words))]);
  switch ((int) argument->kind)
    {
    case BASE_KIND_LINK:
      return g_variant_new_int64 (pick_id (play, argument->target));
    case BASE_KIND_CHOICE:
      return g_variant_new_int64 (n % 3);
    case BASE_KIND_YES_NO:
      return g_variant_new_int64 (n % 2);
    case BASE_KIND_DATE:
      return g_variant_new_int64 (fixture_day (TEST_TODAY) - 20 + n);
    case BASE_KIND_TIME:
      return g_variant_new_int64 (TEST_NOW - n * 3600);
    case BASE_KIND_QUANTITY:
      return g_variant_new_int64 (n * BASE_QUANTITY_ONE / 2);
    case BASE_KIND_RATE:
      return g_variant_new_int64 (n * 10000);
    default:
      return g_variant_new_int64 (n * 7 - 20);
    }
}

static GVariant *
make_arguments (Play *play, const StoreCommand *command)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < command->n_arguments; i++)
    {
      const BaseField *argument = &command->arguments[i];
      gboolean needed = (argument->flags & BASE_REQUIRED) || strcmp (argument->name, "record") == 0;

      if (strcmp (argument->name, "version") != 0 && !base_field_is_sealed (argument) && (needed || g_rand_int_range (play->random, 0, 4) == 0))
        g_variant_builder_add (&builder, "{sv}", argument->name, make_value (play, argument));
    }
  return g_variant_builder_end (&builder);
}

/* A credit note stays, whatever is taken back. */
static gboolean
leaves_credit (const char *name, GVariant *arguments)
{
  return strcmp (name, "inspect-return") == 0 && store_arguments_get_number (arguments, "remedy") == OFFICE_RETURN_LINE_REMEDY_CREDIT;
}

static void
play_one (Play *play)
{
  const StoreCommand *command = play->commands->pdata[g_rand_int_range (play->random, 0, (gint32) play->commands->len)];
  g_autoptr (GVariant) arguments = g_variant_ref_sink (make_arguments (play, command));
  g_autofree char *said = g_variant_print (arguments, FALSE);
  g_autoptr (GError) error = NULL;

  if (command->warning != NULL) /* nobody takes that back */
    return;
  if (leaves_credit (command->name, arguments))
    return;
  if (fixture_try (play->fixture, command->name, arguments, &error))
    {
      play->n_done++;
      return;
    }
  play->n_refused++;
  if (error == NULL || g_error_matches (error, STORE_ERROR, STORE_ERROR_INTERNAL) || strstr (error->message, "does not accept") != NULL
      || strchr (".?", error->message[strlen (error->message) - 1]) == NULL)
    g_error ("%s %s: %s", command->name, said, error != NULL ? error->message : "failed without a word");
}

static void
undo_until (Fixture *fixture, gint64 seq)
{
  while (store_log_get_undo (fixture->db) > seq)
    fixture_undo (fixture);
}

static void
redo_all (Fixture *fixture)
{
  while (store_log_get_redo (fixture->db) != 0)
    fixture_redo (fixture);
}

static gboolean
takes_another_back (GPtrArray *commands, const char *name)
{
  for (guint i = 0; i < commands->len; i++)
    if (g_strcmp0 (((const StoreCommand *) commands->pdata[i])->reversal, name) == 0)
      return TRUE;
  return FALSE;
}

/* Without what leaves a record that the law keeps, and what takes it back: undo would add to it, and redo refuse; and without what the program does by itself, which undo passes over. */
static GPtrArray *
list_commands (StoreSchema *schema)
{
  g_autoptr (GPtrArray) all = store_schema_list_commands (schema);
  GPtrArray *commands = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const StoreCommand *command = all->pdata[i];

      if (command->reversal == NULL && !command->unattended && !takes_another_back (all, command->name))
        g_ptr_array_add (commands, (gpointer) command);
    }
  return commands;
}

static void
test_random_commands (Fixture *fixture, gconstpointer data)
{
  Play play = { fixture, g_rand_new_with_seed (GPOINTER_TO_UINT (data)), list_commands (fixture->schema) };
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;

  g_assert_true (office_demo_make (fixture->db, &(OfficeDemo) { .seed = GPOINTER_TO_UINT (data), .orders = 40 }, &error));
  before = fixture_digest (fixture);
  first = fixture_number (fixture, "SELECT max (seq) FROM change");
  while (play.n_done < N_COMMANDS)
    {
      play_one (&play);
      if (play.n_done % 20 == 0)
        fixture_check (fixture);
    }
  fixture_check (fixture);
  after = fixture_digest (fixture);
  undo_until (fixture, first);
  fixture_check (fixture);
  undone = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, undone);
  redo_all (fixture);
  redone = fixture_digest (fixture);
  g_assert_cmpstr (after, ==, redone);
  g_assert_true (store_log_verify (fixture->db, NULL, &error));
  g_test_message ("%u done, %u refused", play.n_done, play.n_refused);
  g_rand_free (play.random);
  g_ptr_array_unref (play.commands);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/office/random/any-commands-keep-the-rules-and-can-be-taken-back-%u", seed);
      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_random_commands, fixture_tear_down);
    }
  return g_test_run ();
}
