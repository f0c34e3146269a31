/* What every command says when it is done: about which record it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workload.h"

#include <store-generic.h>

#define STEPS 150

static char *
dup_said (Office *office)
{
  return store_log_say_done (office->db, office_number (office->db, "SELECT max (seq) FROM change"));
}

/* "Order shipped" without its number, or "Pack Order: Shipments" by the series that gave the number. */
static void
check_words (Office *office, const StoreCommand *command, const char *words)
{
  BaseRecordClass *made = command->makes != NULL ? store_schema_find_class (office->schema, command->makes) : NULL;
  g_autofree char *nameless = store_command_say_done (command, NULL), *series = made != NULL ? store_command_say_done (command, made->plural) : NULL;

  g_test_message ("%s: %s", command->name, words);
  if (g_str_equal (words, nameless) || (series != NULL && g_str_has_suffix (words, series)))
    g_error ("“%s” does not say which record it was about: %s", command->name, words);
}

/* A part of a record that has no name of its own is named by the whole. */
static gboolean
says_of_what (const StoreCommand *command)
{
  BaseRecordClass *class = command->type != 0 ? g_type_class_peek (command->type) : NULL;

  if (store_command_is_generic (command))
    return class != NULL && base_record_class_find_flag (class, BASE_PARENT) != NULL;
  return command->done != NULL || command->makes != NULL;
}

static void
test_sentences (void)
{
  g_autoptr (Office) office = office_new (1);
  g_autoptr (GPtrArray) steps = workload_new (office, STEPS);
  guint n = 0;

  office_open (office);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = steps->pdata[i];
      g_autofree char *words = NULL;

      g_assert_true (workload_play (office, step, NULL));
      words = dup_said (office);
      if (!says_of_what (step->command))
        continue;
      check_words (office, step->command, words);
      n++;
    }
  g_assert_cmpuint (n, >=, 100);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/sentences/every-command-names-its-record", test_sentences);
  return g_test_run ();
}
