/* An office on a fixed day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-log.h>
#include <store-record.h>
#include <store-transaction.h>

/* 2026-03-16 (a Monday), 10:00 UTC. */
#define TEST_NOW   G_GINT64_CONSTANT (1773655200)
#define TEST_TODAY "2026-03-16"

typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreDb         *db; /* the writer */
} Fixture;

void     fixture_set_up    (Fixture *fixture, gconstpointer data);
void     fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Runs a command as a transaction; arguments is floating. */
gboolean fixture_try       (Fixture *fixture, const char *command, GVariant *arguments, GError **error);
/* The same; must succeed. What the command gives back, 0 if nothing. */
gint64   fixture_run       (Fixture *fixture, const char *command, GVariant *arguments);
/* Must be refused with a whole sentence that has the words. */
void     fixture_refuse    (Fixture *fixture, const char *command, GVariant *arguments, const char *words);
/* With variants in the notation of g_variant_new_parsed(). */
#define  RUN(fixture, command, ...)           fixture_run (fixture, command, g_variant_new_parsed (__VA_ARGS__))
#define  REFUSE(fixture, words, command, ...) fixture_refuse (fixture, command, g_variant_new_parsed (__VA_ARGS__), words)
/* What a person sees filled in for a number of the command, 0 if nothing. */
gint64   fixture_proposed  (Fixture *fixture, const char *command, gint64 record, const char *argument);
void     fixture_undo      (Fixture *fixture);
void     fixture_undo_change (Fixture *fixture, gint64 seq);
gboolean fixture_try_undo  (Fixture *fixture, gint64 seq, GError **error);
void     fixture_redo      (Fixture *fixture);
gint64   fixture_number    (Fixture *fixture, const char *sql);
/* First column of the first row; full, "" for nothing. */
char    *fixture_text      (Fixture *fixture, const char *sql);
/* A digest of all records of the office, without versions. full */
char    *fixture_digest    (Fixture *fixture);
/* Asserts that every invariant of the office holds. */
void     fixture_check     (Fixture *fixture);
gint64   fixture_day       (const char *iso);
/* From now on this person works here; "anna" until then. name lives as long as the fixture. */
void     fixture_set_user  (Fixture *fixture, const char *name);
/* It is ten o'clock of this day from now on. */
void     fixture_set_day   (Fixture *fixture, const char *iso);

#define assert_text(fixture, sql, expected)                \
  G_STMT_START                                             \
    {                                                      \
      g_autofree char *text_ = fixture_text (fixture, sql); \
      g_assert_cmpstr (text_, ==, expected);               \
    }                                                      \
  G_STMT_END
#define assert_number(fixture, sql, expected) g_assert_cmpint (fixture_number (fixture, sql), ==, expected)
