/* A small office whose every run is alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-log.h>
#include <store-record.h>
#include <store-transaction.h>

/* 2026-03-16 (a Monday), 10:00 UTC. */
#define FAULTS_NOW G_GINT64_CONSTANT (1773655200)

typedef struct
{
  char            *folder; /* in memory, where there is such a place */
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment; /* its clock stands, its chance is counted out */
  StoreDb         *db;     /* the writer; nullable */
  GRand           *random;
  gint64           result; /* of the last command */
} Office;

/* A demo firm, closed. */
Office  *office_new      (guint32 seed);
void     office_free     (Office *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)
void     office_open     (Office *self);
void     office_close    (Office *self);
/* The same chance from now on as at any other time with this number. */
void     office_set_turn (Office *self, guint64 turn);
void     office_set_user (Office *self, const char *user);
/* In a transaction of its own. */
gboolean office_try      (Office *self, const StoreCommand *command, GVariant *arguments, GError **error);
/* All the pages as a reader sees them; full, NULL when they cannot be read. */
GBytes  *office_dup_pages (StoreDb *db);
/* What the last command gave back, 0 if no number. */
gint64   office_get_result (Office *self);
/* The closed file, and the same put back. full */
GBytes  *office_keep     (Office *self);
void     office_return   (Office *self, GBytes *bytes);
char    *office_name     (Office *self, const char *name);
/* The first rule that the file breaks; full, nullable. */
char    *office_find_fault (StoreDb *db);
/* Asserts that the file keeps every rule. */
void     office_check    (StoreDb *db);
gint64   office_number   (StoreDb *db, const char *sql);
/* Any values of the right kinds; floating. */
GVariant *office_make_arguments (Office *self, const StoreCommand *command);
