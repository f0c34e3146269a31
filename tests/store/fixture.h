/* Two small record types and a file of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-log.h>
#include <store-record.h>
#include <store-transaction.h>

typedef struct
{
  BaseRecord parent_instance;
  char      *name;
  char      *phone;
  gint64     boss;
  gint64     balance; /* derived: sum of the entries */
} TestPerson;

typedef struct
{
  BaseRecord parent_instance;
  gint64     person;
  char      *text;
  gint64     amount;
  guint32    due_on;
  int        state;
} TestEntry;

#define TEST_TYPE_PERSON (test_person_get_type ())
#define TEST_TYPE_ENTRY  (test_entry_get_type ())
GType test_person_get_type (void);
GType test_entry_get_type  (void);

typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreDb         *db; /* the writer */
} Fixture;

StoreSchema *fixture_schema_new (void);
void         fixture_set_up     (Fixture *fixture, gconstpointer data);
void         fixture_tear_down  (Fixture *fixture, gconstpointer data);
/* Runs a command as a transaction; arguments is floating. */
gboolean     fixture_run        (Fixture *fixture, const char *command, GVariant *arguments, GError **error);
gint64       fixture_add_person (Fixture *fixture, const char *name, const char *phone);
gint64       fixture_add_entry  (Fixture *fixture, gint64 person, const char *text, gint64 amount);
/* Undoes seq, 0 = the last. */
gboolean     fixture_undo       (Fixture *fixture, gint64 seq, GError **error);
gboolean     fixture_redo       (Fixture *fixture, GError **error);
gint64       fixture_count      (Fixture *fixture, const char *sql);
