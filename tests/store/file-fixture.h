/* An open company of the two small record types.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-backup.h>
#include <store-file.h>
#include "fixture.h"

typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreFile       *file; /* the writing one; NULL after file_fixture_close() */
} FileFixture;

#define FILE_FIXTURE_ADD(path, function) g_test_add (path, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

void       file_fixture_set_up     (FileFixture *fixture, gconstpointer data);
void       file_fixture_tear_down  (FileFixture *fixture, gconstpointer data);
void       file_fixture_close      (FileFixture *fixture);
void       file_fixture_open       (FileFixture *fixture);
char      *file_fixture_name       (FileFixture *fixture, const char *name) G_GNUC_WARN_UNUSED_RESULT; /* a path in its folder */
gint64     file_fixture_add_person (FileFixture *fixture, const char *name, const char *phone);
void       file_fixture_set_phone  (FileFixture *fixture, gint64 person, const char *phone);
gint64     file_fixture_count      (StoreFile *file, const char *sql);
char      *file_fixture_digest     (StoreFile *file) G_GNUC_WARN_UNUSED_RESULT;
GVariant  *person_values           (const char *name, const char *phone); /* floating */
void       file_fixture_remove     (const char *folder); /* with all that is in it */
/* Runs the main loop until *flag. */
void       wait_until              (gboolean *flag);
void       assert_sentence         (GError *error, GQuark domain, int code, const char *said);
